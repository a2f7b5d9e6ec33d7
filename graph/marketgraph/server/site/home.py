"""``/`` and ``/markets``: where to begin, what is new, and what was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from starlette.requests import Request

from marketgraph.server.api.listing import Market, markets_of
from marketgraph.server.api.things import base_of, path_of
from marketgraph.server.site.naming import names_of
from marketgraph.server.site.strips import Strip, strip
from marketgraph.server.web import render
from marketgraph.tables import Tables
from marketgraph.views.words import period
from marketgraph.workspace.opened import Generation

MARKETS = 12
"""Markets that the first page lists; a page of their own lists them all."""

STRIPS = 4
"""Markets whose sizes are drawn: each takes a tenth of a second."""

NEWEST = 12
"""Developments that the first page lists."""

DOCUMENTS = 8
"""Documents that the first page lists."""


class Development(NamedTuple):
    """A development, by name and day."""

    path: str
    label: str
    when: str
    earliest: str
    claims: int


class Document(NamedTuple):
    """A document that was read, and how many claims it gave."""

    path: str
    name: str
    read: str
    claims: int


class MarketRow(NamedTuple):
    """A market with its sizes on a strip, where there are comparable ones."""

    market: Market
    strip: Strip | None


def shown(generation: Generation, _: Request) -> str:
    """Return the first page."""
    tables = generation.tables
    markets = _markets(generation)
    documents = tables.read("documents", ["iri", "title", "location", "read", "claims"]).to_pylist()
    return render(
        "home.html",
        markets=_rows(tables, markets[:MARKETS]),
        more_markets=len(markets) - len(markets[:MARKETS]),
        newest=list(_newest(tables)),
        documents=list(_documents(documents, base_of(tables))),
        more_documents=max(0, len(documents) - DOCUMENTS),
    )


def markets_shown(generation: Generation, _: Request) -> str:
    """Return the page of all markets."""
    rows = [MarketRow(market, None) for market in markets_of(generation)]
    return render("markets.html", markets=rows)


def _markets(generation: Generation) -> list[Market]:
    """Return the markets, those of which most is known first."""
    return sorted(
        markets_of(generation),
        key=lambda each: (-each.sizes, -each.companies, each.label.casefold(), each.iri),
    )


def _rows(tables: Tables, markets: list[Market]) -> list[MarketRow]:
    drawn = [market.iri for market in markets if market.sizes][:STRIPS]
    found = {market: strip(tables, market) for market in drawn}
    return [MarketRow(market, found.get(market.iri)) for market in markets]


def _newest(tables: Tables) -> Iterator[Development]:
    """Yield the developments that are newest; a review is told beside the deal that it is of."""
    columns = ["iri", "label", "earliest", "latest", "claims"]
    table = tables.read(
        "developments", columns, [("latest", "!=", ""), ("type", "!=", "DealReview")]
    )
    for row in table.sort_by([("latest", "descending"), ("iri", "ascending")])[:NEWEST].to_pylist():
        when = period(row["earliest"], row["latest"])
        path = path_of(row["iri"], base_of(tables))
        yield Development(path, row["label"], when, row["earliest"] or "", row["claims"])


def _documents(rows: list[dict[str, Any]], base: str) -> Iterator[Document]:
    """Yield the documents of which most was read."""
    names = names_of(rows)
    for row in sorted(rows, key=lambda row: (-row["claims"], row["iri"]))[:DOCUMENTS]:
        read = (row["read"] or "")[:10]
        yield Document(path_of(row["iri"], base), names[row["iri"]], read, row["claims"])
