"""Claims with their passages."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from marketgraph.server.api.things import base_of, file_of, filtered, path_of, titles
from marketgraph.tables import Tables

MOST = 1_000
"""Claims of one answer that are told with their passages."""


class Claim(BaseModel):
    """A claim: the passage that says it, where that stands, and how sure its reading is (0 to 1).

    Its status is accepted, suggested, rejected or set aside; only what accepted ones state is in the graph.
    """

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
    status: str


_SHARED = (
    "quote",
    "document",
    "start",
    "end",
    "page",
    "sheet",
    "row",
    "confidence",
    "method",
    "status",
)


def claims_of(tables: Tables, iris: Iterable[str]) -> dict[str, Claim]:
    """Return claims by IRI, at most a thousand, the first in order of their IRIs."""
    wanted = sorted(set(iris))[:MOST]
    rows = filtered(tables, "claims", ["iri", "report", *_SHARED], iri=wanted)
    iris = {row["report"] for row in rows} - {None}
    reports = {row["iri"]: row for row in filtered(tables, "reports", None, iri=iris)}
    known = titles(tables, iris)
    documents = {
        row["iri"]: row["title"] or file_of(row["location"])
        for row in filtered(
            tables, "documents", ["iri", "title", "location"], iri={row["document"] for row in rows}
        )
    }
    found, base = {}, base_of(tables)
    for row in rows:
        report = reports.get(row["report"], {})
        found[row["iri"]] = Claim(
            iri=row["iri"],
            path=path_of(row["iri"], base),
            title=known.get(row["report"]) or documents.get(row["document"]),
            publisher=report.get("publisher"),
            issued=report.get("issued"),
            url=report.get("url"),
            **{name: row[name] for name in _SHARED},
        )
    return found
