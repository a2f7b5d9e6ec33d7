"""The study that a text cites for a figure, where the text is on no market itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from marketgraph.facts import GrowthRate, MarketSize, Report
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.publishers import Named, researcher_in
from marketgraph.reading.prose.text import Sentence, Text

_SOURCE = re.compile(r"\W*source:")
_SURE = 0.8


def study_of(text: Text, identity: Identity, figures: Sequence[Found]) -> Iterator[Found]:
    """Yield the first study that a sentence credits with a size or rate of a market, as a report with its last years.

    Args:
        text: The text, on no market of its own.
        identity: What it is about; its publisher counts, whatever its name, if the study is on another market.
        figures: What its figures say.
    """
    sizes_first = sorted(figures, key=lambda found: not isinstance(found.fact, MarketSize))
    for found in sizes_first:
        fact = found.fact
        if not isinstance(fact, MarketSize | GrowthRate) or not fact.market:
            continue
        sentence = next((s for s in text.sentences if s.start <= found.end <= s.end), None)
        named = researcher_in(sentence, fact.market) if sentence else None
        if identity.aside and sentence and sentence.start <= identity.start < sentence.end:
            named = Named(identity.publisher or "", identity.start, identity.end)
        named = named or (_source_behind(text, sentence, fact.market) if sentence else None)
        if named:
            first, last = _years(fact.market, sentence, figures) if sentence else (None, None)
            report = Report(
                market=fact.market,
                publisher=named.name,
                forecast_start=first,
                forecast_end=last,
            )
            yield Found(report, named.start, named.end, _SURE)
            return


def _source_behind(text: Text, sentence: Sentence, market: str) -> Named | None:
    """Return who the brackets behind a sentence name as its source: "(Source: N)"."""
    place = text.sentences.index(sentence)
    behind = next(iter(text.sentences[place + 1 : place + 2]), None)
    return researcher_in(behind, market) if behind and _SOURCE.match(behind.low) else None


def _years(
    market: str, sentence: Sentence, figures: Sequence[Found]
) -> tuple[int | None, int | None]:
    """Return the years that a sentence forecasts a market for: the first only of a period told as one."""
    told = [f.fact for f in figures if sentence.start <= f.end <= sentence.end]
    sizes = {f.year for f in told if isinstance(f, MarketSize) and f.status == "forecast"}
    rates = {f.end_year for f in told if isinstance(f, GrowthRate) and f.market == market}
    last = max((year for year in sizes | rates if year), default=None)
    return next((p.first for p in sentence.periods if p.last == last), None), last
