"""The engine and our own measures agree with networkx."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest

from marketgraph.analysis import analyze, engine
from marketgraph.analysis.structure import holes, wedges
from marketgraph.network import EdgeArrays, edges

Make = Callable[..., Any]


def dirty(random: np.random.Generator, nodes: int, count: int) -> list[tuple[str, str]]:
    """A network with hubs, repeats, circles of two and loops."""
    hub = random.integers(0, 1 + nodes // 10, count)
    one = np.where(random.random(count) < 0.3, hub, random.integers(0, nodes, count))
    other = random.integers(0, nodes, count)
    found = [(f"n{a:04}", f"n{b:04}") for a, b in zip(one, other, strict=True)]
    return [*found, *[(b, a) for a, b in found[:5]], ("n0001", "n0001"), *found[:3]]


@pytest.fixture(params=[1, 2, 3])
def tables(made: Make, edge: Make, request: pytest.FixtureRequest) -> Any:
    pairs = dirty(np.random.default_rng(request.param), 120, 220)
    kinds = ["acquired", "partnerOf", "supplies"]
    return made(relations=[edge(a, kinds[n % 3], b) for n, (a, b) in enumerate(pairs)])


@pytest.fixture
def found(tables: Any) -> EdgeArrays:
    return edges(tables)


@pytest.fixture
def graph(found: EdgeArrays) -> nx.Graph[int]:
    made: nx.Graph[int] = nx.Graph()
    made.add_nodes_from(range(len(found.nodes)))
    made.add_edges_from(zip(found.source.tolist(), found.target.tolist(), strict=True))
    made.remove_edges_from(list(nx.selfloop_edges(made)))
    return made


def in_order(values: dict[int, float]) -> list[float]:
    return [values[node] for node in sorted(values)]


def test_degree_components_and_cores_are_equal(found: EdgeArrays, graph: nx.Graph[int]) -> None:
    assert engine.degrees(found).tolist() == in_order(dict(graph.degree()))
    with engine.engine() as networkit:
        made = engine.simple_graph(networkit, found)
        assert engine.cores(networkit, made).tolist() == in_order(nx.core_number(graph))
        group = engine.components(networkit, made)
    parts = {frozenset(np.flatnonzero(group == number).tolist()) for number in set(group.tolist())}
    assert parts == {frozenset(part) for part in nx.connected_components(graph)}


def test_pagerank_is_within_a_millionth(found: EdgeArrays, graph: nx.Graph[int]) -> None:
    with engine.engine() as networkit:
        ours = engine.pagerank(networkit, engine.simple_graph(networkit, found))
    theirs = in_order(nx.pagerank(graph, tol=1e-12, max_iter=500))
    assert np.abs(ours - theirs).max() < 1e-6


def test_betweenness_is_exact_without_samples(found: EdgeArrays, graph: nx.Graph[int]) -> None:
    with engine.engine() as networkit:
        ours = engine.betweenness(networkit, engine.simple_graph(networkit, found))
    assert ours == pytest.approx(in_order(nx.betweenness_centrality(graph)), abs=1e-12)


def test_sampled_betweenness_ranks_as_the_exact_one_does(found: EdgeArrays) -> None:
    with engine.engine(seed=7) as networkit:
        made = engine.simple_graph(networkit, found)
        exact = engine.betweenness(networkit, made)
        sampled = engine.betweenness(networkit, made, samples=60)
    assert np.corrcoef(exact, sampled)[0, 1] > 0.9
    assert sampled.sum() == pytest.approx(exact.sum(), rel=0.3)


def test_eigenvector_is_that_of_networkx(found: EdgeArrays, graph: nx.Graph[int]) -> None:
    ours = engine.eigenvector(found)
    theirs = np.array(in_order(nx.eigenvector_centrality(graph, max_iter=5000, tol=1e-10)))
    assert ours is not None
    assert np.abs(ours - theirs).max() < 1e-6


@pytest.mark.parametrize("method", ["leiden", "louvain"])
def test_modularity_is_no_lower_than_that_of_networkx(
    found: EdgeArrays, graph: nx.Graph[int], method: str
) -> None:
    with engine.engine() as networkit:
        group = engine.communities(networkit, engine.simple_graph(networkit, found), method)
    ours = engine.modularity(found, group)
    parts = [set(np.flatnonzero(group == number).tolist()) for number in set(group.tolist())]
    assert ours == pytest.approx(nx.community.modularity(graph, parts))
    theirs = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=1))
    assert ours > theirs - 0.02


def test_structural_holes_are_those_of_networkx(found: EdgeArrays, graph: nx.Graph[int]) -> None:
    ours = holes(found)
    assert ours.constraint == pytest.approx(in_order(nx.constraint(graph)), nan_ok=True)
    assert ours.effective_size == pytest.approx(in_order(nx.effective_size(graph)), nan_ok=True)


def test_scores_of_unlinked_pairs_are_those_of_networkx(
    found: EdgeArrays, graph: nx.Graph[int]
) -> None:
    ours = wedges(found)
    pairs = list(zip(ours.low.tolist(), ours.high.tolist(), strict=True))
    for name, measure in {
        "adamic_adar": nx.adamic_adar_index,
        "jaccard": nx.jaccard_coefficient,
        "resource_allocation": nx.resource_allocation_index,
    }.items():
        theirs = [score for _, _, score in measure(graph, pairs)]
        assert getattr(ours, name) == pytest.approx(theirs)
    shared = {pair for pair in nx.non_edges(graph) if list(nx.common_neighbors(graph, *pair))}
    assert {tuple(sorted(pair)) for pair in shared} == set(pairs)


def test_the_same_seed_gives_the_same_frame_and_threads_are_given_back(tables: Any) -> None:
    import networkit

    before = networkit.getMaxNumberOfThreads()
    for name in ("communities", "centrality", "brokers", "components", "cores"):
        first, second = (analyze(tables, name, min_edges=1) for _ in range(2))
        assert first.equals(second), name
    assert networkit.getMaxNumberOfThreads() == before


def test_a_star_has_an_eigenvector_though_plain_iteration_would_swing(
    made: Make, edge: Make
) -> None:
    found = edges(made(relations=[edge("hub", "supplies", f"leaf{n}") for n in range(4)]))
    ours = engine.eigenvector(found)
    assert ours is not None
    assert ours[found.number[found.nodes[0]]] == pytest.approx(np.sqrt(0.5))
    assert ours[1:] == pytest.approx([np.sqrt(0.125)] * 4)
