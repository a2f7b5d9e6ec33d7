"""The stretch that a claim quotes: the shortest in its sentence that holds what the fact says."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import TypeVar

from marketgraph.facts import Fact
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.lazy import lazy
from marketgraph.reading.prose.quantities import Money, Percent
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.times import Date, Period, Year

_REACH = 1_000
"""How far from a stretch a value is looked for; keeps time linear in sentences without an end."""
_WORD = 30
_NAMES: dict[str, tuple[str, ...]] = {
    "MarketSize": ("region", "segment"),
    "GrowthRate": ("region", "segment"),
    "MarketShare": ("region", "segment", "company", "within_region", "within_segment"),
    "Ranking": ("region", "segment", "company", "within_region", "within_segment"),
    "Acquisition": ("acquirer", "target", "seller"),
    "Merger": ("parties", "result"),
    "JointVenture": ("parents", "company"),
    "Investment": ("investors", "company"),
    "SpinOff": ("company", "seller"),
    "Partnership": ("partners",),
    "CommercialAgreement": ("supplier", "customer", "products"),
    "ProductLaunch": ("companies", "products", "partners"),
    "ProductUpdate": ("companies", "products", "partners"),
    "FacilityOpening": ("company", "facility"),
    "RegulatoryApproval": ("company", "product", "authority"),
}
"""Fields with names by type of fact; facts of other types are quoted as their grammar has it."""
_YEARS = ("year", "start_year", "end_year")
Span = tuple[int, int]
Placed = TypeVar("Placed", Money, Percent, Year, Period, Date)


class Holding:
    """Widens stretches within their sentences until they hold amounts, percentages, years, dates and names."""

    def __init__(self, text: Text) -> None:
        """Take the text that facts were found in."""
        self.text = text

    @lazy
    def _starts(self) -> list[int]:
        """Where each sentence starts."""
        return [sentence.start for sentence in self.text.sentences]

    def widened(self, found: Found) -> Found:
        """Return what was found with the shortest stretch of its sentence that holds the values of the fact.

        A value that stands elsewhere (in a heading, in a table's head, in an earlier sentence) is not reached for.
        """
        if found.fact.type not in _NAMES or (sentence := self._sentence(found)) is None:
            return found
        start, end = found.start, found.end
        for places in _places(found.fact, sentence, start, end):
            if not any(start <= first and last <= end for first, last in places):
                near = min(places, key=lambda span: max(start - span[0], span[1] - end))
                start, end = min(start, near[0]), max(end, near[1])
        start, end = _whole_words(self.text.text, start, end)
        return (
            found
            if (start, end) == (found.start, found.end)
            else found._replace(start=start, end=end)
        )

    def _sentence(self, found: Found) -> Sentence | None:
        """Return the sentence that a stretch lies in, or None."""
        number = bisect_right(self._starts, found.start) - 1
        sentence = self.text.sentences[number] if number >= 0 else None
        return sentence if sentence and found.end <= sentence.end else None


def _places(fact: Fact, sentence: Sentence, start: int, end: int) -> Iterator[list[Span]]:
    """Yield for each value of a fact where it stands in the sentence near a stretch; nothing for one that does not."""
    low, high = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
    for places in (
        _figures(fact, sentence, low, high),
        _times(fact, sentence, low, high),
        _named(fact, sentence, low, high),
    ):
        yield from filter(None, places)


def _figures(fact: Fact, sentence: Sentence, low: int, high: int) -> Iterator[list[Span]]:
    """Yield where the amount and the percentage of a fact stand between two offsets."""
    amount, percent = vars(fact).get("amount"), vars(fact).get("percent")
    if amount is not None:
        money = _between(sentence.money, low, high)
        yield [(item.start, item.end) for item in money if item.amount == amount]
    if percent is not None:
        percents = _between(sentence.percents, low, high)
        yield [(item.start, item.end) for item in percents if item.value == percent]


def _times(fact: Fact, sentence: Sentence, low: int, high: int) -> Iterator[list[Span]]:
    """Yield where the years and the date of a fact stand between two offsets."""
    fields = vars(fact)
    date = fields.get("date")
    if date is not None and len(date) > 4:
        dates = _between(sentence.dates, low, high)
        yield [(item.start, item.end) for item in dates if item.value == date]
    years = {year for name in _YEARS if (year := fields.get(name))}
    if date is not None and len(date) == 4:
        years.add(int(date))
    for year in sorted(years):
        singles = _between(sentence.years, low, high)
        spans = _between(sentence.periods, low, high)
        yield [(item.start, item.end) for item in singles if item.value == year] + [
            (item.start, item.end) for item in spans if year in (item.first, item.last)
        ]


def _named(fact: Fact, sentence: Sentence, low: int, high: int) -> Iterator[list[Span]]:
    """Yield where the names of a fact stand between two offsets, in whatever case."""
    written = sentence.low[low - sentence.start : high - sentence.start]
    for field in _NAMES[fact.type]:
        value = vars(fact).get(field)
        for name in (value,) if isinstance(value, str) else value or ():
            yield [(low + at, low + at + len(name)) for at in _all(written, name.lower())]


def _all(written: str, name: str) -> Iterator[int]:
    """Yield where a name stands as whole words."""
    at = written.find(name)
    while at >= 0:
        end = at + len(name)
        if not written[at - 1 : at].isalnum() and not written[end : end + 1].isalnum():
            yield at
        at = written.find(name, end)


def _between(items: list[Placed], low: int, high: int) -> list[Placed]:
    """Return the items, in the order of their start, that start between two offsets."""
    first = bisect_left(items, low, key=attrgetter("start"))
    return items[first : bisect_left(items, high, lo=first, key=attrgetter("start"))]


def _whole_words(text: str, start: int, end: int) -> Span:
    """Return a stretch that cuts no word; a word longer than ``_WORD`` is left as it is."""
    last = end
    while last < len(text) and text[last].isalnum() and last - end <= _WORD:
        last += 1
    first = start
    while first > 0 and text[first - 1].isalnum() and start - first <= _WORD:
        first -= 1
    right = last if text[end - 1].isalnum() and last - end <= _WORD else end
    left = first if text[start].isalnum() and start - first <= _WORD else start
    return left, right
