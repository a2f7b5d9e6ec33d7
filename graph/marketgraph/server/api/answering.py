"""Whole answers to queries: typed columns, and rows of JSON values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from marketgraph.plain import plain
from marketgraph.query import Limits, QueryRunner, ResultGraph
from marketgraph.query import Solutions as Found
from marketgraph.workspace.opened import Generation

ROWS = 10_000
"""Most rows of an answer; /sparql gives more."""


class Column(BaseModel):
    """A column: its type is iri, string, integer, number, boolean, date, dateTime, list or mixed."""

    name: str
    type: str


class Rows(BaseModel):
    """A whole answer: typed columns, and rows of values by column."""

    columns: list[Column]
    rows: list[dict[str, Any]]


def answered(generation: Generation, text: str, limits: Limits) -> Rows:
    """Return the whole answer to a SPARQL query; a graph has the columns subject, predicate and object.

    Raises:
        QueryError: As ``QueryRunner.run``.
    """
    answer = QueryRunner(generation.store).run(text, limits=limits)
    if isinstance(answer, bool):
        return tabled(["answer"], [{"answer": answer}])
    if isinstance(answer, ResultGraph):
        names = ["subject", "predicate", "object"]
        answer = Found(b"?subject\t?predicate\t?object\n" + _as_cells(answer))
    names = answer.variables
    iris = {name for name, cells in zip(names, answer.cells, strict=True) if _all_iris(cells)}
    return tabled(names, [{key: plain(cell) for key, cell in row.items()} for row in answer], iris)


def _as_cells(graph: ResultGraph) -> bytes:
    """Return the statements of a graph as tab-separated terms."""
    import pyoxigraph as ox

    triples = ox.parse(graph.ntriples, ox.RdfFormat.N_TRIPLES)
    rows = ((one.subject, one.predicate, one.object) for one in triples)
    return Found.of_terms(("subject", "predicate", "object"), rows).tsv.partition(b"\n")[2]


def _all_iris(cells: list[str]) -> bool:
    full = [cell for cell in cells if cell]
    return bool(full) and all(cell[0] == "<" and not cell.startswith("<<") for cell in full)


def tabled(names: list[str], rows: list[dict[str, Any]], iris: Iterable[str] = ()) -> Rows:
    """Return rows with the types of their columns; those of IRIs are named."""
    columns = [
        Column(name=name, type="iri" if name in iris else _type(row[name] for row in rows))
        for name in names
    ]
    return Rows(columns=columns, rows=rows)


_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", list: "list"}


def _type(cells: Iterable[Any]) -> str:
    kinds = {_TYPES.get(type(cell), "mixed") for cell in cells if cell is not None}
    if kinds == {"integer", "number"}:
        return "number"
    return kinds.pop() if len(kinds) == 1 else "mixed" if kinds else "string"
