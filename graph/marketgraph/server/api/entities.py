"""``/entity``: a thing with everything that is stated of it, each statement with its claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from marketgraph.errors import UnknownName
from marketgraph.query import Limits
from marketgraph.server.api.evidence import Claim, claims_of
from marketgraph.server.api.lending import Asked, Iri, Limit, Offset
from marketgraph.server.api.statements import Statement, is_stated, named, stated
from marketgraph.server.api.things import Thing, base_of, end_of, filtered, iri_of, meant, things
from marketgraph.server.api.ties import Tie, ties
from marketgraph.server.linked.asking import Asker
from marketgraph.server.linked.places import can_name
from marketgraph.tables import Tables
from marketgraph.workspace.opened import Generation

router = APIRouter()

_ABOUT = ("market", "region", "segment", "company")
_SAID = (
    "amount",
    "currency",
    "percent",
    "growth_kind",
    "rank",
    "criterion",
    "start_year",
    "end_year",
    "status",
    "qualifier",
    "publisher",
)


class Fact(BaseModel):
    """A statement, and the claims behind it.

    It is a relation to another thing (with that one's class), a value, or a figure (itself a thing) about others.
    """

    relation: str
    inverse: bool = False
    thing: Thing | None = None
    type: str | None = None
    value: str | int | float | bool | None = None
    start: str | None = None
    end: str | None = None
    status: str | None = None
    figure: dict[str, str | int | float | None] | None = None
    about: list[Thing] = []
    claims: list[str]


class Entity(Thing):
    """A thing: its names, its facts, and the claims that these name, by IRI.

    Of what points at it in ways that no table has (a hub of the graph), 30 things a relation are facts;
    ``more`` counts those beyond.
    """

    names: list[str]
    facts: list[Fact]
    total: int
    left_out: int
    more: dict[str, int]
    claims: dict[str, Claim]


@router.get("/entity")
async def entity(ask: Asked, iri: Iri, limit: Limit = 200, offset: Offset = 0) -> Entity:
    """Tell the names, kind and facts of a thing, each fact with its claims and their passages."""
    limits = ask.limits
    return await ask(lambda generation: told(generation, iri, limit, offset, limits))


def told(generation: Generation, given: str, limit: int, offset: int, limits: Limits) -> Entity:
    """Return a thing with a stretch of its facts.

    Raises:
        UnknownName: Nothing here has that IRI.
        QueryError: The graph did not answer within the limits.
    """
    tables, asker = generation.tables, Asker(generation.store, limits)
    iri = _meant(generation, asker, given)
    tied, figures = ties(tables, iri), _figures(generation, iri)
    known = {(tie.relation, tie.inverse, tie.other) for tie in tied}
    known |= {
        (column, True, row["iri"]) for row in figures for column in _ABOUT if row[column] == iri
    }
    beyond = stated(asker, iri, known)
    every: list[Tie | Statement | dict[str, Any]] = [*tied, *figures, *beyond.statements]
    part = every[offset : offset + limit]
    things_ = _things(tables, asker, [iri, *(other for one in part for other in _others(one, iri))])
    facts = [_fact(one, iri, things_) for one in part]
    names = [row["names"] for row in filtered(tables, "entities", ["names"], iri=[iri])]
    return Entity(
        **things_[iri][0].model_dump(),
        names=names[0] if names else [],
        facts=facts,
        total=len(every),
        left_out=len(every) - len(part),
        more=beyond.more,
        claims=claims_of(tables, (claim for fact in facts for claim in fact.claims)),
    )


def _meant(generation: Generation, asker: Asker, given: str) -> str:
    """Return the IRI that is meant: of a row in the tables, or of anything else that the graph speaks of."""
    try:
        return meant(generation, given)
    except UnknownName:
        iri = iri_of(given, base_of(generation.tables))
        if can_name(iri) and is_stated(asker, iri):
            return iri
        raise


def _things(
    tables: Tables, asker: Asker, iris: Iterable[str]
) -> dict[str, tuple[Thing, str | None]]:
    """Return things by IRI, each with its class, if it is known."""
    known = things(tables, iris)
    rows = filtered(tables, "entities", ["iri", "type"], iri=known)
    types = {row["iri"]: row["type"] for row in rows}
    bare = [iri for iri, thing in known.items() if thing.label == end_of(iri)]
    found = named(asker, bare, base_of(tables))
    for iri, (label, _) in found.items():
        known[iri].label = label
    types |= {iri: kind for iri, (_, kind) in found.items()}
    return {iri: (thing, types.get(iri)) for iri, thing in known.items()}


def _figures(generation: Generation, iri: str) -> list[dict[str, Any]]:
    """Return the figures about a thing, in order."""
    rows = {
        row["iri"]: row
        for column in _ABOUT
        for row in filtered(generation.tables, "figures", None, **{column: [iri]})
    }
    return [rows[name] for name in sorted(rows)]


def _others(one: Tie | Statement | dict[str, Any], iri: str) -> list[str]:
    """Return the things that a statement names besides the one that is told of."""
    if isinstance(one, dict):
        return [
            one["iri"],
            *(one[column] for column in _ABOUT if one[column] and one[column] != iri),
        ]
    return [one.other] if one.other else []


def _fact(
    one: Tie | Statement | dict[str, Any], iri: str, known: dict[str, tuple[Thing, str | None]]
) -> Fact:
    others = [known[other] for other in _others(one, iri)]
    thing, kind = others[0] if others else (None, None)
    if isinstance(one, dict):
        return Fact(
            relation=one["type"],
            thing=thing,
            figure={name: one[name] for name in _SAID if one[name] is not None},
            about=[about for about, _ in others[1:]],
            claims=[one["claim"]],
        )
    claims = list(one.claims)
    fact = Fact(relation=one.relation, inverse=one.inverse, thing=thing, type=kind, claims=claims)
    if isinstance(one, Tie):
        fact.start, fact.end, fact.status = one.start, one.end, one.status
    else:
        fact.value = one.value
    return fact
