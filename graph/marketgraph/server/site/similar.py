"""``/similar``: companies that are like one, with the reasons, or why that cannot be said."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from starlette.requests import Request

from marketgraph.analysis import analyze
from marketgraph.errors import TooLittleEvidence
from marketgraph.server.api.things import Thing, meant, named, things
from marketgraph.server.web import render
from marketgraph.workspace.opened import Generation

MOST = 8
"""Companies that are listed."""

_LONGEST = 2_000


class Row(NamedTuple):
    """A company, how much it has in common (0 to 1), and what."""

    thing: Thing
    similarity: float
    reasons: str


def shown(generation: Generation, request: Request) -> str:
    """Return the page of companies that are like the one named by its IRI or path.

    Raises:
        UnknownName: Nothing here has that IRI.
    """
    iri = meant(generation, request.query_params.get("company", "")[:_LONGEST])
    about = things(generation.tables, [iri])[iri]
    data = f"/api/analyses/similar?company={quote(iri, safe='')}&limit={MOST}"
    try:
        rows, refusal = _rows(generation, iri), None
    except TooLittleEvidence as error:
        rows, refusal = [], error
    return render("similar.html", about=about, rows=rows, refusal=refusal, data=data)


def _rows(generation: Generation, iri: str) -> list[Row]:
    frame = analyze(generation.tables, "similar", company=iri, limit=MOST)
    return [
        Row(named(row["iri"], row["company"], "company"), row["similarity"], _told(row["reasons"]))
        for row in frame.to_dict("records")
    ]


def _told(reasons: str | list[str]) -> str:
    return reasons if isinstance(reasons, str) else "; ".join(reasons)
