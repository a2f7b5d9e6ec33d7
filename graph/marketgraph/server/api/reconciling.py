"""``/reconcile``: the Reconciliation Service API 0.2, by which OpenRefine matches names and fetches properties.

Entity Reconciliation Community Group, Reconciliation Service API v0.2 (2023). Where it wants answers to be readable by pages of any
origin, only pages of this machine can read ours.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Annotated, Any, TypeVar
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from marketgraph import __version__
from marketgraph.server.api.entities import told
from marketgraph.server.api.extending import Extension, called, extended, proposed
from marketgraph.server.api.lending import Ask, Asked
from marketgraph.server.api.matching import (
    Reconciliation,
    Reference,
    Text,
    candidates,
    kind_reference,
)
from marketgraph.server.api.previewing import HEIGHT, WIDTH, preview
from marketgraph.server.api.searching import found as searched
from marketgraph.server.api.things import base_of
from marketgraph.server.body import body_of
from marketgraph.server.problems import Problem
from marketgraph.vocabulary import KINDS, MKG

BATCH = 50
"""Most queries of a batch."""

_HERE = re.compile(r"https?://(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?")
_JSON = Annotated[str | None, Query(max_length=60_000)]
Prefix = Annotated[str, Query(max_length=2_000, description="what was typed")]
Cursor = Annotated[int, Query(ge=0, le=1_000, description="so many are passed over")]
M = TypeVar("M")


def _readable(request: Request, response: Response) -> None:
    """Let pages of this machine read the answer, as OpenRefine's; those of other origins cannot."""
    origin = request.headers.get("origin", "")
    if _HERE.fullmatch(origin):
        response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Vary"] = "Origin"


router = APIRouter(dependencies=[Depends(_readable)])


class Suggestion(Reference):
    """Something that may be meant; of things with their kinds."""

    notable: list[Reference] | None = None


_COUNTRY = Suggestion(id="country", name=called("country"))


class Suggested(BaseModel):
    """What may be meant by a beginning."""

    result: list[Suggestion]


class Proposals(BaseModel):
    """Properties that can be fetched of things of a type."""

    type: str
    limit: int | None = None
    properties: list[Reference]


_BATCH: TypeAdapter[dict[Text, Reconciliation]] = TypeAdapter(dict[Text, Reconciliation])
_EXTENSION = TypeAdapter(Extension)


@router.get("/reconcile", response_model=None)
async def reconcile(
    ask: Asked, request: Request, queries: _JSON = None, extend: _JSON = None
) -> dict[str, Any]:
    """Answer a batch of queries, or fetch properties (extend); without either, tell what the service is."""
    if queries is None and extend is None:
        address = _address(request)
        return await ask(lambda generation: manifest(address, base_of(generation.tables)))
    return await _answer(ask, queries, extend)


_FORM = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in ("queries", "extend")},
}


@router.post(
    "/reconcile",
    response_model=None,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/x-www-form-urlencoded": {"schema": _FORM}},
        }
    },
)
async def reconcile_posted(ask: Asked, request: Request) -> dict[str, Any]:
    """Answer a batch of queries, or fetch properties (extend)."""
    settings = ask.desk.settings
    body = await body_of(request, settings.body, settings.patience)
    try:
        fields = dict(parse_qsl(body.decode(), errors="strict", max_num_fields=10))
    except ValueError:
        raise _wrong("The body is not a form in UTF-8.") from None
    if not {"queries", "extend"} & fields.keys():
        raise _wrong("The form has no field named queries or extend.")
    return await _answer(ask, fields.get("queries"), fields.get("extend"))


@router.get("/reconcile/preview", response_class=HTMLResponse)
async def show_preview(ask: Asked, request: Request, id: Prefix) -> Response:
    """Show a thing as a small page in the frame of another program."""
    limits = ask.limits
    entity = await ask(lambda generation: told(generation, id, 50, 0, limits))
    return preview(entity, _address(request))


@router.get("/reconcile/properties", response_model_exclude_none=True)
async def propose_properties(
    ask: Asked,
    type: Annotated[str, Query(max_length=32)] = "company",
    limit: Annotated[int | None, Query(ge=1, le=200)] = None,
) -> Proposals:
    """Propose properties that can be fetched of things of a type."""
    names = await ask(lambda generation: proposed(generation.tables, type))
    found = [Reference(id=name, name=called(name)) for name in names[:limit]]
    return Proposals(type=type, limit=limit, properties=found)


@router.get("/reconcile/suggest/entity", response_model_exclude_none=True)
async def suggest_entity(ask: Asked, prefix: Prefix, cursor: Cursor = 0) -> Suggested:
    """Suggest things by the beginning of a name, or by their IRI."""
    if "://" in prefix:
        batch = Reconciliation(query=prefix[:300])
        one = await ask(lambda generation: candidates(generation, batch))
        return Suggested(
            result=[
                _suggestion(hit.id, hit.name, hit.type[0].id, hit.description) for hit in one.result
            ]
        )
    hits = await ask(lambda generation: searched(generation, prefix[:300], None, cursor + 10))
    found = [_suggestion(hit.iri, hit.label, hit.kind, hit.country) for hit in hits[cursor:]]
    return Suggested(result=found)


@router.get("/reconcile/suggest/type", response_model_exclude_none=True)
async def suggest_type(prefix: Prefix, cursor: Cursor = 0) -> Suggested:
    """Suggest kinds of things."""
    key = prefix.strip().lower()
    found = [Suggestion(id=kind, name=kind) for kind in KINDS if kind.startswith(key)]
    return Suggested(result=found[cursor:])


@router.get("/reconcile/suggest/property", response_model_exclude_none=True)
async def suggest_property(prefix: Prefix, cursor: Cursor = 0) -> Suggested:
    """Suggest properties that help to tell things of one name apart."""
    fits = _COUNTRY.id.startswith(prefix.strip().lower())
    return Suggested(result=[_COUNTRY][cursor:] if fits else [])


def manifest(address: str, base: str) -> dict[str, Any]:
    """Return what the service is, for a server at an address, of things with a base of IRIs."""
    service = f"{address}/api/reconcile"
    suggest = {
        what: {"service_url": service, "service_path": f"/suggest/{what}"}
        for what in ("entity", "type", "property")
    }
    return {
        "versions": ["0.2"],
        "name": "marketgraph",
        "serviceVersion": __version__,
        "identifierSpace": base,
        "schemaSpace": MKG,
        "defaultTypes": [kind_reference("company").model_dump(exclude_none=True)],
        "view": {"url": f"{address}/resolve?iri={{{{id}}}}"},
        "preview": {"url": f"{service}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/properties"},
            "property_settings": [],
        },
        "batchSize": BATCH,
    }


async def _answer(ask: Ask, queries: str | None, extend: str | None) -> dict[str, Any]:
    if extend is not None:
        asked = _read(_EXTENSION, extend, "extension is")
        return await ask(lambda generation: extended(generation.tables, asked))
    batch = _read(_BATCH, queries or "", "queries are")
    if len(batch) > BATCH:
        detail = f"A batch has at most {BATCH} queries."
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
    answers = await ask(
        lambda generation: {key: candidates(generation, one) for key, one in batch.items()}
    )
    return {key: answer.model_dump(exclude_none=True) for key, answer in answers.items()}


def _read(kind: TypeAdapter[M], text: str, what: str) -> M:
    """Return what a text in JSON says.

    Raises:
        Problem: It is not of that kind.
    """
    try:
        return kind.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise _wrong(f"The {what} not as must be: {where} {first['msg']}.") from None


def _suggestion(iri: str, label: str, kind: str, country: str | None) -> Suggestion:
    told_ = ", ".join(filter(None, (kind, country)))
    return Suggestion(id=iri, name=label, description=told_, notable=[kind_reference(kind)])


def _address(request: Request) -> str:
    return str(request.base_url).removesuffix("/").removesuffix("/api")


def _wrong(detail: str) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, detail)
