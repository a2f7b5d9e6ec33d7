"""The names of all documents, gathered from one document after the other, so that their records are not held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from marketgraph.resolving.companies import CompanyNodes
from marketgraph.resolving.mentions import Cell, Made, Named
from marketgraph.resolving.places import Places

T = TypeVar("T")


@dataclass(slots=True)
class Gathered:
    """What all documents hold.

    Attributes:
        documents: ``sha256:…`` of each document, by its number.
        nodes: The companies.
        products: For each document, its products with their numbers of mentions.
        facilities: For each document, its facilities with their numbers of mentions.
    """

    documents: list[str] = field(default_factory=list)
    nodes: CompanyNodes = field(default_factory=CompanyNodes)
    organizations: dict[str, int] = field(default_factory=dict)
    markets: dict[str, int] = field(default_factory=dict)
    regions: dict[str, int] = field(default_factory=dict)
    cells: dict[Cell, int] = field(default_factory=dict)
    products: list[Mapping[Made, int]] = field(default_factory=list)
    facilities: list[Mapping[Made, int]] = field(default_factory=list)


def gather(documents: Iterable[Named], places: Places) -> Gathered:
    """Return the names of all documents, numbered by location and document.

    Args:
        documents: The documents in any order; the names of each are read once.
        places: Countries.
    """
    found = Gathered()
    for document in sorted(documents, key=lambda item: (item.location, item.document)):
        names = document.document_names()
        found.documents.append(names.document)
        found.nodes.add_document(names, places)
        _count(found.organizations, names.organizations)
        _count(found.markets, names.markets)
        _count(found.regions, names.regions)
        _count(found.cells, names.cells)
        found.products.append(names.products)
        found.facilities.append(names.facilities)
    found.nodes.finish()
    return found


def _count(total: dict[T, int], part: Mapping[T, int]) -> None:
    """Add counts to others."""
    for key, count in part.items():
        total[key] = total.get(key, 0) + count
