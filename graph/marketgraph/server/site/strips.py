"""Sizes of a market on a line: one dot a publisher, all brought to one year."""

from __future__ import annotations

from typing import NamedTuple

from marketgraph.analysis import analyze
from marketgraph.errors import TooLittleEvidence
from marketgraph.tables import Tables
from marketgraph.views.words import money


class Strip(NamedTuple):
    """The sizes of a market that can be laid side by side.

    Attributes:
        year: The year that they are brought to (analysis ``sizes``).
        low: The least, as text.
        high: The greatest, as text.
        places: Where each stands on a line from 0 to the greatest, in percent.
    """

    year: int
    low: str
    high: str
    places: tuple[float, ...]


def strip(tables: Tables, market: str) -> Strip | None:
    """Return the sizes of a market that count; none if nothing can be laid side by side."""
    try:
        frame = analyze(tables, "sizes", market=market)
    except TooLittleEvidence:
        return None
    values = sorted(frame.loc[frame["counted"], "value"].dropna())
    if not values:
        return None
    year, currency = frame.attrs["year"], frame.attrs["currency"]
    places = tuple(round(100 * value / values[-1], 1) for value in values)
    return Strip(year, money(values[0], currency), money(values[-1], currency), places)
