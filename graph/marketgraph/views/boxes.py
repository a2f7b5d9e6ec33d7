"""Boxes of nodes with their labels: estimated widths, overlaps, the side a label stands on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from marketgraph.views.picture import Node

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
    taken = [mark_box(sizes[node.iri]).moved(*places[node.iri]) for node in nodes]
    chosen: dict[str, Side] = {}
    left = 0.0
    for node in nodes:
        place = places[node.iri]
        costs = []
        for order, side in enumerate(SIDES):
            box = label_box(node, sizes[node.iri], side).moved(*place)
            crossed = sum(_crosses(box, places[a], places[b]) for a, b in edges)
            cost = sum(box.overlap(other) for other in taken) + 90.0 * crossed
            costs.append((cost, order, side, box))
        cost, _, side, box = min(costs)
        chosen[node.iri] = side
        taken.append(box)
        left += cost
    return chosen, left


def _crosses(box: Box, start: Point, end: Point) -> bool:
    """Return whether a straight line runs through a box (Liang and Barsky's clipping)."""
    low, high = 0.0, 1.0
    dx, dy = end.x - start.x, end.y - start.y
    for step, room in (
        (-dx, start.x - box.left),
        (dx, box.right - start.x),
        (-dy, start.y - box.top),
        (dy, box.bottom - start.y),
    ):
        if step == 0:
            if room < 0:
                return False
            continue
        share = room / step
        if step < 0:
            low = max(low, share)
        else:
            high = min(high, share)
    return low < high
