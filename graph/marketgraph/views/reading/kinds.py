"""The kinds that facts fall into on a page: each has a colour, a line and a place in the order."""

from __future__ import annotations

from marketgraph.facts import DEVELOPMENTS

KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "report": ("Report and market", ("Report", "Market")),
    "figure": ("Figures", ("MarketSize", "GrowthRate", "MarketShare", "Ranking")),
    "segment": ("Segments and regions", ("Segment", "Coverage")),
    "company": (
        "Companies",
        (
            "MarketParticipant",
            "Offering",
            "CompanyProfile",
            "Alias",
            "Ownership",
            "Identifier",
            "Classification",
        ),
    ),
    "development": ("Developments", DEVELOPMENTS),
    "factor": ("Factors and findings", ("MarketFactor", "Finding", "Regulation")),
    "other": ("Other statements", ("Triples",)),
}
"""Kind -> its heading and the types of fact that belong to it, in the order of the page."""

_KIND = {name: kind for kind, (_, types) in KINDS.items() for name in types}
ORDER = {name: place for place, name in enumerate(_KIND)}
"""Type of fact -> its place in a table for people."""


def kind_of(fact_type: str) -> str:
    """Return the kind of a type of fact.

    >>> kind_of("Merger")
    'development'
    """
    return _KIND.get(fact_type, "other")
