"""Figures that a text repeats: the most exact wording stays, and takes what the others add."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from marketgraph.facts import Fact, GrowthRate, MarketShare, MarketSize, Ranking
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.markets import market_words
from marketgraph.reading.prose.places import fold
from marketgraph.reading.prose.words import words

_ADDED = words("region year start_year end_year dimension within_region status kind")  # fmt: skip
_YEARS = ("year", "start_year", "end_year", "within_region", "dimension")
_GENERIC = words("and or the segment")
_WORD = re.compile(r"[\w+]+")
_NEAR = 12
"""A figure is compared with as many of its kind, so that a text of only figures stays linear."""


def told_once(found: Iterable[Found]) -> Iterator[Found]:
    """Yield figures, each once, in the order in which they are first told.

    Two tell the same where type, market, part and value agree and no field contradicts: a size, share, growth rate or
    rank that names no year agrees with one that does; of two such sizes, the one that is the other rounded gives way. Segments in other words agree only if one of them bears no dimension.
    """
    kept: list[Found] = []
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for item in found:
        keys = list(_keys(item.fact))
        for place in _candidates(alike, keys):
            if (merged := _merged(kept[place], item)) is not None:
                kept[place] = merged
                break
        else:
            for key in {keys[0], keys[-1]} if isinstance(item.fact, MarketSize) else keys[:1]:
                alike[key].append(len(kept))
            kept.append(item)
    yield from kept


def _candidates(alike: dict[Hashable, list[int]], keys: list[Hashable]) -> Iterator[int]:
    """Yield the latest of those that can tell the same."""
    for key in keys:
        yield from alike.get(key, ())[-_NEAR:]


def _keys(fact: Any) -> Iterator[Hashable]:
    """Yield the key of a figure, then the keys of those that may be it, rounded."""
    market = market_words(fact.market or "")
    place = _place(fact.region), fold(vars(fact).get("company") or "")
    if isinstance(fact, MarketSize):
        step = int(math.log(max(abs(fact.amount), 1)) / 0.06)
        for near in (step, step - 1, step + 1):
            yield "size", market, place, fact.currency, fact.year, near
        yield "size", market, place, fact.currency, "in any year", step
    elif isinstance(fact, Ranking):
        yield "rank", market, place, fact.criterion, fact.rank, tuple(_telling(fact.segment)[:1])
    else:
        yield fact.type, market, place, fact.percent


def _place(region: str | None) -> str:
    """Return a region, folded; none is the world where nothing limits a market."""
    return "" if region in (None, "World") else fold(region or "")


def _merged(one: Found, other: Found) -> Found | None:
    """Return two findings as one, or None if they tell different things."""
    if not _agree(one.fact, other.fact):
        return None
    better, worse = (one, other) if _exact(one.fact) >= _exact(other.fact) else (other, one)
    best: Any = better.fact
    added = {
        name: value
        for name, value in worse.fact
        if name in _ADDED and value is not None and vars(best).get(name) is None
    }
    first, again = vars(one.fact).get("segment"), vars(best).get("segment")
    if first != again and vars(one.fact).get("dimension"):
        added["segment"] = first
    if not added:
        return Found(best, better.start, better.end, max(one.confidence, other.confidence))
    sure = min(better.confidence, worse.confidence)
    return Found(best.model_copy(update=added), better.start, better.end, sure)


def _exact(fact: Fact) -> tuple[int, bool, int]:
    """Return how exact a figure is: digits of its value, a segment that a list knows, fields that are given."""
    fields = vars(fact)
    value = fields.get("amount") or fields.get("percent") or 0
    digits = len(f"{value:.6f}".replace(".", "").strip("0"))
    return (
        digits,
        bool(fields.get("dimension")),
        sum(value is not None for value in fields.values()),
    )


def _agree(left: Any, right: Any) -> bool:
    """Return whether two figures that share a key can be one."""
    if type(left) is not type(right):
        return False
    if isinstance(left, MarketSize) and not (
        _close(left.amount, right.amount) or _surpassed(left, right) or _surpassed(right, left)
    ):
        return False
    if not _same_segment(left, right):
        return False
    if _place(left.region) != _place(right.region):
        return False
    if _folded(left, "company") != _folded(right, "company"):
        return False
    pairs = ((_folded(left, name), _folded(right, name)) for name in _YEARS)
    return all(one is None or other is None or one == other for one, other in pairs)


def _folded(fact: Any, name: str) -> Any:
    """Return a field, text folded."""
    value = vars(fact).get(name)
    return fold(value) if isinstance(value, str) else value


def _same_segment(left: Any, right: Any) -> bool:
    """Return whether two segments are the same, words of the dimension not minded.

    One in more words ("cloud platforms", "cloud") is the other only if not both bear a dimension, and never for a rank.
    """
    if left.segment is None or right.segment is None:
        return left.segment is right.segment
    about = {*_telling(left.dimension), *_telling(right.dimension)}
    one, other = set(_telling(left.segment)), set(_telling(right.segment))
    if one == other or (one - about and one - about == other - about):
        return True
    loose = not (left.dimension and right.dimension) and isinstance(left, MarketShare | GrowthRate)
    return loose and bool(one) and bool(other) and (one <= other or other <= one)


def _telling(written: str | None) -> list[str]:
    """Return the words of a name that tell, in the singular."""
    plain = _WORD.findall(fold(written)) if written else []
    singular = [word[:-1] if word[-1] == "s" and len(word) > 3 else word for word in plain]
    return [word for word in singular if word not in _GENERIC]


def _surpassed(less: MarketSize, more: MarketSize) -> bool:
    """Return whether one size says that the other is over a rounder amount: "to surpass 2 trillion" beside 2.08 trillion."""
    digits = len(f"{less.amount:.0f}".strip("0"))
    scale = 10 ** (len(f"{more.amount:.0f}") - digits)
    return less.qualifier == "over" and more.amount // scale * scale == less.amount


def _close(one: float, other: float) -> bool:
    """Return whether the less exact of two amounts is the other, rounded to its digits, two at least."""
    if one == other or abs(one - other) > 0.06 * max(abs(one), abs(other)):
        return one == other
    digits = min(len(f"{value:.0f}".strip("0")) for value in (one, other))
    return f"{one:.{max(digits, 2) - 1}e}" == f"{other:.{max(digits, 2) - 1}e}"
