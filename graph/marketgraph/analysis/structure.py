"""Triangles, and what follows from them: structural holes and shared neighbours."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from marketgraph.analysis.engine import degrees
from marketgraph.network import EdgeArrays

Ids = NDArray[np.int64]
Numbers = NDArray[np.float64]


def triangles(found: EdgeArrays) -> Ids:
    """Return every triangle once, as rows of three node numbers.

    Each pair points from the end with fewer neighbours to the other, which bounds the work by
    the number of edges to the power of 1.5, hubs or not (Chiba and Nishizeki 1985).
    """
    degree = degrees(found)
    low, high = found.pairs.low, found.pairs.high
    turned = degree[low] > degree[high]
    tail, head = np.where(turned, high, low).tolist(), np.where(turned, low, high).tolist()
    ahead: dict[int, set[int]] = {}
    for start, end in zip(tail, head, strict=True):
        ahead.setdefault(start, set()).add(end)
    none: set[int] = set()
    corners = [
        (start, end, third)
        for start, end in zip(tail, head, strict=True)
        for third in ahead[start] & ahead.get(end, none)
    ]
    return np.array(corners, dtype=np.int64).reshape(-1, 3)


class Holes(NamedTuple):
    """Structural holes around each node (Burt 1992).

    Attributes:
        effective_size: Neighbours less what is redundant among them, NaN without neighbours.
        constraint: How far the neighbours' links close in on the node, NaN without neighbours.
    """

    effective_size: Numbers
    constraint: Numbers


def holes(found: EdgeArrays) -> Holes:
    """Return effective size and constraint of each node, pairs counting alike.

    effective size = d - 2 t / d with d neighbours and t links among them (Borgatti 1997);
    constraint = sum over neighbours j of (p_ij + sum over shared neighbours q of p_iq p_qj) ** 2
    with p_ij = 1 / d_i (Burt 1992, equation 2.4).
    """
    count, degree = len(found.nodes), degrees(found).astype(float)
    corners = triangles(found)
    among = np.bincount(corners.ravel(), minlength=count)
    low, high = found.pairs.low, found.pairs.high
    shared = _shared_weight(found, corners, degree)
    with np.errstate(divide="ignore", invalid="ignore"):
        size = degree - 2 * among / degree
        closeness = (1 + shared) ** 2
        total = np.bincount(low, weights=closeness, minlength=count) + np.bincount(
            high, weights=closeness, minlength=count
        )
        constraint = total / degree**2
    return Holes(size, constraint)


def _shared_weight(found: EdgeArrays, corners: Ids, degree: Numbers) -> Numbers:
    """Return, for each pair, the sum of 1 / d over the neighbours that both ends share."""
    low, high, count = found.pairs.low, found.pairs.high, len(found.nodes)
    keys = low * count + high
    total = np.zeros(len(keys))
    for first, second, third in ((0, 1, 2), (0, 2, 1), (1, 2, 0)):
        one, other = corners[:, first], corners[:, second]
        key = np.minimum(one, other) * count + np.maximum(one, other)
        np.add.at(total, np.searchsorted(keys, key), 1 / degree[corners[:, third]])
    return total


class Wedges(NamedTuple):
    """Pairs that are not linked but share a neighbour, with measures of how likely they link.

    Attributes:
        low: Smaller node number of each pair.
        high: Larger node number.
        common: Shared neighbours.
        adamic_adar: Sum over them of 1 / log(d) (Adamic and Adar 2003).
        jaccard: Shared neighbours by all neighbours of either (Jaccard 1901).
        resource_allocation: Sum over shared neighbours of 1 / d (Zhou, Lü and Zhang 2009).
    """

    low: Ids
    high: Ids
    common: Ids
    adamic_adar: Numbers
    jaccard: Numbers
    resource_allocation: Numbers


def wedges(found: EdgeArrays, hub: int = 500) -> Wedges:
    """Return the unlinked pairs with shared neighbours; none is looked for behind larger hubs.

    A hub of d neighbours makes d (d - 1) / 2 pairs and says little about each of them.
    """
    count, degree = len(found.nodes), degrees(found)
    keys, middle = _wedge_keys(found, degree, hub)
    pairs, place = np.unique(keys, return_inverse=True)
    unlinked = ~np.isin(pairs, found.pairs.low * count + found.pairs.high)
    spread = degree[middle].astype(float)
    common = np.bincount(place, minlength=len(pairs))
    with np.errstate(divide="ignore"):
        adamic = _sums(place, 1 / np.log(spread), len(pairs))
    allocation = _sums(place, 1 / spread, len(pairs))
    size = max(count, 1)
    low, high = pairs // size, pairs % size
    either = degree[low] + degree[high] - common
    jaccard = common / np.maximum(either, 1)
    return Wedges(
        low[unlinked],
        high[unlinked],
        common[unlinked],
        adamic[unlinked],
        jaccard[unlinked],
        allocation[unlinked],
    )


class Shared(NamedTuple):
    """Two nodes and the neighbours that they share; ``weight`` is the sum of 1 / log(d) over these."""

    one: int
    other: int
    shared: tuple[int, ...]
    weight: float


def shared_neighbours(
    found: EdgeArrays, hub: int, chosen: NDArray[np.bool_], limit: int = 0
) -> list[Shared]:
    """Return pairs with a chosen node that share neighbours, the heaviest first.

    Args:
        found: The network.
        hub: Neighbours with more neighbours than this are passed over.
        chosen: Which nodes one of a pair must be.
        limit: How many pairs, 0 for all.
    """
    count, degree = len(found.nodes), degrees(found)
    keys, middle = _wedge_keys(found, degree, hub)
    mine = chosen[keys // max(count, 1)] | chosen[keys % max(count, 1)]
    keys, middle = keys[mine], middle[mine]
    pairs, place = np.unique(keys, return_inverse=True)
    weight = _sums(place, 1 / np.log(degree[middle]), len(pairs))
    order = np.lexsort((pairs, -weight))[: limit or None]
    by_pair = middle[np.argsort(place, kind="stable")]
    start = np.concatenate([[0], np.cumsum(np.bincount(place, minlength=len(pairs)))])
    return [
        Shared(
            int(pairs[pair] // count),
            int(pairs[pair] % count),
            tuple(sorted(by_pair[start[pair] : start[pair + 1]].tolist())),
            float(weight[pair]),
        )
        for pair in order.tolist()
    ]


def _sums(place: Ids, weights: Numbers, count: int) -> Numbers:
    """Return the sum of the weights at each place."""
    return np.bincount(place, weights=weights, minlength=count).astype(np.float64)


def _wedge_keys(found: EdgeArrays, degree: Ids, hub: int) -> tuple[Ids, Ids]:
    """Return, for each two neighbours of a node that is no hub, their key and the node."""
    count = len(found.nodes)
    ends = np.concatenate([found.pairs.low, found.pairs.high])
    others = np.concatenate([found.pairs.high, found.pairs.low])
    order = np.lexsort((others, ends))
    neighbours = others[order]
    start = np.concatenate([[0], np.cumsum(degree)])
    keys, middles = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for node in np.flatnonzero((degree > 1) & (degree <= hub)).tolist():
        mine = neighbours[start[node] : start[node + 1]]
        first, second = np.triu_indices(len(mine), 1)
        keys.append(mine[first] * count + mine[second])
        middles.append(np.full(len(first), node))
    return np.concatenate(keys), np.concatenate(middles)
