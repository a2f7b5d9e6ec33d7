"""Which companies hang together, and how densely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marketgraph.analysis import engine
from marketgraph.analysis.communities import grouped
from marketgraph.analysis.networks import network_analysis
from marketgraph.analysis.ranking import ranked
from marketgraph.analysis.scope import Rows, Scope, finished

if TYPE_CHECKING:
    import pandas as pd


@network_analysis("components", "Groups of companies that hang together")
def components(
    asked: Scope,
    *,
    limit: Rows = 0,
) -> pd.DataFrame:
    """List the groups of companies that are linked to each other by any path, largest first.

    Connected components of the network without directions. ``companies`` counts all members,
    ``asked`` those of the market asked about, ``names`` has the best linked members first.
    """
    with engine.engine() as networkit:
        group = engine.components(networkit, engine.simple_graph(networkit, asked.edges))
    columns = ["companies", "asked", "edges", "names", "iris", "claims"]
    return finished(grouped(asked, group)[columns], asked.evidence, limit)


@network_analysis("cores", "Densely linked companies")
def cores(
    asked: Scope,
    *,
    limit: Rows = 0,
) -> pd.DataFrame:
    """Rank companies by core number: the largest k of a group in which each has k neighbours.

    k-core decomposition (Seidman 1983) of the network without directions, repeats and loops.
    """
    with engine.engine() as networkit:
        core = engine.cores(networkit, engine.simple_graph(networkit, asked.edges))
    measures = {"core": core, "degree": engine.degrees(asked.edges)}
    return ranked(asked, measures, {"core": -1, "degree": -1}, limit)
