"""How a market is divided: dimensions, their segments one inside the other, and the shares that are stated."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from marketgraph.server.linked.model import Link
from marketgraph.server.portraits.figures import Figure, figures
from marketgraph.server.portraits.model import Drawing, Value
from marketgraph.server.portraits.sheet import Sheet
from marketgraph.views.words import plural
from marketgraph.vocabulary import SKOS

FEWEST = 2
"""Segments that a drawing needs."""
_ROW, _RING = 21, 460


class Branch(NamedTuple):
    """A segment with what is said of it, and the segments inside it."""

    value: Value
    figures: tuple[Figure, ...]
    inside: tuple[Branch, ...]

    @property
    def share(self) -> float | None:
        """The first share that is stated, in percent, or None."""
        return next((one.percent for one in self.figures if one.type == "MarketShare"), None)


class Dimension(NamedTuple):
    """A way to divide a market."""

    link: Link
    branches: tuple[Branch, ...]

    @property
    def stated(self) -> bool:
        """Whether a share of any of its segments is stated."""
        return any(one.share is not None for one in self.branches)

    @property
    def left(self) -> float | None:
        """What the stated shares leave over, in percent; None where none is stated or they are over 100."""
        shares = [one.share for one in self.branches if one.share is not None]
        rest = 100 - sum(shares)
        return rest if shares and rest >= 0 and len(shares) < len(self.branches) else None


def dimensions(
    sheet: Sheet, segments: Iterable[str], told: dict[str, list[str]]
) -> tuple[Dimension, ...]:
    """Return the dimensions of a market, by name.

    Args:
        sheet: What was gathered.
        segments: The segments of the market.
        told: Segment -> the figures about it.
    """
    known = sorted(segments, key=lambda iri: sheet.thing(iri).text.casefold())
    inside: dict[str, list[str]] = {}
    tops: dict[str, list[str]] = {}
    for iri in known:
        parents = [one for one in sheet.iris(iri, f"{SKOS}broader") if one in set(known)]
        for parent in parents[:1]:
            inside.setdefault(parent, []).append(iri)
        if not parents:
            for scheme in sheet.iris(iri, f"{SKOS}inScheme")[:1] or [""]:
                tops.setdefault(scheme, []).append(iri)
    made = [
        Dimension(
            sheet.thing(scheme) if scheme else Link("Other"),
            tuple(_branch(sheet, iri, inside, told, 0) for iri in found),
        )
        for scheme, found in tops.items()
    ]
    return tuple(sorted(made, key=lambda one: (not one.stated, one.link.text.casefold())))


def _branch(
    sheet: Sheet, iri: str, inside: dict[str, list[str]], told: dict[str, list[str]], depth: int
) -> Branch:
    children = inside.get(iri, ()) if depth < DEEPEST else ()
    return Branch(
        Value(sheet.thing(iri), sheet.about(iri)),
        figures(sheet, told.get(iri, ())),
        tuple(_branch(sheet, one, inside, told, depth + 1) for one in children),
    )


DEEPEST = 8
"""Levels of segments inside segments that are told."""


def drawings(market: str, found: tuple[Dimension, ...]) -> tuple[Drawing, Drawing] | None:
    """Return the dimensions as a sunburst and as a tree; none where there is nothing to divide."""
    count = sum(map(_size, (branch for one in found for branch in one.branches)))
    if count < FEWEST:
        return None
    data = json.dumps({"name": market, "children": [_dimension(one) for one in found]})
    label = f"{plural(count, 'segment')} of {market} in {plural(len(found), 'dimension')}"
    return (
        Drawing("sunburst", f"{label}, as rings", data, _RING),
        Drawing("tree", f"{label}, as a tree", data, max(160, _ROW * count)),
    )


def _size(branch: Branch) -> int:
    return 1 + sum(map(_size, branch.inside))


def _dimension(one: Dimension) -> dict[str, Any]:
    return {
        "name": one.link.text,
        "path": one.link.href,
        "children": [_node(branch) for branch in one.branches],
    }


def _node(branch: Branch) -> dict[str, Any]:
    node: dict[str, Any] = {
        "name": branch.value.link.text,
        "path": branch.value.link.href,
        "share": branch.share,
    }
    if branch.inside:
        node["children"] = [_node(one) for one in branch.inside]
    return node
