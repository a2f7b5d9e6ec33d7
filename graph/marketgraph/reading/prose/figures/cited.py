"""The study that a text cites for a figure, where the text is on no market itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marketgraph.facts import GrowthRate, MarketSize, Report
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.publishers import researcher_in
from marketgraph.reading.prose.text import Text

_SURE = 0.8


def study_of(text: Text, figures: Iterable[Found]) -> Iterator[Found]:
    """Yield the first study that a sentence credits with a figure of a market, as a report with its last years.

    Args:
        text: The text, on no market of its own.
        figures: What its figures say.
    """
    for found in figures:
        fact = found.fact
        if not isinstance(fact, MarketSize | GrowthRate) or not fact.market:
            continue
        sentence = next((s for s in text.sentences if s.start <= found.end <= s.end), None)
        named = researcher_in(sentence, fact.market) if sentence else None
        if named:
            first, last = _years(fact)
            report = Report(
                market=fact.market,
                publisher=named.name,
                forecast_start=first,
                forecast_end=last,
            )
            yield Found(report, named.start, named.end, _SURE)
            return


def _years(fact: MarketSize | GrowthRate) -> tuple[int | None, int | None]:
    """Return the years that a figure forecasts."""
    if isinstance(fact, GrowthRate):
        return (fact.start_year, fact.end_year) if fact.end_year else (None, None)
    return None, fact.year if fact.status == "forecast" else None
