"""The company names of all documents as one table of nodes: one a name key and document."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import chain
from typing import Any, TypeVar

from marketgraph.resolving.mentions import DocumentNames
from marketgraph.resolving.names import parse_name
from marketgraph.resolving.places import Places

T = TypeVar("T", bound=Hashable)
Written = tuple[tuple[str, int], ...]


class CompanyNodes:
    """Columns over company names; a node is a full key in a document, numbered from 0.

    Numbers follow location, document and written name, so they never depend on the order of documents.

    Attributes:
        full: Full key of each node.
        core: Core key of each node.
        words: Number of words of the core.
        legal: Countries of the legal form, empty where it tells none.
        document: Number of the document.
        written: Written names with their number of mentions.
        publications: Credited publications of each node.
        countries: Alpha-2 codes of the nodes for which a document gives some.
        identifiers: (scheme, value) of the nodes that have some.
        locations: Where each document was read from.
        aliases: Pairs of nodes that a text equates.
        owned: Pairs of nodes: an owner and what it owns.
    """

    def __init__(self) -> None:
        """Start empty."""
        self.full: list[str] = []
        self.core: list[str] = []
        self.words: list[int] = []
        self.legal: list[frozenset[str]] = []
        self.document: list[int] = []
        self.written: list[Written] = []
        self.publications: list[frozenset[str]] = []
        self.countries: dict[int, frozenset[str]] = {}
        self.identifiers: dict[int, frozenset[tuple[str, str]]] = {}
        self.locations: list[str] = []
        self.aliases: list[tuple[int, int]] = []
        self.owned: list[tuple[int, int]] = []
        self._once: dict[Any, Any] = {}

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.full)

    def add_document(self, names: DocumentNames, places: Places) -> None:
        """Add the company names of a document and what it tells of them."""
        nodes = self._add_names(names)
        self.locations.append(names.location)
        self.aliases += ((nodes[company], nodes[alias]) for company, alias in names.aliases)
        self.owned += ((nodes[owner], nodes[company]) for owner, company in names.owned)
        for number, written in names.credited:
            node = nodes[written]
            self.publications[node] = self._with(
                self.publications[node], names.publications[number]
            )
        for written, place in names.places:
            if country := places.country(place):
                node = nodes[written]
                known = self.countries.get(node, frozenset())
                self.countries[node] = self._with(known, country.alpha2)
        for written, scheme, value in names.identifiers:
            node = nodes[written]
            ids = self.identifiers.get(node, frozenset())
            self.identifiers[node] = self._with(ids, (scheme, value))

    def finish(self) -> None:
        """Take no more documents: forget what equal values were found by."""
        self._once = {}

    def _with(self, known: frozenset[T], value: T) -> frozenset[T]:
        """Return what is known of a node, and a value."""
        return self._same(known | {value})

    def _same(self, value: T) -> T:
        """Return the value that was kept before and is equal, so that each is held once for all documents."""
        found: T = self._once.setdefault(value, value)
        return found

    def _add_names(self, names: DocumentNames) -> dict[str, int]:
        """Add a node a full key and return the node of each written name."""
        document = len(self.locations)
        by_key: dict[str, int] = {}
        nodes: dict[str, int] = {}
        for written, count in sorted(names.companies.items()):
            name = parse_name(written)
            node = by_key.get(name.full)
            if node is None:
                node = by_key[name.full] = len(self.full)
                self.full.append(self._same(name.full))
                self.core.append(self._same(name.core))
                self.words.append(len(name.words))
                self.legal.append(name.countries)
                self.document.append(document)
                self.written.append(())
                self.publications.append(frozenset())
            self.written[node] = self._same((*self.written[node], (self._same(written), count)))
            nodes[written] = node
        return nodes


def label_of(written: Sequence[tuple[str, int]]) -> str:
    """Return the best label: the most frequent name, then the shortest, then by code points."""
    if len(written) == 1:
        return written[0][0]
    counts: dict[str, int] = {}
    for name, count in written:
        counts[name] = counts.get(name, 0) + count
    return min(counts, key=lambda name: (-counts[name], len(name), name))


def names_in(nodes: CompanyNodes, members: Sequence[int]) -> Written:
    """Return the written names of some nodes with their numbers of mentions."""
    if len(members) == 1:
        return nodes.written[members[0]]
    return tuple(chain.from_iterable(nodes.written[node] for node in members))
