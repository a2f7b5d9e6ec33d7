"""What the default graph says of the entities themselves: class, names, codes, successors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from marketgraph.encoding.context import LABEL, TYPE, Statements
from marketgraph.encoding.terms import Literal, Triple, english, text
from marketgraph.vocabulary import DCT, MKG, OWL, SKOS, XSD

_ENGLISH = frozenset({"Market", "SegmentationDimension", "Segment"})


class Described(Protocol):
    """An entity as the resolver gives it (``resolving.Entity``)."""

    @property
    def iri(self) -> str:
        """Its canonical IRI."""

    @property
    def type(self) -> str:
        """Its class, a local name of the ontology."""

    @property
    def label(self) -> str:
        """The name it is shown under."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it was written as."""

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2 code; of a country its own, of a company that of its country."""

    @property
    def replaces(self) -> tuple[str, ...]:
        """The IRIs that it replaces."""


def describe(entity: Described) -> list[Triple]:
    """Return the description of an entity: class, label, other names, code, IRIs it replaces."""
    out = Statements()
    iri = entity.iri
    named = english if entity.type in _ENGLISH else text
    if not iri.startswith(MKG):
        out.is_a(iri, entity.type)
        out.say(iri, LABEL, named(entity.label))
    out.say(iri, f"{SKOS}altLabel", *(named(n) for n in entity.names if n != entity.label))
    if entity.type == "Country" and entity.country:
        out.mkg(iri, "isoCode", text(entity.country))
    for old in entity.replaces:
        out.say(old, f"{DCT}isReplacedBy", iri)
        out.say(old, f"{OWL}deprecated", Literal("true", f"{XSD}boolean"))
    return out


def fixed_terms() -> Iterable[Triple]:
    """Return the labels of the constants that data refers to, so that plain queries can show them."""
    out = Statements()
    for name, kind, label in (
        ("World", "Region", "World"),
        ("Unstated", "Region", "not stated"),
        ("WholeMarket", "Segment", "whole market"),
    ):
        out.append(Triple(f"{MKG}{name}", TYPE, f"{MKG}{kind}"))
        out.say(f"{MKG}{name}", LABEL, english(label))
    return out
