"""``/view/network`` and ``/view/query``: the things of a view as a network file, and as a query that asks for them."""

from __future__ import annotations

import tempfile
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from marketgraph.query import bind, saved_query
from marketgraph.resources import ONTOLOGY
from marketgraph.server.api.lending import Ask, Asked
from marketgraph.server.api.things import meant
from marketgraph.server.body import body_of
from marketgraph.server.problems import Problem
from marketgraph.views import select
from marketgraph.views.export import write_network
from marketgraph.views.picture import Picture
from marketgraph.views.words import RELATIONS, spaced
from marketgraph.workspace.opened import Generation

router = APIRouter()

_LARGEST = 1 << 20
_PATIENCE = 10.0
_TYPES = {"graphml": "application/graphml+xml", "gexf": "application/gexf+xml"}


class Handed(BaseModel):
    """The things of a view, and as what they are wanted."""

    iri: list[Annotated[str, Field(min_length=1, max_length=2_000)]] = Field(
        min_length=1, max_length=1_000
    )
    format: Literal["graphml", "gexf"] = "graphml"


_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": Handed.model_json_schema()}},
    }
}


Things = Annotated[
    list[Annotated[str, Query(min_length=1, max_length=2_000)]],
    Query(alias="iri", min_length=1, max_length=100, description="IRIs, or paths of pages"),
]
As = Annotated[Literal["graphml", "gexf"], Query()]


@router.get("/view/network", response_class=Response)
async def network_of(ask: Asked, iri: Things, format: As = "graphml") -> Response:
    """Write what ties up to 100 things as GraphML or GEXF, which networkx, Gephi and yEd open."""
    return await _network(ask, Handed(iri=iri, format=format))


@router.get("/view/query", response_class=Response)
async def query_of(ask: Asked, iri: Things) -> Response:
    """Write the SPARQL query that asks for every statement between up to 100 things, with its claims."""
    return await _query(ask, Handed(iri=iri))


@router.post("/view/network", openapi_extra=_BODY, response_class=Response)
async def view_network(ask: Asked, request: Request) -> Response:
    """Write what ties up to 1,000 things as GraphML or GEXF."""
    return await _network(ask, await _handed(request))


async def _network(ask: Ask, handed: Handed) -> Response:
    content = await ask.apart(partial(network, handed=handed))
    name = f'attachment; filename="view.{handed.format}"'
    headers = {"Content-Disposition": name}
    return Response(content, headers=headers, media_type=_TYPES[handed.format])


@router.post("/view/query", openapi_extra=_BODY, response_class=Response)
async def view_query(ask: Asked, request: Request) -> Response:
    """Write the SPARQL query about up to 1,000 things."""
    return await _query(ask, await _handed(request))


async def _query(ask: Ask, handed: Handed) -> Response:
    text = await ask(lambda generation: query(generation, handed))
    return Response(text, media_type="application/sparql-query")


async def _handed(request: Request) -> Handed:
    """Return what was sent.

    Raises:
        Problem: It is too large, too slow, or not of its form.
    """
    body = await body_of(request, _LARGEST, _PATIENCE)
    try:
        return Handed.model_validate_json(body)
    except ValidationError as error:
        wrong = "; ".join(
            f"{'.'.join(map(str, one['loc'])) or 'body'}: {one['msg']}" for one in error.errors()
        )
        raise Problem(HTTPStatus.BAD_REQUEST, f"{wrong}.") from error


def query(generation: Generation, handed: Handed) -> str:
    """Return the query about some things.

    Raises:
        UnknownName: Nothing here has one of the IRIs.
    """
    iris = [meant(generation, iri) for iri in handed.iri]
    saved = saved_query("view", ONTOLOGY / "descriptions")
    assert saved is not None  # noqa: S101 - shipped with this module
    return bind(saved, {"source": iris, "target": iris})


def network(generation: Generation, handed: Handed) -> bytes:
    """Return the file of the network of some things.

    Raises:
        UnknownName: Nothing here has one of the IRIs.
    """
    iris = [meant(generation, iri) for iri in handed.iri]
    picture, _ = select(generation.tables, iris, len(iris), around=False)
    with tempfile.TemporaryDirectory() as folder:
        path = write_network(_graph(picture, set(iris)), Path(folder) / f"view.{handed.format}")
        return path.read_bytes()


def _graph(picture: Picture, wanted: set[str]) -> Any:
    import networkx as nx

    graph: Any = nx.MultiDiGraph()
    for iri, node in picture.nodes.items():
        if iri in wanted:
            graph.add_node(iri, label=node.label, kind=node.kind, type=node.type, note=node.note)
    for link in picture.links:
        if link.source in wanted and link.target in wanted and link.kind != "suggested":
            graph.add_edge(
                link.source,
                link.target,
                relation=link.word,
                words=RELATIONS[link.word][0] if link.word in RELATIONS else spaced(link.word),
                when=link.note,
                claims=sorted(link.claims),
            )
    return graph
