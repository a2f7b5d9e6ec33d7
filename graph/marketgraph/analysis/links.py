"""Which companies are likely to link up next, and how far such guesses can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np

from marketgraph.analysis.evidence import counted
from marketgraph.analysis.holdout import MEASURES, Measure, evaluate, split
from marketgraph.analysis.names import resolve
from marketgraph.analysis.networks import network_analysis
from marketgraph.analysis.scope import Rows, Scope, Seed, finished, pair_claims
from marketgraph.analysis.structure import Wedges, wedges
from marketgraph.errors import TooLittleEvidence

if TYPE_CHECKING:
    import pandas as pd


@network_analysis("links", "Likely next links")
def links(
    asked: Scope,
    *,
    company: Annotated[str | None, "only links of this company (name or IRI)"] = None,
    by: Annotated[Measure, "adamic_adar, jaccard or resource_allocation"] = "adamic_adar",
    cut: Annotated[str | None, "date that parts training and test of the evaluation"] = None,
    min_pairs: Annotated[int, "fewest new links to test the guesses on; 0 for no test"] = 20,
    hub: Annotated[int, "shared neighbours of more companies than this count for nothing"] = 500,
    limit: Rows = 50,
    seed: Seed = 0,
) -> pd.DataFrame:
    """Rank unlinked pairs of companies by how much their neighbours have in common.

    ``adamic_adar``: sum over shared neighbours of ``1 / log(d)`` (Adamic and Adar 2003);
    ``resource_allocation``: of ``1 / d`` (Zhou, Lü and Zhang 2009); ``jaccard``: shared by all
    neighbours. ``attrs["evaluation"]`` tells what such scores were worth: the network up to a date
    (``cut``; by default four fifths of the dated links) is scored, and the links after it
    between companies known by then are compared with pairs that stayed unlinked: AUC, and the
    precision of the best k. With fewer than ``min_pairs`` such links the analysis refuses.
    """
    parts = split(asked.edges, cut)
    if len(parts.new) < min_pairs:
        raise TooLittleEvidence(
            f"only {counted(len(parts.new), 'links')} after {parts.cut} between companies known by "
            f"then, {min_pairs} are wanted to test guesses on",
            remedy="Add deals with dates, choose an earlier cut, or lower min_pairs "
            "(0 gives guesses that nothing has tested).",
        )
    frame = _frame(asked, wedges(asked.edges, hub), by, company, limit)
    found = finished(frame, asked.evidence)
    found.attrs["evaluation"] = evaluate(parts, hub, seed) if min_pairs else None
    return found


def _frame(asked: Scope, scored: Wedges, by: str, company: str | None, limit: int) -> pd.DataFrame:
    """Return the best scored pairs with an asked company as rows."""
    import pandas as pd

    chosen = np.zeros(len(asked.edges.nodes), dtype=bool)
    chosen[asked.asked] = True
    if company:
        only = asked.edges.number.get(resolve(asked.tables, company), -1)
        chosen &= np.arange(len(chosen)) == only
    order = np.lexsort((scored.high, scored.low, -getattr(scored, by)))
    order = order[chosen[scored.low[order]] | chosen[scored.high[order]]][: limit or None]
    low, high = scored.low[order].tolist(), scored.high[order].tolist()
    neighbours = _neighbours(asked)
    behind = pair_claims(asked.edges)
    shared = [sorted(neighbours[a] & neighbours[b]) for a, b in zip(low, high, strict=True)]
    return pd.DataFrame(
        {
            "company": [asked.labels[node] for node in low],
            "other": [asked.labels[node] for node in high],
            **{name: getattr(scored, name)[order] for name in MEASURES},
            "shared": [[asked.labels[node] for node in nodes] for nodes in shared],
            "iri": [asked.edges.nodes[node] for node in low],
            "other_iri": [asked.edges.nodes[node] for node in high],
            "claims": [
                sorted(
                    {
                        claim
                        for node in nodes
                        for end in pair
                        for claim in behind[min(node, end), max(node, end)]
                    }
                )
                for pair, nodes in zip(zip(low, high, strict=True), shared, strict=True)
            ],
        }
    )


def _neighbours(asked: Scope) -> list[set[int]]:
    """Return the neighbours of each node."""
    found: list[set[int]] = [set() for _ in asked.edges.nodes]
    for one, other in zip(
        asked.edges.pairs.low.tolist(), asked.edges.pairs.high.tolist(), strict=True
    ):
        found[one].add(other)
        found[other].add(one)
    return found
