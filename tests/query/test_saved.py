"""Saved queries: what their comments say, and how values are bound."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.errors import InputError, UnknownName, UsageError
from marketgraph.query import TOPICS, Parameter, SavedQuery, bind, parse, saved_queries

TEXT = """# title: Companies of a market
# topic: Markets
# description: Companies by name,
# description: with their founding year.
# param: market IRI required, the market
# param: buyer IRI(company) optional, who bought
# param: since date optional default 2020-01-01, from this day
# param: least integer optional, at least so many
# param: share decimal optional default 0.5, a share
# param: word string optional default "two words", a word
SELECT ?c WHERE { ?c <urn:x:in> ?market }
"""

HOSTILE = st.text() | st.sampled_from(
    [
        "> } DROP ALL #",
        '" } #',
        "'''",
        "\\",
        '\\"',
        "http://a/b> ?x ?y",
        "{}",
        "\n",
        "\\u003E",
        "?market",
    ]
)


@pytest.fixture
def query() -> SavedQuery:
    return parse("companies", TEXT)


def test_the_comments_are_read(query: SavedQuery) -> None:
    assert query.title == "Companies of a market"
    assert query.description == "Companies by name, with their founding year."
    assert query.parameters == (
        Parameter("market", "IRI", "market", True, None, "the market"),
        Parameter("buyer", "IRI", "company", False, None, "who bought"),
        Parameter("since", "date", None, False, "2020-01-01", "from this day"),
        Parameter("least", "integer", None, False, None, "at least so many"),
        Parameter("share", "decimal", None, False, "0.5", "a share"),
        Parameter("word", "string", None, False, "two words", "a word"),
    )


@pytest.mark.parametrize(
    "line",
    [
        "# param: market",
        "# param: market URI required, x",
        "# param: a IRI maybe, x",
        "# param: a IRI required",
    ],
)
def test_a_parameter_that_cannot_be_read_is_named_with_its_line(line: str) -> None:
    with pytest.raises(InputError, match="line 2"):
        parse("bad", f"# title: Bad\n{line}\nASK {{}}")


def test_a_query_without_title_is_refused() -> None:
    with pytest.raises(InputError, match="title"):
        parse("bad", "ASK {}")


def test_a_folder_gives_its_queries_by_name(tmp_path: Path) -> None:
    (tmp_path / "b.rq").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.rq").write_text("# title: A\nASK {}", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no query")
    assert list(saved_queries(tmp_path)) == ["a", "b"]


def test_the_shipped_queries_are_read_and_each_parameter_stands_in_its_text() -> None:
    found = saved_queries()
    assert len(found) >= 30
    for query in found.values():
        assert query.title
        assert query.description
        for parameter in query.parameters:
            assert f"?{parameter.name}" in query.text, (query.name, parameter.name)


def test_each_shipped_query_has_a_topic_and_each_topic_queries() -> None:
    assert {query.topic for query in saved_queries().values()} == set(TOPICS)


def _answers(text: str, values: dict[str, object], body: str) -> list[tuple[str, ...]]:
    head = "# title: T\n" + "".join(f"# param: {line}\n" for line in text.split("; "))
    store = ox.Store()
    store.update(
        "INSERT DATA { <urn:x:a> <urn:x:in> <urn:x:m>; <urn:x:n> 3; <urn:x:d> 0.50; <urn:x:s> 'a\"b\\\\c';"
        "<urn:x:t> '2024-12-31'^^<http://www.w3.org/2001/XMLSchema#date> . <urn:x:b> <urn:x:in> <urn:x:m2>, <urn:x:m3> }"
    )
    rows = store.query(bind(parse("t", head + body), values))
    assert isinstance(rows, ox.QuerySolutions)
    return [tuple(str(term.value) for term in row if term is not None) for row in rows]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("parameter", "value", "property"),
    [
        ("v IRI required, x", "urn:x:m", "in"),
        ("v integer required, x", 3, "n"),
        ("v integer required, x", " 3 ", "n"),
        ("v decimal required, x", "0.5", "d"),
        ("v decimal required, x", Decimal("0.50"), "d"),
        ("v decimal required, x", 0.5, "d"),
        ("v string required, x", 'a"b\\c', "s"),
        ("v date required, x", "2024-12-31", "t"),
        ("v date required, x", date(2024, 12, 31), "t"),
        ("v date required, x", datetime(2024, 12, 31, 10), "t"),
    ],
)
def test_values_are_bound_as_terms_of_their_type(
    parameter: str, value: object, property: str
) -> None:
    body = f"SELECT ?c {{ ?c <urn:x:{property}> ?w FILTER(?w = ?v) }}"
    assert _answers(parameter, {"v": value}, body) == [("urn:x:a",)]


@pytest.mark.parametrize(
    "body",
    [
        "SELECT ?c { ?c <urn:x:in> ?v }",
        "SELECT ?c WHERE { ?c <urn:x:in> ?v } ORDER BY ?c LIMIT 5",
        "SELECT ?c (EXISTS { ?c <urn:x:never> 1 } AS ?e) WHERE { ?c <urn:x:in> ?v } GROUP BY ?c",
        "SELECT ?c WHERE { SELECT ?c ?v { ?c <urn:x:in> ?v } }",
        "PREFIX where: <urn:x:> SELECT ?c # { WHERE {\nWHERE{?c where:in ?v}",
        "BASE <urn:x:> SELECT ?c FROM <urn:x:g{> WHERE { ?c <urn:x:in> ?v }".replace(
            "FROM <urn:x:g{>", ""
        ),
    ],
)
def test_the_values_stand_in_the_outermost_where(body: str) -> None:
    answers = _answers("v IRI required, x", {"v": "urn:x:m2"}, body)
    assert [row[0] for row in answers] == ["urn:x:b"]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("CONSTRUCT { ?c <urn:x:is> ?v } WHERE { ?c <urn:x:in> ?v }", 1),
        ("CONSTRUCT { ?c <urn:x:is> ?v } { ?c <urn:x:in> ?v }", 1),
        ("CONSTRUCT WHERE { ?c <urn:x:in> ?v }", 1),
        ("DESCRIBE ?c { ?c <urn:x:in> ?v }", 2),
    ],
)
def test_graphs_are_bound_too(body: str, count: int) -> None:
    store = ox.Store()
    store.update(
        "INSERT DATA { <urn:x:a> <urn:x:in> <urn:x:m>. <urn:x:b> <urn:x:in> <urn:x:m2>, <urn:x:m3> }"
    )
    query = parse("t", f"# title: T\n# param: v IRI required, x\n{body}")
    found = store.query(bind(query, {"v": "urn:x:m2"}))
    assert isinstance(found, ox.QueryTriples)
    assert len(list(found)) == count


def test_ask_is_bound_too() -> None:
    query = parse("t", "# title: T\n# param: v IRI required, x\nASK { ?c <urn:x:in> ?v }")
    store = ox.Store()
    store.update("INSERT DATA { <urn:x:a> <urn:x:in> <urn:x:m> }")
    assert store.query(bind(query, {"v": "urn:x:m"}))
    assert not store.query(bind(query, {"v": "urn:x:other"}))


def test_a_list_asks_for_any_of_its_values() -> None:
    body = "SELECT ?c ?v { ?c <urn:x:in> ?v }"
    assert len(_answers("v IRI required, x", {"v": ["urn:x:m", "urn:x:m3"]}, body)) == 2


def test_what_is_not_given_stays_free() -> None:
    body = "SELECT ?c { ?c <urn:x:in> ?v }"
    assert len(_answers("v IRI optional, x", {}, body)) == 3
    assert len(_answers("v IRI optional, x", {"v": None}, body)) == 3


def test_defaults_stand_in_for_what_is_not_given(query: SavedQuery) -> None:
    text = bind(query, {"market": "urn:x:m"})
    assert '"2020-01-01"^^' in text
    assert '"two words"' in text
    assert "VALUES ?least" not in text


def test_names_are_looked_up_by_their_kind(query: SavedQuery) -> None:
    asked = []

    def lookup(kind: str | None, name: str) -> str:
        asked.append((kind, name))
        return f"https://example.org/{kind}"

    text = bind(query, {"market": "Teleradiology", "buyer": "Philips"}, lookup)
    assert asked == [("market", "Teleradiology"), ("company", "Philips")]
    assert "<https://example.org/company>" in text


def test_known_prefixes_are_short_for_iris(query: SavedQuery) -> None:
    text = bind(query, {"market": "mkg:World"})
    assert "<https://w3id.org/marketgraph/ontology#World>" in text


def test_an_unknown_name_is_told_by_the_lookup(query: SavedQuery) -> None:
    def lookup(kind: str | None, name: str) -> str:
        raise UnknownName(f"no {kind} is called {name!r}", remedy="Near names: Teleradiology.")

    with pytest.raises(UnknownName, match="Near names"):
        bind(query, {"market": "teleradiolgy"}, lookup)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, "needs a value for market"),
        ({"market": 3}, "no IRI for the parameter market"),
        ({"market": ""}, "no IRI for the parameter market"),
        ({"market": "http://a/b> <c"}, "no IRI for the parameter market"),
        ({"market": "urn:x:m", "since": "2024-13-01"}, "no date for the parameter since"),
        ({"market": "urn:x:m", "since": "yesterday"}, "no date for the parameter since"),
        ({"market": "urn:x:m", "least": "3.5"}, "no integer for the parameter least"),
        ({"market": "urn:x:m", "least": True}, "no integer for the parameter least"),
        ({"market": "urn:x:m", "share": "NaN"}, "no decimal for the parameter share"),
        ({"market": "urn:x:m", "share": "1e999999"}, "no decimal for the parameter share"),
        ({"market": "urn:x:m", "word": 3}, "no string for the parameter word"),
        ({"market": "urn:x:m", "word": "\ud800"}, "no string for the parameter word"),
        ({"market": "urn:x:m", "markt": 3}, "Did you mean market"),
    ],
)
def test_bad_values_are_told_with_parameter_and_type(
    query: SavedQuery, values: dict[str, object], says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        bind(query, values)


@given(HOSTILE)
def test_no_text_gets_out_of_its_literal(text: str) -> None:
    query = parse("t", "# title: T\n# param: v string required, x\nSELECT ?v {}")
    try:
        bound = bind(query, {"v": text})
    except UsageError:
        assert any(0xD800 <= ord(letter) < 0xE000 for letter in text)
        return
    rows = ox.Store().query(bound)
    assert isinstance(rows, ox.QuerySolutions)
    assert [row["v"] for row in rows] == [ox.Literal(text)]


@given(HOSTILE)
def test_no_iri_gets_out_of_its_brackets(text: str) -> None:
    query = parse("t", "# title: T\n# param: v IRI required, x\nSELECT ?v {}")
    try:
        bound = bind(query, {"v": f"http://example.org/{text}"})
    except UsageError:
        return
    try:
        rows = ox.Store().query(bound)
    except SyntaxError:
        return
    assert isinstance(rows, ox.QuerySolutions)
    assert len(list(rows)) == 1
