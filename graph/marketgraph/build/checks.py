"""What the shapes say about several nodes, looked up in the tables: worth a second look, not an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marketgraph.tables import Tables
from marketgraph.vocabulary import MKG

if TYPE_CHECKING:
    import pandas

LIMIT = 100.5
_CELL = ["report", "market", "start_year", "end_year"]


def warnings(tables: Tables) -> list[str]:
    """Return what is worth a second look, in words.

    Shares of the parts of one whole, told by one report for one span of years, should not add up to more
    than 100 percent (with half a point for rounding): *RegionSharesAddUp* and *SegmentSharesAddUp* of
    ``shapes.ttl``. Shares without years or without a stated whole are not added up.
    """
    shares = tables.frame("figures", filters=[("type", "=", "MarketShare")])
    shares = shares[shares["company"].isna() & shares["start_year"].notna()]
    if shares.empty:
        return []
    found = [*_regions(shares, tables), *_segments(shares, tables)]
    return [
        f"{report}: the shares of {what} add up to {total:g} %" for report, what, total in found
    ]


def _over(parts: pandas.DataFrame, whole: list[str], part: str) -> list[tuple[str, float]]:
    """Return report and sum of the wholes whose parts hold more than the limit; a part counts once."""
    once = parts.groupby([*whole, part])["percent"].max()
    sums = once.groupby(level=whole).sum()
    over = sums[sums > LIMIT].reset_index()
    return list(zip(over["report"], over["percent"], strict=True))


def _regions(shares: pandas.DataFrame, tables: Tables) -> list[tuple[str, str, float]]:
    """Return the reports whose shares of sibling regions are too many."""
    whole = shares["within_region"]
    parts = shares[
        (shares["segment"] == f"{MKG}WholeMarket")
        & (whole != f"{MKG}Unstated")
        & (whole != shares["region"])
    ]
    if parts.empty:
        return []
    wider = tables.frame("relations", ["source", "target"], [("relation", "=", "partOfRegion")])
    nested = parts.merge(wider.drop_duplicates(), left_on="region", right_on="source")
    nested = nested[nested["target"] != nested["within_region"]]
    key = ["report", "market", "within_region"]
    told = set(parts[[*key, "region"]].itertuples(index=False, name=None))
    inside = {
        (*row[:3], row[3])
        for row in nested[[*key, "region", "target"]].itertuples(index=False, name=None)
        if (*row[:3], row[4]) in told
    }
    kept = [row not in inside for row in parts[[*key, "region"]].itertuples(index=False, name=None)]
    found = _over(parts[kept], [*_CELL, "within_region"], "region")
    return [(report, "sibling regions", total) for report, total in found]


def _segments(shares: pandas.DataFrame, tables: Tables) -> list[tuple[str, str, float]]:
    """Return the reports whose shares of the segments of one dimension are too many."""
    nested = tables.frame("segments", ["iri", "parent"]).dropna(subset="parent")["iri"]
    parts = shares[
        shares["dimension"].notna()
        & shares["within_segment"].isna()
        & ~shares["segment"].isin(nested)
    ]
    if parts.empty:
        return []
    found = _over(parts, [*_CELL, "dimension", "region"], "segment")
    return [(report, "sibling segments", total) for report, total in found]
