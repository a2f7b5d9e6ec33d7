"""The page of a report: what it is, and what it says, in its order, with its passages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marketgraph.server.linked.model import Link
from marketgraph.server.portraits.gathering import Gathering
from marketgraph.server.portraits.model import Head, Stated, Value
from marketgraph.server.portraits.queries import address
from marketgraph.server.portraits.sheet import Sheet
from marketgraph.views.words import UNSTATED, years
from marketgraph.vocabulary import DCAT, DCT


class Report(NamedTuple):
    """Everything that the page shows, in its order."""

    head: Head
    identity: tuple[tuple[str, tuple[Value, ...]], ...]
    forecast: str
    said: tuple[Stated, ...]
    total: int
    regions: tuple[Value, ...]
    methods: tuple[Value, ...]
    contents: tuple[Value, ...]
    documents: tuple[Link, ...]
    queries: dict[str, str]


def _gather(gathering: Gathering) -> tuple[int, list[str]]:
    """Collect what the page needs; returns how many claims the report has, and its documents."""
    iri = gathering.iri
    rows = list(gathering.rows("report-claims", report=iri))
    documents = gathering.pointing("documentOf")["documentOf"]
    gathering.state(list(dict.fromkeys(claim for claim, _, _ in rows)))
    ((count,),) = gathering.rows("report-count", report=iri)
    gathering.name([*documents, *(document for _, document, _ in rows)])
    return int(count), documents


def page(gathering: Gathering) -> Report:
    """Return the page of a report."""
    iri = gathering.iri
    total, documents = _gather(gathering)
    sheet = gathering.sheet()
    start, end = (sheet.number(iri, f"forecast{name}") for name in ("Start", "End"))
    return Report(
        head=sheet.head(),
        identity=tuple(_identity(sheet)),
        forecast=years(*(None if one is None else int(one) for one in (start, end))) or UNSTATED,
        said=tuple(sheet.stated()),
        total=total,
        regions=sheet.values(iri, "coversRegion"),
        methods=sheet.values(iri, "methodology"),
        contents=sheet.values(iri, f"{DCT}tableOfContents"),
        documents=sheet.named(documents),
        queries={
            "why": address("why", subject=iri),
            "contents": address("report-contents", report=iri),
        },
    )


def _identity(sheet: Sheet) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Yield what a report is known by; what is not stated says so."""
    for heading, name in (
        ("Publisher", f"{DCT}publisher"),
        ("Published", f"{DCT}issued"),
        ("Base year", "baseYear"),
        ("Market", "covers"),
        ("Web page", f"{DCAT}landingPage"),
    ):
        yield heading, sheet.values(sheet.iri, name)
