"""Resolve the names of all documents into entities with IRIs."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from typing import TypeAlias

from marketgraph.garbage import collector_paused
from marketgraph.resolving.aliases import Aliases
from marketgraph.resolving.cells import Cells
from marketgraph.resolving.closure import Closure
from marketgraph.resolving.clusters import Scopes, clusters_of, companies_of, verdicts_on
from marketgraph.resolving.companies import CompanyNodes
from marketgraph.resolving.gathering import Gathered, gather
from marketgraph.resolving.judgements import Judgements
from marketgraph.resolving.linker import Linker
from marketgraph.resolving.mentions import Named
from marketgraph.resolving.minting import Mint
from marketgraph.resolving.model import Cut, Entity, Suggestion
from marketgraph.resolving.namemap import NameMap
from marketgraph.resolving.places import Places
from marketgraph.resolving.products import made_things
from marketgraph.resolving.register import Register
from marketgraph.resolving.suggesting import Alike, pairs_alike, suggest
from marketgraph.resolving.things import Minter, markets, organizations, regions
from marketgraph.vocabulary import Iris

SUGGESTIONS = 1000
APART = "apart"
"""The trait of a company whose values are the companies that it was declared different from."""
Traits: TypeAlias = dict[str, frozenset[str]]
"""What keeps a company apart from others: a country, identifiers by scheme, ``APART``."""


class Resolution:
    """Entities, and the linker of each document.

    Attributes:
        replaced: Old IRI → canonical IRI.
        cuts: Merges that were refused, with the reason.
        labels: The label of each entity by its IRI.
    """

    def __init__(
        self,
        entities: Mapping[str, Entity],
        maps: Mapping[str, NameMap],
        cuts: list[Cut],
        replaced: dict[str, str],
        apart: Apart,
        labels: Mapping[str, str],
    ) -> None:
        """Take what was resolved."""
        self.labels = labels
        self._entities = entities
        self._maps = maps
        self.cuts = cuts
        self.replaced = replaced
        self._apart: Apart | None = apart
        self._traits = b""

    def settle(self) -> None:
        """Find the suggestions now, and hold in few bytes what keeps companies apart: nothing else is asked of it."""
        if self._apart is None:
            return
        self.suggestions  # noqa: B018 - found when first asked for
        packer = zlib.compressobj(1)
        packed = [packer.compress(pickle.dumps(row)) for row in self._apart.traits()]
        self._traits = b"".join([*packed, packer.flush()])
        self._apart = None

    def traits(self) -> Iterator[tuple[str, Traits]]:
        """Yield what keeps companies apart, with their IRIs (``Apart.traits``)."""
        if self._apart is not None:
            yield from self._apart.traits()
            return
        rows = BytesIO(zlib.decompress(self._traits))
        while rows.tell() < rows.getbuffer().nbytes:
            yield pickle.load(rows)  # noqa: S301 - our own

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

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        """At most 1,000 pairs of companies that may be one, best first; found when first asked for."""
        assert self._apart is not None  # noqa: S101 - settled once they are found
        return suggest(self.alike, self._apart, SUGGESTIONS)

    @cached_property
    def alike(self) -> Alike:
        """All pairs of companies whose names are alike; found when first asked for."""
        with collector_paused():
            return pairs_alike(list(self.companies()))

    def companies(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the IRI and the names of each company, in the order of the IRIs."""
        return ((each.iri, each.names) for each in self.entities if each.kind == "company")


class Apart:
    """Tells whether two companies are known to differ."""

    def __init__(self, closure: Closure, nodes: Mapping[str, int]) -> None:
        """Take the closure and a node of each company."""
        self._closure = closure
        self._nodes = nodes

    def __call__(self, left: str, right: str) -> bool:
        """Return whether a judgement, an ownership, a country or an identifier keeps two apart."""
        return self._closure.conflict(self._nodes[left], self._nodes[right]) is not None

    def traits(self) -> Iterator[tuple[str, Traits]]:
        """Yield companies with the countries, identifiers and other companies (``APART``) that keep each apart."""
        closure = self._closure
        by_root = {closure.find(node): iri for iri, node in self._nodes.items()}
        for root, iri in by_root.items():
            others = {by_root[other] for other in closure.apart(root) if other in by_root}
            known = closure.traits(root)
            if known or others:
                yield iri, {**known, **({APART: frozenset(others)} if others else {})}


def differ(left: Traits, right: Traits, other: str) -> bool:
    """Return whether two companies are known to differ, by their traits.

    Args:
        left: What is known of the one.
        right: What is known of the other.
        other: IRI of the other.
    """
    if other in left.get(APART, ()):
        return True
    return any(not left[key] & right[key] for key in (left.keys() & right.keys()) - {APART})


def resolve(
    documents: Iterable[Named],
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
        documents: All documents; the names of each are read once.
        register: What was minted before.
        judgements: What people decided.
        aliases: Names known to be one.
        places: Countries.
        iris: Where IRIs start.
        today: The day, ISO 8601, for the register.
    """
    with collector_paused():
        return _resolve(documents, register, judgements, aliases, places, iris, today)


def _resolve(
    documents: Iterable[Named],
    register: Register,
    judgements: Judgements,
    aliases: Aliases,
    places: Places,
    iris: Iris,
    today: str,
) -> Resolution:
    """Resolve, as ``resolve`` says."""
    gathered = gather(documents, places)
    found = _companies(gathered.nodes, register, judgements, aliases, iris, today)
    gathered.nodes = CompanyNodes()
    same = [(row.subject, row.object) for row in judgements.of("same")]
    minter = Minter(register, iris, today, same)
    maps, others, labels = _rest(gathered, found, places, minter)
    found.replaced |= {old: new for old, new in minter.replaced.items() if new in others}
    return Resolution(
        dict(sorted((found.entities | others).items())),
        maps,
        found.cuts,
        dict(sorted(found.replaced.items())),
        found.apart,
        labels,
    )


@dataclass(slots=True)
class _Companies:
    """The companies by IRI, what they replace, and for each document written company → IRI."""

    entities: dict[str, Entity]
    replaced: dict[str, str]
    by_document: list[dict[str, str]]
    cuts: list[Cut]
    apart: Apart


def _companies(
    nodes: CompanyNodes,
    register: Register,
    judgements: Judgements,
    aliases: Aliases,
    iris: Iris,
    today: str,
) -> _Companies:
    """Return the companies."""
    scopes = Scopes(nodes)
    linker = Linker(nodes, aliases)
    closure = linker.link(verdicts_on(nodes, judgements, register, scopes))
    clusters = clusters_of(nodes, closure, scopes)
    different = [(row.subject, row.object) for row in judgements.of("different")]
    Mint("company", register, iris, today).name(list(clusters.values()), different)
    by_node = [clusters[closure.find(node)].iri for node in range(len(nodes))]
    entities, replaced = companies_of(clusters.values(), aliases)
    first = {cluster.iri: node for node, cluster in clusters.items()}
    cuts = _cuts(linker, by_node, entities)
    return _Companies(entities, replaced, _written(nodes, by_node), cuts, Apart(closure, first))


def _written(nodes: CompanyNodes, by_node: Sequence[str]) -> list[dict[str, str]]:
    """Return for each document written company → IRI."""
    found: list[dict[str, str]] = [{} for _ in nodes.locations]
    for document, written, iri in zip(nodes.document, nodes.written, by_node, strict=True):
        found[document].update((name, iri) for name, _ in written)
    return found


def _cuts(linker: Linker, by_node: Sequence[str], companies: Mapping[str, Entity]) -> list[Cut]:
    """Return the merges that were refused, between companies that are two in the end."""
    cuts = set()
    find = linker.closure.find
    for left, right, reason in linker.refusals:
        nodes = sorted({find(left), find(right)})
        if len(nodes) == 2 and nodes[1] < len(by_node):
            one, other = sorted(by_node[node] for node in nodes)
            cuts.add(Cut(one, other, companies[one].label, companies[other].label, reason))
    return sorted(cuts)


def _rest(
    gathered: Gathered, companies: _Companies, places: Places, minter: Minter
) -> tuple[dict[str, NameMap], dict[str, Entity], dict[str, str]]:
    """Return the linker of each document, the entities that are not companies, and the label of each entity."""
    publishers = organizations(gathered.organizations, minter)
    topics = markets(gathered.markets, minter)
    areas = regions(gathered.regions, places, minter)
    cells = Cells(gathered.cells, topics.iris, minter)
    by_document = companies.by_document
    goods = list(zip(gathered.products, by_document, strict=True))
    sites = list(zip(gathered.facilities, by_document, strict=True))
    products, product_entities = made_things("product", "Product", goods, minter)
    facilities, facility_entities = made_things("facility", "Facility", sites, minter)
    entities = publishers.entities | topics.entities | areas.entities | cells.entities
    entities |= product_entities | facility_entities
    for old, new in sorted(minter.replaced.items()):
        if new in entities:
            entities[new] = replace(entities[new], replaces=(*entities[new].replaces, old))
    known = (companies.entities, entities)
    labels = {iri: entity.label for table in known for iri, entity in table.items()}
    maps = {
        document: NameMap(
            by_document[number],
            publishers.iris,
            topics.iris,
            areas.iris,
            cells.dimensions,
            cells.segments,
            products[number],
            facilities[number],
            labels,
        )
        for number, document in enumerate(gathered.documents)
    }
    return maps, entities, labels
