"""Growth rates: percentages a year, of a market or a part of it, with their years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import GrowthRate
from marketgraph.reading.prose.figures.clauses import clause_before
from marketgraph.reading.prose.figures.scopes import Scope, market_at, part_of
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.quantities import Percent
from marketgraph.reading.prose.text import Sentence, Text

_WORDS = re.compile(
    r"cagr|compound|growth|grow|annual|expand|per annum|year[- ]on[- ]year|yoy|y/y|a year"
)
_RATE = r"(?:cagr|compound(?:ed)? annual(?: growth)?(?: rate)?|compounded? growth rate|annual(?:ized)? growth(?: rate)?|growth rate|average annual (?:growth )?rate|yearly rate|annual rate|rate of growth|y-o-y growth|year[- ]on[- ]year growth|yoy growth)"
_BEFORE = re.compile(
    _RATE
    + r"(?:\s?\((?:cagr)\))?(?:\s*\([^)]{0,30}\))?\s*(?:of|at|is|was|:|=|–|-|,|to be|around|about|in|the|will be|estimated|projected|expected|over|during|from|between|to|by|forecast|period|\(|\)|(?:19|20)\d\d|[\t\s])*\s*(?:an?\s+)?(?:\w+\s+)?$"
)
_GROWS = re.compile(
    r"\b(?:grow(?:s|ing|th)?|expand(?:s|ing)?|increas(?:e|es|ing)|ris(?:e|es|ing)|advanc(?:e|es|ing)|progress(?:es|ing)?|register(?:s|ing)?|exhibit(?:s|ing)?|witness(?:es|ing)?)\b[^.;]{0,40}?\b(?:at|of|by)\s+(?:an?\s+)?(?:[\w-]+\s+){0,3}$"
)
_AFTER = re.compile(
    r"^\s*(?:\(?\s*)?(?:"
    + _RATE
    + r"|per year|per annum|annually|a year|p\.a\.|each year|yoy|y/y|year[- ](?:on|over)[- ]year|growth (?:rate|in)|growth)"
)
_ANNUAL = re.compile(r"year[- ]on[- ]year|yoy|y/y|y-o-y|year[- ]over[- ]year")
_FORECAST = re.compile(
    r"(?:forecast|projection|prediction|assessment|estimated|analysis|study|review|outlook)(?:ed)? (?:period|timeframe|timeline|horizon|years|window)|forecast duration|period of forecast|between the forecast|during the forecast"
)
_FROM_TO = re.compile(
    r"\b(?:from|in)\s[^.;]{0,40}?\b((?:19|20)\d\d)\b[^.;]{0,60}?\b(?:to|by|until|through)\s[^.;]{0,60}?\b((?:19|20)\d\d)\b"
)
_BY = re.compile(
    r"\b(?:by|until|through|till)\s+(?:the\s+)?(?:(?:end|year)\s+(?:of\s+)?)?((?:19|20)\d\d)\b"
)
_SINCE = re.compile(r"\bsince\s+((?:19|20)\d\d)\b")
_START = re.compile(r"\b(?:from|starting|beginning)\s+(?:in\s+)?((?:19|20)\d\d)\b(?:\s+onwards?)?")
_NOT = re.compile(
    r"\b(?:revenue|sales|net income|profit|earnings|gdp|population|penetration|traffic|users|downloads)\b[^.;]{0,40}$"
)


def read(text: Text, identity: Identity, sentence: Sentence) -> Iterator[Found]:
    """Yield the growth rates that a sentence tells."""
    if not sentence.percents or not _WORDS.search(sentence.low):
        return
    for percent in sentence.percents:
        head = sentence.low[: percent.start - sentence.start]
        tail = sentence.low[percent.end - sentence.start :]
        if not (_BEFORE.search(head[-110:]) or _GROWS.search(head[-110:]) or _AFTER.search(tail)):
            continue
        if percent.ranged:
            text.drop("range", percent.start, percent.end)
        elif found := _rate(identity, sentence, percent, head + tail):
            yield found


def _rate(identity: Identity, sentence: Sentence, percent: Percent, around: str) -> Found | None:
    """Return the growth rate that a percentage is, or None if its market is unclear."""
    scope = _scope(identity, sentence, percent)
    if scope is None or not scope.market:
        return None
    first, last, sure, start, end = _years(identity, sentence, percent, scope)
    kind = "annual" if _ANNUAL.search(around) and "cagr" not in around else "cagr"
    fact = GrowthRate(
        **scope.fields(),
        percent=percent.value,
        kind=kind,
        start_year=first,
        end_year=last,
        qualifier=percent.qualifier,
    )
    return Found(
        fact, min(start, percent.start), max(end, percent.end), 0.9 if sure and scope.known else 0.7
    )


def _scope(identity: Identity, sentence: Sentence, percent: Percent) -> Scope | None:
    """Return what grows at a rate."""
    clause = clause_before(sentence, percent.start)
    key = re.match(r"[\W\d]*([^:\t–—]{2,50}?)\s*(?:[:\t]|\s[–—-]\s|\()", sentence.text)
    subject = re.match(
        r"\s*(.{2,90}?)(?:,[^,]{0,80},)?\s+(?:is|are|was|were|will|would|to|has|have|had|grows?|grew|leads?|registers?|exhibits?|shows?|expected|projected|anticipated|at|follows?)\b",
        clause,
    )
    for written in (
        key.group(1) if key and key.end() + sentence.start <= percent.start + 2 else "",
        subject.group(1) if subject else "",
    ):
        if written and (part := part_of(written, identity, sentence)):
            return part
    named = market_at(sentence, identity, percent.start)
    if named is None:
        return Scope(identity.market)
    region = named.region if named.region != "World" else None
    return Scope(named.text or identity.market, region)


def _years(
    identity: Identity, sentence: Sentence, percent: Percent, scope: Scope
) -> tuple[int | None, int | None, bool, int, int]:
    """Return first and last year of a rate, whether the sentence itself gives them, and their stretch."""
    periods = sorted(
        sentence.periods, key=lambda p: (p.start < percent.end, abs(p.start - percent.end))
    )
    if periods:
        return periods[0].first, periods[0].last, True, periods[0].start, periods[0].end
    none = percent.start, percent.end
    tail = sentence.low[percent.end - sentence.start :]
    if match := _SINCE.search(sentence.low):
        return int(match.group(1)), None, True, *none
    if match := _FROM_TO.search(sentence.low):
        if sentence.money and re.search(r"\bfrom\b", sentence.low):
            return int(match.group(1)), int(match.group(2)), True, *none
    if _FORECAST.search(sentence.low):
        return identity.first, identity.last, False, *none
    if match := _BY.search(tail) or _BY.search(sentence.low):
        if not scope.part:
            return None, int(match.group(1)), True, *none
        return None, int(match.group(1)), True, *none
    if match := _START.search(tail):
        return int(match.group(1)), None, True, *none
    return None, None, True, *none
