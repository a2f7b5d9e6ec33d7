"""How well things are attested: independent sources first, then claims, then confidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from marketgraph.views.rows import TableSource, rows


class Standing(NamedTuple):
    """Sort key of a thing, the best attested first.

    Attributes:
        sources: Independent sources that speak of it, counted negatively.
        claims: Claims that speak of it, counted negatively.
        confidence: The highest confidence among them, negative.
        label: Its name, so that equals come in alphabetical order.
        iri: Its IRI, so that no two things are equal.
    """

    sources: int
    claims: int
    confidence: float
    label: str
    iri: str


def standings(
    tables: TableSource, claims: Mapping[str, Iterable[str]], labels: Mapping[str, str]
) -> dict[str, Standing]:
    """Return the standing of each thing from the claims that speak of it.

    Args:
        tables: The tables of a generation.
        claims: Claims by thing.
        labels: Names by thing; all of them get a standing.
    """
    wanted = {claim for several in claims.values() for claim in several}
    found = {
        row["iri"]: (row["origin"], row["confidence"] or 0.0)
        for row in rows(tables, "claims", ["iri", "origin", "confidence"], iri=wanted)
    }
    return {
        iri: _standing(iri, label, [found[c] for c in claims.get(iri, ()) if c in found])
        for iri, label in labels.items()
    }


def _standing(iri: str, label: str, told: list[tuple[str, float]]) -> Standing:
    """Return the standing of one thing from the origins and confidences of its claims."""
    origins = {origin for origin, _ in told}
    best = max((confidence for _, confidence in told), default=0.0)
    return Standing(-len(origins), -len(told), -best, label.casefold(), iri)
