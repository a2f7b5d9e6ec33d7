"""The dimensions and segments of all markets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from marketgraph.resolving.companies import label_of
from marketgraph.resolving.mentions import Cell
from marketgraph.resolving.model import Entity
from marketgraph.resolving.things import Minter
from marketgraph.resolving.topics import (
    dimension_key,
    dimension_label,
    segment_key,
    segment_words,
)
from marketgraph.vocabulary import slugify

UNSTATED = "unstated"


class Cells:
    """Resolves the dimensions and segments of all markets.

    Attributes:
        dimensions: (market, dimension) as written → IRI.
        segments: (market, dimension or None, segment) as written → IRI.
        entities: By IRI.
    """

    def __init__(
        self, counts: Mapping[Cell, int], markets: Mapping[str, str], minter: Minter
    ) -> None:
        """Resolve all cells.

        Args:
            counts: Market, dimension and segment as written, with their number of mentions.
            markets: Written market → IRI.
            minter: Gives IRIs.
        """
        self.dimensions: dict[tuple[str, str], str] = {}
        self.segments: dict[Cell, str] = {}
        self.entities: dict[str, Entity] = {}
        self._markets = markets
        self._minter = minter
        self._words: dict[str, list[str]] = {}
        self._by_market: dict[str, set[str]] = {}
        self._held: defaultdict[str, set[str]] = defaultdict(set)
        cells = sorted(counts, key=lambda cell: (cell[0], cell[1] or "", cell[2] or ""))
        self._name_dimensions(cells, counts)
        self._name_segments(cells, counts)

    def _name_dimensions(self, cells: Iterable[Cell], counts: Mapping[Cell, int]) -> None:
        """Resolve the dimensions that are named."""
        groups: defaultdict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
        for cell in cells:
            market, dimension, _ = cell
            if dimension:
                whole = (self._markets[market], dimension_key(dimension))
                groups[whole].append((market, dimension, counts[cell]))
        for market, key in sorted(groups):
            rows = groups[(market, key)]
            label = label_of([(dimension_label(name), count) for _, name, count in rows])
            iri = self._dimension(market, key, label, {name for _, name, _ in rows})
            self.dimensions.update(((name, dimension), iri) for name, dimension, _ in rows)

    def _dimension(self, market: str, key: str, label: str, names: Iterable[str]) -> str:
        """Return the IRI of a dimension and keep it as an entity."""
        scope = market.rpartition("/")[2]
        iri = self._minter.iri("dimension", key, [f"{scope}--{slugify(label)}"], scope)
        names = tuple(sorted(names))
        type_ = "SegmentationDimension"
        self.entities[iri] = Entity(iri, "dimension", type_, label, names, market=market)
        self._words[iri] = key.split()
        self._by_market.setdefault(market, set()).add(iri)
        return iri

    def _name_segments(self, cells: Iterable[Cell], counts: Mapping[Cell, int]) -> None:
        """Resolve the segments: first those with a dimension, then those without."""
        groups: defaultdict[tuple[str, str], list[Cell]] = defaultdict(list)
        homeless = []
        for cell in cells:
            market, dimension, segment = cell
            if segment and dimension:
                iri = self.dimensions[(market, dimension)]
                key = segment_key(segment, self._words[iri])
                groups[(iri, key)].append(cell)
                self._held[iri].add(key)
            elif segment:
                homeless.append(cell)
        homes = [self._home(cell[0], cell[2] or "") for cell in homeless]
        for cell, home in zip(homeless, homes, strict=True):
            groups[home].append(cell)
        for dimension_iri, key in sorted(groups):
            self._segment(dimension_iri, key, groups[(dimension_iri, key)], counts)

    def _home(self, market_name: str, segment: str) -> tuple[str, str]:
        """Return the only dimension of a market that has a segment, else the unstated one."""
        market = self._markets[market_name]
        homes = []
        for iri in sorted(self._by_market.get(market, ())):
            key = segment_key(segment, self._words[iri])
            if key in self._held[iri]:
                homes.append((iri, key))
        if len(homes) == 1:
            return homes[0]
        return self._dimension(market, UNSTATED, UNSTATED, ()), segment_key(segment)

    def _segment(
        self, dimension: str, key: str, cells: list[Cell], counts: Mapping[Cell, int]
    ) -> None:
        """Resolve one segment and keep it as an entity."""
        written = [(cell[2] or "", counts[cell]) for cell in cells]
        label = label_of(written)
        scope = dimension.rpartition("/")[2]
        slug = slugify(" ".join(segment_words(label, self._words[dimension])))
        iri = self._minter.iri("segment", key, [f"{scope}--{slug}"], scope)
        self.segments.update(dict.fromkeys(cells, iri))
        self.entities[iri] = Entity(
            iri,
            "segment",
            "Segment",
            label,
            tuple(sorted({name for name, _ in written})),
            market=self.entities[dimension].market,
            dimension=dimension,
        )
