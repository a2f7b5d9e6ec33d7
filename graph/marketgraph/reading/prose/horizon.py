"""The forecast period and the base year of a study, as the text states them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from marketgraph.reading.prose.markets import same_market
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.text import Text
from marketgraph.reading.prose.times import Period, periods_in

_PAST = re.compile(
    r"(?:histor\w*|past|previous|actual|reviewe?d?|study)\s*(?:data|period|years?|range|timeline|analysis)?\W{0,4}(?:\w+\W+){0,3}$"
)
_JOINED = re.compile(r"20\d\d\s?(?:[-–—−]|to|through|until|till|and)")
_AHEAD = seek(
    r"forecast|project|predict|cagr|compound annual|expected|anticipated|estimat|grow|expan|rise|during|analysis period|\bwill\b|be worth|expects|foresees|reach|\bhit\b|up from|double|triple|set to|poised|on track"
)
_NEXT = re.compile(r"\s*(?:,|;|and|&|/)\s*20\d\d\s?[-–—]\s?20\d\d")
_TARGET = re.compile(r"20\d\d(?![\d%]|\s?[-–—]\s?\d|[.,]\d)")
_UNTIL = re.compile(
    r"\b(?P<word>by|until|till|through|to|towards?|in)\s+(?:the\s+)?(?:(?:fiscal )?year\s+|end of\s+|year-end\s+|fy\s?)?$"
)
_FROM = re.compile(
    r"\bfrom\b(?:[^.;]|\.\d){0,60}?\b(?:in|by)\s+(20\d\d)\b[^.;]{0,20}?\bto\b(?:[^.;]|\.\d){0,60}?\b(?:in|by)\s+(20\d\d)\b"
)
_GREW = seek(
    r"\b(?:grew|rose|increased|expanded|climbed|grown|averaged|witnessed|recorded|registered|posted|declined|fell)\b"
)
_UP_FROM = re.compile(r"\b(?:up|down) from [^,;]{1,40}$")
"""Before the year of the figure before: "a rise of 8%, up from 4% in 2023"."""
_AHEAD_BEHIND = seek(r"forecast|project|expected|anticipated|\bwill\b|predict|poised|likely")
_YEAR_AHEAD = re.compile(r"\b((?:19|20)\d\d)\s$")
_GOAL = seek(r"reach|be worth|hit|forecast|expected|projected|surpass|exceed|billion|million")
_WAS = seek(
    r"\b(?:was|were|valued|stood|reached|surpassed|exceeded|crossed|topped|estimated at|grew|rose|accounted|generated|totall?ed)\b(?![^.;]*\b(?:expected|projected|forecast|anticipated|predicted|poised|will|set to)\b)"
)
"""Before "in 2023": that year has passed, or begins the forecast."""
_VALUED = seek(
    r"\bmarket (?:size )?was (?:valued|estimated|worth)\b(?:[^.;\n]|\.\d){0,60}?\bin (?P<year>20\d\d)\b"
)
"""A year whose size is known: a span that begins before it looks back as well."""
_BASE_YEAR = re.compile(r"base[- ]year")
_BASE = re.compile(
    r"(?:\s+(?:considered|for|estimation|estimates?|of|the|is|was|study|report|taken|as|used|being|analysis|calculation|market|size|set|at))*"
    r"[\s:|=–—(\[-]*(?P<year>(?:19|20)\d\d)\b"
)
"""What stands behind the words "base year"."""
_TAKEN = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)\s+(?:(?:as|is|was|being|serves|serving|considered|taken|the|used|its|our)\s+)+base[- ]year"
)
_TITLED = seek(r"\bforecasts?(?: (?:&|and) opportunit(?:y|ies))?, (20\d\d)\b(?!\s?[-–—])")
"""The end of a forecast in a title: "Competition, Forecast & Opportunities, 2026"."""
_NEAR = seek(r"market|industr|sector|cagr|revenue|sales|forecast")
"""What a sentence speaks of that tells up to when its market is looked at, not a population."""
_FAR = 200
_BEFORE, _BEHIND = 90, 80


class Horizon(NamedTuple):
    """What years a study is about.

    Attributes:
        base: Base year, if so named.
        first: First year of the forecast period; None where only its end is told.
        last: Its last year.
        named: Whether the words "forecast period" or a period told as one stand there.
    """

    base: int | None
    first: int | None
    last: int | None
    named: bool


def horizon_of(text: Text, market: str) -> Horizon:
    """Return the forecast period and the base year of a text; each part None if it is not told."""
    low = text.low
    year = _base_in(low)
    starts = [sentence.start for sentence in text.sentences]
    found = [span for span in _spans(text.text) if not _is_aside(text, starts, span.start, market)]
    spans = _periods(found, text.text, low, year) or _grown(low)
    end = _end(text, starts, market)
    if end:
        spans = Counter({span: n for span, n in spans.items() if span[1] >= end or n > 3})
    if spans:
        (first, last), weight = max(spans.items(), key=lambda item: (item[1], item[0][1]))
        return Horizon(year, first, last, weight > 2)
    return Horizon(year, None, end, False)


def _base_in(low: str) -> int | None:
    """Return the base year of a text in small letters: "base year 2024", "2024 is taken as the base year"."""
    for named in _BASE_YEAR.finditer(low):
        before = _TAKEN.search(low, max(0, named.start() - _FAR), named.end())
        if found := before or _BASE.match(low, named.end()):
            return int(found["year"])
    return None


def _is_aside(text: Text, starts: list[int], at: int, market: str) -> bool:
    """Return whether the sentence at an offset tells figures of other markets only."""
    sentence = text.sentences[max(0, bisect_right(starts, at) - 1)]
    own = market.lower() in sentence.low or "market" not in sentence.low
    figures = sentence.money or sentence.percents
    if own or not figures or sentence.unit.kind == "heading":
        return False
    named = [found.text for found in sentence.markets if found.text and found.head == "market"]
    return bool(named) and not any(same_market(market, name) for name in named)


def _periods(
    spans: list[Period], written: str, low: str, base: int | None
) -> Counter[tuple[int, int]]:
    """Return the spans of years that can be the forecast period, with how surely they are."""
    found: Counter[tuple[int, int]] = Counter()
    valued = _VALUED.search(low)
    known = int(valued["year"]) if valued else 0
    for span in spans:
        before = low[max(0, span.start - _BEFORE) : span.start]
        behind = low[span.end : span.end + _BEHIND].partition(". ")[0]
        before = before.rpartition(". ")[2]
        past = _PAST.search(before)
        if base and past and past.group().startswith("study") and span.first >= base:
            found[span.first, span.last] += 4
            continue
        grown = _GREW.search(before) or (
            _GREW.search(behind) and not _AHEAD_BEHIND.search(f"{before} {behind}")
        )
        if past or grown or _NEXT.match(behind) or span.last - span.first > 40:
            continue
        if re.search(
            r"(?:forecast|projection|analysis)(?:ing|ed)? (?:period|years?|timeline|horizon|timeframe|duration)",
            before[-45:],
        ):
            found[span.first, span.last] += 20
        elif span.first < known:
            continue
        elif "forecast" in before[-45:] or "forecast" in behind[:30]:
            found[span.first, span.last] += 4
        elif (
            _AHEAD.search(before)
            or before.rstrip(" (:,").endswith("outlook")
            or "cagr" in behind
            or "forecast" in behind
        ):
            found[span.first, span.last] += 2
        elif _is_alone(written, span.start, span.end) or re.search(
            r"20\d\d\s?[-–]\s?20\d\d\s*[,;]\s*$", before
        ):
            found[span.first, span.last] += 1
    return found


def _spans(written: str) -> Iterator[Period]:
    """Yield the spans of years of a text, looked for only where a year is followed by what joins two."""
    for match in _JOINED.finditer(written):
        start = max(0, match.start() - 20)
        stretch = written[start : match.end() + 10]
        yield from (span for span in periods_in(stretch, start) if span.start == match.start())


def _is_alone(written: str, start: int, end: int) -> bool:
    """Return whether a span of years fills its line or cell, as in a box of key figures."""
    before, behind = written[max(0, start - 4) : start], written[end : end + 4]
    return bool(re.search(r"(?:^|[\n|\t])\s*$", before)) and bool(
        re.match(r"\s*(?:$|[\n|\t])", behind)
    )


def _grown(low: str) -> Counter[tuple[int, int]]:
    """Return the years of "from A in 2026 to B by 2036 during the forecast period"."""
    if not any(
        word in low for word in ("forecast period", "projection period", "forecast timeline")
    ):
        return Counter()
    return Counter({(int(m[1]), int(m[2])): 1 for m in _FROM.finditer(low) if m[1] < m[2]})


def _end(text: Text, starts: list[int], market: str) -> int | None:
    """Return the year up to which a text looks ahead."""
    found = Counter(3 * [int(match[1]) for match in _TITLED.finditer(text.low)])
    for target in _TARGET.finditer(text.low):
        match = _UNTIL.search(text.low, max(0, target.start() - 25), target.start())
        if not match:
            continue
        sentence = text.sentences[max(0, bisect_right(starts, match.start()) - 1)]
        before = sentence.low[: max(0, match.start() - sentence.start)]
        since = _YEAR_AHEAD.search(before)
        if _is_aside(text, starts, target.start(), market):
            continue
        if "xx" in sentence.low or (since and since[1] > target.group()):
            continue
        if since and _GREW.search(before[-_BEFORE:]) and not _AHEAD_BEHIND.search(before):
            continue
        inside = match["word"] == "in"
        if inside and _UP_FROM.search(before):
            continue
        if inside and _WAS.search(before[-80:]):
            continue
        if (inside and not _GOAL.search(before[-60:])) or not _AHEAD.search(sentence.low):
            continue
        if _AHEAD.search(before) or "market" in before or "reach" in before:
            sure = 2 * ("forecast" in before[-40:]) + 2 * (market.lower() in sentence.low)
            near = _NEAR.search(sentence.low) is not None
            found[int(target.group())] += 1 + sure + 2 * (not inside and near)
    return max(found, key=lambda year: (found[year], year)) if found else None
