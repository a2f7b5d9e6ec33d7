"""``/search``: what is found by a name, for people without the list below the field."""

from __future__ import annotations

from starlette.requests import Request

from marketgraph.server.api.searching import found
from marketgraph.server.web import render
from marketgraph.workspace.opened import Generation

MOST = 50
"""Things that are listed."""

_LONGEST = 300


def shown(generation: Generation, request: Request) -> str:
    """Return the page of what is found by the name ``q``."""
    text = request.query_params.get("q", "")[:_LONGEST].strip()
    hits = found(generation, text, None, MOST) if text else []
    return render("search.html", text=text, hits=hits, most=MOST)
