"""Are a report's figures consistent with each other?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marketgraph.analysis.evidence import LISTING, Floors
from marketgraph.analysis.figures import figures, places, reports
from marketgraph.analysis.growth import series
from marketgraph.analysis.growthcheck import growth_checks
from marketgraph.analysis.model import analysis
from marketgraph.analysis.names import resolve
from marketgraph.analysis.regions import countries_here, wider_regions
from marketgraph.analysis.scope import InMarket, listing
from marketgraph.analysis.sharecheck import Regions, share_checks
from marketgraph.network import TableSource

if TYPE_CHECKING:
    import pandas as pd


@analysis("checks", "Do a report's figures agree with each other", LISTING)
def checks(tables: TableSource, *, floors: Floors, market: InMarket = None) -> pd.DataFrame:
    """Test each report's size, growth and period, and its shares, by interval arithmetic.

    A published number is taken as all it can have been before rounding: 2.52 billion is
    [2.515, 2.525] (interval arithmetic, Moore 1966). ``computed_low`` and ``computed_high`` enclose what follows from the other
    figures, ``stated_low`` and ``stated_high`` what the report says.

    ``size, growth, period``: ``100 * ((V1 / V0) ** (1 / n) - 1)`` against the stated rate, n from the
    base year to the last. ``holds``; ``holds only from base year X``, where the stated period
    starts in another year and only X fits; ``cannot hold``; ``not testable`` with the reason.
    ``shares add up``: shares of siblings (same whole, years and dimension, or level of region)
    are at most 100 % together. ``share of what``: a share whose whole is not stated, under each reading
    (of the world, of a wider region, of a parent segment), and the amount it would be.
    """
    import pandas as pd

    iri = resolve(tables, market, "market") if market else None
    found = figures(tables, ("MarketSize", "GrowthRate", "MarketShare"), iri)
    names = places(
        tables,
        {figure.market for figure in found}
        | {part for figure in found for part in (figure.region, figure.segment, figure.company)},
    )
    known = reports(tables)
    lines = series(found)
    shares = [figure for figure in found if figure.type == "MarketShare" and figure.percent]
    regions = Regions(wider_regions(tables), countries_here(tables))
    rows = [
        *growth_checks(lines, known, names),
        *share_checks(shares, lines, regions, _parents(tables), names),
    ]
    columns = (
        "publisher market check subject stated reading computed_low computed_high stated_low "
        "stated_high verdict why report claims"
    )
    frame = pd.DataFrame(rows, columns=columns.split())
    return listing(
        tables, frame, floors, about=f"figures of {market or 'all markets'}", kind="checks"
    )


def _parents(tables: TableSource) -> dict[str, str]:
    """Return the parent of each segment that has one."""
    rows = tables.read("segments", columns=["iri", "parent"]).to_pydict()
    return {iri: parent for iri, parent in zip(rows["iri"], rows["parent"], strict=True) if parent}
