"""Queries that could hurt are refused before anything parses them, and only those."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.errors import QueryRefused
from marketgraph.query import check
from marketgraph.query.tokens import tokens

HERE = "<http://127.0.0.1:9/>"

SERVICES = [
    f"SELECT * {{ SERVICE {HERE} {{ ?a ?b ?c }} }}",
    f"SELECT*{{service{HERE}{{?a ?b ?c}}}}",
    f"SELECT * {{ SERVICE SILENT {HERE} {{ ?a ?b ?c }} }}",
    f"SELECT * {{ SERVICESILENT{HERE}{{ ?a ?b ?c }} }}",
    "SELECT * { SERVICE ?s { ?a ?b ?c } }",
    "PREFIX ex: <http://127.0.0.1:9/> SELECT * { SERVICEex:a { ?a ?b ?c } }",
    f"PREFIX ex: {HERE} PREFIX SERVICEex: {HERE} SELECT * {{ SERVICEex:a {{ ?a ?b ?c }} }}",
    f"PREFIX SERVICEmkg: {HERE} SELECT * {{ ?a mkg:b ?c . SERVICEmkg:x {{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?x a trueSERVICE {HERE} {{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?x ?y 1SERVICE {HERE} {{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?x a <a:b>SERVICE {HERE} {{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?a ?b ?c FILTER(?a<?b)SERVICE{HERE}{{ ?a ?b ?c }} }}",
    f"SELECT * # a comment\rWHERE {{ SERVICE {HERE} {{ ?a ?b ?c }} }}",
    f"SELECT * {{ {{ SELECT * {{ SERVICE {HERE} {{ ?a ?b ?c }} }} }} }}",
    f"ASK {{ FILTER EXISTS {{ SERVICE {HERE} {{ ?a ?b ?c }} }} }}",
    f"SELECT * {{ SERV\\u0049CE {HERE} {{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?a ?b '''it's''' . SERVICE {HERE} {{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?a ?b '\\'' . SERVICE {HERE} {{ ?a ?b ?c }} }} # '",
]

HARMLESS = [
    "SELECT * { ?a ?b 'SERVICE <x> { }' }",
    'SELECT * { ?a ?b "DROP ALL" }',
    "SELECT * { ?a ?b '''SERVICE\n' '' DROP''' }",
    "# SERVICE <http://example.org/> { DROP ALL }\nSELECT * { ?a ?b ?c } # INSERT DATA",
    "SELECT * { <http://example.org/SERVICE/DROP#LOAD> ?b ?c }",
    "SELECT ?service $insert { ?service ?delete ?c }",
    "PREFIX ex: <http://example.org/> SELECT * { ex:SERVICE ex:drop ex:load }",
    "PREFIX service: <http://example.org/> SELECT * { ?a service:port ?c }",
    "SELECT * { _:service ?b 'x'@service }",
    "PREFIX delete: <http://example.org/> ASK { ?a delete:insert ?c }",
    "SELECT * { ?a ?b 'a\\'SERVICE' }",
]


@pytest.mark.parametrize("text", SERVICES)
def test_a_service_is_refused_however_it_is_written(text: str) -> None:
    with pytest.raises(QueryRefused, match="SERVICE"):
        check(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_words_in_names_comments_texts_and_iris_are_harmless(text: str) -> None:
    assert check(text)
    ox.Store().query(text)


def test_a_service_can_be_allowed() -> None:
    assert check(SERVICES[0], services=True)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:b> 1 }",
        "PREFIX a: <a:> delete where { ?a ?b ?c }",
        "DROP ALL",
        "BASE <a:> # SELECT\nCLEAR DEFAULT",
        "LOAD <http://example.org/>",
        "WITH <a:g> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }",
        "COPY <a:a> TO <a:b>",
    ],
)
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="changes data"):
        check(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * " + "{" * 10_000 + "}" * 10_000,
        "SELECT * { FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ") }",
        "SELECT * { FILTER(" + "!" * 10_000 + "?a) }",
        "SELECT * { " + " UNION ".join(["{}"] * 10_000) + " }",
        "SELECT * { ?a " + "/".join(["<a:a>"] * 10_000) + " ?b }",
        "SELECT * { FILTER(" + "||".join(["?a"] * 10_000) + ") }",
        "SELECT * { ?a ?b " + "[<a:a>" * 5_000 + "]" * 5_000 + " }",
        "SELECT * { ?a ?b " + "<<(?a ?b " * 5_000 + "1" + ")>>" * 5_000 + " }",
    ],
)
def test_what_would_crash_the_parser_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="500"):
        check(text)


def test_the_place_is_told() -> None:
    with pytest.raises(QueryRefused, match="line 2, column 3"):
        check(f"SELECT * {{\n  SERVICE {HERE} {{}} }}")


def test_an_overlong_query_is_refused() -> None:
    with pytest.raises(QueryRefused, match="100,000 bytes"):
        check("ASK {} # " + "é" * 60_000)


def test_long_lists_of_values_are_no_nesting() -> None:
    assert check(
        "SELECT * { VALUES ?a { " + "-1 " * 10_000 + "} FILTER(?a IN (" + "1," * 9_000 + "1)) }"
    )


@given(st.text())
def test_tokens_stand_where_they_say_and_leave_out_no_letter(text: str) -> None:
    found = list(tokens(text))
    assert all(text.startswith(token.text, token.start) for token in found)
    if "#" not in text:
        kept = set().union(*(range(one.start, one.start + len(one.text)) for one in found))
        assert all(letter.isspace() for at, letter in enumerate(text) if at not in kept)


@given(st.text(alphabet="SERVICE servi?$_:<>{}()'\"#\\ \n\rex1.@-", max_size=60))
def test_the_engine_never_sees_a_service_that_the_check_missed(text: str) -> None:
    query = f"PREFIX ex: {HERE} SELECT * {{ {text} }}"
    try:
        check(query)
    except QueryRefused:
        return
    try:
        list(ox.Store().query(query))
    except SyntaxError:
        return
    except (OSError, RuntimeError) as error:
        assert "HTTP" not in str(error)
        assert "service" not in str(error)
