"""``/search``: things by name, while it is typed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from marketgraph.server.api.lending import Asked
from marketgraph.server.api.things import Thing, things
from marketgraph.workspace.opened import Generation

router = APIRouter()

Typed = Annotated[str, Query(max_length=300, description="what was typed")]
Kinds = Annotated[list[str] | None, Query(max_length=32, description="only things of these kinds")]
Few = Annotated[int, Query(ge=1, le=100, description="at most so many")]


class Hit(Thing):
    """A thing that was found: by which of its names, and how well that fits (0 to 1)."""

    matched: str
    score: float


class Hits(BaseModel):
    """What was found, the best first."""

    hits: list[Hit]


@router.get("/search")
async def search(ask: Asked, q: Typed, kind: Kinds = None, limit: Few = 10) -> Hits:
    """Find things by name: the same name, beginnings, then names much alike."""
    return Hits(hits=await ask(lambda generation: found(generation, q, kind, limit)))


def found(generation: Generation, text: str, kinds: list[str] | None, limit: int) -> list[Hit]:
    """Return the things of some kinds, or of any, whose names fit best."""
    wanted: list[str | None] = [*dict.fromkeys(kinds)] if kinds else [None]
    hits = [hit for kind in wanted for hit in generation.index.find(text, kind, limit)]
    hits = sorted(hits, key=lambda hit: -hit.score)[:limit] if len(wanted) > 1 else hits
    known = things(generation.tables, [hit.iri for hit in hits])
    return [
        Hit(
            **{**known[hit.iri].model_dump(), "label": hit.label},
            matched=hit.matched,
            score=hit.score,
        )
        for hit in hits
    ]
