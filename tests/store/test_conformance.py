"""What every store promises, whatever stands behind it."""

from __future__ import annotations

import io
from datetime import date

import pyoxigraph as ox
import pytest

from marketgraph.errors import QueryError, QuerySyntax, QueryTimeout, QueryTooLarge, UsageError
from marketgraph.store import Limits, ResultGraph, Solutions, Store

from .conftest import QUADS

ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(12)) + " }"
NAMES = "SELECT ?c ?name ?founded { ?c <urn:x:name> ?name OPTIONAL { ?c <urn:x:founded> ?founded } } ORDER BY ?c"


def _rows(store: Store, text: str, timeout: float | None) -> list[dict[str, object]]:
    found = store.query(text, limits=Limits(timeout=timeout))
    assert isinstance(found, Solutions)
    return [dict(row) for row in found]


def test_it_is_a_store(store: Store) -> None:
    assert isinstance(store, Store)


def test_select_gives_rows_in_order_with_gaps(store: Store, timeout: float | None) -> None:
    assert _rows(store, NAMES, timeout) == [
        {"c": "urn:x:medica", "name": "Médica", "founded": None},
        {"c": "urn:x:onrad", "name": "ONRAD, Inc.", "founded": 1998},
    ]


def test_values_have_python_types(store: Store, timeout: float | None) -> None:
    text = "SELECT * { <urn:x:onrad> <urn:x:founded> ?i; <urn:x:share> ?d; <urn:x:leader> ?b; <urn:x:seen> ?t; <urn:x:note> ?s }"
    [row] = _rows(store, text, timeout)
    assert row == {
        "i": 1998,
        "d": 12.5,
        "b": True,
        "t": date(2024, 12, 31),
        "s": 'tab\there, "quoted",\nnext line \\ end',
    }
    assert {name: type(value) for name, value in row.items()} == {
        "i": int,
        "d": float,
        "b": bool,
        "t": date,
        "s": str,
    }


def test_rows_are_terms_of_rdf(store: Store, timeout: float | None) -> None:
    found = store.query(NAMES, limits=Limits(timeout=timeout))
    assert isinstance(found, Solutions)
    assert found.rows[0] == (
        ox.NamedNode("urn:x:medica"),
        ox.Literal("Médica", language="fr"),
        None,
    )
    assert len(found) == 2


def test_no_row_is_an_answer_too(store: Store, timeout: float | None) -> None:
    found = store.query("SELECT ?a ?b { ?a <urn:x:never> ?b }", limits=Limits(timeout=timeout))
    assert isinstance(found, Solutions)
    assert (found.variables, len(found), list(found)) == (["a", "b"], 0, [])


def test_rows_without_variables_are_counted(store: Store, timeout: float | None) -> None:
    found = store.query(
        "SELECT * { <urn:x:onrad> <urn:x:acquired> <urn:x:direct> }", limits=Limits(timeout=timeout)
    )
    assert isinstance(found, Solutions)
    assert (found.variables, list(found)) == ([], [{}])


@pytest.mark.parametrize(("subject", "answer"), [("onrad", True), ("nobody", False)])
def test_ask_gives_a_bool(store: Store, timeout: float | None, subject: str, answer: bool) -> None:
    text = f"ASK {{ <urn:x:{subject}> ?p ?o }}"
    assert store.query(text, limits=Limits(timeout=timeout)) is answer


@pytest.mark.parametrize(
    "text", ["CONSTRUCT { ?c <urn:x:is> ?n } { ?c <urn:x:name> ?n }", "DESCRIBE <urn:x:medica>"]
)
def test_construct_and_describe_give_a_graph(
    store: Store, timeout: float | None, text: str
) -> None:
    found = store.query(text, limits=Limits(timeout=timeout))
    assert isinstance(found, ResultGraph)
    assert '"Médica"@fr' in found.to("turtle")
    assert len(found.rdflib()) == len(found) > 0


def test_the_default_graph_is_not_the_union(store: Store, timeout: float | None) -> None:
    [row] = _rows(store, "SELECT (COUNT(*) AS ?n) { ?a <urn:x:acquired> ?b }", timeout)
    assert row == {"n": 1}


def test_graphs_are_asked_by_name(store: Store, timeout: float | None) -> None:
    rows = _rows(store, "SELECT ?g { GRAPH ?g { ?a <urn:x:acquired> ?b } }", timeout)
    assert rows == [{"g": "urn:x:claim/1"}]


def test_it_counts_quads_and_lists_graphs(store: Store) -> None:
    assert store.count() == QUADS
    assert sorted(store.graphs()) == ["urn:x:claim/1", "urn:x:claim/2"]


@pytest.mark.parametrize(
    ("format", "quads"), [("nquads", QUADS), ("trig", QUADS), ("ntriples", 8), ("turtle", 8)]
)
def test_a_dump_holds_every_statement(store: Store, format: str, quads: int) -> None:
    target = io.BytesIO()
    store.dump(target, format)  # type: ignore[arg-type]
    known = {
        "nquads": ox.RdfFormat.N_QUADS,
        "trig": ox.RdfFormat.TRIG,
        "turtle": ox.RdfFormat.TURTLE,
    }
    parsed = ox.parse(target.getvalue(), known.get(format, ox.RdfFormat.N_TRIPLES))
    assert len(set(parsed)) == quads


def test_bad_syntax_is_named_with_its_place(store: Store, timeout: float | None) -> None:
    with pytest.raises(QuerySyntax) as caught:
        store.query("SELECT ?a {\n  ?a ?b\n", limits=Limits(timeout=timeout))
    assert "line 2" in str(caught.value) or "line 3" in str(caught.value)


def test_updates_do_nothing(store: Store, timeout: float | None) -> None:
    with pytest.raises(QueryError):
        store.query("INSERT DATA { <a:a> <a:b> 1 }", limits=Limits(timeout=timeout))
    assert store.count() == QUADS


def test_the_row_limit_lets_through_just_so_many(store: Store, timeout: float | None) -> None:
    assert len(store.query(NAMES, limits=Limits(timeout, rows=2))) == 2  # type: ignore[arg-type]
    with pytest.raises(QueryTooLarge, match="1 rows"):
        store.query(NAMES, limits=Limits(timeout, rows=1))


def test_the_row_limit_counts_statements(store: Store, timeout: float | None) -> None:
    text = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
    assert len(store.query(text, limits=Limits(timeout, rows=8))) == 8  # type: ignore[arg-type]
    with pytest.raises(QueryTooLarge):
        store.query(text, limits=Limits(timeout, rows=7))


@pytest.mark.parametrize("limit", [{"timeout": 0}, {"rows": 0}, {"size": -1}])
def test_a_limit_that_nothing_could_keep_is_refused(limit: dict[str, int]) -> None:
    with pytest.raises(UsageError, match="above 0"):
        Limits(**limit)


def test_the_size_limit_holds(store: Store, timeout: float | None) -> None:
    with pytest.raises(QueryTooLarge, match="10 bytes"):
        store.query(NAMES, limits=Limits(timeout, size=10))


@pytest.mark.parametrize("store", ["in a worker", "remote"], indirect=True)
def test_an_endless_query_ends_at_its_limit_and_the_next_one_works(store: Store) -> None:
    with pytest.raises(QueryTimeout, match=r"0\.3 s"):
        store.query(ENDLESS, limits=Limits(timeout=0.3))
    assert store.query("ASK {}", limits=Limits(timeout=20)) is True
