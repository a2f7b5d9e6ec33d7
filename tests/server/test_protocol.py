"""The SPARQL 1.1 Protocol as the W3C's tests of it have it, in our words: who sends what gets what."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree as ET

import httpx
import pyoxigraph as ox
import pytest
import rdflib

from marketgraph.server.negotiation import GRAPHS, SOLUTIONS

ASK = "ASK {}"
DEALS = "SELECT ?a ?b { ?a mkg:acquired ?b } ORDER BY ?a ?b"
GRAPH = "CONSTRUCT WHERE { ?a mkg:acquired ?b }"
QUERY = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def problem(response: httpx.Response, status: int) -> dict[str, object]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    document: dict[str, object] = response.json()
    assert document["status"] == status and document["title"] and document["detail"]
    return document


def parsed(text: str, media: str) -> rdflib.Graph:
    """Return RDF as rdflib reads it; JSON-LD by way of Oxigraph, since rdflib warns of itself there."""
    if media == "application/ld+json":
        quads = ox.parse(text.encode(), ox.RdfFormat.JSON_LD)
        text, media = "".join(f"{quad.triple} .\n" for quad in quads), "application/n-triples"
    form = "nt" if media == "application/n-triples" else media
    return rdflib.Graph().parse(data=text, format=form)


@pytest.mark.parametrize("method", ["get", "form", "direct", "charset"])
def test_a_query_may_be_sent_in_each_way(client: httpx.Client, method: str) -> None:
    response = {
        "get": lambda: client.get("/sparql", params={"query": ASK}),
        "form": lambda: client.post("/sparql", data={"query": ASK}),
        "direct": lambda: client.post("/sparql", content=ASK, headers=QUERY),
        "charset": lambda: client.post(
            "/sparql",
            content=ASK,
            headers={"Content-Type": 'Application/SPARQL-Query; charset="UTF-8"'},
        ),
    }[method]()
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/sparql-results+json"
    assert response.json() == {"head": {}, "boolean": True}


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (("GET", "?query=ASK%20%7B%7D&query=ASK%20%7B%7D", None, {}), 400),
        (("GET", "?other=1", None, {}), 400),
        (("PUT", "", "ASK {}", QUERY), 405),
        (("DELETE", "?query=ASK%20%7B%7D", None, {}), 405),
        (("POST", "", "ASK {}", {"Content-Type": "text/plain"}), 415),
        (("POST", "", "ASK {}", {}), 415),
        (("POST", "", "query=ASK {}", {"Content-Type": "application/json"}), 415),
        (("POST", "", "other=1", FORM), 400),
        (("POST", "", "", FORM), 400),
        (("POST", "?query=ASK%20%7B%7D", "ASK {}", QUERY), 400),
        (("POST", "", b"ASK { ?a ?b '\xff' }", QUERY), 400),
        (
            (
                "POST",
                "",
                "ASK {}".encode("utf-16"),
                {"Content-Type": "application/sparql-query; charset=UTF-16"},
            ),
            415,
        ),
        (("GET", "?query=%FF", None, {}), 400),
        (("GET", "?query=ASK", None, {}), 400),
        (("GET", "?query=ASK%20%7B%7D&default-graph-uri=relative", None, {}), 400),
        (("GET", "?query=ASK%20%7B%7D&default-graph-uri=urn:a%0A-urn:b", None, {}), 400),
        (("POST", "", "&".join(["default-graph-uri=urn:a"] * 1_001), FORM), 400),
    ],
)
def test_what_is_no_query_is_refused_with_its_status(
    client: httpx.Client, request_: tuple[str, str, str | bytes | None, dict[str, str]], status: int
) -> None:
    method, search, body, headers = request_
    problem(client.request(method, f"/sparql{search}", content=body, headers=headers), status)


@pytest.mark.parametrize(
    ("data", "media"),
    [
        ("update=CLEAR%20ALL", FORM),
        ("CLEAR ALL", {"Content-Type": "application/sparql-update"}),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", QUERY),
        ("query=ASK%20%7B%7D&using-graph-uri=urn:a", FORM),
    ],
)
def test_updates_are_refused(client: httpx.Client, data: str, media: dict[str, str]) -> None:
    problem(client.post("/sparql", content=data, headers=media), 403)


@pytest.mark.parametrize(
    "query", ["ASK { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", "LOAD <http://127.0.0.1:1/>"]
)
def test_other_servers_are_never_called(client: httpx.Client, query: str) -> None:
    problem(client.get("/sparql", params={"query": query}), 403)


@pytest.mark.parametrize("wanted", SOLUTIONS)
def test_solutions_come_in_each_form(client: httpx.Client, wanted: str) -> None:
    response = client.get("/sparql", params={"query": DEALS}, headers={"Accept": wanted})
    media = response.headers["content-type"].partition(";")[0]
    assert media == SOLUTIONS[wanted]
    assert response.headers["vary"] == "Accept"
    assert int(response.headers["content-length"]) == len(response.content)
    rows = {
        "application/sparql-results+json": lambda: len(response.json()["results"]["bindings"]),
        "application/sparql-results+xml": lambda: len([*ET.fromstring(response.text)[1]]),  # noqa: S314
        "text/csv": lambda: len([*csv.DictReader(io.StringIO(response.text))]),
        "text/tab-separated-values": lambda: response.text.count("\n") - 1,
    }[media]()
    assert rows == 3


@pytest.mark.parametrize("wanted", GRAPHS)
def test_graphs_come_in_each_form(client: httpx.Client, wanted: str) -> None:
    response = client.get("/sparql", params={"query": GRAPH}, headers={"Accept": wanted})
    media = response.headers["content-type"].partition(";")[0]
    assert media == GRAPHS[wanted]
    assert len(parsed(response.text, media)) == 3


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        (
            "text/*;q=0.3, application/xml;q=0.7, application/json;q=0.2",
            "application/sparql-results+xml",
        ),
        ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json"),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
        ("nonsense, ;;q=, text/tab-separated-values;q=1.5", "text/tab-separated-values"),
    ],
)
def test_the_client_is_given_what_it_likes_best(
    client: httpx.Client, accept: str, media: str
) -> None:
    response = client.get("/sparql", params={"query": DEALS}, headers={"Accept": accept})
    assert response.headers["content-type"].partition(";")[0] == media


def test_what_no_client_takes_is_not_sent(client: httpx.Client) -> None:
    told = problem(
        client.get("/sparql", params={"query": DEALS}, headers={"Accept": "image/png"}), 406
    )
    assert "text/csv" in str(told["detail"])


def test_a_graph_for_a_client_of_rows_is_not_acceptable(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": GRAPH}, headers={"Accept": "text/csv"})
    problem(response, 406)


def test_an_error_in_the_query_is_told_with_its_place(client: httpx.Client) -> None:
    told = problem(client.get("/sparql", params={"query": "SELECT *\n{ ?a ?b }"}), 400)
    assert str(told["place"]).startswith("line 2, column ")


def test_the_dataset_of_the_request_counts(client: httpx.Client) -> None:
    claims = "SELECT DISTINCT ?g { GRAPH ?g { ?a mkg:acquired ?b } }"
    graphs = [row["g"]["value"] for row in _bindings(client, claims)]
    assert len(graphs) == 3
    one = {"default-graph-uri": graphs[0]}
    assert len(_bindings(client, DEALS, **one)) == 1
    assert _bindings(client, claims, **one) == []
    named = {"named-graph-uri": graphs[0]}
    assert len(_bindings(client, claims, **named)) == 1
    assert _bindings(client, DEALS, **named) == []
    assert len(_bindings(client, DEALS, **{"default-graph-uri": graphs[:2]})) == 2


def _bindings(
    client: httpx.Client, query: str, **dataset: str | list[str]
) -> list[dict[str, dict[str, str]]]:
    response = client.post("/sparql", data={"query": query, **dataset})
    rows: list[dict[str, dict[str, str]]] = response.json()["results"]["bindings"]
    return rows


def test_what_a_client_knows_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/sparql", params={"query": DEALS})
    tag = first.headers["etag"]
    again = client.get("/sparql", params={"query": DEALS}, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(
        "/sparql", params={"query": DEALS}, headers={"If-None-Match": tag, "Accept": "text/csv"}
    )
    assert other.status_code == 200 and other.headers["etag"] != tag


def test_a_head_request_has_no_body(client: httpx.Client) -> None:
    response = client.head("/sparql", params={"query": ASK})
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    "wanted", ["text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples"]
)
def test_the_service_describes_itself(client: httpx.Client, address: str, wanted: str) -> None:
    response = client.get("/sparql", headers={"Accept": wanted})
    graph = parsed(response.text, wanted)
    service = rdflib.URIRef(f"{address}/sparql")
    told = "http://www.w3.org/ns/sparql-service-description#"
    assert graph.value(service, rdflib.URIRef(f"{told}endpoint")) == service
    (data,) = graph.subjects(rdflib.RDF.type, rdflib.VOID.Dataset)
    assert (data, rdflib.RDF.type, rdflib.DCAT.Dataset) in graph
    triples = graph.value(data, rdflib.VOID.triples)
    count = "SELECT (COUNT(*) AS ?n) { { ?a ?b ?c } UNION { GRAPH ?g { ?a ?b ?c } } }"
    assert str(triples) == _bindings(client, count)[0]["n"]["value"]


def test_the_description_is_rdf_or_nothing(client: httpx.Client) -> None:
    problem(client.get("/sparql", headers={"Accept": "image/png"}), 406)


def test_an_unknown_path_is_a_problem_too(client: httpx.Client) -> None:
    problem(client.get("/nowhere"), 404)
