"""Things that merge everywhere by a key: organizations, markets, dimensions, segments, regions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from marketgraph.resolving.companies import label_of
from marketgraph.resolving.mentions import Cell
from marketgraph.resolving.model import Entity
from marketgraph.resolving.names import parse_name, words_of
from marketgraph.resolving.places import Country, Places, is_world
from marketgraph.resolving.register import Register, Row
from marketgraph.vocabulary import MKG, Iris, digest, slugify

WORLD = f"{MKG}World"
UNSTATED = "unstated"


@dataclass(slots=True)
class Table:
    """Things of one kind: written → IRI, and the entities by IRI."""

    iris: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)


def singular(word: str) -> str:
    """Return a word without the s of its plural, the same for both forms."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def market_key(written: str) -> str:
    """Return the key of a market: without Global in front and Market at the end.

    >>> market_key("Global Teleradiology Market")
    'teleradiology'
    """
    words = [singular(word) for word in words_of(written)]
    while len(words) > 1 and words[0] in ("the", "global", "world", "worldwide"):
        words = words[1:]
    while len(words) > 1 and words[-1] == "market":
        words = words[:-1]
    return " ".join(words) or written


def dimension_words(written: str) -> list[str]:
    """Return the words of a dimension, without By in front."""
    words = [singular(word) for word in words_of(written)]
    return words[1:] if len(words) > 1 and words[0] == "by" else words


def segment_key(written: str, dimension: Iterable[str] = ()) -> str:
    """Return the key of a segment, without the words of its dimension at the end.

    >>> segment_key("cloud-based delivery mode", ["delivery", "mode"])
    'cloud based'
    """
    words = [singular(word) for word in words_of(written)]
    trailing, end = set(dimension), len(words)
    while end > 1 and words[end - 1] in trailing:
        end -= 1
    return " ".join(words[:end]) or written


class Minter:
    """Finds or mints the IRI of a thing that is known by its kind and key alone."""

    def __init__(self, register: Register, iris: Iris, today: str) -> None:
        """Mint into a register on a day."""
        self.register = register
        self.iris = iris
        self.today = today

    def iri(self, kind: str, key: str, slugs: Iterable[str], scope: str = "") -> str:
        """Return the IRI of a thing; slugs are tried in order, then one with a hash."""
        if known := self.register.known(kind, key, scope):
            return known[0]
        slugs = list(slugs)
        slugs += [f"{slugs[0]}-{digest(f'{key}|{scope}', length)}" for length in (6, 12, 32)]
        for slug in slugs:
            iri = self.iris.entity(kind, slug)
            if iri not in self.register:
                break
        self.register.add(Row(iri, kind, slug, key, scope, self.today))
        return iri


def named_things(
    kind: str,
    type_: str,
    counts: Mapping[str, int],
    key: Callable[[str], str],
    minter: Minter,
) -> Table:
    """Return things that merge everywhere where their keys are equal."""
    groups: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for written in sorted(counts):
        groups[key(written)].append((written, counts[written]))
    table = Table()
    for name in sorted(groups):
        label = label_of(groups[name])
        iri = minter.iri(kind, name, [slugify(name if kind == "market" else label)])
        table.iris.update((written, iri) for written, _ in groups[name])
        names = tuple(written for written, _ in groups[name])
        table.entities[iri] = Entity(iri, kind, type_, label, names)
    return table


def organization_key(written: str) -> str:
    """Return the key of a publisher or authority: its core name."""
    return parse_name(written).core


def regions(counts: Mapping[str, int], places: Places, minter: Minter) -> Table:
    """Return regions and countries; the world is a term of the ontology, not an entity."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    found: dict[str, Country | str] = {}
    table = Table()
    for written in sorted(counts):
        if is_world(written):
            table.iris[written] = WORLD
            continue
        place = places.named(written)
        name = place.name if isinstance(place, Country) else place
        key = "".join(words_of(name))
        found[key] = min(found.get(key, place), place, key=str)
        groups[key].append(written)
    for key in sorted(groups):
        place = found[key]
        country = place if isinstance(place, Country) else None
        label = country.name if country else str(place)
        iri = minter.iri("region", key, [slugify(label)])
        table.iris.update(dict.fromkeys(groups[key], iri))
        table.entities[iri] = Entity(
            iri,
            "region",
            "Country" if country else "Region",
            label,
            tuple(groups[key]),
            country.alpha2 if country else None,
        )
    return table


class Cells:
    """The dimensions and segments of all markets."""

    def __init__(self, counts: Mapping[Cell, int], markets: Mapping[str, str], minter: Minter):
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
        self._keyed: dict[str, dict[str, set[str]]] = {}
        self._dimensions(counts)
        self._segments(counts)

    def _dimensions(self, counts: Mapping[Cell, int]) -> None:
        """Resolve the dimensions that are named."""
        groups: defaultdict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
        for cell in sorted(counts, key=str):
            market, dimension, _ = cell
            if dimension:
                key = " ".join(dimension_words(dimension))
                groups[(self._markets[market], key)].append((market, dimension, counts[cell]))
        for market, key in sorted(groups):
            rows = groups[(market, key)]
            label = label_of([(dimension, count) for _, dimension, count in rows])
            iri = self._dimension(market, key, label, {dimension for _, dimension, _ in rows})
            self.dimensions.update(((name, dimension), iri) for name, dimension, _ in rows)

    def _dimension(self, market: str, key: str, label: str, names: Iterable[str]) -> str:
        """Return the IRI of a dimension and keep it as an entity."""
        slug = f"{market.rpartition('/')[2]}--{slugify(key)}"
        iri = self._minter.iri("dimension", key, [slug], market.rpartition("/")[2])
        names = tuple(sorted(names))
        self.entities[iri] = Entity(
            iri, "dimension", "SegmentationDimension", label, names, market=market
        )
        self._words[iri] = key.split()
        self._keyed.setdefault(market, {})
        return iri

    def _segments(self, counts: Mapping[Cell, int]) -> None:
        """Resolve the segments: first those with a dimension, then those without."""
        groups: defaultdict[tuple[str, str], list[tuple[Cell, int]]] = defaultdict(list)
        bare = []
        for cell in sorted(counts, key=str):
            market, dimension, segment = cell
            if segment and dimension:
                iri = self.dimensions[(market, dimension)]
                key = segment_key(segment, self._words[iri])
                groups[(iri, key)].append((cell, counts[cell]))
                self._keyed[self._markets[market]].setdefault(key, set()).add(iri)
            elif segment:
                bare.append(cell)
        for cell in bare:
            dimension_iri, key = self._home(cell)
            groups[(dimension_iri, key)].append((cell, counts[cell]))
        for dimension_iri, key in sorted(groups):
            self._segment(dimension_iri, key, groups[(dimension_iri, key)])

    def _home(self, cell: Cell) -> tuple[str, str]:
        """Return the only dimension of its market that has a segment, else the unstated one."""
        market_name, _, segment = cell
        market = self._markets[market_name]
        keyed = self._keyed.get(market, {})
        plain = segment_key(segment or "")
        homes = {(iri, plain) for iri in keyed.get(plain, ())}
        for iri in sorted({iri for found in keyed.values() for iri in found}):
            key = segment_key(segment or "", self._words[iri])
            if iri in keyed.get(key, ()):
                homes.add((iri, key))
        if len({iri for iri, _ in homes}) == 1:
            return min(homes)
        unstated = self._dimension(market, UNSTATED, UNSTATED, ())
        self.dimensions[(market_name, "")] = unstated
        return unstated, plain

    def _segment(self, dimension: str, key: str, rows: list[tuple[Cell, int]]) -> None:
        """Mint a segment and keep it as an entity."""
        written = [(cell[2] or "", count) for cell, count in rows]
        slug = dimension.rpartition("/")[2]
        iri = self._minter.iri("segment", key, [f"{slug}--{slugify(key)}"], slug)
        self.segments.update((cell, iri) for cell, _ in rows)
        self.entities[iri] = Entity(
            iri,
            "segment",
            "Segment",
            label_of(written),
            tuple(sorted({name for name, _ in written})),
            market=self.entities[dimension].market,
            dimension=dimension,
        )
