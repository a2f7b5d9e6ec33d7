"""Figures that two places of a text tell of two markets or regions: the place that names the market or region is right."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from marketgraph.facts import GrowthRate, MarketSize
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.markets import market_words
from marketgraph.reading.prose.text import Text

_NEAR = 12
"""So many figures of one value are compared."""
_FEW, _MANY = 2, 3
"""Digits of an amount that two markets, and two regions, do not share by chance."""


def settled(text: Text, found: Iterable[Found]) -> Iterator[Found]:
    """Yield figures without those that another place tells of the market or region that it names.

    "The market will reach USD 5.8 billion by 2033" falls where another sentence says so of "the smart lamp market"; a size
    of no region where another sentence has the very same one of a region.
    """
    items = list(found)
    starts = [sentence.start for sentence in text.sentences]
    alike: dict[Hashable, list[Found]] = defaultdict(list)
    for item in items:
        if (key := _key(item.fact)) is not None:
            alike[key].append(item)
    dropped = {
        id(item)
        for group in alike.values()
        for item in group[:_NEAR]
        if any(
            _gives_way(text, starts, item, other) for other in group[:_NEAR] if other is not item
        )
    }
    yield from (item for item in items if id(item) not in dropped)


def _key(fact: Any) -> Hashable:
    """Return what figures share that can tell the same; None for one that is too round."""
    if isinstance(fact, MarketSize) and not fact.segment and _digits(fact.amount) >= _FEW:
        return fact.amount, fact.currency, fact.year
    if isinstance(fact, GrowthRate) and not fact.segment and fact.percent % 1:
        return fact.percent, fact.end_year
    return None


def _digits(value: float) -> int:
    """Return how many digits an amount has without the zeros behind them."""
    return len(f"{value:.0f}".strip("0"))


def _gives_way(text: Text, starts: list[int], item: Found, other: Found) -> bool:
    """Return whether a figure is told of the wrong market, or of no region, beside another that shares its value."""
    fact, right = item.fact, other.fact
    if market_words(_market(fact)) != market_words(_market(right)):
        return not _is_named(text, starts, item) and _is_named(text, starts, other)
    exact = isinstance(fact, GrowthRate) or _digits(vars(fact)["amount"]) >= _MANY
    wide = (None, "World")
    return exact and vars(fact)["region"] is None and vars(right)["region"] not in wide


def _market(fact: Any) -> str:
    """Return the market of a figure."""
    return fact.market or ""


def _is_named(text: Text, starts: list[int], item: Found) -> bool:
    """Return whether the sentence of a figure names its market; so does a line that is none."""
    place = bisect_right(starts, item.start) - 1
    if place < 0 or text.sentences[place].end < item.end:
        return True
    return market_words(_market(item.fact)) <= market_words(text.sentences[place].text)
