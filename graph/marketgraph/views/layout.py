"""Where each node of a picture stands: deals on the left, the structure in a fan on the right."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from marketgraph.views.arrange import Part, columns, part, springs
from marketgraph.views.boxes import Point, Side, around, label_lines, radius, text_width
from marketgraph.views.picture import Node, Picture

ROW = 23.0
PAUSE = 11.0
NEAR, BULGE = 96.0, 150.0
STAGE = (1040.0, 690.0)
HEIGHTS = (420.0, 520.0, 600.0, 680.0, 800.0, 1000.0, 1300.0, 1700.0, 2400.0)
FAN_ROWS = 44
ORDER = ("company", "development", "product", "market", "region", "segment", "factor", "other")


class Placed(NamedTuple):
    """Place of a node, the side of its label and the radius of its mark."""

    x: float
    y: float
    side: Side
    size: float


def compose(picture: Picture) -> dict[str, Placed]:
    """Return the place of every node; the same picture gives the same places.

    One thing in focus becomes the centre: what hangs on it alone stands in a fan on its right,
    connected groups on its left. Members of folded groups have their places in an annex, used
    once a group is opened.
    """
    shown = picture.shown
    ties = neighbours(picture)
    sizes = {iri: radius(node, len(ties.get(iri, ()))) for iri, node in picture.nodes.items()}
    centre = picture.focus[0] if len(picture.focus) == 1 else None
    pieces, leaves = _split(shown, ties, centre)
    rows = leaves + [node for node in picture.nodes.values() if node.group is not None]
    for node in rows:
        node.flat = True
    fan = _fan(leaves, sizes, curved=centre is not None)
    left = _left(_laid_out(pieces, ties, sizes, centre), fan)
    parts = [p.moved(-70.0 if centre else -40.0, 0.0) for p in left]
    if fan:
        parts.append(fan)
    if centre:
        parts.append(part([picture.nodes[centre]], sizes, {centre: Point(0, 0)}, {centre: "below"}))
    parts += _annexes(picture, sizes, parts)
    return {
        iri: Placed(round(p.x, 1), round(p.y, 1), piece.sides[iri], round(sizes[iri], 1))
        for piece in parts
        for iri, p in piece.places.items()
    }


def neighbours(picture: Picture) -> dict[str, set[str]]:
    """Return the neighbours of each node, a group tied to its anchor."""
    ties: dict[str, set[str]] = {}
    pairs = [(link.source, link.target) for link in picture.links if link.kind != "suggested"]
    pairs += [(n.iri, n.anchor) for n in picture.nodes.values() if n.anchor]
    for source, target in pairs:
        ties.setdefault(source, set()).add(target)
        ties.setdefault(target, set()).add(source)
    return ties


def _split(
    shown: Sequence[Node], ties: Mapping[str, set[str]], centre: str | None
) -> tuple[list[list[Node]], list[Node]]:
    """Return the connected groups beside the centre, the largest first, and the single nodes."""
    nodes = {node.iri: node for node in shown if node.iri != centre}
    left = dict.fromkeys(nodes)
    pieces: list[list[Node]] = []
    while left:
        queue = [next(iter(left))]
        del left[queue[0]]
        for iri in queue:
            for other in sorted(ties.get(iri, set()) & left.keys()):
                del left[other]
                queue.append(other)
        pieces.append([nodes[iri] for iri in nodes if iri in set(queue)])
    groups = [piece for piece in pieces if len(piece) > 1]
    groups.sort(key=lambda piece: -len(piece))
    return groups, [piece[0] for piece in pieces if len(piece) == 1]


def _left(groups: Sequence[Part], fan: Part | None) -> list[Part]:
    """Return the groups in columns of the height at which the whole is drawn largest."""
    wide, tall = STAGE
    others = [fan.box] if fan else []
    best: tuple[float, list[Part]] = (-1.0, [])
    for height in HEIGHTS if groups else ():
        placed = columns(groups, height)
        box = around([*(p.box for p in placed), *others])
        scale = min(wide / (box.right - box.left + 110.0), tall / (box.bottom - box.top))
        if scale > best[0] + 1e-9:
            best = (scale, placed)
    return best[1]


def _laid_out(
    pieces: Iterable[Sequence[Node]],
    ties: Mapping[str, set[str]],
    sizes: Mapping[str, float],
    centre: str | None,
) -> list[Part]:
    """Return each connected group with its places."""
    found = []
    for nodes in pieces:
        inside = [node.iri for node in nodes]
        edges = [(a, b) for a in inside for b in inside if a < b and b in ties.get(a, ())]
        facing = ties.get(centre, set()) & set(inside) if centre else set()
        found.append(springs(nodes, edges, sizes, facing))
    return found


def _fan(leaves: Sequence[Node], sizes: Mapping[str, float], *, curved: bool) -> Part | None:
    """Return the single nodes in rows by kind, on a calm curve, labels to the right."""
    if not leaves:
        return None
    ordered = sorted(leaves, key=_fan_order)
    heights: list[float] = []
    y = 0.0
    for before, node in zip([ordered[0], *ordered], ordered, strict=False):
        y += PAUSE if _kind(before) != _kind(node) else 0.0
        heights.append(y)
        y += ROW
    middle = heights[-1] / 2
    reach = middle + ROW
    bulge = BULGE if curved else 0.0
    places = {
        node.iri: Point(NEAR + bulge * math.sqrt(1 - ((h - middle) / reach) ** 2), h - middle)
        for node, h in zip(ordered, heights, strict=True)
    }
    return part(ordered, sizes, places, dict.fromkeys(places, "right"))


def _kind(node: Node) -> tuple[str, str]:
    """Return what keeps rows of the fan together: kind, and dimension for segments."""
    if node.kind != "group":
        return node.kind, node.dimension or ""
    _, kind, dimension = node.iri.split(":", 3)[:3]
    return kind, dimension


def _fan_order(node: Node) -> tuple[int, bool, str, bool, str, str]:
    """Return the order in the fan: kind, dimensions with figures first, groups last in theirs."""
    kind, dimension = _kind(node)
    rank = ORDER.index(kind) if kind in ORDER else len(ORDER)
    folded = node.kind == "group"
    lone = folded and kind == "segment"
    return rank, lone, dimension, folded, "" if node.note else "~", node.label.casefold()


def _annexes(picture: Picture, sizes: Mapping[str, float], parts: Sequence[Part]) -> list[Part]:
    """Return the places of folded members: beyond the fan, or left of everything else."""
    x = {iri: place.x for piece in parts for iri, place in piece.places.items()}
    y = {iri: place.y for piece in parts for iri, place in piece.places.items()}
    right = max((p.box.right for p in parts), default=0.0) + 60.0
    left = min((p.box.left for p in parts), default=0.0) - 60.0
    found = []
    for node in picture.nodes.values():
        if node.kind != "group" or node.iri not in x:
            continue
        members = [picture.nodes[iri] for iri in node.members]
        block = _block(members, sizes)
        width = block.box.right - block.box.left
        if x[node.iri] >= 0:
            found.append(block.moved(right - block.box.left, y[node.iri]))
            right += width + 40.0
        else:
            found.append(block.moved(left - block.box.right, y[node.iri]))
            left -= width + 40.0
    return found


def _block(members: Sequence[Node], sizes: Mapping[str, float]) -> Part:
    """Return members in columns of rows."""
    step = 30.0 if members[0].kind == "development" else ROW
    rows = max(12, min(24, math.ceil(len(members) / 4)))
    width = max(text_width(line) for node in members for line in label_lines(node)) + 48.0
    tall = min(rows, len(members))
    places = {
        node.iri: Point((number // rows) * width, (number % rows) * step - (tall - 1) * step / 2)
        for number, node in enumerate(members)
    }
    return part(members, sizes, places, dict.fromkeys(places, "right"))
