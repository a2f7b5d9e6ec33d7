"""Who acquired whom: one record a buyer and target, however many sources tell of it."""

from __future__ import annotations

from typing import NamedTuple

from marketgraph.network import EdgeArrays, TableSource, edges


class Acquisition(NamedTuple):
    """A purchase.

    Attributes:
        acquirer: IRI of the buyer.
        target: IRI of what is bought.
        day: First possible ISO day, the earliest of several; empty if not known.
        announced: Whether no source tells more than that it was announced.
        claims: IRIs of the claims behind it, sorted.
    """

    acquirer: str
    target: str
    day: str
    announced: bool
    claims: tuple[str, ...]


def acquisitions(tables: TableSource) -> list[Acquisition]:
    """Return every purchase of one company by another, in order of buyer and target."""
    found = edges(tables, "deals")
    if "acquired" not in found.relations:
        return []
    bought = found.kept(found.relation == found.relations.index("acquired"))
    return _merged(bought)


def _merged(bought: EdgeArrays) -> list[Acquisition]:
    """Return one record a pair, without purchases of oneself."""
    by_pair: dict[tuple[int, int], list[tuple[str, str, str]]] = {}
    ends = zip(bought.source.tolist(), bought.target.tolist(), strict=True)
    told = zip(*(bought.texts(name) for name in ("from", "status", "claim")), strict=True)
    for (source, target), row in zip(ends, told, strict=True):
        if source != target:
            by_pair.setdefault((source, target), []).append(row)
    return [
        Acquisition(
            bought.nodes[source],
            bought.nodes[target],
            min((day for day, _, _ in rows if day), default=""),
            all(status == "announced" for _, status, _ in rows),
            tuple(sorted({claim for _, _, claim in rows})),
        )
        for (source, target), rows in sorted(by_pair.items())
    ]
