"""Names that may be those of one thing, as the resolver suggests them for a person to judge."""

from __future__ import annotations

from typing import Any, NamedTuple

from marketgraph.server.api.things import filtered
from marketgraph.tables import Tables


class Suggestion(NamedTuple):
    """A thing that may be the same as another, with the row of the table ``suggestions``."""

    other: str
    reason: str
    score: float
    row: dict[str, Any]


def suggestions(tables: Tables, iri: str) -> list[Suggestion]:
    """Return what may be the same as a thing, the likeliest first."""
    found = [
        Suggestion(row[other], row["reason"], row["score"], row)
        for one, other in (("left", "right"), ("right", "left"))
        for row in filtered(tables, "suggestions", None, **{one: [iri]})
    ]
    return sorted(found, key=lambda pair: (-pair.score, pair.other))
