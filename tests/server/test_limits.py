"""Limits that hold: what runs over is stopped and said, others are answered meanwhile."""

from __future__ import annotations

import asyncio
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from uvicorn.server import ServerState

import marketgraph as mg
from marketgraph.server import Settings
from marketgraph.server.patience import patient
from marketgraph.server.running import config
from marketgraph.store import Limits

from .conftest import DEALS, in_a_loop, served
from .test_protocol import problem

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
DEEP = "ASK " + "{" * 3_000 + "}" * 3_000
BOMB = 'SELECT * { BIND(REPLACE("' + "a" * 5_000 + '", "(a*)*b", "") AS ?x) FILTER(?x = "") }'
FORMS = [
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
]
VALUES = 'VALUES ?x { "a" "b},{" "c\\n\\"d\\"," "e\\\\" "<result>" UNDEF "\\"" }'


def ask(address: str, query: str, **headers: str) -> httpx.Response:
    return httpx.post(f"{address}/sparql", data={"query": query}, headers=headers, timeout=60)


def test_a_query_that_runs_over_is_stopped_and_others_are_answered(market: Path) -> None:
    with served(market, Limits(timeout=1.0), workers=2) as address, ThreadPoolExecutor() as pool:
        endless = pool.submit(ask, address, ENDLESS)
        for _ in range(5):
            assert ask(address, "ASK {}").json()["boolean"] is True
        problem(endless.result(), 504)
        assert ask(address, "ASK {}").status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_client_that_goes_away_holds_no_worker(market: Path, method: str) -> None:
    asked = {"params" if method == "GET" else "data": {"query": ENDLESS}}
    with served(market, Limits(timeout=600), workers=1) as address:
        with pytest.raises(httpx.ReadTimeout):
            httpx.request(method, f"{address}/sparql", **asked, timeout=httpx.Timeout(60, read=0.5))  # type: ignore[arg-type]
        assert ask(address, "ASK {}").json()["boolean"] is True


def test_a_comparison_of_companies_that_runs_over_is_stopped(bundled_market: Path) -> None:
    with served(bundled_market, Limits(timeout=0.001)) as address:
        path = f"{address}/similar?company=company/ge-healthcare"
        problem(httpx.get(path, headers={"Accept": "text/html"}, timeout=60), 504)


@pytest.mark.parametrize("form", FORMS)
def test_a_result_over_the_limit_of_rows_is_an_error_and_one_at_it_is_whole(
    market: Path, form: str
) -> None:
    with served(market, Limits(timeout=30, rows=7)) as address:
        assert ask(address, f"SELECT * {{ {VALUES} }}", Accept=form).status_code == 200
        over = ask(address, f"SELECT * {{ {{ {VALUES} }} UNION {{}} }}", Accept=form)
        assert "7 rows" in str(problem(over, 413)["detail"])


@pytest.mark.parametrize("form", ["text/turtle", "application/n-triples", "application/ld+json"])
def test_a_graph_over_the_limit_of_statements_is_an_error(market: Path, form: str) -> None:
    query = "CONSTRUCT WHERE { ?a mkg:acquired ?b }"
    with served(market, Limits(timeout=30, rows=3)) as address:
        assert ask(address, query, Accept=form).status_code == 200
    with served(market, Limits(timeout=30, rows=2)) as address:
        assert "2 rows" in str(problem(ask(address, query, Accept=form), 413)["detail"])


def test_a_result_over_the_limit_of_bytes_is_an_error(market: Path) -> None:
    with served(market, Limits(timeout=30, size=2_000)) as address:
        told = problem(ask(address, "SELECT * { ?a ?b ?c }"), 413)
        assert "2,000 bytes" in str(told["detail"])


def test_a_large_result_comes_whole_from_its_file(market: Path) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 20000"
    with served(market) as address:
        response = ask(address, query, Accept="text/tab-separated-values")
    assert len(response.content) > 1 << 20
    assert int(response.headers["content-length"]) == len(response.content)
    assert response.text.count("\n") == 20_001


def test_a_query_that_needs_too_much_memory_is_given_up(market: Path) -> None:
    query = "SELECT DISTINCT ?a ?c ?e ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?a"
    with served(market, Limits(timeout=60, rows=10), memory=64 << 20, workers=1) as address:
        assert ask(address, query).status_code in (413, 500)
        assert ask(address, "ASK {}").status_code == 200


@pytest.mark.parametrize("query", [DEEP, BOMB, "SELECT " + "?a " * 50_000 + "{}"])
def test_hostile_queries_harm_nobody(address: str, query: str) -> None:
    assert ask(address, query).status_code in (200, 400, 403, 413, 500, 504)
    assert ask(address, "ASK {}").json()["boolean"] is True


def test_who_finds_all_places_taken_is_asked_to_come_back(market: Path) -> None:
    limits = Limits(timeout=2.0)
    with served(market, limits, workers=1, waiting=1) as address, ThreadPoolExecutor() as pool:
        answers = [*pool.map(lambda _: ask(address, ENDLESS), range(6))]
        refused = [answer for answer in answers if answer.status_code == 503]
        assert 3 <= len(refused) < 6
        assert all(int(answer.headers["retry-after"]) > 0 for answer in refused)
        assert {answer.status_code for answer in answers} == {503, 504}
        assert ask(address, "ASK {}").status_code == 200


def test_a_new_generation_is_taken_up_and_no_request_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "deals.csv").write_text(DEALS, encoding="utf-8")
    more = tmp_path / "more.csv"
    more.write_text("Acquirer,Target\nFir Labs,Gorse Ltd\n", encoding="utf-8")
    count = "SELECT (COUNT(*) AS ?n) { ?a mkg:acquired ?b }"
    seen: list[int] = []
    with mg.open(tmp_path / "market") as workspace:
        workspace.add(tmp_path / "deals.csv")
        workspace.build()
        with served(tmp_path / "market") as address:
            done = threading.Event()

            def keep_asking() -> None:
                with httpx.Client(timeout=60) as client:
                    while not done.is_set():
                        answer = client.get(f"{address}/sparql", params={"query": count})
                        assert answer.status_code == 200, answer.text
                        seen.append(int(answer.json()["results"]["bindings"][0]["n"]["value"]))

            with ThreadPoolExecutor() as pool:
                askers = [pool.submit(keep_asking) for _ in range(3)]
                while not seen:
                    pass
                for _ in range(2):
                    workspace.add(more)
                    workspace.build()
                    assert ask(address, count).json()["results"]["bindings"][0]["n"]["value"] == "4"
                    workspace.remove(more)
                    workspace.build(full=True)
                    assert ask(address, count).json()["results"]["bindings"][0]["n"]["value"] == "3"
                done.set()
                for asker in askers:
                    asker.result()
    assert set(seen) == {3, 4}


def test_a_server_without_a_build_says_so(tmp_path: Path) -> None:
    with mg.open(tmp_path / "market"), served(tmp_path / "market") as address:
        assert "nothing has been built" in str(problem(ask(address, "ASK {}"), 503)["detail"])


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "localhost, evil"]
)
def test_requests_for_another_host_are_refused(address: str, host: str) -> None:
    response = httpx.get(f"{address}/sparql?query=ASK%20%7B%7D", headers={"Host": host})
    problem(response, 421)


def test_a_host_that_was_named_is_served(market: Path) -> None:
    with served(market, names=("Market.Example",)) as address:
        headers = {"Host": "market.example:443"}
        assert httpx.get(f"{address}/sparql?query=ASK%20%7B%7D", headers=headers).status_code == 200


def test_a_body_over_the_limit_is_refused_before_and_while_it_comes(address: str) -> None:
    large = b"query=ASK{}" + b" " * (1 << 20)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    problem(httpx.post(f"{address}/sparql", content=large, headers=headers), 413)
    pieces = (large[at : at + 65_536] for at in range(0, len(large), 65_536))
    problem(httpx.post(f"{address}/sparql", content=pieces, headers=headers), 413)


def test_a_body_that_does_not_come_is_given_up(market: Path) -> None:
    with served(market, patience=1) as address:
        where = urlsplit(address)
        with socket.create_connection((where.hostname, where.port), timeout=30) as slow:
            slow.sendall(
                b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
                b"Content-Type: application/sparql-query\r\n\r\nASK"
            )
            assert slow.recv(1 << 16).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("beginning", [b"", b"G", b"GET / HTTP/1.1\r\nHost: localhost\r\n"])
def test_a_head_that_does_not_arrive_is_given_up(market: Path, beginning: bytes) -> None:
    with served(market, patience=0.2) as address:
        where = urlsplit(address)
        with socket.create_connection((where.hostname, where.port), timeout=30) as slow:
            slow.sendall(beginning)
            assert slow.recv(1 << 16).startswith(b"HTTP/1.1 408 ")
            assert slow.recv(1) == b""


def test_a_second_head_has_to_arrive_in_time_too(market: Path) -> None:
    with served(market, patience=0.2) as address:
        where = urlsplit(address)
        with socket.create_connection((where.hostname, where.port), timeout=30) as slow:
            slow.sendall(b"GET /static/icon.svg HTTP/1.1\r\nHost: localhost\r\n\r\nGET")
            told = b""
            while piece := slow.recv(1 << 16):
                told += piece
    assert told.startswith(b"HTTP/1.1 200 ") and b"HTTP/1.1 408 " in told


class Deaf(asyncio.Transport):
    """A transport whose other side takes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.aborted = asyncio.Event()

    def abort(self) -> None:
        self.aborted.set()

    def close(self) -> None:
        pass


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_client_that_takes_nothing_of_its_response_is_left(market: Path, goes_on: bool) -> None:
    async def left() -> bool:
        settings = Settings(stall=0.0)
        made = patient(settings)(config(market, settings), ServerState(), {})  # type: ignore[call-arg]
        transport = Deaf()
        made.connection_made(transport)
        made.pause_writing()
        if goes_on:
            made.resume_writing()
            for _ in range(20):
                await asyncio.sleep(0)
        else:
            await transport.aborted.wait()
        made.connection_lost(None)
        return transport.aborted.is_set()

    assert in_a_loop(left) is not goes_on


def test_headers_keep_pages_harmless(address: str) -> None:
    headers = httpx.get(f"{address}/sparql", params={"query": "ASK {}"}).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "access-control-allow-origin" not in headers
    assert "default-src 'none'" in headers["content-security-policy"]
