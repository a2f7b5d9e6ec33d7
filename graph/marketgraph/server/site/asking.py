"""``/sparql`` as people see it: the saved queries with their forms, and an editor for any other query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from starlette.requests import Request

from marketgraph.build import read_manifest
from marketgraph.query import TOPICS, Parameter, SavedQuery, saved_queries
from marketgraph.server.api.asking import LONGEST
from marketgraph.server.api.things import things
from marketgraph.server.site.naming import names_of
from marketgraph.server.web import render
from marketgraph.vocabulary import PREFIXES
from marketgraph.workspace.opened import Generation

SAVED = "saved"
"""The field of the address that names a saved query; the others are its parameters."""

FIRST = """\
# Who bought whom. Ctrl+Space completes names; known prefixes need no PREFIX line.
SELECT ?buyer ?bought ?buyerIRI ?boughtIRI {
  ?buyerIRI mkg:acquired ?boughtIRI ; rdfs:label ?buyer .
  ?boughtIRI rdfs:label ?bought .
} ORDER BY ?buyer ?bought LIMIT 100
"""
"""What the editor holds where the address brings no query."""

DOCUMENTS = 1_000
"""Documents that a form offers to choose from."""

_GRAPHS = ("default-graph-uri", "named-graph-uri")
_CONTROLS = {"date": "date", "integer": "number", "decimal": "number"}


class Value(NamedTuple):
    """A value of a parameter, as given, and what the thing is called that it names."""

    text: str
    label: str


class Field(NamedTuple):
    """A field of a form: a parameter, its control, its values (at least one, which may be empty), and what can be chosen."""

    name: str
    title: str
    required: bool
    control: str
    step: str
    kind: str
    values: tuple[Value, ...]
    choices: tuple[Value, ...]


class Topic(NamedTuple):
    """Saved queries on one thing."""

    name: str
    queries: tuple[SavedQuery, ...]


def shown(generation: Generation, request: Request) -> str:
    """Return the page: a saved query with its form where the address names one, else the editor."""
    queries = saved_queries()
    fields = request.query_params
    saved = queries.get(fields.get(SAVED, ""))
    return render(
        "query.html",
        topics=_topics(queries.values()),
        saved=saved,
        unknown=fields.get(SAVED, "") if saved is None else "",
        fields=list(_fields(saved, request, generation)) if saved else [],
        query=fields.get("query", FIRST),
        asked="query" in fields,
        graphs=[(name, value) for name, value in fields.multi_items() if name in _GRAPHS],
        base=read_manifest(generation.folder).base,
        prefixes=PREFIXES,
    )


def _topics(queries: Iterable[SavedQuery]) -> list[Topic]:
    """Return the saved queries by topic, ours first, those without one last."""
    found: dict[str, list[SavedQuery]] = {name: [] for name in TOPICS}
    for query in sorted(queries, key=lambda query: query.title.casefold()):
        found.setdefault(query.topic, []).append(query)
    return [Topic(name or "Others", tuple(some)) for name, some in found.items() if some]


def _fields(saved: SavedQuery, request: Request, generation: Generation) -> Iterator[Field]:
    given = {
        one.name: [text[:LONGEST] for text in request.query_params.getlist(one.name) if text]
        for one in saved.parameters
    }
    iris = {text for values in given.values() for text in values if "://" in text}
    labels = {iri: thing.label for iri, thing in things(generation.tables, iris).items()}
    for one in saved.parameters:
        values = given[one.name] or [one.default or ""]
        yield Field(
            name=one.name,
            title=one.description,
            required=one.required,
            control=_CONTROLS.get(one.type, "text"),
            step="any" if one.type == "decimal" else "1",
            kind=(one.kind or "any") if one.type == "IRI" else "",
            values=tuple(Value(text, labels.get(text, text)) for text in values),
            choices=_choices(one, generation),
        )


def _choices(parameter: Parameter, generation: Generation) -> tuple[Value, ...]:
    """Return what can be chosen where names cannot be searched for: the documents."""
    if parameter.kind != "document":
        return ()
    rows: list[dict[str, Any]] = generation.tables.read(
        "documents", ["iri", "title", "location"]
    ).to_pylist()
    names = sorted(names_of(rows).items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    return tuple(Value(iri, name) for iri, name in names[:DOCUMENTS])
