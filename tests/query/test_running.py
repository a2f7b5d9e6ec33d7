"""The runner: checked before parsing, limited while running, prefixes for free."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from marketgraph.errors import QueryRefused, QuerySyntax, QueryTimeout, QueryTooLarge
from marketgraph.query import Limits, QueryRunner, ResultGraph, Solutions
from marketgraph.store import write_store
from marketgraph.vocabulary import MKG, RDFS

DATA = (
    f'<urn:x:a> <{RDFS}label> "A" .\n<urn:x:b> <{RDFS}label> "B" .\n<urn:x:a> <{MKG}acquired> <urn:x:b> .\n'
).encode()
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(40)) + " }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_store(tmp_path_factory.mktemp("running") / "store", [DATA]).folder


@pytest.fixture(scope="module")
def runner(folder: Path) -> Iterator[QueryRunner]:
    with QueryRunner(folder) as runner:
        yield runner


def test_known_prefixes_need_no_declaration(runner: QueryRunner) -> None:
    found = runner.run("SELECT ?name { ?a mkg:acquired ?b . ?b rdfs:label ?name }")
    assert isinstance(found, Solutions)
    assert list(found) == [{"name": "B"}]


def test_a_declared_prefix_keeps_its_meaning(runner: QueryRunner) -> None:
    assert runner.run("PREFIX mkg: <urn:x:> ASK { mkg:a ?p mkg:b }") is True


def test_an_unknown_prefix_is_told_with_its_place(runner: QueryRunner) -> None:
    with pytest.raises(QuerySyntax, match="line 1, column 10: the prefix 'foo:'"):
        runner.run("ASK { ?a foo:b ?c }")


def test_a_graph_can_be_asked_for(runner: QueryRunner) -> None:
    found = runner.run("CONSTRUCT { ?b mkg:boughtBy ?a } { ?a mkg:acquired ?b }")
    assert isinstance(found, ResultGraph)
    assert "mkg:boughtBy <urn:x:a>" in found.to("turtle")


def test_nothing_dangerous_reaches_the_engine(runner: QueryRunner) -> None:
    for text in (
        "DROP ALL",
        "SELECT * " + "{" * 10_000,
        "ASK { SERVICE <http://127.0.0.1:9/> {} }",
    ):
        with pytest.raises(QueryRefused):
            runner.run(text)


def test_the_time_limit_holds_and_the_next_query_works(folder: Path) -> None:
    with QueryRunner(folder, timeout=0.4) as runner:
        with pytest.raises(QueryTimeout, match=r"0\.4 s"):
            runner.run(ENDLESS)
        assert runner.run("ASK {}") is True


def test_a_query_can_have_a_limit_of_its_own(runner: QueryRunner) -> None:
    with pytest.raises(QueryTimeout, match=r"0\.2 s"):
        runner.run(ENDLESS, limits=Limits(timeout=0.2))
    assert runner.run("ASK {}", limits=Limits()) is True


def test_the_limits_of_the_result_hold(folder: Path) -> None:
    with QueryRunner(folder, max_rows=2) as runner, pytest.raises(QueryTooLarge, match="2 rows"):
        runner.run("SELECT * { ?a ?b ?c }")
    with (
        QueryRunner(folder, max_bytes=20) as runner,
        pytest.raises(QueryTooLarge, match="20 bytes"),
    ):
        runner.run("SELECT * { ?a ?b ?c }")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("SELECT ?a { ?a mkg:acquired ?b ?c }", 1),
        ("SELECT ?a {\n  ?a mkg:acquired ?b FILTR(?b) }", 2),
        ("SELECT ?a {\n  ?a mkg:acquired ?b\n", 3),
    ],
)
def test_a_mistake_is_told_with_its_place_in_the_query_as_written(
    runner: QueryRunner, text: str, line: int
) -> None:
    with pytest.raises(QuerySyntax, match="does not parse at ") as caught:
        runner.run(text)
    place = re.fullmatch(rf"line {line}, column (\d+)", str(caught.value.place))
    assert place
    assert int(place[1]) <= len(text.split("\n")[line - 1]) + 1
