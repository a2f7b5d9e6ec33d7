"""``/documents``, ``/markets``, ``/status``: what there is."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter
from pydantic import BaseModel

from marketgraph import __version__
from marketgraph.build import read_manifest
from marketgraph.server.api.lending import Asked, Limit, Offset
from marketgraph.server.api.things import Thing, base_of, file_of, filtered, path_of, things
from marketgraph.workspace.opened import Generation

router = APIRouter()


class Document(BaseModel):
    """A document that was read: the name of its file, when it was read, and how many claims it gave."""

    iri: str
    path: str
    file: str | None
    title: str | None
    media_type: str | None
    read: str | None
    claims: int
    set_aside: int


class Documents(BaseModel):
    """Some documents; `left_out` of `total` are not among them."""

    documents: list[Document]
    total: int
    left_out: int


class Market(Thing):
    """A market: how many companies operate in it, and how many of its sizes were published."""

    companies: int
    sizes: int


class Markets(BaseModel):
    """All markets, by name."""

    markets: list[Market]


class Status(BaseModel):
    """What the generation in use holds."""

    version: str
    generation: str
    documents: int
    claims: dict[str, int]
    quads: int
    entities: int
    suggestions: int
    set_aside: dict[str, int]


@router.get("/documents")
async def documents(ask: Asked, limit: Limit = 100, offset: Offset = 0) -> Documents:
    """List the documents that were read, in order of their titles and files."""
    return await ask(lambda generation: documents_read(generation, limit, offset))


@router.get("/markets")
async def markets(ask: Asked) -> Markets:
    """List the markets."""
    return Markets(markets=await ask(markets_of))


@router.get("/status")
async def status(ask: Asked) -> Status:
    """Tell what the generation in use holds."""
    return await ask(_status)


def documents_read(generation: Generation, limit: int, offset: int) -> Documents:
    """Return a stretch of the documents that were read."""
    rows = generation.tables.read("documents").to_pylist()
    base = base_of(generation.tables)
    for row in rows:
        row["file"] = file_of(row["location"])
        row["path"] = path_of(row["iri"], base)
    rows.sort(key=lambda row: (row["title"] or "", row["file"] or "", row["iri"]))
    part = rows[offset : offset + limit]
    shown = [Document(**{name: row[name] for name in Document.model_fields}) for row in part]
    return Documents(documents=shown, total=len(rows), left_out=len(rows) - len(part))


def markets_of(generation: Generation) -> list[Market]:
    """Return all markets, by name."""
    tables = generation.tables
    iris = [row["iri"] for row in filtered(tables, "entities", ["iri"], kind=["market"])]
    roles = filtered(
        tables, "relations", ["source", "target"], relation=["operatesIn", "leaderIn"], target=iris
    )
    companies = Counter(market for _, market in {(row["source"], row["target"]) for row in roles})
    figures = filtered(tables, "figures", ["market"], type=["MarketSize"], market=iris)
    sizes = Counter(row["market"] for row in figures)
    found = [
        Market(**thing.model_dump(), companies=companies[iri], sizes=sizes[iri])
        for iri, thing in things(tables, iris).items()
    ]
    return sorted(found, key=lambda market: (market.label, market.iri))


def _status(generation: Generation) -> Status:
    report = read_manifest(generation.folder).report
    return Status(
        version=__version__,
        generation=generation.folder.name,
        documents=generation.tables.read("documents", ["iri"]).num_rows,
        claims=report.claims,
        quads=report.quads,
        entities=report.entities,
        suggestions=report.suggestions,
        set_aside=report.set_aside,
    )
