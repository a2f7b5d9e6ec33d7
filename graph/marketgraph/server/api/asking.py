"""``/queries`` and ``/analyses``: the saved questions, with their parameters."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import BaseModel
from starlette.requests import Request

from marketgraph.analysis import Option, analyses, analyze
from marketgraph.errors import QueryTooLarge, UnknownName, UsageError
from marketgraph.plain import plain
from marketgraph.query import SavedQuery, bind, saved_queries, saved_query
from marketgraph.server.api.answering import ROWS, Rows, answered, tabled
from marketgraph.server.api.lending import Asked
from marketgraph.server.problems import Problem
from marketgraph.workspace.opened import Generation

router = APIRouter()

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
    """A saved question, and the topic that it is listed under."""

    name: str
    title: str
    topic: str = ""
    description: str
    parameters: list[Parameter]


class Questions(BaseModel):
    """The saved questions, by name."""

    questions: list[Question]


class Text(BaseModel):
    """The text of a query."""

    query: str


class Analysis(Rows):
    """A whole answer, and what it rests on."""

    evidence: dict[str, str | int] | None


@router.get("/queries")
async def queries() -> Questions:
    """List the saved queries with their parameters."""
    return questions()


def questions() -> Questions:
    """Return the saved queries."""
    found = [
        Question(
            name=query.name,
            title=query.title,
            topic=query.topic,
            description=query.description,
            parameters=[Parameter(**one._asdict()) for one in query.parameters],
        )
        for query in saved_queries().values()
    ]
    return Questions(questions=found)


@router.get("/queries/{name}")
async def query(ask: Asked, request: Request, name: Name) -> Rows:
    """Answer a saved query; its parameters are those of the address, several values mean any of them."""
    saved, values = _saved(name), _given(request)
    limits = replace(ask.limits, rows=ROWS)
    return await ask(
        lambda generation: answered(generation, bind(saved, values, generation.lookup), limits)
    )


@router.get("/queries/{name}/text")
async def text(ask: Asked, request: Request, name: Name) -> Text:
    """Give the SPARQL text of a saved query with its parameters bound, as it would be run."""
    saved, values = _saved(name), _given(request)
    return Text(query=await ask(lambda generation: bind(saved, values, generation.lookup)))


def _saved(name: str) -> SavedQuery:
    if not name.replace("-", "").isalnum() or (saved := saved_query(name)) is None:
        raise UnknownName("there is no saved query of that name", remedy="GET /api/queries")
    return saved


def _given(request: Request) -> dict[str, str | list[str]]:
    """Return the values of parameters; an empty one, as a form sends it for an empty field, is none."""
    found = {key: [one for one in values if one] for key, values in _values(request).items()}
    return {key: some if len(some) > 1 else some[0] for key, some in found.items() if some}


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
    return await ask.apart(partial(analysed, name=name, values=values))


def _values(request: Request) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in request.query_params.multi_items():
        if len(value) > LONGEST:
            raise Problem(HTTPStatus.BAD_REQUEST, f"A value has more than {LONGEST:,} characters.")
        found.setdefault(key, []).append(value)
    return found


def analysed(generation: Generation, name: str, values: dict[str, Any]) -> Analysis:
    """Return the whole answer to an analysis.

    Raises:
        UsageError: A value is not one that the analysis takes.
        TooLittleEvidence: Too little carries it.
        QueryTooLarge: It has too many rows.
    """
    frame = analyze(generation.tables, name, **values)
    if len(frame) > ROWS:
        raise QueryTooLarge(f"the answer has more than {ROWS:,} rows", remedy="Give a limit.")
    rows = [
        {str(key): plain(cell) for key, cell in row.items()} for row in frame.to_dict("records")
    ]
    evidence = frame.attrs.get("evidence")
    told = None if evidence is None else evidence._asdict()
    made = tabled([str(name) for name in frame.columns], rows)
    return Analysis(columns=made.columns, rows=rows, evidence=told)


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
