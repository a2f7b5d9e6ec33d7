"""The relations of a generation as a network: edge arrays for engines, a networkx graph for people."""

from __future__ import annotations

from marketgraph.network.dates import first_day, last_day
from marketgraph.network.edges import EdgeArrays, Pairs, edges, encoded
from marketgraph.network.graph import graph
from marketgraph.network.networks import NETWORKS, Network, network_named
from marketgraph.network.ownership import Tenure, tenures
from marketgraph.network.source import TableSource

__all__ = [
    "NETWORKS",
    "EdgeArrays",
    "Network",
    "Pairs",
    "TableSource",
    "Tenure",
    "edges",
    "encoded",
    "first_day",
    "graph",
    "last_day",
    "network_named",
    "tenures",
]
