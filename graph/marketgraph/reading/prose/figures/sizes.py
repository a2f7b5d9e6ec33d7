"""Sizes of markets: what was, what is estimated, what is forecast, with year, region and segment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import MarketSize
from marketgraph.reading.prose.figures.clauses import clause_before, year_at
from marketgraph.reading.prose.figures.scopes import Scope, market_at, part_of
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.quantities import Money
from marketgraph.reading.prose.text import Sentence, Text

_CONTEXT = re.compile(r"market|industry|sector|segment|valuation|forecast|revenue|size")
_QUALIFIER = r"(?:(?:over|more than|above|nearly|almost|about|around|approximately|roughly|some|an estimated|a whopping|a staggering|an impressive|just|well|at least|close to|up to|under|in excess of)\s+)*"
_BETWEEN = r"(?:\s+(?:at|of|to|a|an|valuation|value|worth|the|market size|revenue|revenues|total|size|by (?:19|20)\d\d|in (?:19|20)\d\d|,))*\s*"
_FORECAST = re.compile(
    r"(?:\b(?:reach(?:es|ing)?|hit(?:ting)?|exceed(?:ing)?|surpass(?:ing)?|cross(?:ing)?|attain(?:ing)?|touch(?:ing)?|top(?:ping)?|total(?:ing)?|generate|"
    r"grow(?:ing)? to|expand(?:ing)? to|increas(?:e|ing) to|climb(?:ing)? to|ris(?:e|ing) to|soar(?:ing)? to|surg(?:e|ing) to|jump(?:ing)? to|swell(?:ing)? to|"
    r"(?:to|will|would|could|should) (?:be|become|stand|account|be worth|be valued|garner|amount)(?: (?:at|for|to|worth|valued))*|double to|triple to|"
    r"(?:projected|expected|forecast|forecasted|anticipated|predicted|estimated|set|likely|poised|slated) (?:to be|at|to)(?: (?:worth|valued))?)"
    + _BETWEEN
    + _QUALIFIER
    + r"$)"
)
_TO = re.compile(r"(?:^|\s)to\s+" + _QUALIFIER + r"$")
_FROM = re.compile(
    r"\bfrom\s+(?:a\s+|an\s+)?(?:valuation of |value of |estimated )?" + _QUALIFIER + r"$"
)
_UP_FROM = re.compile(
    r"\b(?:up|down|rising|increas\w+|compared (?:with|to)|against) (?:from )?" + _QUALIFIER + r"$"
)
_REPORTED = re.compile(
    r"(?:\b(?:(?:was|were|is|are|been|being) (?:valued|worth|pegged|assessed|sized|estimated|recorded|calculated|evaluated|priced|at)|valued|worth|stood|stands|accounted for|amounted to|"
    r"totall?ed|generated|registered|recorded|reached|hit|exceeded|surpassed|crossed|attained|was|were|size (?:of|was|is)|value of|valuation of|revenues? of|estimated)"
    + _BETWEEN
    + _QUALIFIER
    + r"$)"
)
_ESTIMATED = re.compile(
    r"\b(?:is|are) (?:estimated|expected|projected|anticipated|forecast|likely|set) (?:to be )?(?:valued |worth )?(?:at )?"
    + _QUALIFIER
    + "$|estimated (?:at|to be)[^.]{0,30}$"
)
_KEY = re.compile(
    r"^(?:[^:]{0,40}?\b)?(?:market )?(?:size|value|valuation|revenue|forecast|worth|estimate)\b[^:\t]{0,60}[:\t]\s*"
    + _QUALIFIER
    + r"(?:us)?$"
)
_LATER = re.compile(r"forecast|project|expect|predict|target|outlook")
_NOT = re.compile(
    r"opportunity|incremental|increase of|add(?:ing)? |net profit|profit of|funding|invest|raised|raise |deal|acqui|per (?:unit|year|capita|ton|month|user)|sales exceed|"
    r"e-commerce sales|budget|spending cut|savings|fine|penalt|cost of|costs|price|salary|grant|loan|debt|transaction value|handled|contract|order|donat|turnover of"
)


def read(text: Text, identity: Identity, sentence: Sentence) -> Iterator[Found]:
    """Yield the sizes that a sentence tells."""
    money = [amount for amount in sentence.money if amount.amount >= 1_000]
    if not money or not _CONTEXT.search(sentence.low):
        return
    for place, amount in enumerate(money):
        before = money[place - 1].end if place else sentence.start
        after = money[place + 1].start if place + 1 < len(money) else sentence.end
        if amount.ranged:
            text.drop("range", amount.start, amount.end)
            continue
        if found := _size(text, identity, sentence, amount, before, after):
            yield found


def _size(
    text: Text, identity: Identity, sentence: Sentence, amount: Money, before: int, after: int
) -> Found | None:
    """Return the size that an amount is, or None if it is none."""
    head = sentence.low[: amount.start - sentence.start]
    year = year_at(sentence, amount.start, amount.end, before, after)
    kind = _kind(head, year, identity)
    clause = clause_before(sentence, amount.start).lower()
    if (
        kind is None
        or _NOT.search(clause[-90:])
        or _NOT.search(sentence.low[amount.end - sentence.start :][:24])
    ):
        return None
    scope = _scope(identity, sentence, amount, clause)
    if scope is None or not scope.market:
        return None
    period = sentence.periods[0] if sentence.periods else None
    if year is None and kind == "forecast":
        year = period.last if period else identity.last
    fact = MarketSize(
        **scope.fields(),
        amount=amount.amount,
        currency=amount.currency,
        year=year,
        status=kind,
        qualifier=amount.qualifier,
    )
    return Found(fact, *_stretch(sentence, amount, year, before, after), 0.9 if year else 0.6)


def _kind(head: str, year: int | None, identity: Identity) -> str | None:
    """Return the status that the words before an amount tell, or None if it is no size."""
    if _UP_FROM.search(head):
        return "reported"
    if _FROM.search(head):
        return "reported" if year and identity.first and year < identity.first else "estimate"
    if _KEY.search(head):
        return _by_key(head, year, identity)
    if _ESTIMATED.search(head):
        late = year and identity.first and year > identity.first
        return "forecast" if late else "estimate"
    if _FORECAST.search(head) or (
        _TO.search(head)
        and re.search(r"from|grow|expand|double|triple|reach|rise|increase|market to", head)
    ):
        past = re.search(r"\b(?:has|have|had) (?:already |now )?(?:reached|hit)", head[-60:])
        return "reported" if past else "forecast"
    return "reported" if _REPORTED.search(head) else None


def _by_key(head: str, year: int | None, identity: Identity) -> str:
    """Return the status of an amount behind a key: "Market size in 2023:", "Forecast value (2036):"."""
    if _LATER.search(head):
        return "forecast"
    if "estimat" in head:
        return "estimate"
    if year is None or identity.first is None:
        return "reported"
    if year > identity.first:
        return "forecast"
    return "reported" if year < identity.first or not identity.base_year else "estimate"


def _scope(identity: Identity, sentence: Sentence, amount: Money, clause: str) -> Scope | None:
    """Return what an amount is the size of; None where neither sentence nor report names a market."""
    named = market_at(sentence, identity, amount.start)
    subject = re.match(
        r"\s*(.{2,80}?)\s+(?:is|are|was|were|will|to|has|have|had|accounted|generated|held|reached|stood|could)\b",
        clause,
    )
    written = (
        sentence.text[sentence.low.find(clause[:40]) :][: len(subject.group(1)) + 1]
        if subject
        else ""
    )
    part = part_of(written, identity, sentence) if written else None
    if part and not (named and named.region and part.region):
        return Scope(
            (named.text if named and named.text else identity.market),
            part.region,
            part.dimension,
            part.segment,
            part.company,
        )
    if named is None:
        return (
            Scope(identity.market)
            if "market" in sentence.unit.section.low
            or "market" in sentence.low
            or _KEY.search(clause)
            else None
        )
    region = named.region if named.region != "World" else None
    return Scope(named.text or identity.market, region)


def _stretch(
    sentence: Sentence, amount: Money, year: int | None, before: int, after: int
) -> tuple[int, int]:
    """Return the shortest stretch that holds an amount and its year."""
    start, end = amount.start, amount.end
    for found in sentence.years:
        if year == found.value and found.start >= amount.end and found.end <= after:
            return start, found.end
    for found in reversed(sentence.years):
        if year == found.value and before <= found.start < start:
            return found.start, end
    return start, end
