"""The generator of benchmarks makes an economy like the real one, and claims that are whole."""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import networkx as nx
import numpy as np
import pytest

from marketgraph.claim import read_claims
from marketgraph.facts import mentions
from marketgraph.resources import CHECKOUT

BENCHMARKS = CHECKOUT / "benchmarks"
COMPANIES = 59_000
"""As many as the real graph has, so that tails can be compared."""

pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="benchmarks are in a checkout only")


@pytest.fixture(scope="module")
def modules() -> Iterator[tuple[ModuleType, ModuleType]]:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import economy
        import generate

        yield economy, generate
    finally:
        sys.path.remove(str(BENCHMARKS))


def exponent(values: Iterable[int], least: int) -> float:
    """Return the exponent of a discrete power law from ``least`` on, by maximum likelihood.

    Clauset, Shalizi and Newman (2009), equation 3.5, solved on a grid.
    """
    tail = np.array([value for value in values if value >= least])
    steps = np.arange(least, least + 20_000)
    grid = np.arange(1.5, 4, 0.005)

    def likelihood(alpha: float) -> float:
        zeta = (steps**-alpha).sum() + (least + 20_000) ** (1 - alpha) / (alpha - 1)
        return -alpha * np.log(tail).mean() - math.log(zeta)

    return float(max(grid, key=likelihood))


def partners(pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each first of the pairs how many different seconds it has."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return [len(others) for others in found.values()]


@pytest.fixture(scope="module")
def measured(modules) -> dict[str, float]:
    """What was measured of the real graph, here of a simulated one of its size."""
    economy = modules[0].simulate(COMPANIES, seed=1)
    deals, rounds = economy.pairs("deal"), economy.pairs("round")
    graph = nx.Graph((one, other) for one, other in deals + rounds if one != other)
    degrees = [degree for _, degree in graph.degree]
    return {
        "companies": len(graph),
        "mean degree": float(np.mean(degrees)),
        "share of degree 1": degrees.count(1) / len(degrees),
        "giant component": max(map(len, nx.connected_components(graph))) / len(graph),
        "degree exponent from 7": exponent(degrees, 7),
        "degree p99": float(np.percentile(degrees, 99)),
        "deals exponent from 1": exponent(Counter(one for one, _ in deals).values(), 1),
        "targets p99": float(np.percentile(partners(deals), 99)),
        "companies an investor": float(np.mean(partners(rounds))),
        "investor exponent from 1": exponent(partners(rounds), 1),
        "investor p99": float(np.percentile(partners(rounds), 99)),
    }


@pytest.mark.parametrize(
    ("figure", "real"),
    [
        ("companies", 58_956),
        ("mean degree", 2.79),
        ("share of degree 1", 0.62),
        ("giant component", 0.67),
        ("degree exponent from 7", 2.68),
        ("degree p99", 22),
        ("deals exponent from 1", 2.35),
        ("targets p99", 12),
        ("companies an investor", 3.8),
        ("investor exponent from 1", 1.95),
        ("investor p99", 45),
    ],
)
def test_the_network_is_like_the_real_one(
    measured: dict[str, float], figure: str, real: float
) -> None:
    assert measured[figure] == pytest.approx(real, rel=0.1)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(
    modules, tmp_path: Path
) -> None:
    generate = modules[1].generate

    def written(name: str, seed: int) -> dict[str, bytes]:
        assert generate(tmp_path / name, 450, seed) == 450
        return {path.name: path.read_bytes() for path in (tmp_path / name / "claims").iterdir()}

    first = written("a", 1)
    assert len(first) == 5
    assert written("b", 1) == first
    assert written("c", 2).keys().isdisjoint(first)


def test_claims_are_of_many_types_and_name_what_they_quote(modules, tmp_path: Path) -> None:
    modules[1].generate(tmp_path, 2000)
    claims = [claim for path in (tmp_path / "claims").iterdir() for claim in read_claims(path)]
    kinds = Counter(claim.fact.type for claim in claims)
    assert len(kinds) >= 12
    assert 0.12 < kinds["Acquisition"] / len(claims) < 0.20
    assert 0.20 < kinds["Investment"] / len(claims) < 0.35
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert all(mention.name in (claim.evidence.quote or "") for mention in mentions(claim.fact))
