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
        kind: ``segment``, ``market``, ``industry``, ``deals`` (an industry in which it was party
            to a reviewed deal) or ``country``; other analyses add kinds.
        name: Its label; the code of a country.
        key: Its IRI; the code of a country.
    """

    kind: str
    name: str
    key: str


def features(tables: TableSource) -> dict[str, dict[Feature, list[str]]]:
    """Return, for each company, its segments, markets and industries with the claims behind them.

    An industry stated of a deal is one of each party's ``deals``. Its country is there without
    claims: it is part of the description of the company.
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
    parties = _parties(tables)
    for source, relation, target, claim in zip(*rows.values(), strict=True):
        feature = made[relation, target]
        if source in parties:
            feature = feature._replace(kind="deals")
        for company in parties.get(source, (source,)):
            found[company].setdefault(feature, []).append(claim)
    for iri, country in countries(tables).items():
        found[iri][Feature("country", country, country)] = []
    return found


def _parties(tables: TableSource) -> dict[str, list[str]]:
    """Return the parties of each development."""
    rows = tables.read(
        "roles", columns=["development", "entity"], filters=[("role", "=", "involves")]
    ).to_pydict()
    found: dict[str, list[str]] = defaultdict(list)
    for development, entity in zip(rows["development"], rows["entity"], strict=True):
        found[development].append(entity)
    return dict(found)


def countries(tables: TableSource) -> dict[str, str]:
    """Return the country code of each company that has one."""
    rows = tables.read(
        "entities", columns=["iri", "country"], filters=[("kind", "=", "company")]
    ).to_pydict()
    return {
        iri: country for iri, country in zip(rows["iri"], rows["country"], strict=True) if country
    }
