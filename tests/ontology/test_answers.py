"""What the saved queries answer on the small graph, in two engines."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph
import pytest
import rdflib

from marketgraph.query import SavedQuery, bind
from marketgraph.vocabulary import BASE

pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own

SMALL = Path(__file__).with_name("small.trig")
ENGINES = ("oxigraph", "rdflib")
QB = rdflib.Namespace("http://purl.org/linked-data/cube#")

RULES = {
    "IC-1: an observation stands in one data set": """?o a qb:Observation .
        { FILTER NOT EXISTS { ?o qb:dataSet ?d } } UNION { ?o qb:dataSet ?d, ?e . FILTER (?d != ?e) }""",
    "IC-2: a data set has one structure": """?o a qb:DataSet .
        { FILTER NOT EXISTS { ?o qb:structure ?s } } UNION { ?o qb:structure ?s, ?t . FILTER (?s != ?t) }""",
    "IC-11: every dimension has a value": """?o qb:dataSet/qb:structure/qb:component/qb:dimension ?p .
        FILTER NOT EXISTS { ?o ?p ?v }""",
    "IC-12: no two observations have the same values of all dimensions": """?o qb:dataSet ?d .
        ?other qb:dataSet ?d . FILTER (?o != ?other)
        FILTER NOT EXISTS { ?d qb:structure/qb:component/qb:dimension ?p .
            ?o ?p ?v . ?other ?p ?w . FILTER (?v != ?w) }""",
    "IC-14: every measure has a value": """?o qb:dataSet/qb:structure/qb:component/qb:measure ?p .
        FILTER NOT EXISTS { ?o ?p ?v }""",
}
"""Integrity constraints of the RDF Data Cube vocabulary, section 11.1."""


class Case(NamedTuple):
    """A question, how its answer was counted, the columns looked at and the rows in order."""

    query: str
    values: dict[str, str]
    counted: str
    columns: list[str]
    rows: list[list[str]]

    def __str__(self) -> str:
        return " ".join([self.query, *self.values.values()])


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def expected() -> list[Case]:
    """Return the cases of ``answers.txt``."""
    text = Path(__file__).with_name("answers.txt").read_text(encoding="utf-8")
    cases = []
    for block in text.split("\n## ")[1:]:
        question, *lines = block.rstrip().splitlines()
        counted = " ".join(line[2:] for line in lines if line.startswith("# "))
        columns, *rows = [cells(line) for line in lines if not line.startswith("# ")]
        query, *values = question.split()
        given = dict(value.split("=", 1) for value in values)
        cases.append(Case(query, given, counted, columns, rows))
    return cases


def shown(value: Any) -> str:
    """Return a value as the cells of ``answers.txt`` are written."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value).replace("\t", "\\t")


CASES = expected()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_answer_is_what_the_claims_say(
    case: Case, engine: str, ask: Callable[..., list[dict[str, Any]]]
) -> None:
    rows = ask(engine, case.query, **case.values)
    assert [[shown(row[column]) for column in case.columns] for row in rows] == case.rows


def test_every_query_has_an_expected_answer_with_rows(queries: dict[str, SavedQuery]) -> None:
    graphs = {"data-cube", "neighbourhood"}
    assert {case.query for case in CASES if case.rows} | graphs == set(queries)


def test_every_answer_says_how_it_was_counted_from_claims_that_are_there() -> None:
    """A claim is named as small.trig names it: deal-3, or deal-1/2 for two."""
    named = set(re.findall(r"^claim:([\w-]+) \{", SMALL.read_text(encoding="utf-8"), re.MULTILINE))
    assert [str(case) for case in CASES if not case.counted] == []
    told = {
        word for case in CASES for word in re.findall(r"\b[a-z]+(?:-[a-z0-9]+)+\b", case.counted)
    }
    claims = {word for word in told if word.split("-")[0] in {name.split("-")[0] for name in named}}
    assert claims - named == set()
    assert len(claims) > 25


def test_every_parameter_is_given_a_value(queries: dict[str, SavedQuery]) -> None:
    """Those of the two queries that give graphs are given one below."""
    given = {(case.query, name) for case in CASES for name in case.values}
    asked = {(query.name, p.name) for query in queries.values() for p in query.parameters}
    assert asked - given == {("data-cube", "market"), ("neighbourhood", "subject")}


@pytest.fixture(scope="module")
def construct(
    store: pyoxigraph.Store, dataset: rdflib.Dataset, queries: dict[str, SavedQuery]
) -> Callable[..., rdflib.Graph]:
    """Return a function that gives the graph of a query, once both engines give the same."""

    def run(name: str, **values: object) -> rdflib.Graph:
        text = bind(queries[name], values, lambda _, short: f"{BASE}{short}")
        found = store.query(text)
        assert isinstance(found, pyoxigraph.QueryTriples)
        written = found.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES)
        ours = rdflib.Graph().parse(data=written, format="nt")
        theirs = dataset.query(text).graph
        assert theirs is not None
        assert set(ours) == set(theirs)
        return ours

    return run


def test_the_cube_holds_the_figures_of_which_every_dimension_is_stated(
    construct: Callable[..., rdflib.Graph],
) -> None:
    cube = construct("data-cube")
    figures = {str(figure).rpartition("/")[2] for figure in cube.subjects(QB.dataSet)}
    assert figures == {
        "size-harrow-2024",
        "size-harrow-2030",
        "size-harrow-europe",
        "size-lumen-2024",
        "growth-harrow",
        "share-america",
        "rank-america",
        "rank-on-site",
    }
    sets = {str(name).removeprefix(f"{BASE}report/") for name in cube.objects(None, QB.dataSet)}
    assert sets == {
        "harrow/sizes",
        "harrow/growth",
        "harrow/shares",
        "harrow/ranks",
        "lumen/sizes",
    }


def test_the_cube_of_a_market_without_figures_is_empty(
    construct: Callable[..., rdflib.Graph],
) -> None:
    assert len(construct("data-cube", market="market/night-reading")) == 0
    assert set(construct("data-cube", market="market/remote-reading")) == set(
        construct("data-cube")
    )


@pytest.mark.parametrize("rule", RULES)
def test_the_cube_is_well_formed(
    rule: str, construct: Callable[..., rdflib.Graph], ontology: rdflib.Graph
) -> None:
    cube = construct("data-cube") + ontology
    broken = cube.query(f"PREFIX qb: <{QB}> SELECT DISTINCT ?o {{ {RULES[rule]} }}")
    assert list(broken) == [], rule


def test_the_neighbourhood_names_what_points_in_and_out(
    construct: Callable[..., rdflib.Graph],
) -> None:
    around = construct("neighbourhood", subject="company/delphine")
    names = {str(label) for label in around.objects(None, rdflib.RDFS.label)}
    near = {"Delphine Radiologie", "Aldermoor Imaging", "Fenmark Systems", "France"}
    assert near | {"Night Reading", "Launch of Nightdesk"} <= names
    assert "Corvane Health" not in names
