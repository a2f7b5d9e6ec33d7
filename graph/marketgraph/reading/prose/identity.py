"""What a report is about: its market, title, publisher and period."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from marketgraph.facts import Fact, MarketParticipant, Segment
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.markets import market_words, markets_in
from marketgraph.reading.prose.places import fold
from marketgraph.reading.prose.text import Text
from marketgraph.reading.prose.times import Period


@dataclass(slots=True)
class Identity:
    """What a report is about.

    Attributes:
        market: The market, without "Global" and "Market"; None where the text is on none.
        title: The title of the study, if it is named as one.
        publisher: Who publishes it, if the text says so.
        base_year: Base year, if so named.
        first: First year of the forecast period.
        last: Last year of the forecast period.
        dimensions: Dimension of each segment that a list of the text gives, by the segment's folded name.
        companies: Companies that lists of the text name.
    """

    market: str | None = None
    title: str | None = None
    publisher: str | None = None
    base_year: int | None = None
    first: int | None = None
    last: int | None = None
    dimensions: dict[str, str] = field(default_factory=dict)
    companies: set[str] = field(default_factory=set)

    def learn(self, fact: Fact) -> None:
        """Note what a list says, for the grammars of sentences."""
        if isinstance(fact, Segment) and fact.dimension:
            self.dimensions.setdefault(fold(fact.segment), fact.dimension)
        elif isinstance(fact, MarketParticipant):
            self.companies.add(fact.company)


def bare_market(name: str) -> str:
    """Return the name of a market without "Global", "The" and "Market"."""
    return re.sub(
        r"^(?:(?:the|global|world|worldwide)\s+)+|\s+(?:market|industry)$",
        "",
        name.strip(),
        flags=re.IGNORECASE,
    )


def identify(text: Text) -> Identity:
    """Return what a text is about: the market that it names most often, the title counting thrice; and its period."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for number, sentence in enumerate(text.sentences):
        for named in markets_in(sentence):
            key = " ".join(sorted(market_words(named.text)))
            if key:
                counts[key] += 3 if number < 2 else 1
                written.setdefault(key, named.text)
    best = max(counts, key=lambda name: (counts[name], -len(name)), default=None)
    identity = Identity(market=written[best] if best else None)
    spans = Counter((p.first, p.last) for p in _forecasts(text))
    if spans:
        identity.first, identity.last = max(spans, key=lambda pair: (spans[pair], pair[1]))
    return identity


def _forecasts(text: Text) -> Iterator[Period]:
    """Yield the periods that are told with forecast or CAGR nearby."""
    for sentence in text.sentences:
        if "20" in sentence.text and re.search(
            r"forecast|cagr|project|estimat|expected|until|\d{4}\s?[-–]\s?20\d\d", sentence.low
        ):
            yield from (period for period in sentence.periods if period.last > 2024)


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the report itself."""
    return iter(())
