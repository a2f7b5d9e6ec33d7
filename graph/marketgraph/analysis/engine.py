"""The fast engine behind the heavy algorithms: networkit, one thread and a seed by default."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marketgraph.network import EdgeArrays

Numbers = NDArray[np.float64]
NOTHING = 1e-12
"""What is smaller is 0: the rest that power iteration leaves in lesser components."""


@contextmanager
def engine(seed: int = 0, threads: int = 1) -> Iterator[Any]:
    """Yield networkit with a seed and a number of threads; give back the threads afterwards."""
    import networkit

    before = networkit.getMaxNumberOfThreads()
    networkit.setNumberOfThreads(threads)
    networkit.setSeed(seed, False)
    try:
        yield networkit
    finally:
        networkit.setNumberOfThreads(before)


def simple_graph(networkit: Any, found: EdgeArrays) -> Any:
    """Return the network as the engine's graph: undirected, each pair once, without loops."""
    from scipy.sparse import csr_matrix

    pairs, size = found.pairs, len(found.nodes)
    starts = np.searchsorted(pairs.low, np.arange(size + 1))
    matrix = csr_matrix((np.ones(len(pairs.low)), pairs.high, starts), shape=(size, size))
    return networkit.graph.GraphFromCsr(matrix, directed=False)


def degrees(found: EdgeArrays) -> NDArray[np.int64]:
    """Return the number of different neighbours of each node."""
    ends = np.concatenate([found.pairs.low, found.pairs.high])
    return np.bincount(ends, minlength=len(found.nodes))


def components(networkit: Any, graph: Any) -> NDArray[np.int64]:
    """Return the number of each node's connected component."""
    found = networkit.components.ConnectedComponents(graph)
    found.run()
    return np.array(found.getPartition().getVector(), dtype=np.int64)


def cores(networkit: Any, graph: Any) -> NDArray[np.int64]:
    """Return the core number of each node (Seidman 1983)."""
    found = networkit.centrality.CoreDecomposition(graph)
    found.run()
    return np.array(found.scores(), dtype=np.int64)


def pagerank(networkit: Any, graph: Any, damping: float = 0.85) -> Numbers:
    """Return the PageRank of each node (Brin and Page 1998), summing to 1."""
    if not graph.numberOfNodes():
        return np.zeros(0)
    found = networkit.centrality.PageRank(graph, damp=damping, tol=1e-10)
    found.run()
    return np.array(found.scores())


def betweenness(networkit: Any, graph: Any, samples: int = 0) -> Numbers:
    """Return the betweenness of each node (Freeman 1977; Brandes 2001), between 0 and 1.

    Args:
        networkit: The engine.
        graph: Its graph.
        samples: Sources to estimate from (Brandes and Pich 2007), 0 for all: exact.
    """
    if graph.numberOfNodes() < 3:
        return np.zeros(graph.numberOfNodes())
    if samples:
        found = networkit.centrality.EstimateBetweenness(graph, samples, normalized=True)
    else:
        found = networkit.centrality.Betweenness(graph, normalized=True)
    found.run()
    return np.array(found.scores())


def eigenvector(found: EdgeArrays, rounds: int = 1000, tolerance: float = 1e-10) -> Numbers | None:
    """Return the eigenvector centrality of each node (Bonacich 1987), of length 1.

    Power iteration on A + I, which has the eigenvectors of A and also converges where A alone
    would swing between two sides (stars). None if it does not settle.
    """
    low, high, count = found.pairs.low, found.pairs.high, len(found.nodes)
    now: Numbers = np.full(count, 1.0 / max(count, 1))
    for _ in range(rounds):
        new: Numbers = (
            now
            + np.bincount(low, weights=now[high], minlength=count)
            + np.bincount(high, weights=now[low], minlength=count)
        )
        new = new / (float(np.linalg.norm(new)) or 1.0)
        if np.abs(new - now).sum() < count * tolerance:
            return np.where(new < NOTHING, 0.0, new)
        now = new
    return None


def communities(
    networkit: Any, graph: Any, method: str = "leiden", resolution: float = 1.0
) -> NDArray[np.int64]:
    """Return the number of each node's community.

    Args:
        networkit: The engine.
        graph: Its graph.
        method: ``leiden`` (Traag, Waltman and van Eck 2019) or ``louvain`` (Blondel et al. 2008,
            with a second phase of moves).
        resolution: 1 is plain modularity; more gives smaller communities.
    """
    if method == "leiden":
        found = networkit.community.ParallelLeiden(graph, gamma=resolution)
    else:
        found = networkit.community.PLM(graph, refine=True, gamma=resolution, par="none")
    found.run()
    return np.array(found.getPartition().getVector(), dtype=np.int64)


def modularity(found: EdgeArrays, groups: NDArray[np.int64]) -> float:
    """Return the modularity of a division (Newman and Girvan 2004).

    Q = sum over groups of (edges inside / m - (degrees inside / 2 m) ** 2).
    """
    low, high = found.pairs.low, found.pairs.high
    if not len(low):
        return 0.0
    inside = float((groups[low] == groups[high]).sum()) / len(low)
    volume = np.bincount(groups, weights=degrees(found)) / (2 * len(low))
    return inside - float((volume**2).sum())
