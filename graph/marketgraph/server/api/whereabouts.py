"""Where the things of a view belong: countries and regions, markets and segments."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from marketgraph.server.api.things import filtered
from marketgraph.tables import Tables
from marketgraph.views.picture import Node

_REGION = ("country", "headquarteredIn")
_SEGMENT = ("activeIn", "operatesIn", "leaderIn")


def regions_of(tables: Tables, nodes: Mapping[str, Node]) -> dict[str, list[str]]:
    """Return the names of the regions of the nodes that are somewhere; a region is in itself."""
    rows = filtered(tables, "relations", None, source=nodes.keys(), relation=_REGION)
    entities = filtered(tables, "entities", ["iri", "country"], iri=nodes.keys())
    codes = {row["iri"]: row["country"] for row in entities if row["country"]}
    named = _countries(tables, set(codes.values()))
    labels = _labels(tables, {row["target"] for row in rows})
    found: dict[str, set[str]] = {}
    for iri, code in codes.items():
        found.setdefault(iri, set()).add(named.get(code, code))
    for row in rows:
        found.setdefault(row["source"], set()).add(labels.get(row["target"], row["target"]))
    for iri, node in nodes.items():
        if node.kind == "region":
            found.setdefault(iri, set()).add(node.label)
    return {iri: sorted(names) for iri, names in found.items()}


def segments_of(tables: Tables, nodes: Mapping[str, Node]) -> dict[str, list[str]]:
    """Return the names of the markets and segments in which the nodes are active; one is in itself."""
    rows = filtered(tables, "relations", None, source=nodes.keys(), relation=_SEGMENT)
    labels = _labels(tables, {row["target"] for row in rows})
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["source"], set()).add(labels.get(row["target"], row["target"]))
    for iri, node in nodes.items():
        if node.kind in ("segment", "market"):
            found.setdefault(iri, set()).add(node.label)
    return {iri: sorted(names) for iri, names in found.items()}


def _countries(tables: Tables, codes: Collection[str]) -> dict[str, str]:
    """Return the names of countries, as documents give them, by their codes."""
    columns = ["label", "country", "iri"]
    rows = filtered(tables, "entities", columns, country=codes, kind=["region"])
    return {row["country"]: row["label"] for row in sorted(rows, key=lambda row: row["iri"])}


def _labels(tables: Tables, iris: Collection[str]) -> dict[str, str]:
    rows = filtered(tables, "entities", ["iri", "label"], iri=iris)
    return {row["iri"]: row["label"] or row["iri"] for row in rows}
