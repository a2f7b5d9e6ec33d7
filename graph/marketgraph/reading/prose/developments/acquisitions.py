"""Acquisitions: who bought whom, from whom, for how much, and whether it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from marketgraph.facts import Acquisition
from marketgraph.reading.prose.developments import unnamed
from marketgraph.reading.prose.developments.authorities import is_authority
from marketgraph.reading.prose.developments.deals import (
    BODIES,
    SITE,
    Status,
    goods,
    later_price,
    noun_status,
    own_price,
    rumoured,
    thing,
    verb_status,
    wished,
)
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.roles import Roles, later_buyer, roles_of
from marketgraph.reading.prose.developments.skeleton import skeleton_of
from marketgraph.reading.prose.developments.subjects import subject_of
from marketgraph.reading.prose.developments.wordings import FORMS, Form
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.names import names_in
from marketgraph.reading.prose.needs import few
from marketgraph.reading.prose.words import cue

WORDS = cue(
    "acqui bought buy purchas takeover take-over paid pay control ownership sale sold sell divest disinvest offer bid took take taking private snap scoop pick",
    r"acqui|\bbought\b|\bbuys?\b|\bbuying\b|purchas|takeover|take-?over|(?:takes|took|taken|taking|take) (?:over|an? (?:\w+ )?(?:majority|controlling|[\d.]+ ?(?:%|per)))|\bt(?:ook|ak\w+) [^;]{1,80} private\b|\bcontrol of\b|\bownership of\b|\bsale\b|\bsold\b|\bsells?\b|"
    r"\bselling\b|divest|disinvest|buy-?out|(?:snap|scoop|pick|gobbl)\w* up|\bto buy\b|\bpa(?:y|id|ying)\b[^;]{0,60}(?:illion|\d ?[mb]n?\b)[^;]{0,30} for |(?:accept|agree|back|recommend)\w*\b[^.]{0,40}\b(?:offer|bid)\b",
)

_HANDLED = re.compile(
    r"\b(?:announc|complet|clos|arrang|broker|handl|facilitat|negotiat)\w* (?:[a-z#M-]+ ){0,6}$|\bM $"
)
_SHARES = re.compile(
    r"(?:^|(?<= ))(?:#|M) (?:[a-z]+ ){0,5}(?:shares|units|stock|warrants|ounces|tons|acres? of)|\b(?:common|ordinary|preferred|class a) (?:stock|shares)\b"
)

_WHOLE = re.compile(r"\b(?:majority|controlling|remaining|all|entire|whole|outstanding|full)\b")
_FAR = 1 << 30
_PART_AFTER = re.compile(
    r" 's (?:(?!(?:entire|whole|remaining|whose|own) )[a-zL#,-]+ ){1,9}?(?:business|unit|division|arm|segment|subsidiary|operations?|brand)(?= |$)"
)
_PART_BEFORE = re.compile(
    r"\b(?!(?:entire|whole|remaining|its|the|all) )[a-z-]+ (?:business|unit|division|arm|segment) of (?:[a-z'L-]+ ){0,4}$"
)
_MAKES = re.compile(
    r" (?:(?!(?:and|or|from|in|to|for|by) )[a-z-]+ ){0,2}(?:maker|owner|parent|developer|publisher|producer|manufacturer|operator|creator|studio) N(?= |$)"
)
"""What follows a product or a unit before the name of who has it: "Flexa maker Acme"."""
_COUNTED = re.compile(
    r"\b(?:#|two|three|four|five|six|seven|eight|nine|ten|several|multiple) (?:[a-z-]+ ){0,4}$"
)
_PLURAL = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:projects|assets|properties|sites|wells|plants|portfolios)\b"
)
"""What is counted has no name of its own: "two solar PV projects"."""
_STOCK = re.compile(r" (?:common |ordinary |capital )?(?:stock|shares)\b")
_NO_SHARES = re.compile(r"\b(?:P|all|stake|interest|outstanding)\b")
_VERB_FIRST = re.compile(r"^(?:[•-] )?(?:[a-z]+ly )?(?:[a-z]+ed|bought|sold|took) ")
_BRACKET = re.compile(
    r"^[(\[]\s*(?:now |recently |since |later |subsequently |then |was )?(?:acquired|bought|purchased|taken over)\b[^()]{0,20}? by |^[(\[]\s*(?:now |since )?sold to ",
    re.IGNORECASE,
)

_ADJECTIVE = re.compile(r"(?:^| )(?:the|an|these|those|our|any) acquired$")
"""What was acquired, not that it was: "the acquired project"."""
_PLACED = re.compile(r" in (?:the )?L (?:, )?and (?P<target>N) in (?:the )?L(?= |$)")
_THEN = re.compile(r"(?:,|and|, and) (?P<target>N) (?:in|on) (?P<when>[YD])(?= |$)")


def read(event: Event) -> Iterator[Found]:
    """Yield the acquisitions that a sentence tells of."""
    yield from _bracketed(event)
    yield from unnamed.read(event)
    text = event.skeleton.text
    seen: set[str] = set()
    taken: list[tuple[int, int]] = []
    for pattern, form, words in FORMS:
        if not words.search(text):
            continue
        for match in few(pattern, text):
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
    if form == "active" and _ADJECTIVE.search(skeleton.text[: match.end("verb")]):
        return
    if wished(event, match.start("verb")):
        event.text.drop("option or wish", *skeleton.span(match.start("verb"), match.end("verb")))
        return
    if _small(event, match, fill):
        return
    after = skeleton.text[match.end("target") :] if "target" in match.re.groupindex else ""
    if (
        form not in ("newly", "compound")
        and not SITE.match(after)
        and goods(after, noun=form in ("of", "sale"))
        and not ("P of" in fill and _STOCK.match(after))
    ) or (_SHARES.search(fill) and not _NO_SHARES.search(fill)):
        event.text.drop(
            "securities or goods", *skeleton.span(match.start("verb"), match.end("verb"))
        )
        return
    if _MAKES.match(after):
        return
    roles = roles_of(event, match, form)
    if roles is None:
        return
    yield from _further(event, match, form, roles)
    yield from _elsewhere(event, match, form, roles)
    known = {party.name for party in roles.acquirers} | (
        {roles.seller.name} if roles.seller else set()
    )
    if any(is_authority(party.name) for party in roles.acquirers) or _unparsed(
        event, match, form, roles
    ):
        event.text.drop("unclear deal", *skeleton.span(match.start("verb"), match.end("verb")))
        return
    if any(
        BODIES.search(party.name) and not party.name.endswith("Group") for party in roles.acquirers
    ):
        event.text.drop("public body", *skeleton.span(match.start("verb"), match.end("verb")))
        return
    if form == "active" and not roles.acquirers and not _enough(event, match, form):
        return
    if not known and not _enough(event, match, form):
        return
    if _COUNTED.search(fill) and _PLURAL.match(after):
        return
    if form in ("sold", "sale", "done") and not roles.acquirers:
        roles = replace(roles, acquirers=later_buyer(event))
    if _status(event, match, form) == "announced" and rumoured(event):
        event.text.drop("rumour", *skeleton.span(match.start("verb"), match.end("verb")))
        return
    money = own_price(event, match.start("verb")) if len(roles.targets) == 1 else None
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


def _unparsed(event: Event, match: re.Match[str], form: Form, roles: Roles) -> bool:
    """Return whether the text names a part of a company that could not be told, so that the whole would be wrong."""
    if form not in ("active", "of", "sold", "sale") or len(roles.targets) != 1 or roles.seller:
        return False
    name = event.skeleton.name(match, "target")
    if name is None or name.text != roles.targets[0].name:
        return False
    after = _PART_AFTER.match(event.skeleton.text, match.end("target"))
    return after is not None or _PART_BEFORE.search(match["fill"]) is not None


def _small(event: Event, match: re.Match[str], fill: str) -> bool:
    """Return whether only a small stake is bought: an investment, no acquisition."""
    if "target" in match.re.groupindex and "of" in match.re.groupindex and match["of"]:
        fill = event.skeleton.text[match.start("fill") : match.start("target")]
    if not re.search(
        r"\b(?:stake|shareholding|equity interest|ownership interest|position|^P of|P of)\b", fill
    ):
        return False
    stake = _stake(event, match)
    if stake is None:
        return _WHOLE.search(fill) is None
    return "minority" in fill or (stake < 50 and "remaining" not in fill)


def _enough(event: Event, match: re.Match[str], form: Form) -> bool:
    """Return whether a deal counts though neither buyer nor seller is named: the text tells it as a fact."""
    text, verb = event.skeleton.text, match.start("verb")
    if form == "done":
        return True
    if form == "sale" and _HANDLED.search(text[:verb]):
        return True
    targets = {name.text for name in event.skeleton.names(match, "target")}
    if {name.text for name in event.skeleton.companies(0, len(text))} - targets:
        return False
    if _named_near(event, targets):
        return False
    if form == "active":
        open_verb = _VERB_FIRST.match(text) is not None or bool(
            subject_of(event.skeleton, verb).pronoun not in ("", "we", "they")
        )
        return open_verb and ("purchas" not in match["verb"] or "P of" in match["fill"])
    if form in ("of", "compound"):
        return (
            re.search(
                r"(?:^|\b(?:the|its|their|our|an?|[DY]|[a-z]+ed|[a-z]+ing)) (?:[a-z-]+ ){0,3}$|^$",
                text[:verb],
            )
            is not None
        )
    return False


def _named_near(event: Event, targets: set[str]) -> bool:
    """Return whether a sentence before or after names a company beside the targets, so that the buyer is named but not known."""
    near = (event.sentence.before, event.sentence.next)
    return any(
        sentence is not None
        and any(
            all(not target.startswith(name.text) for target in targets)
            for name in skeleton_of(sentence).companies(0, _FAR)
        )
        for sentence in near
    )


def _further(event: Event, match: re.Match[str], form: Form, roles: Roles) -> Iterator[Found]:
    """Yield the acquisitions that go on with dates of their own: "bought Acme in 2019 and Beta in 2021"."""
    if (
        form not in ("active", "newly")
        or "rest" not in match.re.groupindex
        or not roles.acquirers
        or not re.match(r" (?:in|on) [YD]", match["rest"])
    ):
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


def _elsewhere(event: Event, match: re.Match[str], form: Form, roles: Roles) -> Iterator[Found]:
    """Yield the acquisition of another company in another country: "bought Acme in Ireland and Beta in Spain"."""
    more = _PLACED.match(match["rest"]) if form == "active" and roles.acquirers else None
    if more is None:
        return
    at = match.start("rest")
    name = event.skeleton.companies(at + more.start("target"), at + more.end("target"))[0]
    fact = Acquisition(
        acquirer=tuple(party.name for party in roles.acquirers),
        target=name.text,
        status=_status(event, match, form),
        date=event.date_at(match.start("verb"), match.end()),
        market=event.market,
    )
    yield Found(fact, event.skeleton.start, name.end, event.confidence(*roles.acquirers))


def _stake(event: Event, match: re.Match[str]) -> float | None:
    """Return the percentage that is acquired, if the words before the target give one."""
    if "fill" not in match.re.groupindex:
        return None
    for item, kind in event.skeleton.kinds(match.start("fill"), match.start("target")):
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
