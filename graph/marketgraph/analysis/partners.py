"""Companies that work with the same partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np

from marketgraph.analysis.names import resolve
from marketgraph.analysis.networks import network_analysis
from marketgraph.analysis.scope import Rows, Scope, finished, pair_claims
from marketgraph.analysis.structure import shared_neighbours

if TYPE_CHECKING:
    import pandas as pd


@network_analysis("shared-partners", "Companies that share partners", "partners")
def shared_partners(
    asked: Scope,
    *,
    company: Annotated[str | None, "only pairs with this company (name or IRI)"] = None,
    hub: Annotated[int, "partners of more companies than this are not counted"] = 100,
    limit: Rows = 100,
) -> pd.DataFrame:
    """List pairs of companies with partners in common, those with the rarest in common first.

    ``partners`` counts them, ``weight`` is the sum over them of ``1 / log(d)``, d being how many
    companies each works with (Adamic and Adar 2003), ``linked`` whether the two are partners
    themselves. With ``network`` other links count as partnership too.
    """
    import pandas as pd

    chosen = np.zeros(len(asked.edges.nodes), dtype=bool)
    chosen[asked.asked] = True
    if company:
        only = asked.edges.number.get(resolve(asked.tables, company), -1)
        chosen &= np.arange(len(chosen)) == only
    behind = pair_claims(asked.edges)
    rows = [
        {
            "company": asked.labels[pair.one],
            "other": asked.labels[pair.other],
            "partners": len(pair.shared),
            "weight": pair.weight,
            "linked": (pair.one, pair.other) in behind,
            "names": [asked.labels[node] for node in pair.shared],
            "iri": asked.edges.nodes[pair.one],
            "other_iri": asked.edges.nodes[pair.other],
            "claims": sorted(
                {
                    claim
                    for node in pair.shared
                    for end in (pair.one, pair.other)
                    for claim in behind[min(node, end), max(node, end)]
                }
            ),
        }
        for pair in shared_neighbours(asked.edges, hub, chosen, limit)
    ]
    columns = "company other partners weight linked names iri other_iri claims"
    return finished(pd.DataFrame(rows, columns=columns.split()), asked.evidence)
