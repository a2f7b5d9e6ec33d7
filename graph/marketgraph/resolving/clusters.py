"""From linked names to companies: scopes of nodes, judgements over nodes, clusters, entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from marketgraph.resolving.aliases import Aliases
from marketgraph.resolving.closure import COUNTRY, Closure
from marketgraph.resolving.companies import CompanyNodes, names_in
from marketgraph.resolving.judgements import Judgements
from marketgraph.resolving.labels import company_label
from marketgraph.resolving.linker import Verdicts
from marketgraph.resolving.minting import Cluster, Spelling
from marketgraph.resolving.model import Entity
from marketgraph.resolving.register import Register


class Scopes:
    """Where each node stands, the most telling scope first: country, publications, location."""

    def __init__(self, nodes: CompanyNodes) -> None:
        """Take the nodes."""
        self._nodes = nodes
        self._alone = [(location,) for location in nodes.locations]
        self._same: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, node: int) -> tuple[str, ...]:
        """Return the scopes of a node; a country only where its name has two words or more."""
        nodes = self._nodes
        alone = self._alone[nodes.document[node]]
        publications = nodes.publications[node]
        countries = nodes.countries.get(node) if nodes.words[node] > 1 else None
        if not publications and not countries:
            return alone
        country = countries if countries and len(countries) == 1 else ()
        found = (*country, *sorted(publications), *alone)
        return self._same.setdefault(found, found)


def verdicts_on(
    nodes: CompanyNodes, judgements: Judgements, register: Register, scopes: Scopes
) -> Verdicts:
    """Return the judgements on companies, over the nodes that bear the judged IRIs.

    An IRI means the names it was minted for; where none of these is left, the names that once bore it.
    """
    same, different = judgements.of("same"), judgements.of("different")
    wanted = {iri for row in (*same, *different) for iri in (row.subject, row.object)}
    if not wanted:
        return Verdicts((), ())
    own: defaultdict[str, list[int]] = defaultdict(list)
    former: defaultdict[str, list[int]] = defaultdict(list)
    for node, full in enumerate(nodes.full):
        known = {iri for scope in scopes.of(node) for iri in register.known("company", full, scope)}
        for iri in known & wanted:
            (own if register.minted_for(iri) == full else former)[iri].append(node)
    found = {iri: own.get(iri) or former.get(iri, []) for iri in wanted}
    return Verdicts(
        [((*found[row.subject], *found[row.object]), row.id) for row in same],
        [
            (found[row.subject], found[row.object], f"judged different ({row.id})")
            for row in different
        ],
    )


def clusters_of(nodes: CompanyNodes, closure: Closure, scopes: Scopes) -> dict[int, Cluster]:
    """Return the clusters by their first node, in its order."""
    clusters = {}
    for root, group in groupby(sorted(range(len(nodes)), key=closure.find), closure.find):
        countries = closure.known(root, COUNTRY)
        country = next(iter(countries)) if len(countries) == 1 else ""
        clusters[root] = Cluster(_spellings(nodes, group, scopes), country)
    return clusters


def _spellings(nodes: CompanyNodes, group: Iterable[int], scopes: Scopes) -> tuple[Spelling, ...]:
    """Return the name keys of a cluster with their scopes."""
    by_key: dict[str, list[int]] = {}
    for node in group:
        by_key.setdefault(nodes.full[node], []).append(node)
    return tuple(
        Spelling(key, names_in(nodes, found), tuple(scopes.of(node) for node in found))
        for key, found in by_key.items()
    )


def companies_of(
    clusters: Iterable[Cluster], aliases: Aliases
) -> tuple[dict[str, Entity], dict[str, str]]:
    """Return the companies by IRI, and the replaced IRIs.

    Args:
        clusters: Clusters with their IRIs.
        aliases: Which spellings are usual, and which names are former ones.
    """
    entities: dict[str, Entity] = {}
    replaced: dict[str, str] = {}
    for cluster in clusters:
        replaced.update(dict.fromkeys(cluster.replaced, cluster.iri))
        written = {name for spelling in cluster.spellings for name, _ in spelling.written}
        entities[cluster.iri] = Entity(
            cluster.iri,
            "company",
            "Company",
            company_label(cluster.spellings, aliases),
            tuple(sorted(written)),
            cluster.country or None,
            tuple(cluster.replaced),
        )
    return entities, replaced
