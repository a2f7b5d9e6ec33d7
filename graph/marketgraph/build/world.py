"""What a build knows before it encodes claims, and what it counts while it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from marketgraph.build.rules import Rules
from marketgraph.encoding import Literal, Term
from marketgraph.resolving import Cut, Entity, Judgements, NameMap, Resolution, Suggestion
from marketgraph.resolving.developments import Developments
from marketgraph.vocabulary import MKG, Iris

CLASSES: dict[str, frozenset[str]] = {
    kind: frozenset(f"{MKG}{name}" for name in names)
    for kind, names in {
        "company": ("Company", "Organization"),
        "organization": ("Organization",),
        "product": ("Product",),
        "facility": ("Facility",),
        "region": ("Region",),
        "market": ("Market",),
        "dimension": ("SegmentationDimension",),
        "segment": ("Segment",),
        "report": ("Report",),
        "document": ("SourceDocument",),
    }.items()
}
"""Classes that a build itself gives to things of a kind."""

_NONE: frozenset[str] = frozenset()


class Who(Protocol):
    """Who is who: a whole ``Resolution``, or that of the names that a change can bear upon."""

    @property
    def entities(self) -> Iterable[Entity]:
        """The canonical entities in the order of their IRIs."""

    @property
    def suggestions(self) -> list[Suggestion]:
        """Pairs of companies that may be one."""

    @property
    def cuts(self) -> list[Cut]:
        """Merges that were refused."""

    def names(self, document: str) -> NameMap:
        """Return the linker of a document."""


class Sink(Protocol):
    """Takes rows of tables."""

    def add(self, table: str, row: tuple[object, ...]) -> None:
        """Take one row of a table."""


@dataclass(slots=True)
class Tally:
    """What was counted while encoding.

    Attributes:
        claims: Claims by status.
        reasons: Claims set aside, by reason.
        about: Accepted claims about each thing that may be an entity.
        quads: Lines of N-Quads.
    """

    claims: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    about: Counter[str] = field(default_factory=Counter)
    quads: int = 0


@dataclass
class World:
    """What the whole build knows before the second pass.

    Attributes:
        iris: Where IRIs are minted.
        resolution: Who is who.
        developments: Which claims tell of one development.
        judgements: What people decided.
        rules: What the shapes ask of one node.
        types: Classes of things that RDF claims describe.
    """

    iris: Iris
    resolution: Who
    developments: Developments
    judgements: Judgements
    rules: Rules
    types: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def entities(self) -> list[Entity]:
        """The canonical entities in the order of their IRIs."""
        return list(self.resolution.entities)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The label of each entity."""
        if isinstance(self.resolution, Resolution):
            return self.resolution.labels
        return {entity.iri: entity.label for entity in self.entities}

    @cached_property
    def dimensions(self) -> Mapping[str, str]:
        """The dimension of each segment."""
        return {
            entity.iri: entity.dimension
            for entity in self.entities
            if entity.dimension and entity.type == "Segment"
        }

    @cached_property
    def tellings(self) -> Mapping[str, int]:
        """How many claims tell of each development."""
        return {
            development.iri: development.tellings
            for of_document in self.developments.by_document.values()
            for development in of_document.values()
        }

    @property
    def scope(self) -> frozenset[str] | None:
        """IRIs of the last generation that may be described in another way now; None for all."""
        return None

    def described(self, iris: AbstractSet[str]) -> Iterable[Entity]:
        """Yield the entities that have, or once had, one of some IRIs."""
        for entity in self.entities:
            if entity.iri in iris or any(old in iris for old in entity.replaces):
                yield entity

    def classes_of(self, term: Term) -> frozenset[str]:
        """Return the classes that a node is known to have before any claim speaks of it."""
        if isinstance(term, Literal):
            return _NONE
        base = self.iris.base
        if term.startswith(base):
            known = CLASSES.get(term[len(base) : term.find("/", len(base))], _NONE)
        else:
            known = _constant(term)
        return known | self.types[term] if term in self.types else known


def _constant(iri: str) -> frozenset[str]:
    """Return the class of a constant of the ontology that data refers to."""
    name = iri.removeprefix(MKG)
    if name in ("World", "Unstated"):
        return frozenset({f"{MKG}Region"})
    if name in ("BySize", "ByGrowth"):
        return frozenset({f"{MKG}RankCriterion"})
    return frozenset({f"{MKG}Segment"}) if name == "WholeMarket" else _NONE
