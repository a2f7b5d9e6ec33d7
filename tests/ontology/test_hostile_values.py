"""Values that try to get out of their place: an error or an empty answer, never another question."""

from __future__ import annotations

from typing import Any

import pyoxigraph
import pytest

from marketgraph.errors import QueryRefused, UnknownName, UsageError
from marketgraph.query import Parameter, SavedQuery, bind, saved_queries

QUERIES = saved_queries()
PARAMETERS = [(query.name, p.name) for query in QUERIES.values() for p in query.parameters]
REFUSED = (UsageError, UnknownName, QueryRefused)
THING = "https://w3id.org/marketgraph/id/market/teleradiology"
HARMLESS = {
    "IRI": (THING, f"<{THING}>"),
    "string": ("lei", '"lei"'),
    "date": ("2024-02-29", '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>'),
    "integer": ("3", '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'),
}
HOSTILE = {
    "closes the group": "} UNION { ?s ?p ?o } #",
    "closes a text": 'lei" } UNION { ?subject ?p ?scheme } #',
    "closes a long text": '""" } } SELECT * { ?s ?p ?o } #',
    "closes an IRI": f"{THING}> }} ?s ?p ?o #",
    "second IRI": f"{THING}> <{THING}",
    "IRI with spaces": "https://w3id.org/marketgraph/id/market/tele radiology",
    "IRI with a brace": f"{THING}}}",
    "IRI with a quote": f'{THING}"',
    "IRI over lines": f"{THING}\n}} #",
    "IRI in brackets": f"<{THING}>",
    "escaped end of IRI": f"{THING}\\u003e }} #",
    "prefixed name and more": "mkg:World } ?s ?p ?o . { mkg:World",
    "variable": "?market",
    "any value": "UNDEF",
    "all in brackets": "(UNDEF) (?x)",
    "quote": '"',
    "quotes": "'''",
    "brace": "{",
    "backslash": "\\",
    "backslash and quote": '\\" } #',
    "new lines": "a\nb\r\n} #\n",
    "nul": "a\x00b",
    "half a letter": "\ud800",
    "date and more": "2024-01-01' } #",
    "number and more": "3) || (1 = 1",
    "update": "; DROP ALL",
    "service": "} SERVICE <http://localhost:1/> { ?s ?p ?o } {",
    "empty": "",
    "blank": " \t ",
    "long": "a" * 100_000,
}


def parameter(query: str, name: str) -> Parameter:
    return next(p for p in QUERIES[query].parameters if p.name == name)


def others(query: str, name: str) -> dict[str, object]:
    """Harmless values for what else the query cannot do without."""
    needed = (p for p in QUERIES[query].parameters if p.required and p.name != name)
    return {p.name: HARMLESS[p.type][0] for p in needed}


def without_blocks(text: str, query: SavedQuery, terms: dict[str, str]) -> str:
    """The text of a bound query without its VALUES blocks."""
    blocks = " ".join(f"VALUES ?{p.name} {{ {terms[p.name]} }}" for p in query.parameters)
    assert text.count(blocks) == 1, query.name
    before, _, after = text.partition(f" {blocks} ")
    return before + after


@pytest.mark.parametrize("name", [q.name for q in QUERIES.values() if q.parameters])
def test_values_stand_as_terms_in_blocks_and_nothing_else_changes(name: str) -> None:
    query = QUERIES[name]
    given: dict[str, object] = {p.name: HARMLESS[p.type][0] for p in query.parameters}
    bound = bind(query, given)
    terms = {p.name: HARMLESS[p.type][1] for p in query.parameters}
    assert without_blocks(bound, query, terms) == query.text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_value_stays_one_term(hostile: str) -> None:
    """What is not refused is one term that holds the value, and the rest of the query stands."""
    kept = set()
    for query, name in PARAMETERS:
        try:
            written = term_of(query, name, HOSTILE[hostile])
        except UsageError:
            continue
        kept.add(parameter(query, name).type)
        rows = pyoxigraph.Store().query(f"SELECT ?v {{ VALUES ?v {{ {written} }} }}")
        assert isinstance(rows, pyoxigraph.QuerySolutions)
        assert [row["v"] for row in rows] == [pyoxigraph.Literal(HOSTILE[hostile])], (query, name)
    assert kept <= {"string"}


def term_of(query: str, name: str, value: str) -> str:
    """What stands in a bound query where a harmless value would stand."""
    asked = parameter(query, name)
    only = QUERIES[query]._replace(parameters=(asked,))
    given, written = HARMLESS[asked.type]
    head, _, tail = bind(only, {name: given}).partition(written)
    bound = bind(only, {name: value})
    assert bound.startswith(head)
    assert bound.endswith(tail)
    return bound[len(head) : len(bound) - len(tail)]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_value_finds_nothing_in_the_bundled_markets(hostile: str, bundled: Any) -> None:
    """Names are looked up here: one that no thing bears is an error, never another thing."""
    found = {}
    for query, name in PARAMETERS:
        try:
            answer = bundled.query(query, **others(query, name), **{name: HOSTILE[hostile]})
        except REFUSED:
            continue
        if len(answer):
            found[query, name] = answer
    assert found == {}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_value_in_a_list_is_no_less_refused(hostile: str, bundled: Any) -> None:
    known = bundled.query("identifiers", scheme="eu-merger")
    listed = bundled.query("identifiers", scheme=["eu-merger", HOSTILE["quote"]])
    assert len(listed) == len(known) > 0
    with pytest.raises(REFUSED):
        bundled.query("sizes", market=["Teleradiology", HOSTILE[hostile]])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_name_of_a_parameter_is_refused(hostile: str, bundled: Any) -> None:
    with pytest.raises(UsageError, match="no parameter"):
        bundled.query("identifiers", **{HOSTILE[hostile]: "lei"})
