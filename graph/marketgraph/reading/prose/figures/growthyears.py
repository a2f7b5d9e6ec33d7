"""The years of a growth rate: a period, a start, an end, or the report's forecast period."""

from __future__ import annotations

import re
from typing import NamedTuple

from marketgraph.reading.prose.figures.scope import Scope
from marketgraph.reading.prose.figures.spots import Spot
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.quantities import Percent
from marketgraph.reading.prose.times import Period

_FORECAST = re.compile(
    r"\b(?:forecast|forecasted|projection|projected|prediction|assessment|estimated|estimation|analysis|study|review|outlook|evaluation|given|same|said)s? (?:period|time ?frame|timeline|horizon|years|window|term|span|duration|phase)|period of (?:forecast|study)|(?:between|during|over) the forecast|through the forecast|forecast span"
)
_FROM_TO = seek(
    r"\bfrom\s(?!now\b)(?:[^.;]|\.\d){0,60}?\b((?:19|20)\d\d)\b(?:[^.;]|\.\d){0,90}?\b(?:to|by|until|through)\s(?:[^.;]|\.\d){0,60}?\b((?:19|20)\d\d)\b"
)
_TO_FROM = re.compile(
    r"\b(?:to|reach|hit) (?:[^.;]|\.\d){0,50}?\b(?:by|in) ((?:19|20)\d\d)\b,? (?:up )?from (?:[^.;,]|\.\d){0,50}?\bin ((?:19|20)\d\d)\b"
)
_BY = re.compile(
    r"\b(?:by|until|through|till|up to|to|before|between now and)\s+(?:the\s+)?(?:(?:end|year|close)\s+(?:of\s+)?)?((?:19|20)\d\d)\b(?![.,]\d)"
)
_INTO = re.compile(r"\b(?:to|reach|reaching|hit) (?:[^.;,]|[.,]\d){0,40}?\bin ((?:19|20)\d\d)\b")
_GOAL = re.compile(
    r"[^.;]{0,30}?\b(?:reach|touch|hitt|attain|cross|surpass|exceed|achiev)(?:es|ed|ing|e)?\b(?:[^.;]|\.\d){0,70}?\b(?:in|by)\s(?:the\syear\s)?((?:19|20)\d\d)\b"
)
"""Behind a rate: "…, reaching A in the year 2031"."""
_SINCE = seek(r"\bsince\s+((?:19|20)\d\d)\b")
_START = re.compile(
    r"\b(?:from|starting|beginning|starting from|after)\s+(?:in\s+)?(?:the\s+base\s+year\s+)?((?:19|20)\d\d)\b(?:\s+onwards?)?"
)
_IN = re.compile(
    r"^[^.;,]{0,50}?\b(?:in|during|for|over) (?:the year |fy\s?)?((?:19|20)\d\d)\b(?![.,]\d|\s?[-–—]\s?\d)|^\s?\(((?:19|20)\d\d)\)"
)


_OPENED = re.compile(
    r"\W*(?:in|during) ((?:19|20)\d\d),? [^;,]*\b(?:grew|rose|expanded|increased|climbed)\b"
)
"""What opens a sentence on past growth."""
_STOP = re.compile(r"(?<!\b[A-Z])[;.]\s")
"""The end of a sentence or clause, no "U.S."."""
_NEW = re.compile(r"[,;]|\b(?:and|while|but|whereas)\b")
_OPENS = re.compile(
    r"^\W*(?:[\w ]{0,30}\b)?(?:cagr|during|between|from|over|in|for)\b[^,;]{0,30}$", re.IGNORECASE
)


class Span(NamedTuple):
    """The years of a rate.

    Attributes:
        first: The first, if told.
        last: The last, if told.
        sure: Whether the sentence itself tells them, or tells of none.
        start: Where their stretch starts in the document.
        end: Where it ends.
    """

    first: int | None
    last: int | None
    sure: bool
    start: int
    end: int


def span_of(spot: Spot[Percent], identity: Identity, scope: Scope) -> Span:
    """Return the years that go with a rate, the nearest first; "the forecast period" is the report's, less surely."""
    here = spot.figure.start, spot.figure.end
    if period := _period(spot):
        return Span(period[0], period[1], True, period[2], period[3])
    near = spot.following.lower()
    head = spot.head
    if match := _SINCE.search(near) or _SINCE.search(head):
        return Span(int(match[1]), None, True, *here)
    alone = len(spot.sentence.percents) == 1 and not (scope.segment or scope.company)
    whole = not scope.part or alone
    if whole and (match := _between_sizes(spot)):
        years = sorted((int(match[1]), int(match[2])))
        return Span(years[0], years[1], True, *here)
    told = _last(head)
    if told and _FORECAST.search(near) and identity.last != int(told[1]):
        return Span(None, int(told[1]), True, *here)
    if _FORECAST.search(near) or (_FORECAST.search(head[-120:]) and not _BY.search(near)):
        return Span(identity.first, identity.last, False, *here)
    if match := _BY.search(near) or _last(head):
        start, last = _START.match(near.lstrip()), int(match[1])
        return Span(int(start[1]) if start and int(start[1]) < last else None, last, True, *here)
    if match := _INTO.search(head):
        return Span(None, int(match[1]), True, *here)
    if match := _GOAL.match(near):
        return Span(None, int(match[1]), True, *here)
    if match := _START.search(near):
        return Span(int(match[1]), None, True, *here)
    if match := _IN.search(near):
        return Span(None, int(match[1] or match[2]), True, *here)
    if match := _OPENED.match(head):
        return Span(None, int(match[1]), True, *here)
    return Span(None, None, True, *here)


def _period(spot: Spot[Percent]) -> tuple[int, int, int, int] | None:
    """Return the span of years that goes with a rate: behind it, else before it, not beyond other rates."""
    start = spot.sentence.start
    text = spot.sentence.text
    behind = [p for p in spot.sentence.periods if spot.figure.end <= p.start < spot.after]
    if behind and not _STOP.search(text[spot.figure.end - start : behind[0].start - start]):
        return _told(behind[0])
    for period in reversed([p for p in spot.sentence.periods if p.end <= spot.figure.start]):
        between = (
            text[spot.before - start : period.start - start] if period.start >= spot.before else ""
        )
        near = text[period.end - start : spot.figure.start - start]
        if period.start >= spot.before and (not spot.number or _NEW.search(between)):
            return _told(period)
        opens = _OPENS.search(text[: period.start - start])
        if (
            opens
            and not _STOP.search(near)
            and (period.start < spot.before - 60 or not spot.number)
        ):
            return _told(period)
    return None


def _told(period: Period) -> tuple[int, int, int, int]:
    """Return a span of years with its stretch."""
    return period.first, period.last, period.start, period.end


def _between_sizes(spot: Spot[Percent]) -> re.Match[str] | None:
    """Return the years of "from A in 2024 to B by 2030" around a rate."""
    if not spot.sentence.money:
        return None
    match = _FROM_TO.search(spot.sentence.low) or _TO_FROM.search(spot.sentence.low)
    return match if match and match.start() < len(spot.head) + len(spot.following) else None


def _last(head: str) -> re.Match[str] | None:
    """Return the last "by 2030" before a rate."""
    return next(reversed(list(_BY.finditer(head))), None)
