"""Things that are not known, answered with near names."""

from __future__ import annotations

import re
from http import HTTPStatus
from urllib.parse import unquote

from starlette.responses import Response

from marketgraph.search import Hit
from marketgraph.server.linked.places import Places
from marketgraph.server.problems import Problem
from marketgraph.server.web import page, render
from marketgraph.vocabulary import KINDS
from marketgraph.workspace.opened import NEAR, Generation


def missing(generation: Generation, places: Places, path: str, person: bool) -> Response:
    """Return the 404 of a thing that is not known.

    Args:
        generation: Where near names are looked for.
        places: Where they are described.
        path: Kind and slug, or the IRI.
        person: Whether a page is wanted instead of a problem document.
    """
    hits = _near(generation, unquote(path))
    detail = "Nothing is known of this thing."
    if person:
        near = [(hit, places.page(hit.iri)) for hit in hits]
        text = render("missing.html", path=unquote(path), near=near)
        return page(text, {"Cache-Control": "no-store"}, HTTPStatus.NOT_FOUND)
    near_names = [
        {"name": hit.label, "kind": hit.kind, "iri": hit.iri, "page": places.page(hit.iri)}
        for hit in hits
    ]
    return Problem(HTTPStatus.NOT_FOUND, detail, near=near_names).response()


def _near(generation: Generation, path: str) -> list[Hit]:
    """Return things of nearly that name, those of the kind before others."""
    kind, name = _parts(path)
    words = re.sub(r"[^\w]+|_", " ", name)
    found = generation.index.find(words, kind, NEAR) if kind else []
    return (found or generation.index.find(words, None, NEAR))[:NEAR]


def _parts(path: str) -> tuple[str | None, str]:
    head, _, name = path.rstrip("/").rpartition("/")
    kind = head.rpartition("/")[2]
    return (kind if kind in KINDS else None), name
