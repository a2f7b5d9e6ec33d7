"""Matches names with things: the queries and candidates of the Reconciliation Service API 0.2 (section 4)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field, StringConstraints, model_validator

from marketgraph.resolving import compare, parse_name
from marketgraph.search import Hit
from marketgraph.server.api.things import filtered, things
from marketgraph.workspace.opened import Generation

SURE = 94.0
"""Highest score, of 100, of a name that the rules do not call the same."""

Text = Annotated[str, StringConstraints(max_length=300)]


class Property(BaseModel):
    """Values of another column."""

    pid: Text
    v: Any

    def texts(self) -> set[str]:
        """Return the values in capitals; of things that were matched before their names."""
        values = self.v if isinstance(self.v, list) else [self.v]
        given = [one.get("name", one.get("id")) if isinstance(one, dict) else one for one in values]
        return {str(one).strip().upper() for one in given}


class Reconciliation(BaseModel):
    """One query of a batch: a name (or the IRI of a thing), properties, or both."""

    query: Text | None = None
    type: Text | list[Text] | None = None
    type_strict: Text | None = None
    limit: int = Field(default=5, ge=1, le=100)
    properties: Annotated[list[Property], Field(max_length=50)] = []

    @model_validator(mode="after")
    def _asks(self) -> Reconciliation:
        if not self.query and not self.properties:
            raise ValueError("a query needs a name or properties")
        return self


class Reference(BaseModel):
    """Something with an id and a name."""

    id: str
    name: str
    description: str | None = None


class Candidate(Reference):
    """A thing that may be meant: how well it fits (0 to 100), and whether it is surely the one."""

    type: list[Reference]
    score: float
    match: bool


class Candidates(BaseModel):
    """The candidates of one query, the best first."""

    result: list[Candidate]


def candidates(generation: Generation, asked: Reconciliation) -> Candidates:
    """Return the candidates of a query; properties alone find nothing, they only tell namesakes apart."""
    if not asked.query:
        return Candidates(result=[])
    if "://" in asked.query:
        return Candidates(result=_itself(generation, asked.query))
    given = [asked.type] if isinstance(asked.type, str) else asked.type
    kinds: list[str | None] = [*given] if given else [None]
    core = " ".join(parse_name(asked.query).words)
    hits: dict[str, Hit] = {}
    for kind in dict.fromkeys(kinds[:10]):
        for text in dict.fromkeys((asked.query, core)):
            for hit in generation.index.find(text, kind, max(asked.limit, 10)):
                hits.setdefault(hit.iri, hit)
    columns = ["iri", "names", "country"]
    rows = {row["iri"]: row for row in filtered(generation.tables, "entities", columns, iri=hits)}
    rated = [_rated(asked, hit, rows.get(hit.iri, {})) for hit in hits.values()]
    same = [candidate for candidate in rated if candidate.match]
    if len(same) > 1:
        for candidate in same:
            candidate.match = False
    rated.sort(key=lambda one: (-one.score, one.name, one.id))
    return Candidates(result=rated[: asked.limit])


def _itself(generation: Generation, iri: str) -> list[Candidate]:
    """Return the thing of an IRI as the only candidate, if there is one."""
    if not filtered(generation.tables, "entities", ["iri"], iri=[iri]):
        return []
    thing = things(generation.tables, [iri])[iri]
    kind = [kind_reference(thing.kind)]
    return [
        Candidate(
            id=iri, name=thing.label, description=thing.country, type=kind, score=100.0, match=True
        )
    ]


def _rated(asked: Reconciliation, hit: Hit, row: dict[str, Any]) -> Candidate:
    """Return a candidate with the best verdict on any of its names; another country is no match."""
    name = parse_name(asked.query or "")
    names = {hit.label, hit.matched, *(row.get("names") or ())}
    verdicts = [compare(name, parse_name(each)) for each in sorted(names)]
    same = [verdict.score for verdict in verdicts if verdict.verdict == "same"]
    score = 100 * max(same) if same else min(SURE, 100 * 0.9 * hit.score)
    wanted = {text for one in asked.properties if one.pid == "country" for text in one.texts()}
    apart = bool(wanted and row.get("country") and row["country"] not in wanted)
    return Candidate(
        id=hit.iri,
        name=hit.label,
        description=row.get("country"),
        type=[kind_reference(hit.kind)],
        score=round(score / 2 if apart else score, 1),
        match=bool(same) and not apart,
    )


def kind_reference(kind: str) -> Reference:
    """Return a kind as what may be chosen."""
    return Reference(id=kind, name=kind)
