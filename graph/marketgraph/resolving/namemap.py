"""The linker of one document: names as written → IRIs, by look-ups in dictionaries."""

from __future__ import annotations

from collections.abc import Mapping

from marketgraph.resolving.mentions import Cell, Made

Dimension = tuple[str, str]


class NameMap:
    """Knows the IRI of every name that was collected from one document.

    Each look-up raises KeyError for a name that the document does not hold.
    """

    __slots__ = (
        "_cells",
        "_companies",
        "_dimensions",
        "_facilities",
        "_labels",
        "_markets",
        "_organizations",
        "_products",
        "_regions",
    )

    def __init__(
        self,
        companies: Mapping[str, str],
        organizations: Mapping[str, str],
        markets: Mapping[str, str],
        regions: Mapping[str, str],
        dimensions: Mapping[Dimension, str],
        cells: Mapping[Cell, str],
        products: Mapping[Made, str],
        facilities: Mapping[Made, str],
        labels: Mapping[str, str],
    ) -> None:
        """Take the tables; those of companies, products and facilities are the document's own."""
        self._companies = companies
        self._organizations = organizations
        self._markets = markets
        self._regions = regions
        self._dimensions = dimensions
        self._cells = cells
        self._products = products
        self._facilities = facilities
        self._labels = labels

    def company(self, name: str) -> str:
        """Return the IRI of a company."""
        return self._companies[name]

    def organization(self, name: str) -> str:
        """Return the IRI of a publisher or authority."""
        return self._organizations[name]

    def market(self, name: str) -> str:
        """Return the IRI of a market."""
        return self._markets[name]

    def region(self, name: str) -> str:
        """Return the IRI of a region or country; ``mkg:World`` for the world."""
        return self._regions[name]

    def dimension(self, market: str, dimension: str | None) -> str:
        """Return the IRI of a dimension of a market, both as written; None is the unstated one."""
        return self._dimensions[(market, dimension or "")]

    def segment(self, market: str, dimension: str | None, segment: str) -> str:
        """Return the IRI of a segment of a market; without a dimension, of the only one that has it."""
        return self._cells[(market, dimension, segment)]

    def product(self, name: str, maker: str | None = None) -> str:
        """Return the IRI of a product; ``maker`` as ``maker_of`` gives it."""
        return self._products[(name, maker)]

    def facility(self, name: str, company: str | None = None) -> str:
        """Return the IRI of a facility of a company."""
        return self._facilities[(name, company)]

    def label(self, iri: str) -> str:
        """Return the label of an entity."""
        return self._labels[iri]
