"""Which companies hang together, and how densely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marketgraph.analysis import engine
from marketgraph.analysis.communities import grouped
from marketgraph.analysis.evidence import Floors
from marketgraph.analysis.model import analysis
from marketgraph.analysis.ranking import ranked
from marketgraph.analysis.scope import (
    AsOf,
    InMarket,
    InNetwork,
    Rows,
    finished,
    scope,
)

if TYPE_CHECKING:
    import pandas as pd

    from marketgraph.network import TableSource


@analysis("components", "Groups of companies that hang together")
def components(
    tables: TableSource,
    *,
    floors: Floors,
    network: InNetwork = "companies",
    market: InMarket = None,
    as_of: AsOf = None,
    limit: Rows = 0,
) -> pd.DataFrame:
    """List the groups of companies that are linked to each other by any path, largest first.

    Connected components of the network without directions. ``companies`` counts all members,
    ``asked`` those of the market asked about, ``names`` has the best linked members first.
    """
    asked = scope(tables, network, market, as_of)
    asked.evidence.require(floors)
    with engine.engine() as networkit:
        group = engine.components(networkit, engine.simple_graph(networkit, asked.edges))
    columns = ["companies", "asked", "edges", "names", "iris", "claims"]
    return finished(grouped(asked, group)[columns], asked.evidence, limit)


@analysis("cores", "Densely linked companies")
def cores(
    tables: TableSource,
    *,
    floors: Floors,
    network: InNetwork = "companies",
    market: InMarket = None,
    as_of: AsOf = None,
    limit: Rows = 0,
) -> pd.DataFrame:
    """Rank companies by core number: the largest k of a group in which each has k neighbours.

    k-core decomposition (Seidman 1983) of the network without directions, repeats and loops.
    """
    asked = scope(tables, network, market, as_of)
    asked.evidence.require(floors)
    with engine.engine() as networkit:
        core = engine.cores(networkit, engine.simple_graph(networkit, asked.edges))
    measures = {"core": core, "degree": engine.degrees(asked.edges)}
    return ranked(asked, measures, {"core": -1, "degree": -1}, limit)
