"""Which companies are central."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from marketgraph.analysis import engine
from marketgraph.analysis.networks import network_analysis
from marketgraph.analysis.ranking import ranked
from marketgraph.analysis.scope import Rows, Scope, Seed, Threads

if TYPE_CHECKING:
    import pandas as pd


EXACT_UP_TO = 2_000
"""Up to so many companies betweenness is exact; beyond, it is estimated from samples."""


@network_analysis("centrality", "Central companies")
def centrality(
    asked: Scope,
    *,
    samples: Annotated[int, "sources to estimate betweenness from in large networks"] = 100,
    limit: Rows = 0,
    seed: Seed = 0,
    threads: Threads = 1,
) -> pd.DataFrame:
    """Rank companies by degree, betweenness, PageRank and eigenvector centrality.

    All four on the network without directions, repeats and loops. ``degree``: different
    neighbours. ``betweenness``: part of the shortest paths between others that pass through
    (Freeman 1977), exact up to 2,000 companies, else estimated from sampled sources (Brandes and
    Pich 2007) as ``betweenness_from`` says. ``pagerank``: Brin and Page 1998, damping 0.85.
    ``eigenvector``: Bonacich 1987; empty where it does not settle.
    """
    sampled = samples if len(asked.edges.nodes) > EXACT_UP_TO else 0
    with engine.engine(seed, threads) as networkit:
        graph = engine.simple_graph(networkit, asked.edges)
        measures = {
            "degree": engine.degrees(asked.edges),
            "betweenness": engine.betweenness(networkit, graph, sampled),
            "pagerank": engine.pagerank(networkit, graph),
            "eigenvector": engine.eigenvector(asked.edges),
            "betweenness_from": f"{sampled} sampled sources" if sampled else "all",
        }
    return ranked(asked, measures, {"betweenness": -1, "degree": -1}, limit)
