"""Which companies belong together, and what describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from numpy.typing import NDArray

from marketgraph.analysis import engine
from marketgraph.analysis.features import features
from marketgraph.analysis.networks import network_analysis
from marketgraph.analysis.scope import Rows, Scope, Seed, Threads, claims_by, finished, listed
from marketgraph.analysis.words import distinctive, terms

if TYPE_CHECKING:
    import pandas as pd


@network_analysis("communities", "Communities and the words that describe them")
def communities(
    asked: Scope,
    *,
    method: Annotated[Literal["leiden", "louvain"], "leiden or louvain"] = "leiden",
    resolution: Annotated[float, "1 is plain modularity, more gives smaller groups"] = 1.0,
    limit: Rows = 0,
    seed: Seed = 0,
    threads: Threads = 1,
) -> pd.DataFrame:
    """Divide the network into groups with many links inside and few between.

    Leiden (Traag, Waltman and van Eck 2019) or Louvain (Blondel and others 2008) on the network
    without directions, repeats and loops; ``attrs["modularity"]`` is that of Newman and Girvan
    (2004). ``words``: segments, markets, industries, countries and name words that are most the
    group's own. ``edges`` are those inside; ``names`` has the best linked members first.
    """
    with engine.engine(seed, threads) as networkit:
        graph = engine.simple_graph(networkit, asked.edges)
        group = engine.communities(networkit, graph, method, resolution)
    frame = grouped(asked, group)
    frame["words"] = distinctive(
        frame["members"], terms(asked.edges.nodes, asked.labels, features(asked.tables))
    )
    columns = ["companies", "asked", "edges", "words", "names", "iris", "claims"]
    found = finished(frame[columns], asked.evidence, limit)
    found.attrs["modularity"] = engine.modularity(asked.edges, group)
    found.attrs["method"] = method
    return found


def grouped(asked: Scope, group: NDArray[np.int64]) -> pd.DataFrame:
    """Return one row a group of nodes that has an asked member, the largest first."""
    import pandas as pd

    order = np.lexsort((np.arange(len(group)), -engine.degrees(asked.edges)))
    _, first, group = np.unique(group, return_index=True, return_inverse=True)
    count = len(first)
    sizes = np.bincount(group, minlength=count)
    members = np.split(order[np.argsort(group[order], kind="stable")], np.cumsum(sizes)[:-1])
    low, high, row = asked.edges.pairs
    inside = group[low] == group[high]
    within = np.where(
        group[asked.edges.source] == group[asked.edges.target], group[asked.edges.source], -1
    )
    within[row < 0] = -1
    frame = pd.DataFrame(
        {
            "companies": sizes,
            "asked": np.bincount(group[asked.asked], minlength=count),
            "edges": np.bincount(group[low[inside]], minlength=count),
            "first": first,
            "claims": listed(claims_by(within, asked.edges.claims, count)),
        }
    )
    frame["members"] = pd.Series(members if count else [], dtype=object)
    ordered = frame[frame["asked"] > 0].sort_values(
        ["companies", "edges", "first"], ascending=[False, False, True]
    )
    ordered["names"] = [[asked.labels[node] for node in nodes] for nodes in ordered["members"]]
    ordered["iris"] = [[asked.edges.nodes[node] for node in nodes] for nodes in ordered["members"]]
    return ordered
