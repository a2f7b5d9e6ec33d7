"""``/sources``: what was read, when, and what it gave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from starlette.requests import Request

from marketgraph.build import read_manifest
from marketgraph.server.api.things import base_of, filtered, path_of
from marketgraph.server.site.naming import names_of
from marketgraph.server.web import render
from marketgraph.tables import Tables
from marketgraph.views.words import spaced
from marketgraph.workspace.opened import Generation

MOST = 100
"""Documents of one page."""

TYPES = 4
"""Types of facts that are named of one document."""


class Source(NamedTuple):
    """A document, and what it gave.

    Attributes:
        path: Path of its page.
        name: Its title, or the name of its file.
        media: Media type.
        publisher: Publisher of the report that it is, if it is one.
        read: When it was read, to the minute (UTC).
        claims: How many claims it gave.
        set_aside: How many of these break a rule.
        types: The types of most facts in words, and how many.
        more_types: How many types more.
    """

    path: str
    name: str
    media: str
    publisher: str
    read: str
    claims: int
    set_aside: int
    types: tuple[tuple[str, int], ...]
    more_types: int


def shown(generation: Generation, request: Request) -> str:
    """Return the page of documents, from ``offset`` on, the last read first."""
    rows = generation.tables.read("documents").to_pylist()
    names = names_of(rows)
    rows.sort(key=lambda row: (names[row["iri"]].casefold(), row["iri"]))
    rows.sort(key=lambda row: row["read"] or "", reverse=True)
    given = request.query_params.get("offset", "0")
    offset = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    part = rows[offset : offset + MOST]
    report = read_manifest(generation.folder).report
    return render(
        "sources.html",
        sources=list(_sources(generation.tables, part, names)),
        total=len(rows),
        offset=offset,
        most=MOST,
        claims=report.claims,
        set_aside=report.set_aside,
        suggestions=report.suggestions,
        warnings=report.warnings,
    )


def _sources(
    tables: Tables, rows: list[dict[str, Any]], names: Mapping[str, str]
) -> Iterator[Source]:
    types, base = _types(tables, [row["iri"] for row in rows]), base_of(tables)
    reports = {row["report"] for row in rows} - {None}
    publishers = {
        row["iri"]: row["publisher"]
        for row in filtered(tables, "reports", ["iri", "publisher"], iri=reports)
    }
    for row in rows:
        told = types[row["iri"]]
        read = (row["read"] or "")[:16].replace("T", " ")
        yield Source(
            path=path_of(row["iri"], base),
            name=names[row["iri"]],
            media=(row["media_type"] or "").partition(";")[0],
            publisher=publishers.get(row["report"]) or "",
            read=read,
            claims=row["claims"],
            set_aside=row["set_aside"],
            types=tuple(told[:TYPES]),
            more_types=len(told) - len(told[:TYPES]),
        )


def _types(tables: Tables, documents: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    """Return the types of facts of each document, those of most claims first."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    wanted = sorted(documents)
    if wanted:
        table = tables.read("claims", ["document", "type"], [("document", "in", wanted)])
        counted = table.group_by(["document", "type"]).aggregate([([], "count_all")])
        for row in counted.to_pylist():
            found[row["document"]].append((spaced(row["type"]), row["count_all"]))
    for types in found.values():
        types.sort(key=lambda pair: (-pair[1], pair[0]))
    return found
