"""What companies have in common: segments, markets, industries, countries."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from marketgraph.analysis.scope import labels_of

if TYPE_CHECKING:
    from marketgraph.network import TableSource

KINDS = {"activeIn": "segment", "operatesIn": "market", "inIndustry": "industry"}


class Feature(NamedTuple):
    """Something that a company has and others may share.

    Attributes:
        kind: ``segment``, ``market``, ``industry`` or ``country``; other analyses add kinds.
        name: Its label; the code of a country.
        key: Its IRI; the code of a country.
    """

    kind: str
    name: str
    key: str


def features(tables: TableSource) -> dict[str, dict[Feature, list[str]]]:
    """Return, for each company, its segments, markets and industries with the claims behind them.

    Its country is there without claims: it is part of the description of the company.
    """
    rows = tables.read(
        "relations",
        columns=["source", "relation", "target", "claim"],
        filters=[("relation", "in", list(KINDS))],
    ).to_pydict()
    targets = sorted(set(rows["target"]))
    name = dict(zip(targets, labels_of(tables, targets), strict=True))
    made = {
        (relation, target): Feature(KINDS[relation], name[target], target)
        for relation, target in set(zip(rows["relation"], rows["target"], strict=True))
    }
    found: dict[str, dict[Feature, list[str]]] = defaultdict(dict)
    for source, relation, target, claim in zip(*rows.values(), strict=True):
        found[source].setdefault(made[relation, target], []).append(claim)
    for iri, country in countries(tables).items():
        found[iri][Feature("country", country, country)] = []
    return found


def countries(tables: TableSource) -> dict[str, str]:
    """Return the country code of each company that has one."""
    rows = tables.read(
        "entities", columns=["iri", "country"], filters=[("kind", "=", "company")]
    ).to_pydict()
    return {
        iri: country for iri, country in zip(rows["iri"], rows["country"], strict=True) if country
    }
