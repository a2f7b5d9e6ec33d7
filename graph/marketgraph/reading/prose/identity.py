"""What a report is about: its market, title, publisher and period."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.text import Text

_MARKET = re.compile(
    r"\b((?:[A-Z0-9][\w&+/-]*[ ,]{1,2}(?:(?:of|in|for|the|and|as) )*){1,10})(?:Market|market|MARKET)\b"
)


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
    """

    market: str | None = None
    title: str | None = None
    publisher: str | None = None
    base_year: int | None = None
    first: int | None = None
    last: int | None = None


def bare_market(name: str) -> str:
    """Return the name of a market without "Global", "The" and "Market"."""
    return re.sub(
        r"^(?:(?:the|global|world|worldwide)\s+)+|\s+(?:market|industry)$",
        "",
        name.strip(),
        flags=re.IGNORECASE,
    )


def identify(text: Text) -> Identity:
    """Return what a text is about: the market that it names most often as "… Market"."""
    counts = Counter(bare_market(match.group(1)) for match in _MARKET.finditer(text.text))
    counts.pop("", None)
    best = max(counts, key=lambda name: (counts[name], len(name)), default=None)
    return Identity(market=best)


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the report itself."""
    return iter(())
