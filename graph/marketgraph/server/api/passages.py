"""``/claims``: claims by their IRIs, with the passages that say them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from marketgraph.server.api.evidence import Claim, claims_of
from marketgraph.server.api.lending import Asked
from marketgraph.server.api.things import base_of, iri_of
from marketgraph.tables import Tables

router = APIRouter()

Iris = Annotated[
    list[Annotated[str, Query(min_length=1, max_length=2_000)]],
    Query(min_length=1, max_length=100, description="IRIs of claims, or paths of their pages"),
]


class Claims(BaseModel):
    """Claims by IRI; those that are not known are not among them."""

    claims: dict[str, Claim]


@router.get("/claims")
async def list_claims(ask: Asked, iri: Iris) -> Claims:
    """Tell claims with their passages, documents and places."""
    return await ask(lambda generation: _told(generation.tables, iri))


def _told(tables: Tables, given: list[str]) -> Claims:
    base = base_of(tables)
    return Claims(claims=claims_of(tables, [iri_of(one, base) for one in given]))
