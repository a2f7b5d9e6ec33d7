"""The passages behind a page: each claim with its words, document, place and confidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marketgraph.views.rows import Row, TableSource, rows

QUOTE_MAX = 600


class Evidence:
    """Claims numbered in the order in which a page first needs them."""

    def __init__(self, tables: TableSource, claims: Iterable[str]) -> None:
        """Read the claims with their documents and reports."""
        self._claims = {row["iri"]: row for row in rows(tables, "claims", iri=set(claims))}
        documents = {row["document"] for row in self._claims.values()}
        reports = {row["report"] for row in self._claims.values() if row["report"]}
        self._documents = {row["iri"]: row for row in rows(tables, "documents", iri=documents)}
        self._reports = {row["iri"]: row for row in rows(tables, "reports", iri=reports)}
        self._numbers: dict[str, int] = {}
        self._sources: dict[tuple[str, str], int] = {}

    def numbers(self, claims: Iterable[str], most: int = 4) -> list[int]:
        """Return the numbers of claims, the surest first and one an origin before a second one."""
        known = [self._claims[claim] for claim in set(claims) if claim in self._claims]
        known.sort(key=lambda row: (-(row["confidence"] or 0), row["iri"]))
        seen: set[str] = set()
        first: list[str] = []
        again: list[str] = []
        for row in known:
            (again if row["origin"] in seen else first).append(row["iri"])
            seen.add(row["origin"])
        return [self._number(claim) for claim in (first + again)[:most]]

    def _number(self, claim: str) -> int:
        """Return the number of a claim, a new one if it has none yet."""
        return self._numbers.setdefault(claim, len(self._numbers))

    def origins(self, claims: Iterable[str]) -> int:
        """Return how many independent sources state the claims."""
        return len({self._claims[c]["origin"] for c in claims if c in self._claims})

    def records(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return the claims in the order of their numbers, and the sources that they name."""
        claims = [self._record(self._claims[iri]) for iri in self._numbers]
        return claims, [self._source(*key) for key in self._sources]

    def _record(self, row: Row) -> dict[str, Any]:
        """Return one claim for the page."""
        key = (row["document"], row["report"] or "")
        record = {
            "source": self._sources.setdefault(key, len(self._sources)),
            "quote": _shortened(row["quote"]),
            "place": place(row),
            "confidence": row["confidence"],
            "method": row["method"],
        }
        return {name: value for name, value in record.items() if value is not None}

    def _source(self, document: str, report: str) -> dict[str, Any]:
        """Return one source for the page: the document, and the report that it is or credits."""
        read, told = self._documents.get(document, {}), self._reports.get(report, {})
        location = (read.get("location") or "").replace("\\", "/").rpartition("/")[2]
        record = {
            "title": told.get("title") or read.get("title") or location or "a document",
            "publisher": told.get("publisher"),
            "issued": told.get("issued"),
            "url": told.get("url"),
            "file": location or None,
        }
        return {name: value for name, value in record.items() if value}


def _shortened(quote: str | None) -> str | None:
    """Return a quote, cut after about a hundred words."""
    if quote is None or len(quote) <= QUOTE_MAX:
        return quote
    return f"{quote[:QUOTE_MAX].rsplit(' ', 1)[0]} \u2026"


def place(row: Row) -> str:
    """Return where in its document a claim stands, in words."""
    parts = []
    if row["page"] is not None:
        parts.append(f"page {row['page']}")
    if row["sheet"]:
        parts.append(f"sheet {row['sheet']}")
    if row["row"] is not None:
        parts.append(f"row {row['row']:,}")
    elif row["start"] is not None:
        parts.append(f"characters {row['start']:,}\u2013{row['end']:,}")
    return ", ".join(parts)
