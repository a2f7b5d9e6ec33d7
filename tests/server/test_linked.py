"""Linked data: things at the paths of their IRIs, for people and machines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest

import marketgraph as mg
from marketgraph.resources import DATA, ONTOLOGY
from marketgraph.vocabulary import BASE, MKG

from .conftest import served
from .test_protocol import parsed, problem

FORMS = {
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
}
HOSTILE = '<img src=x onerror="alert(1)"> & Sons'
STRANGE = f"""
@prefix mkg: <{MKG}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
<https://elsewhere.example/a> a mkg:Company ; rdfs:label "Elsewhere Ltd" ;
  rdfs:seeAlso <https://elsewhere.example/b%0d%0aX: y> ; dcat:landingPage <javascript:alert(1)> .
<{BASE}company/caf%C3%A9> a mkg:Company ; rdfs:label "Encoded Café" .
<{BASE}company/thé> a mkg:Company ; rdfs:label "Plain Thé" .
""".replace("X: y", "X:y")

OURS = ['<script type="module" src="/static/js/main.js">']
OF_A_KIND = [*OURS, '<script type="module" src="/static/js/portrait.js">']


def scripts(page: str) -> list[str]:
    """Return every beginning of a script in a page."""
    return re.findall(r"<script[^>]*>", page, re.IGNORECASE)


def media(response: httpx.Response) -> str:
    return response.headers["content-type"].partition(";")[0]


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server of bundled markets."""
    folder = tmp_path_factory.mktemp("bundled")
    with mg.open(folder) as workspace:
        for table in sorted((DATA / "teleradiology").glob("*.csv")):
            workspace.add(table)
        workspace.build()
    with served(folder) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def ask(client: httpx.Client, query: str) -> list[dict[str, str]]:
    found = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return [{name: value["value"] for name, value in row.items()} for row in found]


def one_of_each_kind(client: httpx.Client) -> dict[str, str]:
    rows = ask(client, f"SELECT DISTINCT ?s {{ ?s a ?c FILTER(STRSTARTS(STR(?s), '{BASE}')) }}")
    return {row["s"][len(BASE) :].partition("/")[0]: row["s"][len(BASE) :] for row in rows}


def test_every_kind_answers_in_every_form(bundled: httpx.Client) -> None:
    kinds = one_of_each_kind(bundled)
    assert {"company", "market", "claim", "document", "region", "figure", "passage"} <= {*kinds}
    for path in kinds.values():
        page = bundled.get(f"/id/{path}", headers={"Accept": "text/html"})
        assert page.status_code == 200, path
        assert page.text.count("<h1>") == 1 and scripts(page.text) in (OURS, OF_A_KIND)
        graphs = set()
        for suffix, form in FORMS.items():
            response = bundled.get(f"/id/{path}{suffix}")
            assert (response.status_code, media(response)) == (200, form)
            graph = parsed(response.text, form)
            assert any(str(subject) == BASE + path for subject in graph.subjects())
            graphs.add(len(graph))
            assert bundled.get(f"/id/{path}", headers={"Accept": form}).text == response.text
        assert len(graphs) == 1


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/html;q=0.4, text/turtle;q=0.5", "text/turtle"),
        ("application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        ("application/json", "application/ld+json"),
        ("*/*", "text/html"),
    ],
)
def test_the_form_is_negotiated(client: httpx.Client, accept: str, form: str) -> None:
    response = client.get("/id/company/alder-imaging-ltd", headers={"Accept": accept})
    assert media(response) == form
    assert response.headers["vary"] == "Accept"


def test_an_ending_counts_more_than_what_is_accepted(client: httpx.Client) -> None:
    response = client.get("/id/company/alder-imaging-ltd.nt", headers={"Accept": "text/html"})
    assert media(response) == "application/n-triples"
    page = client.get("/id/company/alder-imaging-ltd.html", headers={"Accept": "text/turtle"})
    assert media(page) == "text/html"


def test_what_nobody_writes_is_not_acceptable(client: httpx.Client) -> None:
    problem(client.get("/id/company/alder-imaging-ltd", headers={"Accept": "image/png"}), 406)


def test_a_description_that_is_known_is_not_sent_again(client: httpx.Client) -> None:
    for path in ("/id/company/alder-imaging-ltd", "/ontology"):
        first = client.get(path, headers={"Accept": "text/turtle"})
        same = {"Accept": "text/turtle", "If-None-Match": first.headers["etag"]}
        assert client.get(path, headers=same).status_code == 304
        assert client.get(path, headers={**same, "Accept": "text/html"}).status_code == 200


def test_links_name_the_iri_and_the_other_forms(client: httpx.Client) -> None:
    links = client.get("/id/company/alder-imaging-ltd").headers["link"]
    assert f'<{BASE}company/alder-imaging-ltd>; rel="canonical"' in links
    for suffix, form in FORMS.items():
        assert f'</id/company/alder-imaging-ltd{suffix}>; rel="alternate"; type="{form}"' in links


def test_a_company_comes_with_what_points_at_it_and_with_its_claims(client: httpx.Client) -> None:
    graph = parsed(client.get("/id/company/alder-imaging-ltd.ttl").text, "text/turtle")
    told = {(str(s), str(p).rpartition("#")[2], str(o)) for s, p, o in graph}
    alder, birch, cedar = (
        f"{BASE}company/{slug}"
        for slug in ("alder-imaging-ltd", "birch-reads-inc", "cedar-health-ag")
    )
    assert (alder, "acquired", birch) in told
    assert (cedar, "acquired", alder) in told
    assert (birch, "label", "Birch Reads Inc") in told
    quotes = {o for _, p, o in told if p == "quote"}
    assert any("Birch Reads" in quote for quote in quotes)
    assert any(p == "confidence" for _, p, _ in told)


def test_the_page_of_a_company_shows_its_passages(client: httpx.Client) -> None:
    page = client.get("/id/company/alder-imaging-ltd").text
    assert '<a href="/id/company/birch-reads-inc">Birch Reads Inc</a>' in page
    assert "Alder Imaging Ltd · Birch Reads Inc · 2021-03-01" in page
    assert "deals.csv" in page and "confidence" in page


def test_a_claim_is_its_graph_and_its_evidence(client: httpx.Client) -> None:
    claims = ask(client, "SELECT ?c { ?c a mkg:Claim } ORDER BY ?c")
    for row in claims:
        iri = row["c"]
        graph = parsed(client.get(f"/id/{iri[len(BASE) :]}.nt").text, "application/n-triples")
        stated = ask(client, f"SELECT ?s ?p ?o {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}")
        told = {(str(s), str(p), str(o)) for s, p, o in graph}
        assert {(row["s"], row["p"], row["o"]) for row in stated} <= told
        (passage,) = (o for s, p, o in told if p == f"{MKG}evidence")
        (document,) = (o for s, p, o in told if p == f"{MKG}inDocument")
        graph_of_claim = {(row["s"], row["p"], row["o"]) for row in stated}
        rest = {s for s, p, o in told - graph_of_claim}
        assert rest == {iri, passage, document}


def test_a_document_lists_its_claims(client: httpx.Client) -> None:
    (row,) = ask(client, "SELECT ?d { ?d a mkg:SourceDocument }")
    path = f"/id/{row['d'][len(BASE) :]}"
    page = client.get(path).text
    for buyer, bought in (
        ("Alder Imaging Ltd", "Birch Reads Inc"),
        ("Cedar Health AG", "Alder Imaging"),
    ):
        assert buyer in page and bought in page
    assert page.count("<blockquote>") == 3
    graph = parsed(client.get(f"{path}.ttl").text, "text/turtle")
    claims = {s for s, _, o in graph if str(o) == f"{MKG}Claim"}
    assert len(claims) == 3


def test_a_hub_stays_bounded_and_says_how_much_it_leaves_out(tmp_path: Path) -> None:
    rows = "".join(f"Buyer Number {n},Hub Holdings Ltd\n" for n in range(75))
    (tmp_path / "deals.csv").write_text(f"Acquirer,Target\n{rows}", encoding="utf-8")
    with mg.open(tmp_path / "market") as workspace:
        workspace.add(tmp_path / "deals.csv")
        workspace.build()
    with served(tmp_path / "market") as address:
        graph = parsed(httpx.get(f"{address}/id/company/hub-holdings-ltd.ttl").text, "text/turtle")
        page = httpx.get(f"{address}/id/company/hub-holdings-ltd").text
        pointing = [s for s, p, _ in graph if str(p) == f"{MKG}acquired"]
        assert len(pointing) == 30
        comments = {str(o) for _, p, o in graph if str(p).endswith("#comment")}
        assert "45 statements acquired from other things are left out." in comments
        assert "15 earlier ones are not shown" in page
        found = re.findall(r'<a href="(/sparql\?query=[^"]*)">ask for all of them', page)
        assert len(httpx.get(address + found[0]).json()["results"]["bindings"]) == 75


def test_names_that_hold_markup_are_text(client: httpx.Client) -> None:
    (row,) = ask(
        client, "SELECT ?c { ?c mkg:acquired ?b ; rdfs:label ?l FILTER(CONTAINS(?l, '<b>')) }"
    )
    page = client.get(f"/id/{row['c'][len(BASE) :]}").text
    assert "&lt;b&gt;Kft&lt;/b&gt;" in page and "<b>" not in page


def test_pages_may_load_our_files_and_nothing_else(client: httpx.Client) -> None:
    for path in ("/id/company/alder-imaging-ltd", "/ontology", "/id/company/none"):
        page = client.get(path, headers={"Accept": "text/html"})
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
        assert "http" not in policy and "script-src-attr" not in policy and "eval" not in policy
        assert scripts(page.text) in (OURS, OF_A_KIND)
        assert not re.search(r"<style|\son\w+=|style=|javascript:", page.text)


@pytest.mark.parametrize(
    "path", ["company/alder-imagin", "company/Alder%20Imaging", "compny/alder"]
)
def test_unknown_things_are_404_with_near_names(client: httpx.Client, path: str) -> None:
    near = problem(client.get(f"/id/{path}"), 404)["near"]
    assert isinstance(near, list)
    assert near[0]["name"] == "Alder Imaging Ltd"
    assert near[0]["page"] == "/id/company/alder-imaging-ltd"
    page = client.get(f"/id/{path}", headers={"Accept": "text/html"})
    assert page.status_code == 404 and 'href="/id/company/alder-imaging-ltd"' in page.text


@pytest.mark.parametrize(
    "path",
    [
        "../../../etc/passwd",
        "company/..%2f..%2f..%2fetc%2fpasswd",
        "company/a%0d%0aSet-Cookie:%20x=1",
        "company/%00",
        "company/%FF%FE",
        "company/%zz",
        "company/<script>alert(1)</script>",
        "company/%3Cscript%3E",
        "unknown-kind/alder-imaging-ltd",
        "company/",
        "",
        "//evil.example/",
        "company/%C3%A9%F0%9F%92%A9",
        "company/a'%7D%20UNION%20%7B%20?s%20?p%20?o%20%7D",
    ],
)
def test_hostile_paths_find_nothing(client: httpx.Client, path: str) -> None:
    for accept in ("application/json", "text/html"):
        response = client.get(f"/id/{path}", headers={"Accept": accept})
        assert response.status_code == 404
        assert "set-cookie" not in response.headers and "location" not in response.headers
        assert scripts(response.text) in ([], OURS, OF_A_KIND)


def test_paths_that_are_too_long_are_refused(client: httpx.Client) -> None:
    problem(client.get(f"/id/company/{'a' * 5_000}"), 414)
    problem(client.get("/resolve", params={"iri": f"{BASE}company/{'a' * 5_000}"}), 400)


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server whose things have IRIs of many sorts."""
    folder = tmp_path_factory.mktemp("strange")
    (folder / "strange.ttl").write_text(STRANGE, encoding="utf-8")
    deals = f'Acquirer,Target\n"{HOSTILE.replace(chr(34), chr(34) * 2)}",Elm Labs\n'
    (folder / "deals.csv").write_text(deals, encoding="utf-8")
    with mg.open(folder / "market") as workspace:
        workspace.add(folder / "strange.ttl", folder / "deals.csv")
        workspace.build()
    with served(folder / "market") as address, httpx.Client(base_url=address) as client:
        yield client


def test_foreign_things_have_a_page_too_and_their_links_are_harmless(strange: httpx.Client) -> None:
    iri = "https://elsewhere.example/a"
    response = strange.get("/resolve", params={"iri": iri})
    assert response.status_code == 303
    assert response.headers["location"] == f"/about?iri={quote(iri, safe='')}"
    page = strange.get(response.headers["location"])
    assert page.status_code == 200, page.text
    assert page.status_code == 200 and "<h1>Elsewhere Ltd</h1>" in page.text
    assert "javascript:alert(1)" in page.text and 'href="javascript' not in page.text
    graph = parsed(strange.get(f"/about.ttl?iri={quote(iri, safe='')}").text, "text/turtle")
    assert any(str(o) == "Elsewhere Ltd" for _, _, o in graph)


@pytest.mark.parametrize(
    ("path", "name"), [("caf%C3%A9", "Encoded Café"), ("th%C3%A9", "Plain Thé")]
)
def test_iris_with_letters_of_other_scripts_are_found(
    strange: httpx.Client, path: str, name: str
) -> None:
    page = strange.get(f"/id/company/{path}")
    assert page.status_code == 200 and f"<h1>{name}</h1>" in page.text
    assert page.headers["link"].isascii()


def test_a_name_with_a_handler_is_text_everywhere(strange: httpx.Client) -> None:
    (row,) = ask(strange, "SELECT ?c { ?c mkg:acquired ?b }")
    page = strange.get(f"/id/{row['c'][len(BASE) :]}").text
    assert "<img src=x" not in page and "&lt;img src=x" in page
    missing = strange.get(f"/id/company/{quote(HOSTILE)}", headers={"Accept": "text/html"})
    assert missing.status_code == 404 and "<img src=x" not in missing.text


@pytest.mark.parametrize(
    "iri", ["https://evil.example/", "//evil.example", "https://evil.example/%0d%0aX"]
)
def test_resolving_never_leads_to_another_host(client: httpx.Client, iri: str) -> None:
    response = client.get("/resolve", params={"iri": iri})
    assert response.status_code in (400, 404) and "location" not in response.headers


@pytest.mark.parametrize(
    "search", ["", "?iri=", "?iri=a", "?iri=urn:a&iri=urn:b", "?iri=urn:a%0d%0ab"]
)
def test_resolving_needs_one_iri(client: httpx.Client, search: str) -> None:
    problem(client.get(f"/resolve{search}"), 400)
    problem(client.get(f"/about{search}"), 400)


def test_resolving_leads_to_pages_and_terms(client: httpx.Client) -> None:
    for iri, path in (
        (f"{BASE}company/elm-labs", "/id/company/elm-labs"),
        (f"{MKG}Company", "/ontology#Company"),
        (MKG.removesuffix("#"), "/ontology"),
    ):
        response = client.get("/resolve", params={"iri": iri})
        assert (response.status_code, response.headers["location"]) == (303, path)


def test_a_replaced_thing_leads_to_what_took_its_place(tmp_path: Path) -> None:
    deals = "Acquirer,Target\nAlder Imaging,Birch Reads\nAlder Scans Group,Elm Labs\n"
    (tmp_path / "deals.csv").write_text(deals, encoding="utf-8")
    with mg.open(tmp_path / "market") as workspace:
        workspace.add(tmp_path / "deals.csv")
        workspace.build()
        old, new = (
            workspace.search(name, kind="company")["iri"][0]
            for name in ("Alder Scans Group", "Alder Imaging")
        )
        workspace.judge("same", old, new)
        workspace.build()
    with served(tmp_path / "market") as address:
        paths = [iri[len(BASE) :] for iri in (old, new)]
        found = [httpx.get(f"{address}/id/{path}.ttl") for path in paths]
        assert sorted(each.status_code for each in found) == [200, 301]
        (moved,) = (each for each in found if each.status_code == 301)
        assert moved.headers["location"] in {f"/id/{path}.ttl" for path in paths}
        assert httpx.get(address + moved.headers["location"]).status_code == 200


def test_a_base_of_another_host_is_served_at_the_same_paths(tmp_path: Path) -> None:
    base = "https://data.example.org/things/"
    (tmp_path / "deals.csv").write_text("Acquirer,Target\nFir Labs,Gorse Ltd\n", encoding="utf-8")
    with mg.open(tmp_path / "market", base=base) as workspace:
        workspace.add(tmp_path / "deals.csv")
        workspace.build()
    with served(tmp_path / "market") as address:
        response = httpx.get(f"{address}/id/company/fir-labs.ttl")
        assert f"<{base}company/fir-labs>" in response.text
        assert f'<{base}company/fir-labs>; rel="canonical"' in response.headers["link"]
        known = httpx.get(f"{address}/resolve", params={"iri": f"{base}company/fir-labs"})
        assert known.headers["location"] == "/id/company/fir-labs"
        other = httpx.get(f"{address}/resolve", params={"iri": f"{BASE}company/fir-labs"})
        near = problem(other, 404)["near"]
        assert isinstance(near, list) and near[0]["page"] == "/id/company/fir-labs"


def test_the_ontology_has_an_anchor_for_every_term(client: httpx.Client) -> None:
    page = client.get("/ontology").text
    names = {
        quad.subject.value.removeprefix(MKG)
        for quad in ox.parse((ONTOLOGY / "market.ttl").read_bytes(), ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(MKG)
    }
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(names) > 50 and names <= {*anchors}
    assert len(anchors) == len({*anchors})


@pytest.mark.parametrize("suffix", FORMS)
def test_the_ontology_comes_in_every_form(client: httpx.Client, suffix: str) -> None:
    whole = parsed(client.get("/ontology.ttl").text, "text/turtle")
    response = client.get(f"/ontology{suffix}")
    assert media(response) == FORMS[suffix]
    assert len(parsed(response.text, FORMS[suffix])) == len(whole) > 500


def test_pages_share_the_turns_of_queries(market: Path) -> None:
    with served(market, workers=1, waiting=-1) as address:
        assert problem(httpx.get(f"{address}/id/company/elm-labs"), 503)["detail"]


def test_without_a_build_only_the_ontology_is_told(tmp_path: Path) -> None:
    with mg.open(tmp_path / "market"), served(tmp_path / "market") as address:
        problem(httpx.get(f"{address}/id/company/elm-labs"), 503)
        assert httpx.get(f"{address}/ontology").status_code == 200
