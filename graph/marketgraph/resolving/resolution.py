"""Resolve the names of all documents into entities with IRIs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from marketgraph.resolving.aliases import Aliases
from marketgraph.resolving.closure import COUNTRY, Closure
from marketgraph.resolving.companies import CompanyNodes, label_of, names_in
from marketgraph.resolving.judgements import Judgements
from marketgraph.resolving.linker import Linker, Verdicts
from marketgraph.resolving.mentions import DocumentNames
from marketgraph.resolving.minting import Cluster, Mint, Spelling
from marketgraph.resolving.model import Cut, Entity, Suggestion
from marketgraph.resolving.namemap import NameMap
from marketgraph.resolving.places import Places
from marketgraph.resolving.products import made_things
from marketgraph.resolving.register import Register
from marketgraph.resolving.things import (
    Cells,
    Minter,
    market_key,
    named_things,
    organization_key,
    regions,
)
from marketgraph.vocabulary import Iris

T = TypeVar("T")


class Resolution:
    """Entities, and the linker of each document.

    Attributes:
        replaced: Old IRI → canonical IRI.
        cuts: Merges that were refused, with the reason.
    """

    def __init__(
        self,
        entities: Mapping[str, Entity],
        maps: Mapping[str, NameMap],
        cuts: list[Cut],
        replaced: dict[str, str],
    ) -> None:
        """Take what was resolved."""
        self._entities = entities
        self._maps = maps
        self.cuts = cuts
        self.replaced = replaced

    @property
    def entities(self) -> Iterable[Entity]:
        """The canonical entities in the order of their IRIs."""
        return self._entities.values()

    def entity(self, iri: str) -> Entity:
        """Return the entity of an IRI, current or replaced.

        Raises:
            KeyError: There is none.
        """
        return self._entities[self.replaced.get(iri, iri)]

    def names(self, document: str) -> NameMap:
        """Return the linker of one document.

        Raises:
            KeyError: The document was not among those resolved.
        """
        return self._maps[document]

    @property
    def suggestions(self) -> list[Suggestion]:
        """Pairs that may be one, best first."""
        return []


def resolve(
    documents: Iterable[DocumentNames],
    register: Register,
    judgements: Judgements,
    aliases: Aliases,
    places: Places,
    iris: Iris,
    today: str,
) -> Resolution:
    """Return the entities behind all names; what is new is added to the register.

    The same documents (in any order), register and judgements give the same resolution.

    Args:
        documents: The names of all documents.
        register: What was minted before.
        judgements: What people decided.
        aliases: Names known to be one.
        places: Countries.
        iris: Where IRIs start.
        today: The day, ISO 8601, for the register.
    """
    ordered = sorted(documents, key=lambda names: (names.location, names.document))
    nodes = CompanyNodes()
    for names in ordered:
        nodes.add_document(names, places)
    scopes = _Scopes(nodes, ordered)
    linker = Linker(nodes, aliases)
    closure = linker.link(ordered, _verdicts(judgements, register, scopes))
    clusters, members = _clusters(nodes, closure, scopes)
    different = [(j.subject, j.object) for j in judgements.of("different")]
    Mint("company", register, iris, today).name(clusters, different)
    by_node, entities, replaced = _companies(nodes, clusters, members, closure)
    minter = Minter(register, iris, today)
    by_document = [
        {written: by_node[node] for written, node in found.items()} for found in nodes.by_document
    ]
    maps, others = _maps(ordered, by_document, entities, places, minter)
    entities.update(others)
    cuts = sorted(
        Cut(by_node[left], by_node[right], nodes.full[left], nodes.full[right], reason)
        for left, right, reason in linker.refusals
        if left < len(nodes) and right < len(nodes) and by_node[left] != by_node[right]
    )
    return Resolution(dict(sorted(entities.items())), maps, cuts, replaced)


class _Scopes:
    """Where each node stands, most telling first: country, publications, location."""

    def __init__(self, nodes: CompanyNodes, documents: Sequence[DocumentNames]) -> None:
        self._nodes = nodes
        self._locations = [names.location for names in documents]
        self._alone = [(location,) for location in self._locations]

    def of(self, node: int) -> tuple[str, ...]:
        """Return the scopes of a node."""
        nodes = self._nodes
        publications = nodes.publications.get(node)
        countries = nodes.countries.get(node) if nodes.words[node] > 1 else None
        if not publications and not countries:
            return self._alone[nodes.document[node]]
        country = sorted(countries) if countries and len(countries) == 1 else ()
        return (*country, *sorted(publications or ()), *self._alone[nodes.document[node]])


def _verdicts(judgements: Judgements, register: Register, scopes: _Scopes) -> Verdicts:
    """Return the judgements on companies over nodes."""
    same, different = judgements.of("same"), judgements.of("different")
    wanted = {iri for j in (*same, *different) for iri in (j.subject, j.object)}
    if not wanted:
        return Verdicts((), ())
    own: defaultdict[str, list[int]] = defaultdict(list)
    former: defaultdict[str, list[int]] = defaultdict(list)
    nodes = scopes._nodes
    for node, full in enumerate(nodes.full):
        for scope in scopes.of(node):
            for iri in register.known("company", full, scope):
                if iri in wanted:
                    (own if register.minted_for(iri) == full else former)[iri].append(node)
    found = {iri: own.get(iri) or former.get(iri, []) for iri in wanted}
    return Verdicts(
        [((*found[j.subject], *found[j.object]), j.reason) for j in same],
        [(found[j.subject], found[j.object], f"judged different ({j.id})") for j in different],
    )


def _clusters(
    nodes: CompanyNodes, closure: Closure, scopes: _Scopes
) -> tuple[list[Cluster], list[list[int]]]:
    """Return the clusters in the order of their first node, and their nodes."""
    members: dict[int, list[int]] = {}
    for node in range(len(nodes)):
        members.setdefault(closure.find(node), []).append(node)
    clusters = []
    for root, group in members.items():
        countries = closure.known(root, COUNTRY)
        country = next(iter(countries)) if len(countries) == 1 else ""
        by_key: dict[str, list[int]] = {}
        for node in group:
            by_key.setdefault(nodes.full[node], []).append(node)
        clusters.append(
            Cluster(
                [
                    Spelling(
                        key,
                        label_of(names_in(nodes, found)),
                        [scopes.of(node) for node in found],
                        country,
                    )
                    for key, found in by_key.items()
                ]
            )
        )
    return clusters, list(members.values())


def _companies(
    nodes: CompanyNodes,
    clusters: Sequence[Cluster],
    members: Sequence[Sequence[int]],
    closure: Closure,
) -> tuple[list[str], dict[str, Entity], dict[str, str]]:
    """Return the IRI of each node, the companies, and the replaced IRIs."""
    by_node = [""] * len(nodes)
    entities: dict[str, Entity] = {}
    replaced: dict[str, str] = {}
    for cluster, group in zip(clusters, members, strict=True):
        iri = cluster.iri
        for node in group:
            by_node[node] = iri
        replaced.update(dict.fromkeys(cluster.replaced, iri))
        written = names_in(nodes, group)
        entities[iri] = Entity(
            iri,
            "company",
            "Company",
            label_of(written),
            tuple(sorted({name for name, _ in written})),
            cluster.spellings[0].country or None,
            tuple(cluster.replaced),
        )
    return by_node, entities, replaced


def _maps(
    documents: Sequence[DocumentNames],
    companies: Sequence[Mapping[str, str]],
    known: Mapping[str, Entity],
    places: Places,
    minter: Minter,
) -> tuple[dict[str, NameMap], dict[str, Entity]]:
    """Return the linker of each document and the entities that are not companies."""
    organizations = named_things(
        "organization",
        "Organization",
        _total(names.organizations for names in documents),
        organization_key,
        minter,
    )
    markets = named_things(
        "market", "Market", _total(names.markets for names in documents), market_key, minter
    )
    areas = regions(_total(names.regions for names in documents), places, minter)
    cells = Cells(_total(names.cells for names in documents), markets.iris, minter)
    products, goods = made_things(
        "product",
        "Product",
        [(names.products, found) for names, found in zip(documents, companies, strict=True)],
        minter,
    )
    facilities, sites = made_things(
        "facility",
        "Facility",
        [(names.facilities, found) for names, found in zip(documents, companies, strict=True)],
        minter,
    )
    entities = (
        organizations.entities | markets.entities | areas.entities | cells.entities | goods | sites
    )
    labels = {iri: entity.label for iri, entity in (known | entities).items()}
    maps = {
        names.document: NameMap(
            companies[number],
            organizations.iris,
            markets.iris,
            areas.iris,
            cells.dimensions,
            cells.segments,
            products[number],
            facilities[number],
            labels,
        )
        for number, names in enumerate(documents)
    }
    return maps, entities


def _total(counts: Iterable[Mapping[T, int]]) -> dict[T, int]:
    """Return the sums of counts."""
    total: Counter[T] = Counter()
    for part in counts:
        total.update(part)
    return total
