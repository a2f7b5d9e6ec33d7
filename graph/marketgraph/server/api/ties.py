"""What ties a thing to others, from the tables: relations, roles in developments, structure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from marketgraph.server.api.holding import Held
from marketgraph.server.api.things import filtered
from marketgraph.tables import Tables


class Tie(NamedTuple):
    """One statement that ties a thing to another.

    Attributes:
        relation: Local name of the relation, or the role in a development.
        inverse: Whether it leads from the other thing to this one.
        other: The other thing.
        claims: The claims behind it, where one names them.
        start: When it began, an ISO date, if known.
        end: When it ended, if known.
        status: Status of the deal, if it has one.
    """

    relation: str
    inverse: bool
    other: str
    claims: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    status: str | None = None


def ties(tables: Tables, iri: str) -> list[Tie]:
    """Return all ties of a thing, in order of relation, direction, other thing and date."""
    found = [
        *_relations(tables, iri, inverse=False),
        *_relations(tables, iri, inverse=True),
        *_roles(tables, iri),
        *_structure(tables, iri),
    ]
    return sorted(found, key=lambda tie: tuple("" if part is None else str(part) for part in tie))


def _relations(tables: Tables, iri: str, *, inverse: bool) -> Iterator[Tie]:
    this, other = ("target", "source") if inverse else ("source", "target")
    merged: dict[tuple[Any, ...], set[str]] = {}
    for row in filtered(tables, "relations", None, **{this: [iri]}):
        key = (row["relation"], inverse, row[other], row["from"], row["to"], row["status"])
        merged.setdefault(key, set()).add(row["claim"])
    for (relation, back, thing, start, end, status), claims in merged.items():
        yield Tie(relation, back, thing, tuple(sorted(claims)), start, end, status)


def _roles(tables: Tables, iri: str) -> Iterator[Tie]:
    """Yield the developments in which a thing has a part, or the parties of a development."""
    parts = filtered(tables, "roles", None, entity=[iri])
    parties = filtered(tables, "roles", None, development=[iri])
    iris = {row["development"] for row in [*parts, *parties]}
    rows = {row["iri"]: row for row in filtered(tables, "developments", None, iri=iris)}
    claims = Held(tables).claims_about(iris)
    for row in parts:
        yield _role(row["role"], True, row["development"], row["development"], rows, claims)
    for row in parties:
        yield _role(row["role"], False, row["entity"], row["development"], rows, claims)


def _role(
    role: str,
    inverse: bool,
    other: str,
    development: str,
    rows: dict[str, dict[str, Any]],
    claims: dict[str, list[str]],
) -> Tie:
    row = rows.get(development, {})
    days = (row.get("earliest"), row.get("latest"), row.get("status"))
    return Tie(role, inverse, other, tuple(claims.get(development, ())), *days)


def _structure(tables: Tables, iri: str) -> Iterator[Tie]:
    """Yield the market and the parent of a segment, and the segments of a market or a segment."""
    pairs = [("segmentOf", "market"), ("partOfSegment", "parent")]
    for relation, column in pairs:
        outward = filtered(tables, "segments", ["iri", column], iri=[iri])
        inward = filtered(tables, "segments", ["iri", column], **{column: [iri]})
        ends = [(False, row[column]) for row in outward] + [(True, row["iri"]) for row in inward]
        found = Held(tables).claims_about({iri, *(end for _, end in ends if end)}) if ends else {}
        for inverse, end in ends:
            if end:
                segment = end if inverse else iri
                yield Tie(relation, inverse, end, tuple(found.get(segment, ())))
