"""``/terms``: the words that queries are written with, as editors complete them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Literal

import pyoxigraph as ox
from fastapi import APIRouter
from pydantic import BaseModel

from marketgraph.resources import ONTOLOGY
from marketgraph.vocabulary import MKG, OWL, PREFIXES, RDF, RDFS, SKOS

router = APIRouter()

Role = Literal["class", "property", "individual"]

_ROLES: dict[str, Role] = {
    f"{OWL}Class": "class",
    f"{OWL}ObjectProperty": "property",
    f"{OWL}DatatypeProperty": "property",
    f"{OWL}AnnotationProperty": "property",
}


class Term(BaseModel):
    """A class, property or named thing of the ontology, or one of others that the graph is written with."""

    name: str
    iri: str
    role: Role
    label: str
    definition: str


class Terms(BaseModel):
    """The prefixes that queries need not declare, and the terms by name."""

    prefixes: dict[str, str]
    terms: list[Term]


@router.get("/terms")
async def terms() -> Terms:
    """List the classes, properties and named things that the graph is written with."""
    return known_terms()


@cache
def known_terms() -> Terms:
    """Return the terms of the ontology, and those of others that its JSON-LD context names."""
    found = {term.name: term for term in (*_borrowed(), *_ours())}
    return Terms(prefixes=PREFIXES, terms=sorted(found.values(), key=lambda term: term.name))


def _ours() -> Iterator[Term]:
    told: dict[str, dict[str, list[str]]] = {}
    for quad in ox.parse((ONTOLOGY / "market.ttl").read_bytes(), ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
            about = told.setdefault(quad.subject.value, {})
            about.setdefault(quad.predicate.value, []).append(quad.object.value)
    for iri, about in told.items():
        if iri.startswith(MKG) and (types := about.get(f"{RDF}type")):
            role: Role = next((_ROLES[one] for one in types if one in _ROLES), "individual")
            name = f"mkg:{iri.removeprefix(MKG)}"
            label, definition = (
                (about.get(key) or [""])[0] for key in (f"{RDFS}label", f"{SKOS}definition")
            )
            yield Term(name=name, iri=iri, role=role, label=label, definition=definition)


def _borrowed() -> Iterator[Term]:
    """Yield the terms of other vocabularies, as the context has them: names of classes begin with a capital."""
    text = (ONTOLOGY / "context.jsonld").read_text(encoding="utf-8")
    names = ["rdf:type"]
    for meant in json.loads(text)["@context"].values():
        names.append(str(meant.get("@id", "")) if isinstance(meant, dict) else str(meant))
    for name in names:
        prefix, _, local = name.partition(":")
        if prefix in PREFIXES and local and prefix != "mkg":
            role: Role = "class" if local[0].isupper() else "property"
            yield Term(name=name, iri=PREFIXES[prefix] + local, role=role, label="", definition="")
