"""Claims with their passages."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from marketgraph.server.api.things import filtered, path_of
from marketgraph.tables import Tables

MOST = 1_000
"""Claims of one answer that are told with their passages."""


class Claim(BaseModel):
    """A claim: the passage that says it, where that stands, and how sure its reading is (0 to 1)."""

    iri: str
    path: str
    quote: str | None
    document: str
    title: str | None
    publisher: str | None
    issued: str | None
    url: str | None
    start: int | None
    end: int | None
    page: int | None
    sheet: str | None
    row: int | None
    confidence: float | None
    method: str | None


_SHARED = ("quote", "document", "start", "end", "page", "sheet", "row", "confidence", "method")


def claims_of(tables: Tables, iris: Iterable[str]) -> dict[str, Claim]:
    """Return claims by IRI, at most a thousand, the first in order of their IRIs."""
    wanted = sorted(set(iris))[:MOST]
    rows = filtered(tables, "claims", ["iri", "report", *_SHARED], iri=wanted)
    reports = {
        row["iri"]: row
        for row in filtered(tables, "reports", None, iri={row["report"] for row in rows} - {None})
    }
    titles = {
        row["iri"]: row["title"]
        for row in filtered(
            tables, "documents", ["iri", "title"], iri={row["document"] for row in rows}
        )
    }
    found = {}
    for row in rows:
        report = reports.get(row["report"], {})
        found[row["iri"]] = Claim(
            iri=row["iri"],
            path=path_of(row["iri"]),
            title=report.get("title") or titles.get(row["document"]),
            publisher=report.get("publisher"),
            issued=report.get("issued"),
            url=report.get("url"),
            **{name: row[name] for name in _SHARED},
        )
    return found
