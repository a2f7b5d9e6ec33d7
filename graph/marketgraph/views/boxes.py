"""Boxes of nodes with their labels: estimated widths, overlaps, the side a label stands on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from marketgraph.views.picture import Node

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Side = Literal["right", "left", "below", "above"]
SIDES: tuple[Side, ...] = ("right", "left", "below", "above")
LINE = 14.0
GAP = 6.0
LONGEST = 24
WRAP = 20
ROW_LONGEST = 34
NARROW = frozenset("ijlrtfI.,;:'|!()[] ")
WIDE = frozenset("mwMW@%")


class Point(NamedTuple):
    """A place on the canvas; x grows to the right and y downwards, in pixels at scale 1."""

    x: float
    y: float


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return the area that two boxes share."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)

    def moved(self, x: float, y: float) -> Box:
        """Return the box at another place."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def text_width(text: str, size: float = 12.0) -> float:
    """Return about how wide a line is in a system font, in pixels.

    >>> text_width("Acquisition") < text_width("ACQUISITION")
    True
    """
    width = 0.0
    for letter in text:
        if letter in NARROW:
            width += 0.33
        elif letter in WIDE or unicodedata.east_asian_width(letter) in "WF":
            width += 0.95
        else:
            width += 0.68 if letter.isupper() else 0.56
    return width * size


def lines(node: Node) -> list[str]:
    """Return a label in one line or two, as the canvas writes it; over-long ones are cut."""
    if node.flat:
        return [_shortened(node.label.strip(), ROW_LONGEST)]
    words = node.label.split()
    first = ""
    while words and len(first) + len(words[0]) < WRAP:
        first = f"{first} {words.pop(0)}".strip()
    rest = " ".join(words)
    if not first:
        first, rest = rest[:LONGEST], rest[LONGEST:]
    if not rest:
        return [first]
    return [first, _shortened(rest, LONGEST)]


def _shortened(text: str, most: int) -> str:
    """Return a text, cut to so many characters with an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}\u2026"


def label_lines(node: Node) -> list[str]:
    """Return all lines beside a node; a development is written as its type and date."""
    if node.kind == "development":
        return [node.type, node.note] if node.note else [node.type]
    written = lines(node)
    if not node.note:
        return written
    return [*written[:-1], f"{written[-1]}  {node.note}"]


def radius(node: Node, degree: int) -> float:
    """Return the radius of a node's mark in pixels."""
    if node.kind == "market":
        return 15.0 if node.focus else 9.0
    if node.kind == "development":
        return 9.5
    return min(5.5 + 0.9 * max(degree - 1, 0), 10.0)


def label_box(node: Node, size: float, side: Side) -> Box:
    """Return the box of a label relative to its node's centre."""
    written = label_lines(node)
    width = max(text_width(line) for line in written)
    height = LINE * len(written)
    if side == "right":
        return Box(size + GAP, -height / 2, size + GAP + width, height / 2)
    if side == "left":
        return Box(-size - GAP - width, -height / 2, -size - GAP, height / 2)
    top = size + GAP - 2 if side == "below" else -size - GAP + 2 - height
    return Box(-width / 2, top, width / 2, top + height)


def mark_box(size: float) -> Box:
    """Return the box of a node's mark relative to its centre."""
    return Box(-size - 2, -size - 2, size + 2, size + 2)


def choose_sides(
    nodes: Sequence[Node],
    places: Mapping[str, Point],
    sizes: Mapping[str, float],
    edges: Sequence[tuple[str, str]],
) -> tuple[dict[str, Side], float]:
    """Return the side of each label with the least overlap, and the overlap that is left.

    Labels are placed one after the other; each looks at marks, at labels already placed and at
    the edges that would run through it.
    """
    import numpy as np

    taken = np.empty((2 * len(nodes), 4))
    for number, node in enumerate(nodes):
        taken[number] = mark_box(sizes[node.iri]).moved(*places[node.iri])
    ends = np.array([(*places[a], *places[b]) for a, b in edges]).reshape(-1, 4)
    chosen: dict[str, Side] = {}
    left = 0.0
    for number, node in enumerate(nodes, len(nodes)):
        place, size = places[node.iri], sizes[node.iri]
        four = np.array([label_box(node, size, side).moved(*place) for side in SIDES])
        costs = _covered(four, taken[:number]) + 90.0 * _crossed(four, ends)
        best = int(np.argmin(costs))
        chosen[node.iri] = SIDES[best]
        taken[number] = four[best]
        left += float(costs[best])
    return chosen, left


def _covered(four: NDArray[np.float64], taken: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the area of the taken boxes that each of some boxes covers."""
    import numpy as np

    low = np.maximum(four[:, None, :2], taken[None, :, :2])
    high = np.minimum(four[:, None, 2:], taken[None, :, 2:])
    shared: NDArray[np.float64] = np.clip(high - low, 0.0, None).prod(axis=2).sum(axis=1)
    return shared


def _crossed(four: NDArray[np.float64], ends: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return how many straight lines run through each of some boxes (Liang and Barsky's clipping).

    Args:
        four: Boxes, a row each: left, top, right, bottom.
        ends: Lines, a row each: from x, y to x, y.
    """
    import numpy as np

    x, y = ends[:, 0], ends[:, 1]
    dx, dy = ends[:, 2] - x, ends[:, 3] - y
    steps = np.stack([-dx, dx, -dy, dy])
    left, top, right, bottom = four.T[:, :, None]
    rooms = np.stack([x - left, right - x, y - top, bottom - y], axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = rooms / steps
    enter = np.where(steps < 0, shares, 0.0).max(axis=1).clip(0.0)
    leave = np.where(steps > 0, shares, 1.0).min(axis=1).clip(None, 1.0)
    beside = ((steps == 0) & (rooms < 0)).any(axis=1)
    crossing: NDArray[np.int64] = ((enter < leave) & ~beside).sum(axis=1)
    return crossing
