"""What the shapes say about several nodes, looked up in the tables: worth a second look, not an error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from marketgraph.tables import Tables
from marketgraph.tables.rewriting import only
from marketgraph.vocabulary import MKG

LIMIT = 100.5
_CELL = ("report", "market", "start_year", "end_year")
_COLUMNS = [*_CELL, "type", "company", "region", "segment", "dimension"]
_COLUMNS += ["within_region", "within_segment", "percent"]
Share: TypeAlias = Mapping[str, Any]


def warnings(tables: Tables) -> list[str]:
    """Return what is worth a second look, in words.

    Shares of the parts of one whole, told by one report for one span of years, should not add up to more
    than 100 percent (with half a point for rounding): *RegionSharesAddUp* and *SegmentSharesAddUp* of
    ``shapes.ttl``. Shares without years or without a stated whole are not added up.
    """
    shares = _shares(tables)
    if not shares:
        return []
    found = [*_regions(shares, tables), *_segments(shares, tables)]
    return [
        f"{report}: the shares of {what} add up to {total:g} %" for report, what, total in found
    ]


def _shares(tables: Tables) -> list[Share]:
    """Return the shares of regions and segments that have years."""
    table = only(tables.read("figures", _COLUMNS), "type", ("MarketShare",))
    rows: list[Share] = table.to_pylist()
    return [row for row in rows if row["company"] is None and row["start_year"] is not None]


def _over(
    parts: Iterable[Share], whole: Sequence[str], part: str, what: str
) -> list[tuple[str, str, float]]:
    """Return report, kind and sum of the wholes whose parts hold more than the limit; a part counts once."""
    wholes: defaultdict[tuple[Any, ...], dict[str, float]] = defaultdict(dict)
    for share in parts:
        key = tuple(share[name] for name in whole)
        if None not in (*key, share[part], share["percent"]):
            once = wholes[key]
            once[share[part]] = max(once.get(share[part], 0.0), share["percent"])
    sums = ((key[0], what, sum(once.values())) for key, once in sorted(wholes.items()))
    return [found for found in sums if found[2] > LIMIT]


def _regions(shares: Sequence[Share], tables: Tables) -> list[tuple[str, str, float]]:
    """Return the reports whose shares of sibling regions are too many."""
    parts = [
        share
        for share in shares
        if share["segment"] == f"{MKG}WholeMarket"
        and share["within_region"] not in (f"{MKG}Unstated", share["region"])
    ]
    if not parts:
        return []
    wider = _wider(tables)
    key = ("report", "market", "within_region")
    told = {tuple(share[name] for name in (*key, "region")) for share in parts}

    def nested(share: Share) -> bool:
        own = tuple(share[name] for name in key)
        around = wider.get(share["region"], set()) - {share["within_region"]}
        return any((*own, region) in told for region in around)

    kept = (share for share in parts if not nested(share))
    return _over(kept, (*_CELL, "within_region"), "region", "sibling regions")


def _wider(tables: Tables) -> dict[str, set[str]]:
    """Return the regions that each region is said to be a part of."""
    table = tables.read("relations", ["source", "target", "relation"])
    table = only(table, "relation", ("partOfRegion",))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in table.to_pylist():
        found[row["source"]].add(row["target"])
    return found


def _segments(shares: Sequence[Share], tables: Tables) -> list[tuple[str, str, float]]:
    """Return the reports whose shares of the segments of one dimension are too many."""
    rows = tables.read("segments", ["iri", "parent"]).to_pylist()
    nested = {row["iri"] for row in rows if row["parent"]}
    parts = (
        share
        for share in shares
        if share["dimension"] and not share["within_segment"] and share["segment"] not in nested
    )
    return _over(parts, (*_CELL, "dimension", "region"), "segment", "sibling segments")
