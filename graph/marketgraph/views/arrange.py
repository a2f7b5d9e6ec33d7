"""The parts of a composition: connected groups by springs, rows of groups, a fan, an annex."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from marketgraph.views.boxes import (
    Box,
    Point,
    Side,
    around,
    choose_sides,
    label_box,
    mark_box,
)
from marketgraph.views.picture import Node

SEED = 20
EDGE = 108.0
TURNS = 24
Edges = Sequence[tuple[str, str]]


class Part(NamedTuple):
    """Nodes with their places and the sides of their labels, around an origin of its own."""

    places: dict[str, Point]
    sides: dict[str, Side]
    box: Box

    def moved(self, x: float, y: float) -> Part:
        """Return the part at another place."""
        places = {iri: Point(p.x + x, p.y + y) for iri, p in self.places.items()}
        return Part(places, self.sides, self.box.moved(x, y))


def part(
    nodes: Sequence[Node],
    sizes: Mapping[str, float],
    places: dict[str, Point],
    sides: dict[str, Side],
) -> Part:
    """Return a part with the box that its marks and labels fill."""
    boxes = []
    for node in nodes:
        size, place = sizes[node.iri], places[node.iri]
        boxes.append(mark_box(size).moved(*place))
        boxes.append(label_box(node, size, sides[node.iri]).moved(*place))
    return Part(places, sides, around(boxes))


def springs(
    nodes: Sequence[Node], edges: Edges, sizes: Mapping[str, float], facing: set[str]
) -> Part:
    """Return a connected group laid out by springs (Fruchterman and Reingold), seeded.

    Of all turns and reflections the one with the least overlap is taken whose ``facing`` nodes
    look to the right.

    Args:
        nodes: The group, in a stable order.
        edges: Pairs of IRIs within the group.
        sizes: Radius of each mark.
        facing: Nodes that are tied to something on the right.
    """
    raw = _spread(nodes, _spring_places(nodes, edges), edges, sizes)
    best: tuple[float, int, dict[str, Point], dict[str, Side]] | None = None
    turns = TURNS if len(nodes) <= 40 else 4
    for turn in range(turns * 2):
        angle = 2 * math.pi * (turn // 2) / turns
        places = {iri: _turned(place, angle, mirrored=turn % 2 == 1) for iri, place in raw.items()}
        sides, overlap = choose_sides(nodes, places, sizes, edges)
        away = -sum(places[iri].x for iri in facing)
        cost = overlap + 1.2 * away + _extent(places)
        if best is None or cost < best[0] - 1e-6:
            best = (cost, turn, places, sides)
    if best is None:
        raise ValueError("a group without nodes has no layout")
    return part(nodes, sizes, best[2], best[3])


def _extent(places: Mapping[str, Point]) -> float:
    """Return how much room places take; width costs more, since names are written across."""
    xs, ys = zip(*places.values(), strict=True)
    return float(0.5 * (max(xs) - min(xs)) + 0.35 * (max(ys) - min(ys)))


def _spring_places(nodes: Sequence[Node], edges: Edges) -> dict[str, Point]:
    """Return raw spring positions, centred on the origin."""
    import rustworkx as rx

    graph = rx.PyGraph()
    index = dict(zip((n.iri for n in nodes), graph.add_nodes_from(list(nodes)), strict=True))
    graph.add_edges_from_no_data([(index[a], index[b]) for a, b in edges])
    found = rx.spring_layout(graph, seed=SEED, num_iter=300, scale=1)
    places = {iri: Point(*found[i]) for iri, i in index.items()}
    x = sum(p.x for p in places.values()) / len(places)
    y = sum(p.y for p in places.values()) / len(places)
    return {iri: Point(p.x - x, p.y - y) for iri, p in places.items()}


def _spread(
    nodes: Sequence[Node], places: dict[str, Point], edges: Edges, sizes: Mapping[str, float]
) -> dict[str, Point]:
    """Return the places scaled so that edges have a readable length, then pushed apart."""
    lengths = sorted(math.dist(places[a], places[b]) for a, b in edges) or [1.0]
    scale = EDGE / max(lengths[len(lengths) // 2], 1e-6)
    spread = {iri: Point(p.x * scale, p.y * scale) for iri, p in places.items()}
    return push_apart(nodes, spread, 58.0, 34.0)


def push_apart(
    nodes: Sequence[Node], places: Mapping[str, Point], width: float, height: float
) -> dict[str, Point]:
    """Return the places moved until no two are nearer than an ellipse of width and height."""
    import numpy as np

    spots = np.array([places[node.iri] for node in nodes])
    stretch = np.array([1 / width, 1 / height])
    for _ in range(80):
        gaps = (spots[:, None] - spots[None]) * stretch
        far = np.hypot(gaps[..., 0], gaps[..., 1])
        np.fill_diagonal(far, 1e9)
        near = far < 1.0
        if not near.any():
            break
        far = np.maximum(far, 1e-3)
        push = np.where(near, (1.0 - far) / far / 2.2, 0.0)
        spots = spots + (gaps * push[..., None]).sum(axis=1) / stretch
    return {
        node.iri: Point(round(float(x), 1), round(float(y), 1))
        for node, (x, y) in zip(nodes, spots, strict=True)
    }


def _turned(place: Point, angle: float, *, mirrored: bool) -> Point:
    """Return a place turned around the origin, reflected first if asked."""
    x = -place.x if mirrored else place.x
    sin, cos = math.sin(angle), math.cos(angle)
    return Point(round(x * cos - place.y * sin, 1), round(x * sin + place.y * cos, 1))


def columns(parts: Sequence[Part], height: float, gap: float = 34.0) -> list[Part]:
    """Return the parts stacked in columns from right to left, each column centred on y = 0.

    The first column ends at x = 0.
    """
    stacks: list[list[Part]] = []
    used = height + 1.0
    for piece in parts:
        tall = piece.box.bottom - piece.box.top
        if not stacks or used + gap + tall > height:
            stacks.append([])
            used = -gap
        stacks[-1].append(piece)
        used += gap + tall
    placed: list[Part] = []
    edge = 0.0
    for stack in stacks:
        placed += _stacked(stack, edge, gap)
        edge -= max(p.box.right - p.box.left for p in stack) + gap
    return placed


def _stacked(stack: Sequence[Part], edge: float, gap: float) -> list[Part]:
    """Return the parts of one column under each other, their right sides at an edge."""
    total = sum(p.box.bottom - p.box.top for p in stack) + gap * (len(stack) - 1)
    y = -total / 2
    placed = []
    for piece in stack:
        placed.append(piece.moved(edge - piece.box.right, y - piece.box.top))
        y += piece.box.bottom - piece.box.top + gap
    return placed
