"""Every saved query says what it answers, binds what it asks for, and is understood by two engines."""

from __future__ import annotations

import re
from typing import Any

import pyoxigraph
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

from marketgraph.query import SavedQuery, saved_queries
from marketgraph.resources import ONTOLOGY
from marketgraph.vocabulary import MKG

NAMES = sorted(saved_queries(ONTOLOGY / "queries"))
HEADER = re.compile(
    r"# title: \S.*|# topic: \S.*|# description: \S.*"
    r"|# param: \w+ (?:IRI(?:\(\w+\))?|string|date|integer|decimal) (?:required|optional(?: default \S+)?), \S.*"
)
ASKED_FOR = {
    "acquisition-chains",
    "acquisitions",
    "approvals",
    "companies-by-country",
    "companies-in-several-markets",
    "companies-of-market",
    "coverage",
    "customers",
    "data-cube",
    "developments",
    "disagreements",
    "document-claims",
    "documents",
    "facilities",
    "factors",
    "findings",
    "gaps",
    "growth-rates",
    "identifiers",
    "industries",
    "investors",
    "joint-ventures",
    "names",
    "neighbourhood",
    "one-source",
    "owner-on-date",
    "owners-over-time",
    "participants-with-events",
    "partners",
    "partners-of-partners",
    "products",
    "recently-read",
    "region-shares",
    "regulations",
    "reports",
    "review-deals",
    "reviews",
    "segment-shares",
    "segments",
    "serial-acquirers",
    "set-aside",
    "shared-partners",
    "sizes",
    "suggestions",
    "suppliers",
    "timeline-of-company",
    "why",
}


def body(query: SavedQuery) -> str:
    """Return the SPARQL text without its comments."""
    return "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))


def test_every_question_that_users_ask_has_a_query() -> None:
    assert ASKED_FOR - set(NAMES) == set()
    assert len(NAMES) >= 34


@pytest.mark.parametrize("name", NAMES)
def test_two_engines_understand_it(name: str, queries: dict[str, SavedQuery]) -> None:
    pyoxigraph.Store().query(queries[name].text)
    prepareQuery(queries[name].text)


@pytest.mark.parametrize("name", NAMES)
def test_its_header_is_complete(name: str, queries: dict[str, SavedQuery]) -> None:
    query = queries[name]
    head = [line for line in query.text.splitlines() if line.startswith("#")]
    assert query.text.splitlines()[: len(head)] == head
    assert [line for line in head if not HEADER.fullmatch(line)] == []
    assert query.title
    assert query.description.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_each_parameter_is_a_variable_that_a_pattern_uses(
    name: str, queries: dict[str, SavedQuery]
) -> None:
    query = queries[name]
    where = body(query).partition("WHERE")[2]
    for parameter in query.parameters:
        assert re.search(rf"\?{parameter.name}\b", where), parameter.name


def test_titles_are_all_different(queries: dict[str, SavedQuery]) -> None:
    titles = [query.title for query in queries.values()]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("name", NAMES)
def test_it_uses_only_terms_that_the_ontology_defines(
    name: str, queries: dict[str, SavedQuery], ontology: rdflib.Graph
) -> None:
    used = set(re.findall(r"\bmkg:(\w+)", body(queries[name])))
    defined = {str(term).removeprefix(MKG) for term in ontology.subjects(unique=True)}
    assert used - defined == set()


@pytest.mark.parametrize("name", NAMES)
def test_it_names_no_thing_of_the_data(name: str, queries: dict[str, SavedQuery]) -> None:
    text = body(queries[name])
    assert re.findall(r"<https://w3id\.org/marketgraph/id/[^>]*>", text) == []
    literals = re.findall(r"\"([^\"]*)\"", text)
    assert [literal for literal in literals if re.search("[A-Z]", literal)] == []


@pytest.mark.parametrize("name", NAMES)
def test_its_rows_come_in_one_order(name: str, queries: dict[str, SavedQuery]) -> None:
    text = body(queries[name])
    if "CONSTRUCT" not in text:
        assert "ORDER BY" in text
        assert "LIMIT" not in text


@pytest.mark.parametrize("name", NAMES)
def test_it_binds_the_claim_before_it_opens_its_graph(
    name: str, queries: dict[str, SavedQuery]
) -> None:
    text = body(queries[name])
    for found in re.finditer(r"GRAPH \?(\w+)", text):
        before = text[: found.start()]
        assert re.search(rf"\?{found[1]} (?:[^.]*; )?mkg:about", before), found[0]


@pytest.mark.parametrize("name", NAMES)
def test_it_has_no_optional_step_in_a_path(name: str, queries: dict[str, SavedQuery]) -> None:
    assert re.findall(r"[\w)]\?[\s/)]", re.sub(r"\"[^\"]*\"", '""', body(queries[name]))) == []


@pytest.mark.parametrize("name", NAMES)
def test_people_read_the_names_first_and_the_iris_last(
    name: str, queries: dict[str, SavedQuery]
) -> None:
    query = queries[name]
    found = pyoxigraph.Store().query(query.text)
    if isinstance(found, pyoxigraph.QuerySolutions):
        columns = [variable.value for variable in found.variables]
        parameters = {p.name for p in query.parameters if p.type == "IRI"}
        iris = [column.endswith("IRI") or column in parameters for column in columns]
        assert iris == sorted(iris), columns
        assert not iris[0]


def test_a_query_is_found_by_what_it_says(queries: dict[str, SavedQuery]) -> None:
    kinds: dict[str, Any] = {p.name: p.kind for p in queries["shared-partners"].parameters}
    assert kinds == {"company": "company", "other": "company"}
