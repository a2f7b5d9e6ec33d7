"""``/neighbours``: what stands next to a thing, counted before it is listed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from marketgraph.server.api.lending import Asked, Iri, Limit, Offset
from marketgraph.server.api.things import Thing, meant, things
from marketgraph.server.api.ties import Tie, ties
from marketgraph.workspace.opened import Generation

router = APIRouter()

HUB = 200
"""A thing with more neighbours than this is listed only by a relation that is named."""

Relation = Annotated[str | None, Query(max_length=100, description="only by this relation")]
Inverse = Annotated[bool | None, Query(description="only towards the thing, or only away from it")]


class Count(BaseModel):
    """How many things one relation leads to, or comes from."""

    relation: str
    inverse: bool
    neighbours: int


class Counts(BaseModel):
    """A thing with its neighbours counted; a hub has too many to be expanded unasked."""

    thing: Thing
    neighbours: int
    hub: bool
    relations: list[Count]


class Neighbour(BaseModel):
    """A neighbour, and the claims behind the statements that make it one."""

    relation: str
    inverse: bool
    thing: Thing
    claims: list[str]


class Neighbours(BaseModel):
    """Some neighbours of a thing; `left_out` of `total` are not among them."""

    thing: Thing
    neighbours: list[Neighbour]
    total: int
    left_out: int
    hub: bool


@router.get("/neighbours/counts")
async def neighbour_counts(ask: Asked, iri: Iri) -> Counts:
    """Count the neighbours of a thing by relation and direction."""
    return await ask(lambda generation: counted(generation, iri))


@router.get("/neighbours")
async def list_neighbours(
    ask: Asked,
    iri: Iri,
    relation: Relation = None,
    inverse: Inverse = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Neighbours:
    """List the neighbours of a thing; those of a hub only by a relation that is named."""
    return await ask(lambda generation: listed(generation, iri, (relation, inverse), limit, offset))


Key = tuple[str, bool, str]


def _grouped(found: list[Tie]) -> dict[Key, set[str]]:
    """Return the claims of each neighbour by relation and direction, in order."""
    grouped: dict[Key, set[str]] = {}
    for tie in found:
        grouped.setdefault((tie.relation, tie.inverse, tie.other), set()).update(tie.claims)
    return dict(sorted(grouped.items()))


def counted(generation: Generation, given: str) -> Counts:
    """Return the neighbours of a thing, counted.

    Raises:
        UnknownName: Nothing here has that IRI.
    """
    iri = meant(generation, given)
    grouped = _grouped(ties(generation.tables, iri))
    sums: dict[tuple[str, bool], int] = {}
    for relation, inverse, _ in grouped:
        sums[relation, inverse] = sums.get((relation, inverse), 0) + 1
    number = len({other for _, _, other in grouped})
    return Counts(
        thing=things(generation.tables, [iri])[iri],
        neighbours=number,
        hub=number > HUB,
        relations=[
            Count(relation=name, inverse=inverse, neighbours=count)
            for (name, inverse), count in sums.items()
        ],
    )


def listed(
    generation: Generation, given: str, by: tuple[str | None, bool | None], limit: int, offset: int
) -> Neighbours:
    """Return a stretch of the neighbours of a thing, by a relation and direction or by all.

    Raises:
        UnknownName: Nothing here has that IRI.
    """
    iri = meant(generation, given)
    grouped = _grouped(ties(generation.tables, iri))
    hub = len({other for _, _, other in grouped}) > HUB
    relation, inverse = by
    chosen = [
        key
        for key in grouped
        if relation in (None, key[0]) and (inverse is None or inverse == key[1])
    ]
    part = [] if hub and relation is None else chosen[offset : offset + limit]
    known = things(generation.tables, [iri, *(other for _, _, other in part)])
    return Neighbours(
        thing=known[iri],
        neighbours=[
            Neighbour(
                relation=key[0], inverse=key[1], thing=known[key[2]], claims=sorted(grouped[key])
            )
            for key in part
        ],
        total=len(chosen),
        left_out=len(chosen) - len(part),
        hub=hub,
    )
