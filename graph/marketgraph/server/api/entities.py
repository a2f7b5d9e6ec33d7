"""``/entity``: a thing with everything that is stated of it, each with its claims."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from marketgraph.server.api.evidence import Claim, claims_of
from marketgraph.server.api.lending import Asked, Iri, Limit, Offset
from marketgraph.server.api.things import Thing, filtered, meant, things
from marketgraph.server.api.ties import ties
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
    """A statement: its relation to another thing, or a figure; and the IRIs of the claims behind it."""

    relation: str
    inverse: bool = False
    thing: Thing | None = None
    start: str | None = None
    end: str | None = None
    status: str | None = None
    figure: dict[str, str | int | float | None] | None = None
    about: list[Thing] = []
    claims: list[str]


class Entity(Thing):
    """A thing: its names, its facts, and the claims that these name, by IRI."""

    names: list[str]
    facts: list[Fact]
    total: int
    left_out: int
    claims: dict[str, Claim]


@router.get("/entity")
async def entity(ask: Asked, iri: Iri, limit: Limit = 200, offset: Offset = 0) -> Entity:
    """Tell the names, kind and facts of a thing, each fact with its claims and their passages."""
    return await ask(lambda generation: told(generation, iri, limit, offset))


def told(generation: Generation, given: str, limit: int, offset: int) -> Entity:
    """Return a thing with a stretch of its facts.

    Raises:
        UnknownName: Nothing here has that IRI.
    """
    tables, iri = generation.tables, meant(generation, given)
    statements: list[tuple[dict[str, Any], list[str]]] = [
        (tie._asdict(), [tie.other]) for tie in ties(tables, iri)
    ]
    statements += [(row, _abouts(row, iri)) for row in _figures(generation, iri)]
    part = statements[offset : offset + limit]
    known = things(tables, [iri, *(other for _, others in part for other in others)])
    facts = [_fact(row, [known[other] for other in others]) for row, others in part]
    names = [row["names"] for row in filtered(tables, "entities", ["names"], iri=[iri])]
    return Entity(
        **known[iri].model_dump(),
        names=names[0] if names else [],
        facts=facts,
        total=len(statements),
        left_out=len(statements) - len(part),
        claims=claims_of(tables, (claim for fact in facts for claim in fact.claims)),
    )


def _figures(generation: Generation, iri: str) -> list[dict[str, Any]]:
    """Return the figures about a thing, in order."""
    rows = {
        row["iri"]: row
        for column in _ABOUT
        for row in filtered(generation.tables, "figures", None, **{column: [iri]})
    }
    return [rows[name] for name in sorted(rows)]


def _abouts(row: dict[str, Any], iri: str) -> list[str]:
    return [row[column] for column in _ABOUT if row[column] and row[column] != iri]


def _fact(row: dict[str, Any], others: list[Thing]) -> Fact:
    if "other" in row:
        shared = {name: row[name] for name in ("relation", "inverse", "start", "end", "status")}
        return Fact(thing=others[0], claims=list(row["claims"]), **shared)
    figure = {name: row[name] for name in _SAID if row[name] is not None}
    claims = row["claims"] if isinstance(row["claims"], list) else [row["claim"]]
    return Fact(relation=row["type"], figure=figure, about=others, claims=claims)
