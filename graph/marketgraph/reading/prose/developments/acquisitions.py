"""Acquisitions: who bought whom, from whom, for how much, and whether it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from marketgraph.facts import Acquisition
from marketgraph.reading.prose.developments.deals import (
    FILL,
    WHOM,
    Status,
    goods,
    later_price,
    noun_status,
    price,
    thing,
    verb_status,
    wished,
)
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.subjects import LIST, main_subject, subject_of
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.names import Name, names_in
from marketgraph.reading.prose.words import cue

WORDS = cue(
    "acqui bought buy purchas takeover take-over control ownership sale sold sell divest took taken taking takes snap scoop pick",
    r"acqui|\bbought\b|\bbuys?\b|\bbuying\b|purchas|takeover|take-?over|(?:takes|took|taken|taking|take) over|\bcontrol of\b|\bownership of\b|\bsale\b|\bsold\b|\bsells?\b|"
    r"\bselling\b|divest|buy-?out|(?:snap|scoop|pick|gobbl)\w* up|\bto buy\b",
)
_HAVE = r"(?:(?:has|have|had|is|are|was|will|would|to|agreed to|agrees to|be|been|also|recently|just|fully|successfully|officially|formally) )"
_BUY = r"(?:acquir(?:ed?|es|ing)|(?:bought|buys?|buying)(?: out)?|purchas(?:ed?|es|ing)|t(?:ook|akes?|aking|aken) (?:ownership|control|full control|full ownership) of|(?:gained|assum(?:ed|es)|gain(?:s|ed)) (?:ownership|control|full control) of|t(?:ook|akes?|aking|aken) over|(?:snap|scoop|pick)(?:s|ped|ed|ping|ing)? up)"
_SELL = r"(?:sold|sells?|selling|divest(?:s|ed|ing)?|offload(?:s|ed|ing)?)"
_TARGET = rf"(?:(?P<of>N) 's (?:[a-z-]+ ){{0,4}}?)?(?P<target>{LIST})(?! 's N)"
_REST = r"(?=(?P<rest>(?:(?! ; ).){0,220}))"
_NOUN = r"(?:acquisitions?|purchase|(?<!to )buy|takeover|take-over|buy-?out)"
_ACTIVE = re.compile(
    rf"(?:^|(?<= ))(?P<verb>{_HAVE}{{0,3}}{_BUY}) (?P<fill>{FILL}){_TARGET}{_REST}"
)
_OF = re.compile(
    rf"(?:(?P<owner>N) 's (?:[a-z#M-]+ ){{0,4}}?)?\b(?P<verb>{_NOUN}) of (?P<fill>{FILL}){_TARGET}{_REST}"
)
_BY_OF = re.compile(
    rf"\b(?P<verb>{_NOUN}) by (?:the )?(?P<acquirer>{LIST}) of (?P<fill>{FILL}){_TARGET}{_REST}"
)
_COMPOUND = re.compile(
    rf"\b(?:(?P<owner>N) 's|(?P<its>its|their|our)|(?:complet|clos|finali[sz]|announc|fund|financ)[a-z]+(?: of)?(?: the)?) "
    rf"(?:(?:recent|pending|proposed|planned|previously|announced|M|Y|D|successful|recently|completed|strategic) ){{0,3}}"
    rf"(?P<target>N) (?P<verb>acquisition|takeover|buyout|purchase)(?= (?!of|by|corp)[a-z]|[ ,.;]|$){_REST}"
)
_PASSIVE = re.compile(
    rf"(?:^|(?<= ))(?P<verb>{_HAVE}{{0,4}}(?:acquired|bought(?: out)?|purchased|taken over|taken private|snapped up|sold)) "
    rf"(?:(?:in|on) [YD] |for [a-z ]{{0,20}}M |(?:(?!by |to |from |and |at )[a-z-]+ ){{1,6}}?)?(?P<by>by|to) {WHOM}(?P<acquirer>{LIST}){_REST}"
)
_NOUN_BY = re.compile(
    rf"(?:(?P<owner>N) 's |(?P<its>its) )(?:[a-z]+ ){{0,3}}?(?P<verb>{_NOUN}|sale) (?P<by>by|to) {WHOM}(?P<acquirer>{LIST}){_REST}"
)
_NEWLY = re.compile(
    r"\b(?:(?P<owner>N) 's|(?P<its>its|their)|the|a) (?P<verb>(?:newly|recently|just)(?: -)? ?-?acquired) (?:[a-z-]+ ){0,4}?"
    rf"(?:, )?(?P<target>{LIST})"
)
_SALE = re.compile(
    rf"(?:(?P<owner>N) 's (?:[a-z#M-]+ ){{0,4}}?|(?P<its>its) (?:[a-z#M-]+ ){{0,3}}?)?\b(?P<verb>(?:sale|divestiture|divestment|disposal|disposition) of) "
    rf"(?P<fill>{FILL}){_TARGET}{_REST}"
)
_SOLD = re.compile(rf"(?:^|(?<= ))(?P<verb>{_HAVE}{{0,3}}{_SELL}) (?P<fill>{FILL}){_TARGET}{_REST}")
_FROM = re.compile(
    r"^(?:(?!\b(?:by|and|which|to|who|with|[a-z]+ing)\b)[^;]){0,90}? from "
    + WHOM
    + r"(?P<name>N)(?= |$)(?! family| 's [a-z]+ (?:of|to))"
)
_TO = re.compile(
    r"^(?:(?!\b(?:by|and|which|who|in order)\b)[^;]){0,70}? to "
    + WHOM
    + r"(?P<name>N(?: and N)?)(?= |$)"
)
_BY = re.compile(
    r"^(?:(?!\b(?:and|which|who|with)\b)[^;]){0,70}? by " + WHOM + r"(?P<name>N(?: and N)?)(?= |$)"
)
_BROKER = re.compile(
    r"\b(?:arrang|represent|broker|advis|facilitat|negotiat|handl|market|oversaw|led|clos(?:ed|es) on|assist)(?:ed|es|s|ing)?\b"
)
_SHARES = re.compile(
    r"\b(?:#|M) (?:[a-z]+ ){0,5}(?:shares|units|stock|warrants|ounces|tons|acres? of)|\b(?:common|ordinary|preferred|class a) (?:stock|shares)\b"
)
_NO_SHARES = re.compile(r"\b(?:P|all|stake|interest|outstanding)\b")
_FOR_MONEY = re.compile(r"^(?: [a-z]+){0,3} for (?:[a-z-]+ ){0,6}(?:M|undisclosed)")
_BRACKET = re.compile(
    r"^[(\[]\s*(?:now |recently |since )?(?:acquired|bought|purchased|taken over)\b[^()]{0,20}? by |^[(\[]\s*(?:now |since )?sold to ",
    re.IGNORECASE,
)

_BOUGHT = re.compile(
    r"(?P<target>N)(?: , which)? (?P<verb>(?:was|were|has been|had been|to be|will be)(?: [a-z]+ly)? (?:acquired|bought|purchased|sold))"
    r"(?= (?:(?:in|on) [YD]|for (?:[a-z ]{0,20})M|last|earlier|this|and|but|out of|with)\b| ?[,.;]|$)"
)
_SEVERAL = re.compile(
    rf"\b(?P<verb>(?:complet|mak|made|announc|clos|includ|sign|follow)(?:e?[sd]|es|ing|ed)?) (?:[a-z#-]+ ){{0,5}}acquisitions?(?: (?:in|since|during|over) (?:[YD]|the [a-z ]{{0,20}}))?"
    rf"(?: ,)?(?: (?::|-|—|including|of|such as|like|namely))+ (?P<target>{LIST})"
)
_MANY = re.compile(
    rf"(?P<verb>{_HAVE}{{0,3}}(?:acquired|bought|purchased)) (?:[a-z#-]+ ){{1,7}}(?:[a-z]+s|companies)(?: (?:in|since|over|during) (?:[YD]|[a-z ]{{3,20}}))?"
    rf"(?: ,)?(?: (?::|including|such as|like|namely|among them))+ (?P<target>{LIST})"
)
_APPOSED = re.compile(
    r"(?:(?P<owner>N) 's|(?P<its>its)) (?:(?:M|[a-z]+) ){0,3}(?P<verb>acquisition) (?:, |: |is |was )(?:the )?(?P<target>N)(?= [,.;]|$)"
)
_THEN = re.compile(r"(?:,|and|, and) (?P<target>N) (?:in|on) (?P<when>[YD])(?= |$)")
_ANY = re.compile(r"(?:^| )(?:the|an?|this)(?: (?!its|their|our)(?:[a-z#-]+|M|D|Y|,)){0,5} $")
_DOING = re.compile(
    r"\b(?:(?:announc|complet|reveal|clos|finali[sz]|sign|agree|result|reflect|follow|includ|contribut|driv|fund|financ|execut|consummat|"
    r"approv|plan|propos|support|enter|unveil|celebrat|mark|made|mak|cancel|terminat|pursu|boost|strengthen|expand)\w*"
    r"|with|through|by|via|from|since|after|upon|to|including|under|of|for) (?:[a-z]+ ){0,4}(?:the|an?)(?: (?:[a-z#-]+|M|D|Y|,)){0,5} $"
    r"|^(?:the|an?)(?: (?:[a-z#-]+|M|D|Y|,)){0,4} $"
)
Form = Literal["active", "of", "compound", "passive", "byNoun", "newly", "sale", "sold", "done"]
_FORMS: tuple[tuple[re.Pattern[str], Form, re.Pattern[str]], ...] = (
    (_NOUN_BY, "byNoun", re.compile(r" (?:by|to) ")),
    (_PASSIVE, "passive", re.compile(r" (?:by|to) ")),
    (_BOUGHT, "done", re.compile(r"N (?:, )?(?:was|were|has|had|which|who|to|will|is) ")),
    (_NEWLY, "newly", re.compile(r"acquired ")),
    (_BY_OF, "of", re.compile(r" by ")),
    (_OF, "of", re.compile(r"(?:acquisitions?|purchase|over|out|buy) of ")),
    (_COMPOUND, "compound", re.compile(r"N (?:acqui|take|buyout|purchase)")),
    (_ACTIVE, "active", re.compile(_BUY)),
    (_SOLD, "sold", re.compile(_SELL)),
    (_MANY, "newly", re.compile(r"(?:acquired|bought|purchased) ")),
    (_APPOSED, "newly", re.compile(r"acquisition (?:,|:|is|was) ")),
    (_SEVERAL, "newly", re.compile(r"acquisitions?\b")),
    (_SALE, "sale", re.compile(r"(?:sale|divest\w+|dispos\w+) of ")),
)
"""Each pattern, its form, and a cheap pattern that must be there too."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who takes which part in one acquisition."""

    targets: tuple[Party, ...]
    acquirers: tuple[Party, ...] = ()
    seller: Party | None = None


def read(event: Event) -> Iterator[Found]:
    """Yield the acquisitions that a sentence tells of."""
    yield from _bracketed(event)
    text = event.skeleton.text
    seen: set[str] = set()
    taken: list[tuple[int, int]] = []
    for pattern, form, words in _FORMS:
        if not words.search(text):
            continue
        for match in pattern.finditer(text):
            verb = match.span("verb")
            if any(start < verb[1] and verb[0] < end for start, end in taken):
                continue
            for found in _found(event, match, form):
                taken.append(verb)
                if isinstance(found.fact, Acquisition) and found.fact.target not in seen:
                    seen.add(found.fact.target)
                    yield found


def _found(event: Event, match: re.Match[str], form: Form) -> Iterator[Found]:
    """Yield the acquisitions of one match, or drop it with the reason."""
    skeleton = event.skeleton
    fill = match["fill"] if "fill" in match.re.groupindex else ""
    if wished(event, match.start("verb")):
        event.text.drop("option or wish", *skeleton.span(match.start("verb"), match.end("verb")))
        return
    if _small(event, match, fill):
        return
    after = skeleton.text[match.end("target") :] if "target" in match.re.groupindex else ""
    if (form not in ("newly", "compound") and goods(after, noun=form in ("of", "sale"))) or (
        _SHARES.search(fill) and not _NO_SHARES.search(fill)
    ):
        event.text.drop(
            "securities or goods", *skeleton.span(match.start("verb"), match.end("verb"))
        )
        return
    roles = _roles(event, match, form)
    if roles is None:
        return
    yield from _further(event, match, form, roles)
    known = {party.name for party in roles.acquirers} | (
        {roles.seller.name} if roles.seller else set()
    )
    if not known and not _enough(event, match, form):
        return
    money = price(event, 0, len(skeleton.text)) if len(roles.targets) == 1 else None
    later = None if money or len(roles.targets) > 1 else later_price(event)
    for target in roles.targets:
        if target.name in known or (form in ("active", "sold", "of") and thing(target.name, fill)):
            continue
        amount = money or later
        parties = (target, *roles.acquirers, *([roles.seller] if roles.seller else ()))
        start, end = _stretch(event, match, parties)
        yield Found(
            Acquisition(
                acquirer=tuple(party.name for party in roles.acquirers),
                target=target.name,
                seller=roles.seller.name if roles.seller else None,
                amount=amount.amount if amount else None,
                currency=amount.currency if amount else None,
                stake=_stake(event, match),
                status=_status(event, match, form),
                date=event.date_at(match.start("verb"), match.end()),
                market=event.market,
            ),
            start,
            max(end, later.end) if later else end,
            event.confidence(*parties),
        )


def _small(event: Event, match: re.Match[str], fill: str) -> bool:
    """Return whether only a small stake is bought: an investment, no acquisition."""
    if not re.search(r"\b(?:stake|shareholding|equity interest)\b", fill):
        return False
    stake = _stake(event, match)
    return "minority" in fill or (stake is not None and stake < 50 and "remaining" not in fill)


def _enough(event: Event, match: re.Match[str], form: Form) -> bool:
    """Return whether a deal counts though neither buyer nor seller is named: the text tells it as a fact."""
    text, verb = event.skeleton.text, match.start("verb")
    if form == "done":
        return True
    if form == "sale" and _BROKER.search(text[:verb]) and re.search(r"\bM $", text[:verb]):
        return True
    targets = {name.text for name in event.skeleton.names(match, "target")}
    if {name.text for name in event.skeleton.companies(0, len(text))} - targets:
        return False
    if form == "active":
        return bool(subject_of(event.skeleton, verb).pronoun) and "purchas" not in match["verb"]
    if form == "sale":
        return bool(_BROKER.search(text[:verb]) or re.search(r"\bM $", text[:verb]))
    if form in ("of", "compound"):
        return (
            re.search(
                r"(?:^|\b(?:the|its|their|our|an?|[DY]|[a-z]+ed|[a-z]+ing)) (?:[a-z-]+ ){0,3}$|^$",
                text[:verb],
            )
            is not None
        )
    return False


def _further(event: Event, match: re.Match[str], form: Form, roles: Roles) -> Iterator[Found]:
    """Yield the acquisitions that go on with dates of their own: "bought Acme in 2019 and Beta in 2021"."""
    if form != "active" or not roles.acquirers or not re.match(r" (?:in|on) [YD]", match["rest"]):
        return
    at = match.start("rest")
    for more in _THEN.finditer(match["rest"]):
        name = event.skeleton.companies(at + more.start("target"), at + more.end("target"))[0]
        when = next(iter(event.skeleton.items(at + more.start("when"), at + more.end("when"))))
        fact = Acquisition(
            acquirer=tuple(party.name for party in roles.acquirers),
            target=name.text,
            status="completed",
            date=str(getattr(when, "value", "")) or None,
            market=event.market,
        )
        yield Found(fact, event.skeleton.start, when.end, event.confidence(*roles.acquirers))


def _roles(event: Event, match: re.Match[str], form: Form) -> Roles | None:
    """Return who takes which part, or None if the target is not named."""
    if form in ("passive", "byNoun"):
        return _passive(event, match, form)
    skeleton, verb = event.skeleton, match.start("verb")
    targets = tuple(_party(name) for name in _listed(event, match, form))
    of = skeleton.name(match, "of") if "of" in match.re.groupindex else None
    rest = (match["rest"], match.start("rest")) if "rest" in match.re.groupindex else ("", 0)
    if form in ("sold", "sale"):
        return _sold(event, match, form, targets, of, rest)
    seller = _after(event, _FROM, rest) or (_party(of) if of else None)
    return Roles(targets, _acquirers(event, match, form, rest, verb), seller)


def _acquirers(
    event: Event, match: re.Match[str], form: Form, rest: tuple[str, int], verb: int
) -> tuple[Party, ...]:
    """Return who acquires."""
    groups = match.re.groupindex
    for group in ("acquirer", "owner"):
        if group in groups and (names := event.skeleton.names(match, group)):
            return tuple(map(_party, names))
    if form == "of":
        by = _afters(event, _BY, rest)
        if by:
            return by
        shown = re.match(r" , which (?:the )?N ", rest[0])
        if shown:
            return _names_at(event, rest[1], rest[1] + shown.end())[:1]
        before = event.skeleton.text[:verb]
        if before.endswith("our "):
            return event.meant("our", verb)
        return (event.owner(verb) if _told(before) else ()) or _gainer(event, match)
    if form == "done":
        return ()
    if form in ("compound", "newly"):
        return (
            event.meant("it", verb)
            if form == "newly" and _opens(event, verb)
            else event.owner(verb)
        )
    return event.parties(verb)


def _gainer(event: Event, match: re.Match[str]) -> tuple[Party, ...]:
    """Return whose business "The acquisition of X" makes larger: the only other company of the sentence."""
    if event.skeleton.text[: match.start("verb")] not in ("", "the ", "this "):
        return ()
    targets = {name.text for name in event.skeleton.names(match, "target")}
    others = [
        n for n in event.skeleton.companies(0, len(event.skeleton.text)) if n.text not in targets
    ]
    gains = others[:1] if len({name.text for name in others}) == 1 else []
    helped = gains and re.search(
        r"\b(?:gives?|allows?|enables?|helps?|strengthens?|expands?|positions?|adds?|brings?|gave|allowed|enabled|helped|"
        r"strengthened|expanded|positioned|extends?|broadens?|enhances?|doubles|boosts) (?:the )?N",
        event.skeleton.text,
    )
    return tuple(map(_party, gains)) if helped else ()


def _told(before: str) -> bool:
    """Return whether the subject of what stands before "acquisition of" is who acquires.

    It is after "its", and after "the" or "an" where the sentence opens so or somebody announces, completes or pays it.
    """
    return not _ANY.search(before) or _DOING.search(before[-140:]) is not None


def _opens(event: Event, verb: int) -> bool:
    """Return whether "its newly acquired" is itself the subject of its sentence."""
    before = event.skeleton.text[:verb]
    return "N" not in before.split() and re.search(r"(?:^|, )(?:its|their) $", before) is not None


def _passive(event: Event, match: re.Match[str], form: Form) -> Roles | None:
    """Return the parts in "X was acquired by Y" and "its acquisition by Y"."""
    skeleton = event.skeleton
    if (match["by"] == "to") != ("sold" in match["verb"] or "sale" in match["verb"]):
        return None
    acquirers = tuple(map(_party, skeleton.names(match, "acquirer")))
    if form == "byNoun":
        owner = skeleton.name(match, "owner")
        return Roles((_party(owner),) if owner else event.owner(match.start("verb")), acquirers)
    verb = match.start("verb")
    if verb == 0:
        return Roles(tuple(map(_party, main_subject(skeleton).names)), acquirers)
    before = re.search(r"(?:^| )(?P<name>N)(?: ,)? $", skeleton.text[:verb])
    if before and " " not in match["verb"].strip():
        target = _names_at(event, before.start("name"), before.end("name"))
    else:
        target = event.parties(verb)
    return Roles(target, acquirers, _after(event, _FROM, (match["rest"], match.start("rest"))))


def _sold(
    event: Event,
    match: re.Match[str],
    form: Form,
    targets: tuple[Party, ...],
    of: Name | None,
    rest: tuple[str, int],
) -> Roles | None:
    """Return the parts in "X sold Y to Z" and "the sale of Y to Z"."""
    buyers = _afters(event, _TO, rest)
    owner = event.skeleton.name(match, "owner") if form == "sale" else None
    text, verb = event.skeleton.text, match.start("verb")
    held = of is not None and re.search(
        r"\bN 's (?:[a-z]+ ){0,2}(?:shares|stake|interest)",
        text[match.start("fill") : match.end("target")],
    )
    if owner or held:
        seller: Party | None = _party(owner or of)  # type: ignore[arg-type]
    else:
        by = _afters(event, _BY, rest) if form == "sale" else ()
        if form == "sale" and not by and _BROKER.search(text[:verb]):
            by = _seller_named(event, verb)
            if not by:
                return Roles(targets, buyers)
        seller = next(
            iter(by or (event.owner(verb) if form == "sale" else event.parties(verb))), None
        )
    told = re.search(
        r"\b(?:announc|complet|clos|finali|agree|report|sign)\w* (?:[a-z#M-]+ ){0,6}$", text[:verb]
    )
    if not buyers and not (
        _FOR_MONEY.match(rest[0]) or held or (form == "sale" and told) or "divest" in match["verb"]
    ):
        return None
    if seller and any(seller.name == buyer.name for buyer in buyers):
        return None
    return Roles(targets, buyers, seller)


def _seller_named(event: Event, verb: int) -> tuple[Party, ...]:
    """Return whom a broker names as the seller: "represented the seller, Acme, in the sale of"."""
    match = re.search(
        r"\b(?:sellers?|owner|landlord|client)(?: ,)? (?P<name>N)", event.skeleton.text[:verb]
    )
    return _names_at(event, match.start("name"), match.end("name")) if match else ()


def _listed(event: Event, match: re.Match[str], form: Form) -> list[Name]:
    """Return the names of the target group, less one that is the subject of a new clause ("and N announced")."""
    names = event.skeleton.names(match, "target")
    after = event.skeleton.text[match.end("target") :]
    clause = form != "newly" and re.match(
        r" (?:has|have|is|was|will|announced|said|launched|plans|expects|also) ", after
    )
    if len(names) > 1 and " 's " in match["target"]:
        return names[1:]
    return names[:-1] if len(names) > 1 and clause else names


def _after(event: Event, pattern: re.Pattern[str], rest: tuple[str, int]) -> Party | None:
    """Return the first party that a pattern finds after the target, or None."""
    return next(iter(_afters(event, pattern, rest)), None)


def _afters(event: Event, pattern: re.Pattern[str], rest: tuple[str, int]) -> tuple[Party, ...]:
    """Return the parties that a pattern finds after the target."""
    match = pattern.match(rest[0])
    if not match:
        return ()
    return _names_at(event, rest[1] + match.start("name"), rest[1] + match.end("name"))


def _names_at(event: Event, start: int, end: int) -> tuple[Party, ...]:
    """Return the companies in a stretch of the skeleton."""
    return tuple(map(_party, event.skeleton.companies(start, end)))


def _party(name: Name) -> Party:
    """Return a name of the sentence as a party."""
    return Party(name.text, True, name.start)


def _stake(event: Event, match: re.Match[str]) -> float | None:
    """Return the percentage that is acquired, if the words before the target give one."""
    if "fill" not in match.re.groupindex or "P" not in match["fill"].split():
        return None
    for item, kind in event.skeleton.kinds(match.start("fill"), match.end("fill")):
        value = getattr(item, "value", None)
        if kind == "P" and isinstance(value, int | float):
            return float(value)
    return None


def _status(event: Event, match: re.Match[str], form: Form) -> Status | None:
    """Return the status of the deal."""
    start, end = (
        match.start("verb"),
        match.end("target") if "target" in match.re.groupindex else match.end("acquirer"),
    )
    if form == "newly":
        return "completed"
    if form in ("active", "sold", "passive", "done"):
        return verb_status(event, start, end, match["verb"])
    return noun_status(event, start, end)


def _stretch(event: Event, match: re.Match[str], parties: tuple[Party, ...]) -> tuple[int, int]:
    """Return the stretch of the sentence that holds the values: to the end of what the match is sure of."""
    last = "acquirer" if "acquirer" in match.re.groupindex else "target"
    ends = [party.start + len(party.name) for party in parties if party.sure]
    start = event.skeleton.start
    return start, min(
        event.sentence.end, max([event.skeleton.span(match.start(), match.end(last))[1], *ends])
    )


def _bracketed(event: Event) -> Iterator[Found]:
    """Yield what a bracket after a name says: "Acme (acquired by Beta in 2021)"."""
    sentence = event.sentence
    for start, end in event.skeleton.brackets:
        inside = sentence.text[start - sentence.start : end - sentence.start]
        before = [name for name in sentence.names if name.end <= start and start - name.end < 3]
        if not before or not (match := _BRACKET.match(inside)):
            continue
        tokens = [token for token in sentence.tokens if start + match.end() <= token.start < end]
        names = names_in(tokens, sentence.text, sentence.start)[:1]
        if not names:
            continue
        date = next((d.value for d in sentence.dates if start < d.start < end), None)
        year = next((str(y.value) for y in sentence.years if start < y.start < end), None)
        yield Found(
            Acquisition(
                acquirer=(names[0].text,),
                target=before[-1].text,
                status="completed",
                date=date or year,
                market=event.market,
            ),
            before[-1].start,
            end,
            0.9,
        )
