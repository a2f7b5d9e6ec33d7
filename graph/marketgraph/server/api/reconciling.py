"""``/reconcile``: the Reconciliation Service API 0.2, by which OpenRefine matches names.

Entity Reconciliation Community Group, Reconciliation Service API v0.2 (2023), sections 3 (manifest),
4 (queries) and 6 (suggest).
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field, StringConstraints, TypeAdapter, ValidationError
from starlette.requests import Request

from marketgraph.resolving import compare, parse_name
from marketgraph.search import Hit
from marketgraph.server.api.lending import Ask, Asked
from marketgraph.server.api.searching import found as searched
from marketgraph.server.api.things import filtered
from marketgraph.server.body import body_of
from marketgraph.server.problems import Problem
from marketgraph.vocabulary import BASE, KINDS, MKG
from marketgraph.workspace.opened import Generation

router = APIRouter()

BATCH = 50
"""Most queries of a batch."""
SURE = 94.0
"""Highest score, of 100, of a name that the rules do not call the same."""
COUNTRY = {"id": "country", "name": "country (ISO 3166-1 alpha-2)"}

Text = Annotated[str, StringConstraints(max_length=300)]
Prefix = Annotated[str, Query(max_length=300, description="what was typed")]


class Property(BaseModel):
    """A value of another column."""

    pid: Text
    v: Any = None


class Reconciliation(BaseModel):
    """One query of a batch."""

    query: Text
    type: Text | list[Text] | None = None
    limit: int = Field(default=5, ge=1, le=100)
    properties: Annotated[list[Property], Field(max_length=50)] = []


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


class Suggested(BaseModel):
    """What may be meant by a beginning."""

    result: list[Reference]


_BATCH: TypeAdapter[dict[str, Reconciliation]] = TypeAdapter(
    Annotated[dict[Text, Reconciliation], Field(max_length=BATCH)]
)


@router.get("/reconcile", response_model=None)
async def reconcile(
    ask: Asked,
    request: Request,
    queries: Annotated[str | None, Query(max_length=60_000, description="a batch, as JSON")] = None,
) -> dict[str, Any]:
    """Answer a batch of queries; without one, tell what the service is (the manifest)."""
    if queries is None:
        return manifest(str(request.base_url).removesuffix("/").removesuffix("/api"))
    return await _batch(ask, queries)


@router.post(
    "/reconcile",
    response_model=None,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/x-www-form-urlencoded": {
                    "schema": {
                        "type": "object",
                        "required": ["queries"],
                        "properties": {"queries": {"type": "string"}},
                    }
                }
            },
        }
    },
)
async def reconcile_posted(ask: Asked, request: Request) -> dict[str, Any]:
    """Answer a batch of queries."""
    settings = ask.lender.settings
    body = await body_of(request, settings.body, settings.patience)
    try:
        fields = dict(parse_qsl(body.decode(), errors="strict", max_num_fields=10))
    except ValueError:
        raise _wrong("The body is not a form in UTF-8.") from None
    if "queries" not in fields:
        raise _wrong("The form has no field named queries.")
    return await _batch(ask, fields["queries"])


@router.get("/reconcile/suggest/entity")
async def suggest_entity(ask: Asked, prefix: Prefix) -> Suggested:
    """Suggest things by the beginning of a name."""
    hits = await ask(lambda generation: searched(generation, prefix, None, 10))
    found = [
        Reference(
            id=hit.iri, name=hit.label, description=", ".join(filter(None, (hit.kind, hit.country)))
        )
        for hit in hits
    ]
    return Suggested(result=found)


@router.get("/reconcile/suggest/type")
async def suggest_type(prefix: Prefix) -> Suggested:
    """Suggest kinds of things."""
    key = prefix.strip().lower()
    return Suggested(result=[_kind(kind) for kind in KINDS if kind.startswith(key)])


@router.get("/reconcile/suggest/property")
async def suggest_property(prefix: Prefix) -> Suggested:
    """Suggest properties that help to tell things of one name apart."""
    fits = COUNTRY["id"].startswith(prefix.strip().lower())
    return Suggested(result=[Reference(**COUNTRY)] if fits else [])


def manifest(address: str) -> dict[str, Any]:
    """Return what the service is, for a server at an address."""
    service = f"{address}/api/reconcile"
    suggest = {
        what: {"service_url": service, "service_path": f"/suggest/{what}"}
        for what in ("entity", "type", "property")
    }
    return {
        "versions": ["0.2"],
        "name": "marketgraph",
        "identifierSpace": BASE,
        "schemaSpace": MKG,
        "defaultTypes": [_kind("company").model_dump(exclude_none=True)],
        "view": {"url": f"{address}/resolve?iri={{{{id}}}}"},
        "suggest": suggest,
        "batchSize": BATCH,
    }


async def _batch(ask: Ask, text: str) -> dict[str, Any]:
    try:
        batch = _BATCH.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise _wrong(f"The queries are not as they must be: {where} {first['msg']}.") from None
    answers = await ask(
        lambda generation: {key: _candidates(generation, one) for key, one in batch.items()}
    )
    return {key: answer.model_dump(exclude_none=True) for key, answer in answers.items()}


def _candidates(generation: Generation, asked: Reconciliation) -> Candidates:
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


def _rated(asked: Reconciliation, hit: Hit, row: dict[str, Any]) -> Candidate:
    """Return a candidate with the best verdict on any of its names; another country is no match."""
    name = parse_name(asked.query)
    names = {hit.label, hit.matched, *(row.get("names") or ())}
    verdicts = [compare(name, parse_name(each)) for each in sorted(names)]
    same = [verdict.score for verdict in verdicts if verdict.verdict == "same"]
    score = 100 * max(same) if same else min(SURE, 100 * 0.9 * hit.score)
    wanted = {str(one.v).strip().upper() for one in asked.properties if one.pid == "country"}
    apart = bool(wanted and row.get("country") and row["country"] not in wanted)
    return Candidate(
        id=hit.iri,
        name=hit.label,
        description=row.get("country"),
        type=[_kind(hit.kind)],
        score=round(score / 2 if apart else score, 1),
        match=bool(same) and not apart,
    )


def _kind(kind: str) -> Reference:
    return Reference(id=kind, name=kind)


def _wrong(detail: str) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, detail)
