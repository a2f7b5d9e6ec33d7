"""Companies like one company, with the reasons in words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Annotated

from marketgraph.analysis.evidence import Evidence, Floors, count_sources
from marketgraph.analysis.features import Feature, features
from marketgraph.analysis.model import analysis
from marketgraph.analysis.names import resolve
from marketgraph.analysis.scope import InMarket, Rows, finished, labels_of, participants
from marketgraph.network import TableSource, edges

if TYPE_CHECKING:
    import pandas as pd

Known = dict[str, dict[Feature, list[str]]]
WORDS = {
    "segment": "both in {}",
    "market": "both in the market {}",
    "industry": "both in the industry {}",
    "deals": "both party to deals in {}",
    "country": "both from {}",
    "partner": "both work with {}",
    "acquirer": "both acquired by {}",
    "acquired": "both acquired {}",
    "investor": "both funded by {}",
    "owner": "both owned by {}",
    "supplier": "both supplied by {}",
}
_ROLES = {
    "partnerOf": ("partner", "partner"),
    "acquired": ("acquired", "acquirer"),
    "investedIn": ("", "investor"),
    "owns": ("", "owner"),
    "supplies": ("", "supplier"),
}
"""What the target is to the source of a relation, and the source to the target."""


@analysis("similar", "Similar companies, with the reasons")
def similar(
    tables: TableSource,
    *,
    floors: Floors,
    company: Annotated[str, "the company to compare with (name or IRI)"],
    market: InMarket = None,
    hub: Annotated[float, "what more than this part of all companies share says nothing"] = 0.25,
    limit: Rows = 20,
) -> pd.DataFrame:
    """Rank companies by what they share with one: segments, markets, partners, acquirers, owners.

    ``similarity`` is the weight of what both have by the weight of what either has (a weighted
    Jaccard index, 0 to 1); what n of N companies have weighs ``log(N / n)`` (Spärck Jones 1972), so a
    rare segment says more than a large country. ``reasons`` names what is shared, the rarest
    first, with the number of companies that share it. Country alone is no reason.
    """
    import pandas as pd

    iri = resolve(tables, company)
    known = _known(tables)
    among = (participants(tables, resolve(tables, market, "market")) if market else set(known)) - {
        iri
    }
    evidence = _evidence(tables, known, iri, company)
    evidence.require(floors)
    weights = _weights(known, hub)
    own = {feature for feature in known.get(iri, ()) if feature in weights}
    rows = []
    for other in among:
        theirs = {feature for feature in known.get(other, ()) if feature in weights}
        shared = own & theirs
        if any(feature.kind != "country" for feature in shared):
            share = sum(map(weights.__getitem__, shared)) / sum(
                map(weights.__getitem__, own | theirs)
            )
            rows.append((share, other, shared))
    rows.sort(key=lambda row: (-row[0], row[1]))
    kept = rows[:limit] if limit else rows
    count = Counter(feature for features in known.values() for feature in features)
    frame = pd.DataFrame(
        {
            "company": labels_of(tables, [other for _, other, _ in kept]),
            "similarity": [share for share, _, _ in kept],
            "reasons": [_reasons(shared, weights, count) for _, _, shared in kept],
            "iri": [other for _, other, _ in kept],
            "claims": [_claims(known, (iri, other), shared) for _, other, shared in kept],
        }
    )
    return finished(frame, evidence)


def _known(tables: TableSource) -> Known:
    """Return what each company has: its features, and its neighbours by their role."""
    known: Known = defaultdict(dict)
    for company, own in features(tables).items():
        known[company].update(own)
    found = edges(tables)
    label = labels_of(tables, found.nodes)
    claims = found.texts("claim")
    for row in range(len(found)):
        source, target = int(found.source[row]), int(found.target[row])
        roles = _ROLES.get(found.relations[found.relation[row]])
        if roles is None or source == target:
            continue
        for kind, whose, who in ((roles[0], source, target), (roles[1], target, source)):
            if kind:
                feature = Feature(kind, label[who], found.nodes[who])
                known[found.nodes[whose]].setdefault(feature, []).append(claims[row])
    return known


def _weights(known: Known, hub: float) -> dict[Feature, float]:
    """Return the weight of each feature that at least two companies have, and not too many."""
    count = Counter(feature for own in known.values() for feature in own)
    most = max(hub * len(known), 2)
    return {
        feature: math.log(len(known) / n) if n < len(known) else 0.0
        for feature, n in count.items()
        if n <= most
    }


def _reasons(shared: set[Feature], weights: dict[Feature, float], count: Counter[Feature]) -> str:
    """Return what is shared in words, the rarest first."""
    ordered = sorted(shared, key=lambda feature: (-weights[feature], feature))
    return "; ".join(
        f"{WORDS[feature.kind].format(feature.name)} ({count[feature]} companies)"
        for feature in ordered
    )


def _claims(known: Known, companies: tuple[str, str], shared: set[Feature]) -> list[str]:
    """Return the claims that say both companies have what they share."""
    return sorted(
        {claim for company in companies for feature in shared for claim in known[company][feature]}
    )


def _evidence(tables: TableSource, known: Known, iri: str, name: str) -> Evidence:
    """Return what all comparisons rest on."""
    claims = {claim for own in known.values() for behind in own.values() for claim in behind}
    return Evidence(
        edges=sum(bool(behind) for own in known.values() for behind in own.values()),
        asked=1,
        with_edge=int(any(known.get(iri, {}).values())),
        sources=count_sources(tables, claims),
        claims=len(claims),
        about=f"companies to compare {name} with",
        kind="features",
    )
