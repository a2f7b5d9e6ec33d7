"""Which regions a region lies in, as far as sources or the shipped table of countries tell."""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING

from marketgraph.resources import DATA

if TYPE_CHECKING:
    from marketgraph.network import TableSource

_REPORT_REGIONS: dict[str, frozenset[str]] = {
    "north america": frozenset({"Northern America", "MX"}),
    "south america": frozenset({"South America"}),
    "latin america": frozenset({"Latin America and the Caribbean", "South America"}),
    "europe": frozenset({"Europe"}),
    "asia-pacific": frozenset(
        {"Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia", "Oceania"}
    ),
    "asia": frozenset({"Asia"}),
    "africa": frozenset({"Africa"}),
    "middle east and africa": frozenset({"Western Asia", "Africa"}),
    "middle east": frozenset({"Western Asia"}),
}
"""Regions as market reports draw them, by regions of the United Nations (M49) and country codes."""


def wider_regions(tables: TableSource) -> dict[str, set[str]]:
    """Return, for each region, the other regions here that it lies in.

    From what sources state (``partOfRegion``), and for countries from the shipped table of
    countries (United Nations M49), where a region here has the name that reports give it.
    """
    rows = tables.read(
        "relations", columns=["source", "target"], filters=[("relation", "=", "partOfRegion")]
    ).to_pydict()
    found: dict[str, set[str]] = defaultdict(set)
    for source, target in zip(rows["source"], rows["target"], strict=True):
        found[source].add(target)
    known = tables.read(
        "entities", columns=["iri", "label", "country"], filters=[("kind", "=", "region")]
    ).to_pylist()
    places = _places()
    for wide in known:
        parts = _REPORT_REGIONS.get((wide["label"] or "").casefold().replace("\u2013", "-"))
        for narrow in known:
            if parts and not parts.isdisjoint(places.get(narrow["country"] or "", ())):
                found[narrow["iri"]].add(wide["iri"])
    return {narrow: wide - {narrow} for narrow, wide in found.items()}


def countries_here(tables: TableSource) -> set[str]:
    """Return the regions that are countries."""
    rows = tables.read(
        "entities", columns=["iri", "country"], filters=[("kind", "=", "region")]
    ).to_pylist()
    return {row["iri"] for row in rows if row["country"]}


def _places() -> dict[str, tuple[str, str, str]]:
    """Return code, region and subregion of each country by its code."""
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["alpha2"]: (row["alpha2"], row["region"], row["subregion"])
            for row in csv.DictReader(file)
        }
