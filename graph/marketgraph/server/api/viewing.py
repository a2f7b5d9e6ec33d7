"""``/view``: a view of the graph for the explorer, with everything that is drawn and filtered by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from marketgraph.server.api.drawing import Focus
from marketgraph.server.api.lending import Asked
from marketgraph.server.api.measuring import Measures, measured
from marketgraph.server.api.neighbours import HUB
from marketgraph.server.api.remembering import Kept
from marketgraph.server.api.things import base_of, filtered, meant, path_of
from marketgraph.server.api.ties import ties
from marketgraph.server.api.unfolding import View, unfolded
from marketgraph.server.api.whereabouts import regions_of, segments_of
from marketgraph.views.boxes import label_lines
from marketgraph.views.picture import Link, Node
from marketgraph.views.words import RELATIONS, spaced
from marketgraph.vocabulary import MKG
from marketgraph.workspace.opened import Generation

router = APIRouter()

Steps = Annotated[
    list[Annotated[str, Query(min_length=1, max_length=2_000)]],
    Query(
        alias="do",
        max_length=300,
        description="steps, in order: `add THING`, `open THING RELATION out|in`, `unfold GROUP`, `pin THING X Y`",
    ),
]


Of = Annotated[str, Query(min_length=1, max_length=2_000, description="whose neighbours")]


class Mark(BaseModel):
    """A node: what it is, where it stands, and what it is filtered, coloured and sized by.

    Attributes:
        id: Path of its page without ``/id/``, its IRI where that is another's, or a folded group.
        start: Earliest day of a development.
        end: Latest day of a development.
        lines: Its label as it is written.
        claims: How many claims speak of it.
        members: How many things a folded group holds.
        anchor: What a folded group hangs on.
    """

    id: str
    iri: str
    path: str | None
    kind: str
    type: str
    label: str
    lines: list[str]
    note: str
    focus: bool
    claims: int
    members: int
    anchor: str | None
    regions: list[str]
    segments: list[str]
    start: str | None
    end: str | None
    x: float
    y: float
    size: float
    side: str
    degree: int
    betweenness: float
    pagerank: float
    community: int


class Statement(BaseModel):
    """What ties two nodes, in words, with the claims that say it."""

    source: str
    target: str
    kind: str
    relation: str
    words: str
    note: str
    claims: list[str]


class Tie(BaseModel):
    """All that ties two nodes."""

    source: str
    target: str
    says: list[Statement]


class Short(BaseModel):
    """An ``open`` step that did not bring everything."""

    step: str
    left_out: int


class Shown(BaseModel):
    """A view; `left_out` things would belong here, `folded` ones are in groups."""

    nodes: list[Mark]
    edges: list[Tie]
    left_out: int
    folded: int
    short: list[Short]


class LeftBy(BaseModel):
    """The neighbours that one relation leads to; `fresh` ones are not in the view."""

    relation: str
    inverse: bool
    neighbours: int
    fresh: int


class Left(BaseModel):
    """The neighbours of a thing; a hub has too many to be opened unasked."""

    neighbours: int
    hub: bool
    relations: list[LeftBy]


_KEPT: Kept[Shown] = Kept(32)


@router.get("/view")
async def view(ask: Asked, iri: Focus, do: Steps = []) -> Shown:  # noqa: B006 - FastAPI copies it
    """Draw what surrounds some things, then add to it step by step; the same question, the same places.

    It begins with at most 200 nodes and grows to at most 1,000; a step brings at most 50 neighbours.
    """
    return await ask.apart(partial(shown, iri=iri, do=do))


@router.get("/view/counts")
async def view_counts(ask: Asked, iri: Focus, of: Of, do: Steps = []) -> Left:  # noqa: B006 - FastAPI copies it
    """Count the neighbours of a thing by relation, and those that a view does not show yet."""
    return await ask.apart(partial(left, iri=iri, do=do, of=of))


def left(generation: Generation, iri: list[str], do: list[str], of: str) -> Left:
    """Return the neighbours of a thing, counted.

    Raises:
        UnknownName: Nothing here has one of the IRIs.
        UsageError: One of the steps is none.
    """
    known = unfolded(generation, iri, do).nodes.keys()
    found: dict[tuple[str, bool], set[str]] = {}
    for tie in ties(generation.tables, meant(generation, of)):
        if not tie.other.startswith(MKG):
            found.setdefault((tie.relation, tie.inverse), set()).add(tie.other)
    number = len(set().union(*found.values()))
    return Left(
        neighbours=number,
        hub=number > HUB,
        relations=[
            LeftBy(
                relation=relation,
                inverse=inverse,
                neighbours=len(others),
                fresh=len(others - known),
            )
            for (relation, inverse), others in found.items()
        ],
    )


def shown(generation: Generation, iri: list[str], do: list[str]) -> Shown:
    """Return the view of some things after some steps.

    Raises:
        UnknownName: Nothing here has one of the IRIs.
        UsageError: One of the steps is none.
    """
    key = (generation.folder, tuple(iri), tuple(do))
    if found := _KEPT.get(key):
        return found
    made = _shown(generation, unfolded(generation, iri, do))
    _KEPT.put(key, made)
    return made


def short_of(iri: str, base: str) -> str:
    """Return what an IRI is called in addresses: ours without their base.

    >>> short_of("https://example.org/id/company/onrad", "https://example.org/id/")
    'company/onrad'
    """
    return iri.removeprefix(base)


def _shown(generation: Generation, drawn: View) -> Shown:
    tables, base = generation.tables, base_of(generation.tables)
    drawn_ties = _ties(drawn.links, base)
    pairs = [(tie.source, tie.target) for tie in drawn_ties] + [
        (iri, node.anchor) for iri, node in drawn.nodes.items() if node.anchor in drawn.nodes
    ]
    measures = measured(list(drawn.nodes), [(a, b) for a, b in pairs if a and b])
    days = {
        row["iri"]: (row["earliest"], row["latest"] or row["earliest"])
        for row in filtered(
            tables, "developments", ["iri", "earliest", "latest"], iri=drawn.nodes.keys()
        )
    }
    regions, segments = regions_of(tables, drawn.nodes), segments_of(tables, drawn.nodes)
    return Shown(
        nodes=[
            _mark(
                node,
                drawn,
                measures[iri],
                (regions.get(iri, []), segments.get(iri, [])),
                days.get(iri, (None, None)),
                base,
            )
            for iri, node in drawn.nodes.items()
        ],
        edges=[
            Tie(source=short_of(tie.source, base), target=short_of(tie.target, base), says=tie.says)
            for tie in drawn_ties
        ],
        left_out=drawn.cut,
        folded=sum(len(node.members) for node in drawn.nodes.values()),
        short=[
            Short(step=" ".join(step), left_out=left) for step, left in drawn.short.items() if left
        ],
    )


def _mark(
    node: Node,
    drawn: View,
    measures: Measures,
    belongs: tuple[list[str], list[str]],
    days: tuple[str | None, str | None],
    base: str,
) -> Mark:
    place = drawn.places[node.iri]
    return Mark(
        id=short_of(node.iri, base),
        iri=node.iri,
        path=None if node.kind == "group" else path_of(node.iri, base),
        kind=node.kind,
        type=node.type,
        label=node.label,
        lines=label_lines(node),
        note=node.note,
        focus=node.focus,
        claims=len(node.claims),
        members=len(node.members),
        anchor=short_of(node.anchor, base) if node.anchor else None,
        regions=belongs[0],
        segments=belongs[1],
        start=days[0],
        end=days[1],
        x=place.x,
        y=place.y,
        size=place.size,
        side=place.side,
        **measures._asdict(),
    )


def _ties(links: Iterable[Link], base: str) -> list[Tie]:
    """Return one tie a pair of nodes, with every statement, in the order of the links."""
    found: dict[tuple[str, str], Tie] = {}
    for link in links:
        low, high = sorted((link.source, link.target))
        tie = found.setdefault((low, high), Tie(source=low, target=high, says=[]))
        tie.says.append(_statement(link, base))
    return list(found.values())


def _statement(link: Link, base: str) -> Statement:
    words = RELATIONS[link.word][0] if link.word in RELATIONS else spaced(link.word)
    return Statement(
        source=short_of(link.source, base),
        target=short_of(link.target, base),
        kind=link.kind,
        relation=link.word,
        words=words,
        note=link.note,
        claims=sorted(link.claims),
    )
