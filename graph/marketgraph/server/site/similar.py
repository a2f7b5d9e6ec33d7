"""``/similar``: companies that are like one, with the reasons, or why that cannot be said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import quote

from starlette.requests import Request

from marketgraph.errors import TooLittleEvidence
from marketgraph.server.api.asking import Analysis, analysed
from marketgraph.server.api.things import Thing, base_of, meant, named, things
from marketgraph.server.web import render
from marketgraph.workspace.opened import Generation

Compare: TypeAlias = Callable[[Generation], Analysis]

MOST = 8
"""Companies that are listed."""

_LONGEST = 2_000


class Row(NamedTuple):
    """A company, how much it has in common (0 to 1), and what."""

    thing: Thing
    similarity: float
    reasons: str


def shown(
    generation: Generation, request: Request, do: Callable[[Compare, Generation], Analysis]
) -> str:
    """Return the page of companies that are like the one named by its IRI or path.

    Args:
        generation: The generation in use.
        request: Names the company.
        do: Runs the comparing, which pickles, and may stop it.

    Raises:
        UnknownName: Nothing here has that IRI.
        QueryTimeout: The comparing ran over its time.
    """
    iri = meant(generation, request.query_params.get("company", "")[:_LONGEST])
    about = things(generation.tables, [iri])[iri]
    data = f"/api/analyses/similar?company={quote(iri, safe='')}&limit={MOST}"
    try:
        compare = partial(analysed, name="similar", values={"company": iri, "limit": MOST})
        rows, refusal = (
            [_row(one, base_of(generation.tables)) for one in do(compare, generation).rows],
            None,
        )
    except TooLittleEvidence as error:
        rows, refusal = [], error
    return render("similar.html", about=about, rows=rows, refusal=refusal, data=data)


def _row(row: Mapping[str, Any], base: str) -> Row:
    thing = named(row["iri"], base, row["company"], "company")
    return Row(thing, row["similarity"], _told(row["reasons"]))


def _told(reasons: str | list[str]) -> str:
    return reasons if isinstance(reasons, str) else "; ".join(reasons)
