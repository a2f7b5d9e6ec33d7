"""``/path`` and ``/graph``: how things hang together, and where each stands in a picture."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from marketgraph.analysis import analyze
from marketgraph.errors import TooLittleEvidence
from marketgraph.server.api.evidence import Claim, claims_of
from marketgraph.server.api.lending import Asked, Iri
from marketgraph.server.api.things import Thing, base_of, meant, path_of, things
from marketgraph.views import compose, select
from marketgraph.workspace.opened import Generation

router = APIRouter()

From = Annotated[Iri, Query(alias="from")]
Day = Annotated[str | None, Query(max_length=10, description="a day, as 2024-12-31")]
Paths_ = Annotated[int, Query(ge=1, le=50, description="at most so many paths")]
Focus = Annotated[
    list[Annotated[str, Query(min_length=1, max_length=2_000)]],
    Query(min_length=1, max_length=50, description="IRIs, or paths of pages, to draw around"),
]
Nodes = Annotated[int, Query(ge=1, le=1_000, description="at most so many nodes")]


class Reason(BaseModel):
    """Why two things stand next to each other: a statement in words, and its claims."""

    source: str
    words: str
    target: str
    claims: list[str]


class Path(BaseModel):
    """A path: its things, and for each step its reasons."""

    things: list[Thing]
    steps: list[list[Reason]]


class Paths(BaseModel):
    """All that was found, the shortest paths only, and the claims that they name, by IRI."""

    paths: list[Path]
    claims: dict[str, Claim]


class Node(BaseModel):
    """A mark: its thing (or a folded group with its members), place, radius and side of its label."""

    iri: str
    path: str | None
    kind: str
    type: str
    label: str
    note: str
    focus: bool
    claims: list[str]
    members: list[str]
    x: float
    y: float
    size: float
    side: str


class Edge(BaseModel):
    """A statement that ties two nodes."""

    source: str
    target: str
    kind: str
    relation: str
    note: str
    claims: list[str]


class Graph(BaseModel):
    """A picture; `left_out` things would belong here, `folded` ones are in groups."""

    nodes: list[Node]
    edges: list[Edge]
    left_out: int
    folded: int


@router.get("/path")
async def path(ask: Asked, start: From, to: Iri, as_of: Day = None, limit: Paths_ = 10) -> Paths:
    """Find the shortest paths between two companies, with the claims behind each step."""
    return await ask.apart(partial(paths, start=start, end=to, as_of=as_of, limit=limit))


@router.get("/graph")
async def graph(ask: Asked, iri: Focus, limit: Nodes = 200) -> Graph:
    """Draw what surrounds some things: the best attested are kept; the same question, the same places."""
    return await ask.apart(partial(drawn, focus=iri, limit=limit))


def paths(generation: Generation, start: str, end: str, as_of: str | None, limit: int) -> Paths:
    """Return the shortest paths between two companies, none if nothing connects them.

    Raises:
        UnknownName: Nothing here has one of the IRIs.
    """
    company, to = meant(generation, start), meant(generation, end)
    asked = {"company": company, "to": to, "as_of": as_of, "limit": limit}
    try:
        frame = analyze(generation.tables, "paths", **asked)
    except TooLittleEvidence:
        return Paths(paths=[], claims={})
    links = frame.attrs["links"]
    known = things(generation.tables, {iri for iris in frame["iris"] for iri in iris})
    found = [
        Path(
            things=[known[iri] for iri in iris],
            steps=[_reasons(links[one, other]) for one, other in pairwise(iris)],
        )
        for iris in frame["iris"]
    ]
    behind = {claim for claims in frame["claims"] for claim in claims}
    return Paths(paths=found, claims=claims_of(generation.tables, behind))


def _reasons(links: list[Any]) -> list[Reason]:
    return [
        Reason(
            source=link.source,
            words=link.words,
            target=link.target,
            claims=[*map(str, link.claims)],
        )
        for link in sorted(set(links))
    ]


def drawn(generation: Generation, focus: list[str], limit: int) -> Graph:
    """Return a picture around some things.

    Raises:
        UnknownName: Nothing here has one of the IRIs.
    """
    iris = list(dict.fromkeys(meant(generation, given) for given in focus))
    picture, _ = select(generation.tables, iris, limit)
    places = compose(picture)
    shown = picture.shown[:limit]
    dropped = picture.shown[limit:]
    inside, base = {node.iri for node in shown}, base_of(generation.tables)
    nodes = [
        Node(
            iri=node.iri,
            path=None if node.kind == "group" else path_of(node.iri, base),
            kind=node.kind,
            type=node.type,
            label=node.label,
            note=node.note,
            focus=node.focus,
            claims=sorted(node.claims),
            members=list(node.members),
            **{name: getattr(places[node.iri], name) for name in ("x", "y", "size", "side")},
        )
        for node in shown
    ]
    edges = [
        Edge(
            source=link.source,
            target=link.target,
            kind=link.kind,
            relation=link.word,
            note=link.note,
            claims=sorted(link.claims),
        )
        for link in picture.links
        if link.source in inside and link.target in inside
    ]
    lost = sum(len(node.members) or 1 for node in dropped)
    folded = sum(len(node.members) for node in shown)
    return Graph(nodes=nodes, edges=edges, left_out=picture.left_out + lost, folded=folded)
