"""Who of two parties of an agreement delivers: told by what it is called and what each is to do."""

from __future__ import annotations

import re
from typing import NamedTuple

from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.phrases import parties_in
from marketgraph.reading.prose.developments.skeleton import skeleton_of
from marketgraph.reading.prose.words import words

PROVIDER = r"implement|provide|supply|deliver|install|build|deploy|manage|operate|construct|equip|upgrade|design|develop|manufacture|produce|support|ship|maintain|integrate|offer|sell|modernize|digitize|transform|launch"
_BUYS = re.compile(
    r"^(?: , [^;]{0,140}? ,)? (?:to|for the|under which it will|and will|allowing it to|enabling it to|giving it) (?:exclusively |also |be able to )?"
    r"(?:purchase|buy|procure|source|use|adopt|access|acquire|import|resell|sell N|market N|rights|lease|deploy N|integrate N|obtain|commercialize N|in-license)\b"
)
_DELIVERS = re.compile(
    r"implement|provi|suppl|deliver|install|equip|upgrade|maintain|manage|ship|manufactur|produc|construct|deploy|sale"
)
_GIVES = re.compile(
    rf"\b(?:to|will|for the|and) (?P<verb>{PROVIDER}|supply of|delivery of|provision of|installation of|construction of|sale of)\b ?"
)
_THEY = re.compile(
    r"^(?: , [^;]{0,200}? ,)? ?,? ?(?:under|in|through|pursuant to|where|whereby)?[^;]{0,60}?\b(?P<who>(?<=for )N(?= to )|N(?= (?:will|shall|has agreed to|agreed to|agrees to) )) (?:will|to|shall|has agreed to|agreed to|agrees to) (?:exclusively |also |be )?(?P<verb>[a-z]+)"
)
_GIVEN = re.compile(
    r"^(?: , [^;]{0,140}? ,)? to (?:exclusively )?(?:supply|provide|deliver|equip) (?:the )?(?P<who>N)(?= )"
)
SELLS = frozenset(PROVIDER.split("|")) - words("integrate offer sell operate deploy launch")
TAKES = words(
    "distribute purchase buy market sell commercialize receive use acquire resell promote deploy offer integrate pay"
)
_ADVICE = re.compile(r"marketing|investor|relations|media|advertising|awareness|market-making")
_THEIR_GOODS = re.compile(
    r"\b(?:to|for|of) (?:distribute |sell |market |exclusively )*(?:the )?N 's"
)
_WORK = re.compile(
    r"supply|off-?take|order|contract|services?|manufacturing|implementation|procurement|sales|delivery|engineering|construction|\bepc\b|"
    r"maintenance|support|software|saas|platform|deployment|rollout|enterprise|staffing|logistics|transport|shipping|charter|processing|"
    r"fabrication|production|framework|tender"
)
_DISTRIBUTOR = re.compile(
    r"\b(?:distributor|distributors|distribution|reseller|wholesaler|dealer|retailer|importer|logistics|utility|automaker|carmaker|refiner|smelter|licensee)\b"
)
_GRANTS = re.compile(r"\bgrant(?:s|ed|ing)? (?:the )?(?P<who>N|it|the company)\b")
_PAYS = re.compile(
    r"\b(?P<who>N|it|the company) (?:(?:is|has|will|has agreed to|agreed to|agrees to|would|also|is to|made|make|makes) ){0,3}(?:pay|paying|paid|pays|make|made|making) (?:(?:an?|the|N|up|to|more|than|about|as|much|initial|additional|L) ){0,5}(?:M|upfront|up-front|milestones?|royalt\w+|an? upfront)"
)
"""Who pays takes the licence."""
_PAID = re.compile(
    r"\b(?P<who>N|it|the company) (?:(?:is|will|would|has|also|could) ){0,2}(?:receive|receives|received|be paid|get|gets|eligible|entitled|stands to receive|be eligible|be entitled)\b(?: (?:for|to|receive|an?|up|about|more|than|as|much|potential|future|initial|total)){0,6} (?:M|upfront|up-front|milestones?|royalt\w+|payments?)"
)
"""Who is paid gives it."""
_MONEYED = re.compile(r" (?:[a-z-]+ ){0,4}(?:M|upfront|up-front|milestones?|royalt\w+|payments?)\b")
_USES = re.compile(
    r"^(?: , [^;]{0,120}? ,)? (?:to (?:use|develop|manufacture|produce|create|sell|access|market|make)|"
    r"for (?:the )?(?:rights|use|exclusive|worldwide|global))\b"
)
_PLACES = re.compile(r"\bplac(?:es?|ed|ing) (?:[a-z0-9#M-]+ ){0,5}$")
_VENUES = re.compile(
    r"\b(?:University|College|School|District|City|County|Town|Authority|Port|Airport|Arena|Stadium|Center|Centre|Department|Commission)\b"
)
_PUBLIC = re.compile(
    r"^(?:State|City|County|Town|Government|Republic|Kingdom|Province|Commonwealth) of |\b(?:Government|Ministry|Department|Army|Navy|Air Force|Police|Coast Guard|Border Guard|Municipality|County|"
    r"Council|Transit Authority|Port Authority|School District|NASA|NATO|Pentagon|Corps of Engineers)\b"
)
"""Public bodies: they buy."""
_GENERATORS = re.compile(
    r"\b(?:Solar|Wind|Energy|Energies|Power|Renewables?|Hydro|Geothermal|Nuclear|Electric)\b"
)
_LICENSORS = re.compile(
    r"\b(?:University|Institute|College|Hospital|Clinic|Foundation|Laboratory|Disney|Marvel|Warner|NBA|NFL|MLB|NASA|FIFA)\b",
    re.IGNORECASE,
)


class Terms(NamedTuple):
    """An agreement as its sentence tells it.

    Attributes:
        event: The sentence.
        match: Of the agreement, with its "kind" and the "prep" before the counterparts.
        noun: What it is called: "five-year supply agreement".
        mine: Who is the subject.
        others: The counterparts.
    """

    event: Event
    match: re.Match[str]
    noun: str
    mine: tuple[Party, ...]
    others: tuple[Party, ...]

    @property
    def rest(self) -> str:
        """What follows the counterparts in the skeleton."""
        return self.event.skeleton.text[self.match.end() :][:240]

    def named(self, found: re.Match[str]) -> set[str]:
        """Return whom the group "who" of a match over the rest names."""
        place = self.match.end() + found.start("who")
        return {party.name for party in parties_in(self.event.skeleton, place, place + 1)}


def buys(terms: Terms) -> bool | None:
    """Return whether the subject of an agreement buys (True) or delivers (False); None if that cannot be told."""
    kind = terms.match["kind"].rstrip("s")
    if terms.match["prep"] == "from":
        return kind.startswith("licen") or not re.search(r"order|contract|deal|tender", kind)
    told = _by_deed(terms)
    if told is not None:
        return told
    if _BUYS.match(terms.rest):
        return True
    if re.search(r"\blicen[sc]", terms.noun):
        return _licence(terms.event, terms.noun, terms.match.end(), terms.mine, terms.others)
    return _by_noun(terms, kind)


def _by_deed(terms: Terms) -> bool | None:
    """Return who buys by what one of them is to do: "under which N will supply", "to supply N"."""
    if they := _THEY.match(terms.rest):
        who, verb = terms.named(they), they["verb"]
        paid = verb == "receive" and bool(_MONEYED.match(terms.rest, they.end()))
        sells, takes = verb in SELLS or paid, verb in TAKES and not paid
        if (sells or takes) and _same(who, terms.others):
            return sells
        if (sells or takes) and _same(who, terms.mine):
            return takes
    if given := _GIVEN.match(terms.rest):
        who = terms.named(given)
        if _same(who, terms.mine) or _same(who, terms.others):
            return _same(who, terms.mine)
    return None


def _by_noun(terms: Terms, kind: str) -> bool | None:
    """Return who buys by what the agreement is called."""
    text, noun = terms.event.skeleton.text, terms.noun
    if _ADVICE.search(noun):
        return True
    if "naming rights" in noun:
        return _by_side(terms, _VENUES)
    if "power purchase" in noun:
        return _by_side(terms, _GENERATORS)
    ordered = kind in ("contract", "tender", "order") or "concession" in noun
    if ordered and all(_PUBLIC.search(party.name) for party in terms.others):
        return False
    if kind == "order" and _PLACES.search(
        text[max(0, terms.match.start() - 60) : terms.match.start()]
    ):
        return True
    if re.search(r"distribut|reseller|resale", noun):
        before = text[: terms.match.end("kind") - len(noun)][-220:]
        near = text[terms.match.end() :][:60]
        seller = _DISTRIBUTOR.search(before) and not _DISTRIBUTOR.search(near)
        return bool(seller or _THEIR_GOODS.search(terms.rest[:80]))
    gives = _GIVES.search(text[terms.match.start() : terms.match.end()] + terms.rest[:80])
    if _WORK.search(noun) or (gives and _DELIVERS.match(gives["verb"])):
        return False
    return False if kind == "deal" and re.search(r"\bM\b", noun) else None


def _by_side(terms: Terms, sellers: re.Pattern[str]) -> bool | None:
    """Return who buys where the names of one side, and of one only, are those of sellers."""
    mine = any(sellers.search(party.name) for party in terms.mine)
    others = any(sellers.search(party.name) for party in terms.others)
    return None if mine == others else others


def _licence(
    event: Event, noun: str, end: int, mine: tuple[Party, ...], others: tuple[Party, ...]
) -> bool | None:
    """Return whether the subject takes a licence (True) or grants one (False); None if that cannot be told."""
    after = event.skeleton.text[end : end + 160]
    if granted := _GRANTS.search(after):
        if granted["who"] != "N":
            return True
        place = end + granted.start("who")
        who = {party.name for party in parties_in(event.skeleton, place, place + 1)}
        return True if _same(who, mine) else False if _same(who, others) else None
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
            if _same(who, mine) or _same(who, others):
                return pays == _same(who, mine)
    return None


def _same(names: set[str], parties: tuple[Party, ...]) -> bool:
    """Return whether a short or long form of a name stands for one of the parties."""
    return any(
        name == party.name or party.name.startswith(f"{name} ") or name.startswith(f"{party.name} ")
        for name in names
        for party in parties
    )
