"""Answers ``/ontology``."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from marketgraph import __version__
from marketgraph.server.linked import ontology
from marketgraph.server.linked.model import Link
from marketgraph.server.linked.places import SUFFIXES, TITLES
from marketgraph.server.linked.sending import caching, links, sent, wanted
from marketgraph.server.linked.writing import written
from marketgraph.server.negotiation import HTML, TURTLE
from marketgraph.server.tags import tag_of
from marketgraph.server.web import render


async def answer(request: Request) -> Response:
    """Return the ontology in the form that is wanted; it needs no build."""
    want = wanted(request)
    tag = _tag(want.media)
    if tag in want.known:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=caching(tag))
    forms = {media: f"/ontology{suffix}" for suffix, media in SUFFIXES.items()}
    return sent(_body(want.media), want.media, {**caching(tag), **links(ontology.IRI, forms)})


@cache
def _tag(media: str) -> str:
    return tag_of(ontology.FILE.read_bytes() + f"{__version__}\0{media}".encode())


@cache
def _body(media: str) -> str | bytes:
    if media == HTML:
        title, description = ontology.title()
        forms = [Link(name, f"/ontology{suffix}") for suffix, name in TITLES.items()]
        return render(
            "ontology.html",
            title=title,
            description=description,
            iri=ontology.IRI,
            sections=ontology.sections(),
            forms=forms,
        )
    if media == TURTLE:
        return ontology.FILE.read_bytes()
    return written(iter(ontology.triples()), media)
