"""``/queries`` and ``/analyses``: the saved questions, with their parameters."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import BaseModel
from starlette.requests import Request

from marketgraph.analysis import Option, analyses, analyze
from marketgraph.errors import UnknownName, UsageError
from marketgraph.plain import plain
from marketgraph.query import Limits, QueryRunner, ResultGraph, bind, saved_queries, saved_query
from marketgraph.query import Solutions as Found
from marketgraph.server.api.lending import Asked
from marketgraph.server.problems import Problem
from marketgraph.workspace.opened import Generation

router = APIRouter()

ROWS = 10_000
"""Most rows of an answer; /sparql gives more."""
LONGEST = 2_000
"""Characters of a value."""
UNASKED = frozenset({"rates", "threads"})
"""Options that clients do not set: files of this machine, and how it works."""
_TRUTH = {"true": True, "false": False, "1": True, "0": False}

Name = Annotated[str, Path(max_length=100)]


class Parameter(BaseModel):
    """What a question asks for."""

    name: str
    type: str
    kind: str | None = None
    required: bool
    default: str | int | float | bool | None
    choices: list[str] = []
    description: str


class Question(BaseModel):
    """A saved question."""

    name: str
    title: str
    description: str
    parameters: list[Parameter]


class Questions(BaseModel):
    """The saved questions, by name."""

    questions: list[Question]


class Column(BaseModel):
    """A column: its type is iri, string, integer, number, boolean, date, dateTime, list or mixed."""

    name: str
    type: str


class Rows(BaseModel):
    """A whole answer: typed columns, and rows of values by column."""

    columns: list[Column]
    rows: list[dict[str, Any]]


class Analysis(Rows):
    """A whole answer, and what it rests on."""

    evidence: dict[str, str | int] | None


@router.get("/queries")
async def queries() -> Questions:
    """List the saved queries with their parameters."""
    found = [
        Question(
            name=query.name,
            title=query.title,
            description=query.description,
            parameters=[Parameter(**one._asdict()) for one in query.parameters],
        )
        for query in saved_queries().values()
    ]
    return Questions(questions=found)


@router.get("/queries/{name}")
async def query(ask: Asked, request: Request, name: Name) -> Rows:
    """Answer a saved query; its parameters are those of the address, several values mean any of them."""
    if not name.replace("-", "").isalnum() or (saved := saved_query(name)) is None:
        raise UnknownName("there is no saved query of that name", remedy="GET /api/queries")
    values = {key: given if len(given) > 1 else given[0] for key, given in _values(request).items()}
    limits = replace(ask.lender.settings.limits, rows=ROWS)
    return await ask(lambda generation: _answered(generation, saved, values, limits))


@router.get("/analyses")
async def list_analyses() -> Questions:
    """List the analyses with their options."""
    found = [
        Question(
            name=one.name,
            title=one.title,
            description=one.description,
            parameters=[_parameter(option) for option in _options(one.options)],
        )
        for one in analyses().values()
    ]
    return Questions(questions=found)


@router.get("/analyses/{name}")
async def analysis(ask: Asked, request: Request, name: Name) -> Analysis:
    """Answer an analysis; its options are the parameters of the address."""
    if name not in analyses():
        raise UnknownName("there is no analysis of that name", remedy="GET /api/analyses")
    known = {option.name: option for option in _options(analyses()[name].options)}
    values = {
        key: _typed(known.get(key), key, given[-1]) for key, given in _values(request).items()
    }
    return await ask(lambda generation: _analysed(generation, name, values))


def _values(request: Request) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in request.query_params.multi_items():
        if len(value) > LONGEST:
            raise Problem(HTTPStatus.BAD_REQUEST, f"A value has more than {LONGEST:,} characters.")
        found.setdefault(key, []).append(value)
    return found


def _answered(generation: Generation, saved: Any, values: dict[str, Any], limits: Limits) -> Rows:
    text = bind(saved, values, generation.lookup)
    answer = QueryRunner(generation.store).run(text, limits=limits)
    if isinstance(answer, bool):
        return _rows(["answer"], [{"answer": answer}])
    if isinstance(answer, ResultGraph):
        names = ["subject", "predicate", "object"]
        answer = Found(b"?subject\t?predicate\t?object\n" + _as_cells(answer))
    names = answer.variables
    iris = {name for name, cells in zip(names, answer.cells, strict=True) if _all_iris(cells)}
    return _rows(names, [{key: plain(cell) for key, cell in row.items()} for row in answer], iris)


def _as_cells(graph: ResultGraph) -> bytes:
    """Return the statements of a graph as tab-separated terms."""
    import pyoxigraph as ox

    triples = ox.parse(graph.ntriples, ox.RdfFormat.N_TRIPLES)
    rows = ((one.subject, one.predicate, one.object) for one in triples)
    return Found.of_terms(("subject", "predicate", "object"), rows).tsv.partition(b"\n")[2]


def _all_iris(cells: list[str]) -> bool:
    full = [cell for cell in cells if cell]
    return bool(full) and all(cell[0] == "<" and not cell.startswith("<<") for cell in full)


def _analysed(generation: Generation, name: str, values: dict[str, Any]) -> Analysis:
    frame = analyze(generation.tables, name, **values)
    if len(frame) > ROWS:
        raise Problem(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            f"The answer has more than {ROWS:,} rows.",
            remedy="Give a limit.",
        )
    rows = [
        {str(key): plain(cell) for key, cell in row.items()} for row in frame.to_dict("records")
    ]
    evidence = frame.attrs.get("evidence")
    told = None if evidence is None else evidence._asdict()
    made = _rows([str(name) for name in frame.columns], rows)
    return Analysis(columns=made.columns, rows=rows, evidence=told)


def _rows(names: list[str], rows: list[dict[str, Any]], iris: Iterable[str] = ()) -> Rows:
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


def _options(options: Iterable[Option]) -> list[Option]:
    return [option for option in options if option.name not in UNASKED]


def _parameter(option: Option) -> Parameter:
    return Parameter(
        name=option.name,
        type=option.type.__name__,
        required=option.required,
        default=option.default,
        choices=list(option.choices),
        description=option.help,
    )


def _typed(option: Option | None, name: str, text: str) -> Any:
    """Return the value of an option as its type.

    Raises:
        UsageError: There is no such option, or the value is not of its type.
    """
    if option is None:
        raise UsageError("there is no such option", remedy="GET /api/analyses lists them")
    try:
        value = _TRUTH[text.lower()] if option.type is bool else option.type(text)
        if option.type in (int, float) and not (math.isfinite(value) and 0 <= value <= 1_000_000):
            raise ValueError(text)
    except (ValueError, KeyError):
        raise UsageError(
            f"the value of {name} is not of its type", remedy=f"It is the {option.help}."
        ) from None
    return value
