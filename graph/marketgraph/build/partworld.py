"""What an increment knows where only a part of the names was looked at: the rest is as the last tables have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from marketgraph.build.outcome import RESOLVED
from marketgraph.build.world import World
from marketgraph.resolving import Entity
from marketgraph.tables import Tables
from marketgraph.tables.rewriting import only

T = TypeVar("T")


class Overlaid(Mapping[str, T]):
    """New values over older ones; those of the last generation are read when one is first asked for."""

    def __init__(
        self, new: Mapping[str, T], gone: Collection[str], older: Callable[[], Mapping[str, T]]
    ) -> None:
        """Take the new values, the keys whose older values do not count, and what gives the older ones."""
        self._new = new
        self._gone = gone
        self._read = older

    @cached_property
    def _older(self) -> Mapping[str, T]:
        return self._read()

    def __getitem__(self, key: str) -> T:
        """Return a value.

        Raises:
            KeyError: There is none.
        """
        if key in self._new:
            return self._new[key]
        if key in self._gone:
            raise KeyError(key)
        return self._older[key]

    def __iter__(self) -> Iterator[str]:
        """Yield all keys."""
        yield from self._new
        yield from (key for key in self._older if key not in self._new and key not in self._gone)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return sum(1 for _ in self)


@dataclass
class PartWorld(World):
    """A world in which only the entities of some names are new.

    Attributes:
        before: The tables of the last generation.
        known: IRIs that these names had there.
    """

    before: Tables = field(kw_only=True)
    known: frozenset[str] = field(kw_only=True)

    @property
    def scope(self) -> frozenset[str]:
        """IRIs of the last generation that may be described in another way now."""
        return self.known

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The label of each entity."""
        new = {entity.iri: entity.label for entity in self.entities}
        return Overlaid(new, self.scope, lambda: _labels(self.before))

    @cached_property
    def dimensions(self) -> Mapping[str, str]:
        """The dimension of each segment."""
        new = {e.iri: e.dimension for e in self.entities if e.dimension and e.type == "Segment"}
        return Overlaid(new, self.scope, lambda: _pairs(self.before, "segments", "dimension"))

    @cached_property
    def tellings(self) -> Mapping[str, int]:
        """How many claims tell of each development."""
        new = {
            development.iri: development.tellings
            for of_document in self.developments.by_document.values()
            for development in of_document.values()
        }
        return Overlaid(new, (), lambda: _pairs(self.before, "developments", "claims"))

    def described(self, iris: AbstractSet[str]) -> Iterable[Entity]:
        """Yield the entities that have, or once had, one of some IRIs."""
        yield from super().described(iris)
        new = {entity.iri for entity in self.entities}
        replaced = defaultdict(list)
        for old, iri in _pairs(self.before, "redirects", "replaced_by").items():
            replaced[iri].append(old)
        wanted = {*iris, *(iri for iri, old in replaced.items() if not iris.isdisjoint(old))}
        for row in only(self.before.read("entities"), "iri", wanted).to_pylist():
            iri, kind = row["iri"], row["kind"]
            if kind in RESOLVED and iri not in new and iri not in self.known:
                names, country = tuple(row["names"]), row["country"]
                former = tuple(sorted(replaced.get(iri, ())))
                yield Entity(iri, kind, row["type"], row["label"], names, country, former)


def _pairs(tables: Tables, name: str, column: str) -> dict[str, Any]:
    """Return the values of a column by IRI."""
    return dict(zip(*tables.read(name, ["iri", column]).to_pydict().values(), strict=True))


def _labels(tables: Tables) -> dict[str, str]:
    """Return the labels of all things with resolved names."""
    columns = tables.read("entities", ["iri", "label", "kind"]).to_pydict().values()
    return {iri: label for iri, label, kind in zip(*columns, strict=True) if kind in RESOLVED}
