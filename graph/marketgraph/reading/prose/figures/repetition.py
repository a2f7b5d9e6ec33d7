"""Figures that a text repeats: the most exact wording stays, and takes the years that others add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from marketgraph.facts import Fact, GrowthRate, MarketShare, MarketSize, Ranking
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.places import fold


def told_once(found: Iterable[Found]) -> Iterator[Found]:
    """Yield figures, each once.

    Two tell the same where type, part of the market and value agree (a size: also the year; the less exact of two
    amounts gives way) and no field contradicts. A field that only one of them has is kept.
    """
    kept: list[Found] = []
    for item in found:
        for place, other in enumerate(kept):
            if (merged := _merged(other, item)) is not None:
                kept[place] = merged
                break
        else:
            kept.append(item)
    yield from kept


def _merged(one: Found, other: Found) -> Found | None:
    """Return two findings as one, or None if they tell different things."""
    left, right = one.fact, other.fact
    if type(left) is not type(right) or not isinstance(
        left, MarketSize | GrowthRate | MarketShare | Ranking
    ):
        return None
    if not _agree(left, right):
        return None
    better, worse = (one, other) if _exact(left) >= _exact(right) else (other, one)
    best: Any = better.fact
    added = {
        name: value
        for name, value in worse.fact.model_dump(exclude_none=True).items()
        if getattr(best, name, None) is None and name != "qualifier"
    }
    if len(added) > len(
        [
            n
            for n in ("start_year", "end_year", "year", "dimension", "within_region", "status")
            if n in added
        ]
    ):
        return None
    if not added:
        return (
            better
            if better.confidence >= worse.confidence
            else Found(best, better.start, better.end, worse.confidence)
        )
    return Found(
        best.model_copy(update=added),
        better.start,
        better.end,
        min(better.confidence, worse.confidence),
    )


def _exact(fact: Fact) -> tuple[int, int]:
    """Return how exact a figure is: digits of its value, fields that are given."""
    value = getattr(fact, "amount", None) or getattr(fact, "percent", None) or 0
    digits = len(f"{value:.6f}".replace(".", "").strip("0"))
    return digits, len(fact.model_dump(exclude_none=True))


def _agree(left: Any, right: Any) -> bool:
    """Return whether two figures of one type can be one."""
    for name in ("market", "region", "company", "criterion", "rank"):
        if _folded(left, name) != _folded(right, name):
            return False
    if not _same_segment(getattr(left, "segment", None), getattr(right, "segment", None)):
        return False
    years = ("year",) if isinstance(left, MarketSize) else ("year", "start_year", "end_year")
    for name in years:
        one, other = getattr(left, name, None), getattr(right, name, None)
        if one is not None and other is not None and one != other:
            return False
    if isinstance(left, MarketSize):
        return (
            left.year == right.year
            and left.currency == right.currency
            and _close(left.amount, right.amount)
        )
    return isinstance(left, Ranking) or left.percent == right.percent


def _folded(fact: Any, name: str) -> Any:
    value = getattr(fact, name, None)
    return fold(value) if isinstance(value, str) else value


def _same_segment(one: str | None, other: str | None) -> bool:
    """Return whether two segments are written alike, or one inside the other."""
    if one is None or other is None:
        return one is other
    left, right = fold(one), fold(other)
    return left == right or left in right or right in left


def _close(one: float, other: float) -> bool:
    """Return whether the less exact of two amounts is the other, rounded."""
    digits = min(len(f"{value:.0f}".strip("0")) for value in (one, other))
    return f"{one:.{max(digits, 2) - 1}e}" == f"{other:.{max(digits, 2) - 1}e}"
