"""``/explore``: the graph, drawn and told by scripts; without anything to draw, where to begin."""

from __future__ import annotations

import json
from typing import NamedTuple

from starlette.requests import Request

from marketgraph.server.api.listing import markets_of
from marketgraph.server.api.things import base_of
from marketgraph.server.api.viewing import short_of
from marketgraph.server.web import render
from marketgraph.views.words import KINDS, RELATIONS, period
from marketgraph.workspace.opened import Generation

MARKETS = 8
"""Markets to begin with."""

NEWEST = 6
"""Developments to begin with."""

IN_GRAPH = (
    (("arrows",), "to the next node that way"),
    (("N", "⇧N"), "around the neighbours of what is chosen"),
    (("Enter",), "choose, and go to its details"),
    (("Space",), "choose several, one after the other"),
    (("E",), "open what is around"),
    (("C",), "collapse: take that back"),
    (("H",), "hide"),
    (("P",), "path to …"),
    (("M",), "compare with …"),
    (("L",), "keep on the list"),
    (("O",), "draw only around it"),
    (("⇧ arrows",), "move and pin"),
    (("X",), "unpin"),
    (("A",), "choose all"),
    (("Esc",), "choose nothing"),
)
"""Keys while the graph has the focus, and what they do; ``docs/explorer.md`` lists them too."""

ANYWHERE = (
    (("/",), "search"),
    (("?",), "this help"),
    (("Ctrl Z",), "undo; U in the graph"),
    (("Ctrl ⇧ Z",), "redo; ⇧U in the graph"),
    (("+", "−"), "zoom, in the graph"),
    (("0",), "show everything, in the graph"),
    (("Tab",), "graph, time, details, tables, filters"),
)
"""Keys that work everywhere on the page, and those of the whole view."""


class Start(NamedTuple):
    """Something to begin with."""

    id: str
    label: str
    companies: int = 0
    when: str = ""


def shown(generation: Generation, _: Request) -> str:
    """Return the page; what it draws is told by its address, which scripts read."""
    base = base_of(generation.tables)
    words = {"relations": RELATIONS, "kinds": KINDS}
    return render(
        "explore.html",
        here="/explore",
        words=json.dumps(words),
        base=base,
        markets=_markets(generation, base),
        newest=_newest(generation, base),
        in_graph=IN_GRAPH,
        anywhere=ANYWHERE,
    )


def _markets(generation: Generation, base: str) -> list[Start]:
    found = sorted(markets_of(generation), key=lambda each: (-each.companies, each.label, each.iri))
    return [Start(short_of(each.iri, base), each.label, each.companies) for each in found[:MARKETS]]


def _newest(generation: Generation, base: str) -> list[Start]:
    columns = ["iri", "label", "earliest", "latest"]
    table = generation.tables.read(
        "developments", columns, [("latest", "!=", ""), ("type", "!=", "DealReview")]
    )
    rows = table.sort_by([("latest", "descending"), ("iri", "ascending")])[:NEWEST].to_pylist()
    return [
        Start(short_of(row["iri"], base), row["label"], when=period(row["earliest"], row["latest"]))
        for row in rows
    ]
