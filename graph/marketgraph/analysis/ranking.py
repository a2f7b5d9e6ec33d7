"""Measures of each company as a ranked frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from marketgraph.analysis.scope import Scope, finished, listed, node_claims

if TYPE_CHECKING:
    import pandas as pd

Measure = NDArray[Any] | str | None


def ranked(
    asked: Scope, measures: Mapping[str, Measure], by: Mapping[str, int], limit: int
) -> pd.DataFrame:
    """Return one row an asked company, ranked, with its label, measures, IRI and claims.

    Args:
        asked: The question's scope.
        measures: By column an array with one number a node of the network, or one value for all.
        by: The columns to rank by: 1 for the smallest first, -1 for the largest; ties by IRI.
        limit: How many rows, 0 for all.
    """
    import pandas as pd
    import pyarrow as pa

    keys = [sign * np.asarray(measures[name])[asked.asked] for name, sign in by.items()]
    order = np.lexsort(keys[::-1])  # stable, and the asked stand in the order of their IRIs
    chosen = asked.asked[order][: limit or None]
    place = pa.array(chosen)
    iris = pa.array(asked.edges.nodes, type=pa.string()).take(place)
    columns: dict[str, Any] = {"company": asked.edges.labels.take(place).to_pandas()}
    for name, values in measures.items():
        columns[name] = values[chosen] if isinstance(values, np.ndarray) else values
    columns["iri"] = iris.to_pandas()
    columns["claims"] = listed(node_claims(asked.edges, chosen))
    return finished(pd.DataFrame(columns), asked.evidence)
