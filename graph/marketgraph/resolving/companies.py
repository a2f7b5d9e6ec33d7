"""The company names of all documents as one table of nodes: one a name key and document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from marketgraph.resolving.mentions import DocumentNames
from marketgraph.resolving.names import parse_name
from marketgraph.resolving.places import Places

Ids = tuple[tuple[str, str], ...]


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
        publications: Credited publications of the nodes that have some.
        countries: Alpha-2 codes of the nodes for which a document gives some.
        identifiers: (scheme, value) of the nodes that have some.
        by_document: For each document, written name → node.
    """

    def __init__(self) -> None:
        """Start empty."""
        self.full: list[str] = []
        self.core: list[str] = []
        self.words: list[int] = []
        self.legal: list[frozenset[str]] = []
        self.document: list[int] = []
        self.written: list[list[tuple[str, int]]] = []
        self.publications: dict[int, set[str]] = {}
        self.countries: dict[int, set[str]] = {}
        self.identifiers: dict[int, set[tuple[str, str]]] = {}
        self.by_document: list[dict[str, int]] = []

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.full)

    def add_document(self, names: DocumentNames, places: Places) -> None:
        """Add the company names of a document and what it tells of them."""
        nodes = self._add_names(names)
        for number, written in names.credited:
            self.publications.setdefault(nodes[written], set()).add(names.publications[number])
        for written, place in names.places:
            if country := places.country(place):
                self.countries.setdefault(nodes[written], set()).add(country.alpha2)
        for written, scheme, value in names.identifiers:
            self.identifiers.setdefault(nodes[written], set()).add((scheme, value))

    def _add_names(self, names: DocumentNames) -> dict[str, int]:
        """Add a node a full key and return the node of each written name."""
        document = len(self.by_document)
        by_key: dict[str, int] = {}
        nodes: dict[str, int] = {}
        for written, count in sorted(names.companies.items()):
            name = parse_name(written)
            node = by_key.get(name.full)
            if node is None:
                node = by_key[name.full] = len(self.full)
                self.full.append(name.full)
                self.core.append(name.core)
                self.words.append(len(name.words))
                self.legal.append(name.countries)
                self.document.append(document)
                self.written.append([])
            self.written[node].append((written, count))
            nodes[written] = node
        self.by_document.append(nodes)
        return nodes


def label_of(written: Sequence[tuple[str, int]]) -> str:
    """Return the best label: the most frequent name, then the shortest, then by code points."""
    if len(written) == 1:
        return written[0][0]
    counts: dict[str, int] = {}
    for name, count in written:
        counts[name] = counts.get(name, 0) + count
    return min(counts, key=lambda name: (-counts[name], len(name), name))


def names_in(nodes: CompanyNodes, members: Sequence[int]) -> list[tuple[str, int]]:
    """Return the written names of some nodes with their numbers of mentions."""
    if len(members) == 1:
        return nodes.written[members[0]]
    return list(chain.from_iterable(nodes.written[node] for node in members))
