"""The page of the ontology: every term with its anchor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

from marketgraph.resources import ONTOLOGY
from marketgraph.server.linked.asking import Statement, key
from marketgraph.server.linked.facts import Facts
from marketgraph.server.linked.model import Link
from marketgraph.server.linked.naming import local
from marketgraph.views.words import spaced
from marketgraph.vocabulary import DCT, MKG, OWL, RDF, RDFS, SKOS

FILE = ONTOLOGY / "market.ttl"
IRI = MKG.removesuffix("#")

_SECTIONS = {
    "Classes": (f"{OWL}Class",),
    "Relations": (f"{OWL}ObjectProperty",),
    "Values": (f"{OWL}DatatypeProperty", f"{OWL}AnnotationProperty"),
}
_TOLD = {
    f"{RDFS}subClassOf": "Kind of",
    f"{RDFS}subPropertyOf": "Kind of",
    f"{RDFS}domain": "Said of",
    f"{RDFS}range": "Its values",
    f"{OWL}inverseOf": "Inverse of",
    f"{SKOS}exactMatch": "The same as",
    f"{SKOS}closeMatch": "Close to",
    f"{SKOS}broadMatch": "Within",
}


class Shown(NamedTuple):
    """A term: its name after the hash, its label, its definition, and what it is tied to."""

    name: str
    label: str
    definition: str
    ties: tuple[tuple[str, tuple[Link, ...]], ...]


@cache
def triples() -> tuple[Statement, ...]:
    """Return the statements of the ontology."""
    found = ox.parse(FILE.read_bytes(), ox.RdfFormat.TURTLE)
    return tuple(
        (key(quad.subject), quad.predicate.value, quad.object)
        for quad in found
        if not isinstance(quad.subject, ox.Triple) and not isinstance(quad.object, ox.Triple)
    )


@cache
def terms() -> frozenset[str]:
    """Return the IRIs of all terms."""
    return frozenset(subject for subject, _, _ in triples() if subject.startswith(MKG))


@cache
def sections() -> tuple[tuple[str, tuple[Shown, ...]], ...]:
    """Return the terms by section, each section in the order of the alphabet."""
    facts = Facts(triples())
    found: dict[str, list[Shown]] = {name: [] for name in (*_SECTIONS, "Individuals")}
    for term in sorted(terms(), key=lambda iri: local(iri).casefold()):
        found[_section(term, facts)].append(_shown(term, facts))
    return tuple((name, tuple(shown)) for name, shown in found.items() if shown)


def title() -> tuple[str, str]:
    """Return the ontology's title and description."""
    facts = Facts(triples())
    return facts.text(IRI, f"{DCT}title"), facts.text(IRI, f"{DCT}description")


def _section(term: str, facts: Facts) -> str:
    types = {value.value for value in facts.all(term, f"{RDF}type")}
    return next((name for name, some in _SECTIONS.items() if types & {*some}), "Individuals")


def _shown(term: str, facts: Facts) -> Shown:
    return Shown(
        local(term),
        facts.text(term, f"{RDFS}label") or spaced(local(term)),
        facts.text(term, f"{SKOS}definition") or facts.text(term, f"{RDFS}comment"),
        tuple(_ties(term, facts)),
    )


def _ties(term: str, facts: Facts) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for property_, title_ in _TOLD.items():
        links = tuple(
            _link(value.value)
            for value in facts.all(term, property_)
            if isinstance(value, ox.NamedNode)
        )
        if links:
            yield title_, links


def _link(iri: str) -> Link:
    if iri in terms():
        return Link(local(iri), f"#{local(iri)}")
    return Link(local(iri), iri, outside=True)
