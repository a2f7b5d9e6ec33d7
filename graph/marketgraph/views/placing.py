"""Places for what is added to a picture: beside the thing that leads to it, where there is room."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from marketgraph.views.boxes import (
    GAP,
    LINE,
    Box,
    Point,
    Side,
    label_box,
    label_lines,
    mark_box,
    text_width,
)
from marketgraph.views.layout import ORDER, Placed
from marketgraph.views.picture import Node

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROW = 24.0
BRANCH = 150.0
"""From a development to its parties, which are written beside it."""
LONGEST_COLUMN = 28
NEAREST, STEP, RINGS = 84.0, 44.0, 60
DIRECTIONS = 16
MARGIN = 10.0


class _Block(NamedTuple):
    """New nodes in rows, growing away from x = 0; mirrored where it stands on the left."""

    places: dict[str, Point]
    sides: dict[str, Side]
    width: float
    height: float


def boxes(nodes: Mapping[str, Node], places: Mapping[str, Placed]) -> list[Box]:
    """Return the boxes that marks and labels fill."""
    found = []
    for iri, node in nodes.items():
        place = places[iri]
        found.append(mark_box(place.size).moved(place.x, place.y))
        found.append(label_box(node, place.size, place.side).moved(place.x, place.y))
    return found


def place_beside(
    new: Sequence[Node],
    branches: Mapping[str, Sequence[str]],
    anchor: Point,
    taken: Sequence[Box],
    sizes: Mapping[str, float],
) -> dict[str, Placed]:
    """Return places for new nodes, in rows, as near to an anchor as nothing is in the way.

    The same arguments give the same places. What branches off a node (the parties of a development) stands beside it.

    Args:
        new: The nodes, each once.
        branches: For a node among them, which others stand beside it.
        anchor: The place of what leads to them.
        taken: Boxes that are not to be covered.
        sizes: Radius of each new mark.
    """
    import numpy as np

    if not new:
        return {}
    rows = _rows(new, branches)
    walls = np.array(taken) if taken else np.zeros((0, 4))
    right, left = _block(rows, sizes, "right"), _block(rows, sizes, "left")
    x, y, block = _spot(right, left, anchor, walls)
    return {
        iri: Placed(round(x + p.x, 1), round(y + p.y, 1), block.sides[iri], round(sizes[iri], 1))
        for iri, p in block.places.items()
    }


def _rows(
    new: Sequence[Node], branches: Mapping[str, Sequence[str]]
) -> list[tuple[Node, list[Node]]]:
    """Return each stem with what branches off it, in the order of kinds and names."""
    known = {node.iri: node for node in new}
    used: set[str] = set()
    rows = []
    for node in sorted(new, key=_order):
        if node.iri in branches:
            beside = [known[iri] for iri in branches[node.iri] if iri in known and iri not in used]
            used.update(one.iri for one in beside)
            rows.append((node, sorted(beside, key=_order)))
    stems = {stem.iri for stem, _ in rows}
    rows += [(node, []) for node in new if node.iri not in used | stems]
    return sorted(rows, key=lambda row: _order(row[0]))


def _order(node: Node) -> tuple[int, str, str, str]:
    rank = ORDER.index(node.kind) if node.kind in ORDER else len(ORDER)
    return rank, node.dimension or "", node.label.casefold(), node.iri


def _block(
    rows: Sequence[tuple[Node, list[Node]]], sizes: Mapping[str, float], side: Side
) -> _Block:
    """Return the rows under each other, in columns where there are many."""
    turn = 1.0 if side == "right" else -1.0
    places: dict[str, Point] = {}
    sides: dict[str, Side] = {}
    x = y = width = tall = 0.0
    lines = math.ceil(sum(_lines(row) for row in rows))
    column = ROW * max(12, min(LONGEST_COLUMN, math.ceil(lines / max(1, lines // 60 + 1))))
    for stem, beside in rows:
        height = ROW * _lines((stem, beside))
        if y and y + height > column:
            x, y, width = x + width + 2 * ROW, 0.0, 0.0
        stem.flat = True
        places[stem.iri] = Point(turn * x, y + height / 2)
        sides[stem.iri] = "below" if beside else side
        width = max(width, _reach(stem, sizes) if not beside else 0.0)
        for number, node in enumerate(beside):
            node.flat = True
            middle = y + (height - ROW * len(beside)) / 2
            places[node.iri] = Point(turn * (x + BRANCH), middle + ROW * (number + 0.5))
            sides[node.iri] = side
            width = max(width, BRANCH + _reach(node, sizes))
        y += height
        tall = max(tall, y)
    centred = {iri: Point(p.x, p.y - tall / 2) for iri, p in places.items()}
    return _Block(centred, sides, x + width, tall)


def _lines(row: tuple[Node, list[Node]]) -> float:
    """Return how many rows a stem and its branches need; its label stands below it, if it has any."""
    stem, beside = row
    if beside:
        return max(2.4, float(len(beside)))
    return max(1.0, len(label_lines(stem)) * (LINE + 3) / ROW)


def _reach(node: Node, sizes: Mapping[str, float]) -> float:
    """Return how far a mark and its label reach to the side."""
    return sizes[node.iri] + GAP + max(text_width(line) for line in label_lines(node))


def _spot(
    right: _Block, left: _Block, anchor: Point, walls: NDArray[np.float64]
) -> tuple[float, float, _Block]:
    """Return where a block covers least, the nearest spot first, and which way it grows."""
    best: tuple[float, float, float, _Block] | None = None
    for ring in range(RINGS):
        reach = NEAREST + STEP * ring
        for block, x, y in _around(right, left, anchor, reach):
            lost = _covered(block, x, y, grows=block is right, walls=walls)
            if lost == 0:
                return x, y, block
            if best is None or lost < best[0]:
                best = (lost, x, y, block)
    assert best is not None  # noqa: S101 - there is at least one ring
    return best[1], best[2], best[3]


def _around(
    right: _Block, left: _Block, anchor: Point, reach: float
) -> list[tuple[_Block, float, float]]:
    """Return spots on a ring, those to the right and left before those above and below."""
    found = []
    for number in range(DIRECTIONS):
        angle = 2 * math.pi * ((number + 1) // 2 * (-1) ** number) / DIRECTIONS
        block = right if math.cos(angle) >= 0 else left
        down = math.sin(angle)
        x = anchor.x + reach * math.cos(angle)
        y = anchor.y + (reach + block.height / 2 if abs(down) > 0.5 else reach) * down
        found.append((block, round(x, 1), round(y, 1)))
    return found


def _covered(
    block: _Block, x: float, y: float, *, grows: bool, walls: NDArray[np.float64]
) -> float:
    """Return the area of the walls that a block would cover."""
    import numpy as np

    if not len(walls):
        return 0.0
    near, far = (x - MARGIN - 8, x + block.width) if grows else (x - block.width, x + MARGIN + 8)
    top, bottom = y - block.height / 2 - MARGIN, y + block.height / 2 + MARGIN
    wide = np.minimum(walls[:, 2], far) - np.maximum(walls[:, 0], near)
    high = np.minimum(walls[:, 3], bottom) - np.maximum(walls[:, 1], top)
    return float((np.clip(wide, 0, None) * np.clip(high, 0, None)).sum())
