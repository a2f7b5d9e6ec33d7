"""Who of two parties gives a licence or goods: told by whose they are, who gets rights, who pays."""

from __future__ import annotations

import re

from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.phrases import parties_in
from marketgraph.reading.prose.developments.skeleton import Skeleton, skeleton_of

_GRANTS = re.compile(r"\bgrant(?:s|ed|ing)? (?:the )?(?P<who>N|it|the company)\b")
_PAYS = re.compile(
    r"\b(?P<who>N|it|the company) (?:(?:is|has|will|has agreed to|agreed to|agrees to|would|also|is to|made|make|makes) ){0,3}(?:pay|paying|paid|pays|make|made|making) (?:(?:an?|the|N|up|to|more|than|about|as|much|initial|additional|L) ){0,5}(?:M|upfront|up-front|milestones?|royalt\w+|an? upfront)"
)
"""Who pays takes the licence."""
_PAID = re.compile(
    r"\b(?P<who>N|it|the company) (?:(?:is|will|would|has|also|could) ){0,2}(?:receive|receives|received|be paid|get|gets|eligible|entitled|stands to receive|be eligible|be entitled)\b(?: (?:for|to|receive|an?|up|about|more|than|as|much|potential|future|initial|total)){0,6} (?:M|upfront|up-front|milestones?|royalt\w+|payments?)"
)
"""Who is paid gives it."""
_USES = re.compile(
    r"^(?: , [^;]{0,120}? ,)? (?:to (?:use|develop|manufacture|produce|create|sell|access|market|make)|"
    r"for (?:the )?(?:rights|use|exclusive|worldwide|global))\b"
)
_LICENSORS = re.compile(
    r"\b(?:University|Institute|College|Hospital|Clinic|Foundation|Laboratory|Disney|Marvel|Warner|NBA|NFL|MLB|NASA|FIFA)\b",
    re.IGNORECASE,
)
_SELLS_ON = r"bring|distribute|sell|market|commerciali[sz]e|promote|import|register|license|launch|introduce|resell|access|in-license"
_SOLD_ON = frozenset(
    [
        "bring",
        "distribute",
        "sell",
        "market",
        "commercialize",
        "commercialise",
        "promote",
        "import",
        "register",
        "license",
        "launch",
        "introduce",
        "resell",
        "in-license",
    ]
)
_OWN = re.compile(
    rf"^[^.;]{{0,60}}?(?:\bto (?:exclusively )?(?:(?:develop|manufacture|use|register|import|market|distribute) and )?(?P<deed>{_SELLS_ON}|develop|use|manufacture)|\b(?:rights|licen[sc]e) (?:to|for|of|on)(?: (?:two|three|some|one|several|all) of)?|\bfor) "
    r"(?:the |all |both )?(?:(?P<who>N) 's|(?P<other>latter 's|that company 's)|(?P<its>its) (?!own|use))(?= ?[a-z#N-])"
)
"""Whose goods are sold on: "to sell N 's pumps", "rights to the latter 's drug", "to market its drug"."""
_FIRMS = re.compile(
    r" ?(?:(?!to |in |for |of )[a-z#N-]+ ){0,3}?(?:plants?|units?|business|businesses|stakes?|shares?|divisions?|mines?|assets|buildings?|sites?|propert(?:y|ies)|operations|company|stores?|debt|loans?)\b"
)
"""What is sold once, not sold on."""
_RIGHTS = re.compile(
    r"\b(?P<who>N|it) (?:(?:will|would|is to|to|also|has|have|shall|can) ){0,3}(?:have|gain|gains|gained|obtain|obtains|obtained|receive|receives|received|get|gets|acquire|acquires|hold|in-license|in-licenses|license)\b(?: (?!M)[a-zL-]+){0,6}? (?:rights|licen[sc]e)\b"
)
"""Who gets rights: "under which N will gain rights"."""


def whose_goods(
    event: Event,
    end: int,
    noun: str,
    inside: str,
    mine: tuple[Party, ...],
    others: tuple[Party, ...],
) -> bool | None:
    """Return who takes, by whose goods they are or who gets rights to them; None if the sentence does not say.

    Args:
        event: The sentence.
        end: Where the counterparts end in the skeleton.
        noun: What the agreement is called.
        inside: What stands after "for", before the counterparts.
        mine: Who is the subject.
        others: The counterparts.

    Returns:
        Whether the subject takes.
    """
    skeleton = event.skeleton
    rest = skeleton.text[end : end + 200]
    for pattern in (_RIGHTS, _GRANTS):
        if (told := pattern.search(rest)) and told["who"] == "N":
            who = _named(skeleton, end, told)
            if same(who, mine) != same(who, others):
                return same(who, mine)
    traded = re.search(r"licen[sc]|distribut|marketing|commerciali|rights|sales", noun)
    if traded and re.match(r"(?:the )?its ", inside):
        return False
    own = _OWN.match(rest)
    if not own or _FIRMS.match(rest, own.end()) or not (traded or own["deed"] in _SOLD_ON):
        return None
    if own["other"]:
        return True
    if own["its"]:
        return False if own["deed"] in _SOLD_ON else None
    who = _named(skeleton, end, own)
    return same(who, others) if same(who, mine) != same(who, others) else None


def _named(skeleton: Skeleton, end: int, told: re.Match[str]) -> set[str]:
    """Return whom the group "who" of a match over what follows a place of a skeleton names."""
    place = end + told.start("who")
    return {party.name for party in parties_in(skeleton, place, place + 1, owners=True)}


def licence(
    event: Event, noun: str, end: int, mine: tuple[Party, ...], others: tuple[Party, ...]
) -> bool | None:
    """Return whether the subject takes a licence (True) or grants one (False); None if that cannot be told."""
    after = event.skeleton.text[end : end + 160]
    if granted := _GRANTS.search(after):
        if granted["who"] != "N":
            return True
        place = end + granted.start("who")
        who = {party.name for party in parties_in(event.skeleton, place, place + 1)}
        return True if same(who, mine) else False if same(who, others) else None
    if any(_LICENSORS.search(party.name) for party in others) or _USES.search(after):
        return True
    return False if "out-licens" in noun else _by_payment(event, end, mine, others)


def _by_payment(
    event: Event, end: int, mine: tuple[Party, ...], others: tuple[Party, ...]
) -> bool | None:
    """Return who takes a licence by who pays for it, in the rest of the sentence or in the next one."""
    after = event.sentence.next
    places = [(event.skeleton, end)] + ([(skeleton_of(after), 0)] if after else [])
    for skeleton, start in places:
        for pattern, pays in ((_PAYS, True), (_PAID, False)):
            if not (told := pattern.search(skeleton.text, start)):
                continue
            if told["who"] != "N":
                return pays
            place = told.start("who")
            who = {party.name for party in parties_in(skeleton, place, place + 1)}
            if same(who, mine) or same(who, others):
                return pays == same(who, mine)
    return None


def same(names: set[str], parties: tuple[Party, ...]) -> bool:
    """Return whether a short or long form of a name stands for one of the parties."""
    return any(
        name == party.name or party.name.startswith(f"{name} ") or name.startswith(f"{party.name} ")
        for name in names
        for party in parties
    )
