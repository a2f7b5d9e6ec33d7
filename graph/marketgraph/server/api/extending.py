"""Fetches properties of matched things: data extension of the Reconciliation Service API 0.2 (section 7)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, Field, StringConstraints

from marketgraph.server.api.holding import Held
from marketgraph.server.api.things import base_of, filtered, things
from marketgraph.tables import Tables
from marketgraph.views.words import RELATIONS, spaced

CELLS = 100
"""Most values in one cell."""
INVERSE = "-inverse"
"""The end of the id of a relation that leads to the thing."""

Id = Annotated[str, StringConstraints(max_length=2_000)]

PLAIN = {
    "country": "Country (ISO 3166-1 alpha-2)",
    "name": "Name",
    "names": "All names",
    "kind": "Kind",
    "iri": "IRI",
}
"""Properties that every thing may have, and what they are called."""


class Wanted(BaseModel):
    """A property that is asked for; settings are not used."""

    id: Id


class Extension(BaseModel):
    """Which properties of which things are asked for."""

    ids: Annotated[list[Id], Field(max_length=200)]
    properties: Annotated[list[Wanted], Field(max_length=20)]


def called(property_: str) -> str:
    """Return what a property is called.

    >>> called("acquired-inverse"), called("country")
    ('Acquired by', 'Country (ISO 3166-1 alpha-2)')
    """
    if property_ in PLAIN:
        return PLAIN[property_]
    relation = property_.removesuffix(INVERSE)
    forth, back = RELATIONS.get(relation, (spaced(relation), f"{spaced(relation)} of"))
    return back if property_.endswith(INVERSE) else forth


def proposed(tables: Tables, kind: str) -> list[str]:
    """Return the properties that things of a kind have, the most frequent relations first."""
    import pyarrow.compute as pc

    rows = Held(tables).read("relations", ["source", "relation", "target"])
    counts: dict[str, int] = {}
    for end, ending in (("source", ""), ("target", INVERSE)):
        of_kind = pc.starts_with(rows[end], pattern=f"{base_of(tables)}{kind}/")
        for one in pc.value_counts(rows["relation"].filter(of_kind)).to_pylist():
            counts[one["values"] + ending] = one["counts"]
    frequent = sorted(counts.keys() - PLAIN.keys(), key=lambda name: (-counts[name], name))
    return [*PLAIN, *frequent]


def extended(tables: Tables, asked: Extension) -> dict[str, Any]:
    """Return the values of properties, by thing and property; what is not known has none."""
    wanted = list(dict.fromkeys(one.id for one in asked.properties))
    ids = list(dict.fromkeys(asked.ids))
    columns = ["iri", "kind", "label", "names", "country"]
    entities = {row["iri"]: row for row in filtered(tables, "entities", columns, iri=ids)}
    cells: dict[str, dict[str, list[dict[str, Any]]]] = {iri: {} for iri in ids}
    for property_ in wanted:
        found = (
            {iri: _plain(entities.get(iri), property_) for iri in ids}
            if property_ in PLAIN
            else _related(tables, ids, property_)
        )
        for iri in ids:
            cells[iri][property_] = found.get(iri, [])[:CELLS]
    meta = [{"id": property_, "name": called(property_)} for property_ in wanted]
    return {"meta": meta, "rows": cells}


def _plain(row: dict[str, Any] | None, property_: str) -> list[dict[str, Any]]:
    if row is None:
        return []
    value = row["label" if property_ == "name" else property_]
    return [{"str": one} for one in (value if isinstance(value, list) else [value]) if one]


def _related(tables: Tables, ids: Iterable[str], property_: str) -> dict[str, list[dict[str, Any]]]:
    relation, back = property_.removesuffix(INVERSE), property_.endswith(INVERSE)
    this, other = ("target", "source") if back else ("source", "target")
    rows = filtered(tables, "relations", [this, other], relation=[relation], **{this: ids})
    pairs = sorted({(row[this], row[other]) for row in rows})
    known = things(tables, {thing for _, thing in pairs})
    found: dict[str, list[dict[str, Any]]] = {}
    for iri, thing in pairs:
        found.setdefault(iri, []).append({"id": thing, "name": known[thing].label})
    return found
