"""Names from strangers on every page, and requests that are meant to reach another host."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http import HTTPStatus
from urllib.parse import quote, urlsplit

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

import marketgraph as mg
from marketgraph.vocabulary import MKG

from .browser import Visit
from .conftest import served

Visiting = Callable[..., Visit]

SCRIPT = "<script>alert(1)</script> Ltd"
HANDLER = "\"><img src=x onerror='alert(1)'> & Sons"
TEMPLATE = "{{ 191*7 }}${191*7}</title></script> AG"
FILE = "<svg onload=alert(1)>.csv"
MARKET = "Imaging</option><b onmouseover=alert(1)> reads"

QUOTED = HANDLER.replace('"', '""')
TABLES = {
    FILE: f'Acquirer,Target,Date,Market\n{SCRIPT},"{QUOTED}",2023-02,{MARKET}\n',
    "people.csv": f'Company,Country,Market,Source\n{SCRIPT},US,{MARKET},{TEMPLATE}\n"{TEMPLATE}",IN,{MARKET},x\n',
    "segments.csv": f"Market,Dimension,Segment\n{MARKET},<i>by</i>,{SCRIPT}\n",
    "sizes.csv": f"Market,Year,Amount,Currency,Publisher\n{MARKET},2024,1200000000,USD,{SCRIPT}\n"
    f"{MARKET},2024,1500000000,USD,Plain Numbers\n",
}
TRIPLES = f"""
@prefix mkg: <{MKG}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
<https://elsewhere.example/a> a mkg:Company ; rdfs:label "{SCRIPT}" ;
  dcat:landingPage <javascript:alert(1)> ; rdfs:seeAlso <data:text/html,x> , <vbscript:x> .
"""
SCHEMES = ("http", "https", "")
HANDED = ("href", "src", "action", "formaction", "xlink:href", "data", "srcdoc")
MOST = 400


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of names that are meant to be run."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in TABLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "strange.ttl").write_text(TRIPLES, encoding="utf-8")
    with mg.open(folder / "market") as workspace:
        workspace.add(*(folder / name for name in [*TABLES, "strange.ttl"]))
        workspace.build()
    with served(folder / "market", review=True) as address:
        yield address


def crawled(client: httpx.Client) -> dict[str, LexborHTMLParser]:
    """Return every page that links lead to from the first page, by path."""
    found: dict[str, LexborHTMLParser] = {}
    waiting = ["/", "/review", "/sources", "/markets", f"/search?q={quote(SCRIPT)}"]
    while waiting and len(found) < MOST:
        path = waiting.pop()
        if path in found:
            continue
        answer = client.get(path, headers={"Accept": "text/html"}, follow_redirects=True)
        assert answer.status_code == HTTPStatus.OK, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        found[path] = LexborHTMLParser(answer.text)
        for link in found[path].css("a[href]"):
            href = (link.attributes["href"] or "").partition("#")[0]
            if href.startswith("/") and not href.startswith(("/static/", "/api/")):
                waiting.append(href)
    return found


def faults(node: LexborNode) -> Iterator[str]:
    """Yield what an element might run."""
    attributes = node.attributes
    ours = (attributes.get("src") or "").startswith("/static/") and not node.text(strip=True)
    if node.tag == "script" and not ours and attributes.get("type") != "application/json":
        yield f"script {node.html}"
    if node.tag in ("style", "iframe", "object", "embed", "base"):
        yield f"element {node.html}"
    for name, value in attributes.items():
        if name.startswith("on"):
            yield f"handler {node.html}"
        scheme = urlsplit((value or "").strip()).scheme.lower()
        if name in HANDED and scheme not in SCHEMES:
            yield f"address {node.html}"


def test_no_name_becomes_an_element_on_any_page(hostile: str) -> None:
    with httpx.Client(base_url=hostile, timeout=60) as client:
        pages = crawled(client)
    kinds = {path.split("/")[2] for path in pages if path.startswith("/id/")}
    assert {"company", "market", "segment", "development", "claim", "document", "figure"} <= kinds
    assert len(pages) > 40
    for path, page in pages.items():
        assert page.root
        for node in page.root.traverse():
            assert [*faults(node)] == [], path
        assert page.css_first("title") and len(page.css("title")) == 1, path
    text = " ".join(page.body.text() for page in pages.values() if page.body)
    shown = (SCRIPT, HANDLER, TEMPLATE, MARKET, FILE, "<i>by</i>")
    assert [name for name in shown if name not in text] == []
    assert "1337" not in text  # 191 * 7


@pytest.mark.browser
def test_no_name_runs_in_a_browser(visit: Visiting, hostile: str) -> None:
    with httpx.Client(base_url=hostile, timeout=60) as client:
        hits = client.get("/api/search", params={"q": "Ltd", "limit": 50}).json()["hits"]
        markets = client.get("/api/markets").json()["markets"]
    paths = ["/", "/review", "/sources", "/markets", f"/search?q={quote(SCRIPT)}"]
    paths += [one["path"] for one in (*hits, *markets)]
    for path in paths:
        visit(path, address=hostile).tab.context.close()


@pytest.mark.browser
def test_no_name_runs_in_the_list_below_the_search(visit: Visiting, hostile: str) -> None:
    tab = visit("/", address=hostile).tab
    for typed in ("<script", '"><img', "{{ 191*7"):
        tab.get_by_role("combobox").fill(typed)
        option = tab.get_by_role("option").first
        option.wait_for()
        assert option.locator("script, img").count() == 0


@contextmanager
def trap() -> Iterator[tuple[str, list[str]]]:
    """Listen on a port; yields its address and whatever asked there."""
    asked: list[str] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        port = listening.getsockname()[1]

        def listen() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(1000).decode("latin-1"))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{port}", asked
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_the_trap_notices_who_asks() -> None:
    with trap() as (address, asked), pytest.raises(httpx.HTTPError):
        httpx.get(f"{address}/x")
    assert asked and asked[0].startswith("GET /x")


QUERIES = [
    "SELECT * {{ SERVICE <{0}/sparql> {{ ?a ?b ?c }} }}",
    "SELECT * {{ SERVICE SILENT <{0}/sparql> {{ ?a ?b ?c }} }}",
    "SELECT * {{ BIND(<{0}/sparql> AS ?s) SERVICE ?s {{ ?a ?b ?c }} }}",
    "ASK {{ FILTER EXISTS {{ {{ SELECT * {{ ser\\u0076ice <{0}/> {{ ?a ?b ?c }} }} }} }} }}",
    "SELECT * FROM <{0}/graph.ttl> {{ ?a ?b ?c }}",
    "SELECT * FROM NAMED <{0}/graph.ttl> {{ GRAPH ?g {{ ?a ?b ?c }} }}",
    "LOAD <{0}/graph.ttl>",
    "LOAD SILENT <{0}/graph.ttl> INTO GRAPH <x:y>",
    "DESCRIBE <{0}/thing>",
    "CONSTRUCT {{ <{0}/> ?b ?c }} WHERE {{ <{0}/> ?b ?c }}",
]


def test_nothing_that_is_asked_makes_the_server_ask_elsewhere(hostile: str) -> None:
    with trap() as (elsewhere, asked), httpx.Client(base_url=hostile, timeout=60) as client:
        for query in QUERIES:
            text = query.format(elsewhere)
            client.get("/sparql", params={"query": text})
            client.post("/sparql", data={"query": text})
            client.post("/sparql", data={"update": text})
        for name in ("default-graph-uri", "named-graph-uri", "using-graph-uri"):
            client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c }", name: f"{elsewhere}/g"})
        thing = f"{elsewhere}/thing"
        for path in (
            "/resolve",
            "/about",
            "/about.ttl",
            "/api/entity",
            "/api/neighbours",
            "/api/graph",
        ):
            client.get(path, params={"iri": thing})
        for question in client.get("/api/queries").json()["questions"]:
            values = {one["name"]: thing for one in question["parameters"]}
            client.get(f"/api/queries/{question['name']}", params=values)
        client.get(
            "/id/company/x", headers={"Host": urlsplit(elsewhere).netloc.replace("127.0.0.1", "x")}
        )
    assert asked == []


@pytest.mark.parametrize(
    "iri", ["http://x%0d%0aSet-Cookie:%20a=b", "http://x\r\nSet-Cookie: a=b", "http://x\n\nbody"]
)
def test_no_header_is_written_by_an_iri(hostile: str, iri: str) -> None:
    for path in ("/resolve", "/about", "/about.ttl"):
        answer = httpx.get(f"{hostile}{path}", params={"iri": iri}, timeout=60)
        assert "set-cookie" not in answer.headers
        assert answer.status_code in (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)
    answer = httpx.get(f"{hostile}/id/company/{quote(iri, safe='%')}", timeout=60)
    assert "set-cookie" not in answer.headers
