"""Numbers of the nodes of a view: how central each is, and what it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from threading import Lock
from typing import NamedTuple

from marketgraph.analysis import engine

_ONE_AT_A_TIME = Lock()


class Measures(NamedTuple):
    """Measures of one node among those of its view.

    Attributes:
        degree: Different neighbours.
        betweenness: Part of the shortest paths between others that pass through it, 0 to 1 (Freeman 1977).
        pagerank: PageRank (Brin and Page 1998); all of a view sum to 1.
        community: Number of its community, 0 the largest (Leiden: Traag, Waltman and van Eck 2019).
    """

    degree: int
    betweenness: float
    pagerank: float
    community: int


def measured(nodes: Sequence[str], pairs: Collection[tuple[str, str]]) -> dict[str, Measures]:
    """Return the measures of nodes, tied by pairs without directions; the same ones give the same.

    Args:
        nodes: The nodes, each once.
        pairs: Each tie once; both ends are among the nodes.
    """
    import numpy as np

    if not nodes:
        return {}
    number = {node: place for place, node in enumerate(nodes)}
    ties = sorted({tuple(sorted((number[a], number[b]))) for a, b in pairs if a != b})
    ends = np.array(ties, dtype=np.int64).reshape(-1, 2)
    with _ONE_AT_A_TIME, engine.engine() as networkit:
        graph = networkit.GraphFromCoo((ends[:, 0], ends[:, 1]), n=len(nodes))
        between = engine.betweenness(networkit, graph)
        rank = engine.pagerank(networkit, graph)
        groups = engine.communities(networkit, graph)
    degree = np.bincount(ends.ravel(), minlength=len(nodes))
    communities = _by_size([int(group) for group in groups])
    return {
        node: Measures(
            int(degree[place]),
            round(float(between[place]), 6),
            round(float(rank[place]), 6),
            communities[place],
        )
        for node, place in number.items()
    }


def _by_size(groups: Sequence[int]) -> list[int]:
    """Return the groups numbered by size, those of equal size by their first member."""
    first: dict[int, int] = {}
    size: dict[int, int] = {}
    for place, group in enumerate(groups):
        first.setdefault(group, place)
        size[group] = size.get(group, 0) + 1
    order = sorted(size, key=lambda group: (-size[group], first[group]))
    rank = {group: number for number, group in enumerate(order)}
    return [rank[group] for group in groups]
