"""Descriptions for machines: statements in the form that was asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from marketgraph.server.linked.asking import Statement
from marketgraph.server.linked.describing import CLAIM, LABEL, Description
from marketgraph.server.linked.naming import local
from marketgraph.vocabulary import DCT, PREFIXES, RDFS

FOAF = "http://xmlns.com/foaf/0.1/"
_BLANK = "_:description"


def statements(told: Description) -> Iterator[Statement]:
    """Yield what is told of a thing, with the names of what it names; of a claim its graph and evidence only."""
    yield from told.facts
    if CLAIM in told.types:
        return
    for subject, name, value in told.names:
        if name == LABEL:
            yield subject, name, value
    yield from _about(told)


def _about(told: Description) -> Iterator[Statement]:
    """Yield what is told of the description itself: how much it leaves out."""
    yield _BLANK, f"{FOAF}primaryTopic", ox.NamedNode(told.iri)
    for name, number in told.left_out.items():
        what = f"{local(name)} from other things" if name else "of its own"
        what = "claims about it" if name is None else f"statements {what}"
        yield (
            _BLANK,
            f"{RDFS}comment",
            ox.Literal(f"{number:,} {what} are left out.", language="en"),
        )
    text = "Statements that point here are given up to 30 a property, claims up to 100."
    yield _BLANK, f"{DCT}description", ox.Literal(text, language="en")


def written(told: Iterator[Statement], media: str) -> bytes:
    """Return statements in a form of RDF, by its media type."""
    form = ox.RdfFormat.from_media_type(media)
    assert form is not None, media  # noqa: S101 - the forms that are on offer
    prefixes = {**PREFIXES, "foaf": FOAF}
    triples = {ox.Triple(_subject(one), ox.NamedNode(name), value) for one, name, value in told}
    ordered = sorted(triples, key=str)
    return ox.serialize(ordered, format=form, prefixes=prefixes) or b""


def _subject(name: str) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(name[2:]) if name.startswith("_:") else ox.NamedNode(name)
