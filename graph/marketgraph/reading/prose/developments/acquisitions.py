"""Acquisitions: who bought whom, from whom, for how much, and whether it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import Acquisition
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.subjects import LIST
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.names import Name

WORDS = re.compile(
    r"acqui|\bbought\b|\bbuys?\b|purchase|takeover|takes over|\bsale of\b|\bsold\b|\bsells\b|\bselling\b|divest"
)
_FILL = r"(?:(?:the|all|assets?|of|a|an|P|#|/|interest|in|majority|minority|controlling|stake|its|their|key|certain|substantially|outstanding|shares|rights|to|business|remaining|newest|ninth|second|third|fourth|fifth|first|another|up|fully|approved|property|platform|company|firm|agency|competitor|rival|provider|maker|startup|start-up|specialist|fellow|us-based|privately|held|leading|former|entire|issued|share|capital|project|division|unit|subsidiary|M|, ) ){0,8}"
_ACTIVE = re.compile(
    rf"(?P<verb>\b(?:acquired|acquires|acquiring|to acquire|will acquire|has acquired|bought|buys|to buy|purchased|purchases|to purchase|took over|takes over|to take over|acquire) )(?P<fill>{_FILL})(?P<target>N)(?P<rest>[^;]{{0,200}})"
)
_NOUN = re.compile(
    rf"(?:(?P<owner>N) ['’]s (?:\w+ ){{0,3}})?(?P<verb>\b(?:acquisition|acquisitions|purchase|takeover|buyout) of )(?P<fill>{_FILL})(?P<target>N)(?P<rest>[^;]{{0,200}})"
)
_PASSIVE = re.compile(
    rf"(?P<target>N)(?: , [^;]{{0,160}}? ,)?(?P<aux> (?:(?:has|have|been|was|is|were|to|be|being|will|recently|now|which|who|that|a|company|,|signed|binding|N|agreed) )*)(?P<verb>acquired|bought|purchased|taken over) by (?:the )?(?P<acquirer>{LIST})(?P<rest>[^;]{{0,160}})"
)
_NEWLY = re.compile(
    rf"(?P<owner>\b(?:its|N ['’]s) )(?P<verb>(?:newly|recently|just) acquired )(?:[a-z-]+ ){{0,3}}(?P<target>{LIST})"
)
_SALE = re.compile(
    r"(?P<verb>\b(?:completed|announced|closed|agreed|completes|announces) (?:the |its |a )?(?:M )?(?:sale|divestiture|divestment) of )(?:(?:its|the|a|all|of|stake|in|P|interest|business|shares) ){0,6}(?P<target>N)(?P<rest>[^;]{0,160})"
)
_SOLD = re.compile(
    r"(?P<verb>\b(?:sold|sells|to sell|has sold|divested|agreed to sell|selling) )(?:(?:its|the|a|all|of|stake|in|P|interest|business|shares|N ['’]s) ){0,6}(?P<target>N) to (?:the )?(?P<acquirer>N)(?P<rest>[^;]{0,160})"
)
_SELLER = re.compile(r"^[^.]{0,80}? from (?:the )?(?P<seller>N)(?= |$)")
_HABIT = re.compile(
    r"\b(?:acquires? (?:users|customers|properties|companies|businesses|new)|focused on|seeks?|looking|explor\w+|options?|may|might|could|would|if|strategy|plans? for|opportunit\w+|considering|interested)\b[^;]{0,40}$"
)
_WITHDRAWN = re.compile(
    r"\b(?:terminat\w+|cancel\w+|withdr\w+|call(?:ed|s|ing) off|abandon\w+|scrapp\w+|collapsed|fell through|blocked)\b"
)
_DONE = re.compile(
    r"\b(?:complet\w+|clos(?:ed|es|ing|ure)|finali[sz]\w+|successful(?:ly)?|consummat\w+)\b"
)
_INTENT = re.compile(
    r"\b(?:to|will|agreed|agrees|agreement|signed|intends?|plans?|definitive|letter of intent|offer|proposed|pending|announc\w+|reveal\w+)\b"
)


def read(event: Event) -> Iterator[Found]:
    """Yield the acquisitions that a sentence tells of."""
    text = event.skeleton.text
    seen: set[str] = set()
    for pattern, form in (
        (_PASSIVE, "passive"),
        (_SOLD, "sold"),
        (_ACTIVE, "active"),
        (_NEWLY, "newly"),
        (_NOUN, "noun"),
        (_SALE, "sale"),
    ):
        for match in pattern.finditer(text):
            for found in _found(event, match, form):
                fact = found.fact
                if isinstance(fact, Acquisition) and fact.target not in seen:
                    seen.add(fact.target)
                    yield found


def _found(event: Event, match: re.Match[str], form: str) -> Iterator[Found]:
    """Yield the acquisitions of one match, or drop it with the reason."""
    skeleton, groups = event.skeleton, match.re.groupindex
    verb = match.start("verb")
    if _HABIT.search(skeleton.text[max(0, verb - 60) : verb]) and form in ("active", "noun"):
        event.text.drop("option or habit", *skeleton.span(match.start("verb"), match.end("target")))
        return
    rest = match["rest"] if "rest" in groups else ""
    acquirers = _acquirers(event, match, form)
    seller = _seller(event, match, rest)
    if form == "sale":
        acquirers, seller = _buyer(event, match), _first(event.parties(verb))
    elif form == "sold":
        seller = _first(event.parties(verb))
    for target in skeleton.names(match, "target"):
        names = [party.name for party in acquirers]
        if target.text in names or (seller and seller.name == target.text) or not (names or seller):
            continue
        money = [m for m in skeleton.money(match.start(), match.end()) if not m.ranged]
        fact = Acquisition(
            acquirer=tuple(names),
            target=target.text,
            seller=seller.name if seller else None,
            amount=money[0].amount if money else None,
            currency=money[0].currency if money else None,
            stake=_stake(event, match),
            status=_status(event, match, form),
            date=event.date,
            market=event.market,
        )
        parties = [*acquirers, *([seller] if seller else [])]
        yield Found(fact, *event.stretch(target, match, skeleton), event.confidence(*parties))


def _acquirers(event: Event, match: re.Match[str], form: str) -> tuple[Party, ...]:
    """Return who acquires."""
    skeleton = event.skeleton
    if "acquirer" in match.re.groupindex:
        return tuple(
            Party(name.text, True, name.start) for name in skeleton.names(match, "acquirer")
        )
    if form in ("noun", "newly") and (owner := skeleton.name(match, "owner")):
        return (Party(owner.text, True, owner.start),)
    return event.parties(match.start("verb"))


def _buyer(event: Event, match: re.Match[str]) -> tuple[Party, ...]:
    """Return who buys in "the sale of X to Y"."""
    found = re.match(r"^[^.]{0,60}? to (?:the )?(?P<buyer>N)(?= |$)", match["rest"])
    if not found:
        return ()
    start = match.start("rest") + found.start("buyer")
    names = [item for item in event.skeleton.items(start, start + 1) if isinstance(item, Name)]
    return tuple(Party(name.text, True, name.start) for name in names[:1])


def _seller(event: Event, match: re.Match[str], rest: str) -> Party | None:
    """Return who sells: the name after "from"."""
    found = _SELLER.match(rest)
    if not found:
        return None
    start = match.start("rest") + found.start("seller")
    names = [item for item in event.skeleton.items(start, start + 1) if isinstance(item, Name)]
    return Party(names[0].text, True, names[0].start) if names else None


def _first(parties: tuple[Party, ...]) -> Party | None:
    """Return the first party, if there is one."""
    return parties[0] if parties else None


def _stake(event: Event, match: re.Match[str]) -> float | None:
    """Return the percentage that is acquired, if the words before the target give one."""
    if "fill" not in match.re.groupindex or "P" not in match["fill"].split():
        return None
    for item in event.skeleton.items(match.start("fill"), match.end("fill")):
        value = getattr(item, "value", None)
        if isinstance(value, int | float):
            return float(value)
    return None


def _status(event: Event, match: re.Match[str], form: str) -> str | None:
    """Return announced, completed, withdrawn, or None where the text does not tell."""
    low = event.sentence.low
    before = event.skeleton.text[: match.end("verb")]
    if _WITHDRAWN.search(low):
        return "withdrawn"
    if form == "newly" or _DONE.search(low):
        return "completed"
    if form == "passive":
        return "announced" if re.search(r"\b(?:to|will) be\b", match["aux"]) else "completed"
    if re.search(
        r"\b(?:to|will|agreed to|agrees to|intends to|plans to) (?:acquire|buy|purchase|sell|take over) $",
        before,
    ) or re.search(r"\bto acquire\b", match["verb"]):
        return "announced"
    if form in ("active", "sold"):
        return "completed"
    nxt = event.sentence.next
    if nxt and re.search(r"acquisition|deal|transaction", nxt.low) and _DONE.search(nxt.low):
        return "completed"
    if _INTENT.search(before[-120:]):
        return "announced"
    return (
        "completed"
        if event.date and re.search(r"\b(?:from|by|since|after|following)\b", before[-60:])
        else None
    )
