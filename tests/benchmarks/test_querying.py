"""The benchmark of saved queries asks every one of them, with values of the data, and measures both sides."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pyoxigraph
import pytest

from marketgraph.query import saved_queries
from marketgraph.resources import CHECKOUT

BENCHMARKS = CHECKOUT / "benchmarks"
BUYER = "https://example.org/buyer"

pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="benchmarks are in a checkout only")


@pytest.fixture(scope="module")
def querying() -> Iterator[ModuleType]:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import querying

        yield querying
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.fixture
def store() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.update(
        f"""PREFIX mkg: <https://w3id.org/marketgraph/ontology#>
        INSERT DATA {{ <{BUYER}> mkg:supplies <urn:a>, <urn:b> . <urn:c> mkg:supplies <urn:a> }}"""
    )
    return store


def test_every_saved_query_is_asked_with_every_parameter(
    querying: ModuleType, store: pyoxigraph.Store
) -> None:
    asked = list(querying.questions(store, []))
    assert {question.query.name for question in asked} == set(saved_queries())
    for name, query in saved_queries().items():
        given = [set(question.values) for question in asked if question.query.name == name]
        assert {p.name for p in query.parameters} == set().union(*given)
        assert len(given) == 1 + any(not p.required for p in query.parameters)


def test_a_parameter_gets_the_most_frequent_value_of_its_query(
    querying: ModuleType, store: pyoxigraph.Store
) -> None:
    assert querying.value(store, "customers", "company") == BUYER
    assert querying.value(store, "suppliers", "company") == "urn:a"
    assert querying.value(store, "sizes", "market") == querying.NOTHING


def test_both_sides_take_turns(querying: ModuleType) -> None:
    turns: list[str] = []
    ours, theirs = querying.timed(
        lambda: turns.append("ours"), lambda: turns.append("theirs"), repeat=4
    )
    assert turns == ["ours", "theirs"] * 6
    assert len(ours) == len(theirs) == 5
    assert ours == sorted(ours) and theirs == sorted(theirs)
