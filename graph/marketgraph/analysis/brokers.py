"""Which companies stand between others that do not know each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marketgraph.analysis import engine
from marketgraph.analysis.networks import network_analysis
from marketgraph.analysis.ranking import ranked
from marketgraph.analysis.scope import Rows, Scope
from marketgraph.analysis.structure import holes

if TYPE_CHECKING:
    import pandas as pd


@network_analysis("brokers", "Brokers between groups")
def brokers(
    asked: Scope,
    *,
    limit: Rows = 0,
) -> pd.DataFrame:
    """Rank companies by how many otherwise separate companies they link.

    ``effective_size``: neighbours less the links among them, ``d - 2 t / d`` (Burt 1992; Borgatti
    1997). ``efficiency``: that by the number of neighbours. ``constraint``: how far the
    neighbours close in on the company (Burt 1992); low for a broker. All on the network without
    directions, repeats and loops.
    """
    found, degree = holes(asked.edges), engine.degrees(asked.edges)
    measures = {
        "effective_size": found.effective_size,
        "efficiency": found.effective_size / degree.clip(min=1),
        "constraint": found.constraint,
        "degree": degree,
    }
    return ranked(asked, measures, {"effective_size": -1, "constraint": 1}, limit)
