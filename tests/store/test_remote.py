"""What a remote store promises beyond the interface, over a real server and over bad ones."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from marketgraph.errors import QueryTimeout, QueryTooLarge, StoreError
from marketgraph.store import (
    EmbeddedStore,
    Limits,
    LoadableStore,
    RemoteStore,
    Solutions,
    chunks,
)
from marketgraph.store.http import Refused

from .conftest import DATA, QUADS

ONE = b'<urn:x:a> <urn:x:b> "c" .\n'


def test_it_takes_statements(remote: RemoteStore) -> None:
    assert isinstance(remote, LoadableStore)
    assert remote.load(DATA) == len(DATA)
    assert remote.count() == QUADS


def test_a_file_that_another_store_dumped_is_loaded_in_chunks(
    remote: RemoteStore, embedded: EmbeddedStore
) -> None:
    file = io.BytesIO()
    embedded.dump(file)
    file.seek(0)
    assert remote.load(chunks(file, 300)) > 1
    assert remote.count() == QUADS


def test_a_server_that_takes_single_graphs_only_is_loaded_graph_by_graph(
    remote: RemoteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = remote._send

    def refuse_datasets(method: str, address: str, *rest: object) -> object:
        if method == "POST" and address.endswith("/store"):
            raise Refused(400, "name a graph", address)
        return send(method, address, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(remote, "_send", refuse_datasets)
    assert remote.load(DATA) == len(DATA)
    assert remote.count() == QUADS
    assert sorted(remote.graphs()) == ["urn:x:claim/1", "urn:x:claim/2"]


def test_a_refused_chunk_is_named(remote: RemoteStore) -> None:
    with pytest.raises(StoreError, match="chunk 2"):
        remote.load([DATA[0], b"no quads at all"])
    assert remote.count() == 7


@pytest.mark.parametrize("graph", ["urn:x:graph?a=b&c", None])
def test_graphs_are_put_added_to_fetched_and_removed(
    remote: RemoteStore, graph: str | None
) -> None:
    remote.put_graph(DATA[0], graph)
    remote.put_graph(ONE, graph)
    assert remote.get_graph(graph).ntriples == ONE
    remote.post_graph(b'<urn:x:a> <urn:x:b> "d" .\n', graph)
    assert len(remote.get_graph(graph)) == 2
    remote.delete_graph(graph)
    assert remote.count() == 0


def test_removing_what_is_not_there_is_no_error(remote: RemoteStore) -> None:
    remote.delete_graph("urn:x:never")
    assert remote.count() == 0


def test_services_that_answer_in_xml_are_read(remote: RemoteStore) -> None:
    remote.load(DATA)
    with RemoteStore(remote.address, headers={"Accept": "application/sparql-results+xml"}) as store:
        found = store.query("SELECT ?n { <urn:x:onrad> <urn:x:founded> ?n }")
        assert isinstance(found, Solutions)
        assert list(found) == [{"n": 1998}]
        assert store.query("ASK {}") is True


class _Handler(BaseHTTPRequestHandler):
    """Answers by the path asked for; keeps the headers that it saw."""

    seen: ClassVar[list[dict[str, str]]] = []
    release = threading.Event()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append(dict(self.headers))
        path = self.path.strip("/")
        if path == "slow":
            self.release.wait(10)
        if path == "error":
            self._answer(500, "text/plain", b"out of <b>order</b>\n" * 100)
        elif path == "broken":
            self._answer(200, "application/sparql-results+json", b'{"head":')
        elif path == "drip":
            self._drip()
        else:
            self._answer(200, "text/html", b"<p>hello</p>")

    def _answer(self, status: int, media_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/n-triples")
        self.end_headers()
        while not self.release.wait(0.02):
            try:
                self.wfile.write(b"#\n" * 100)
            except OSError:
                return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def bad() -> Iterator[str]:
    _Handler.seen.clear()
    _Handler.release.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    _Handler.release.set()
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_error_status_is_told_with_the_beginning_of_the_body(bad: str) -> None:
    with pytest.raises(Refused, match="out of") as caught:
        RemoteStore(f"{bad}/error").query("ASK {}")
    assert caught.value.status == 500
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize(("path", "says"), [("html", "text/html"), ("broken", "damaged")])
def test_an_answer_that_is_no_answer_is_refused(bad: str, path: str, says: str) -> None:
    with pytest.raises(StoreError, match=says):
        RemoteStore(f"{bad}/{path}").query("ASK {}")


def test_silence_ends_at_the_limit(bad: str) -> None:
    with pytest.raises(QueryTimeout, match=r"0\.2 s"):
        RemoteStore(f"{bad}/slow").query("ASK {}", limits=Limits(timeout=0.2))


def test_an_answer_that_drips_ends_at_the_limit(bad: str) -> None:
    with pytest.raises(QueryTimeout, match=r"0\.3 s"):
        RemoteStore(f"{bad}/drip").query("ASK {}", limits=Limits(timeout=0.3))


def test_an_endless_answer_ends_at_the_size_limit(bad: str) -> None:
    with pytest.raises(QueryTooLarge, match="1,000 bytes"):
        RemoteStore(f"{bad}/drip").query("ASK {}", limits=Limits(timeout=10, size=1000))


def test_a_password_is_sent_and_never_shown(bad: str) -> None:
    store = RemoteStore(bad.replace("//", "//me:se%3Acret@") + "/error")
    with pytest.raises(StoreError) as caught:
        store.query("ASK {}")
    assert "cret" not in f"{caught.value} {store.address}"
    assert _Handler.seen[0]["Authorization"] == "Basic bWU6c2U6Y3JldA=="


def test_a_server_that_is_not_there_is_told_with_its_address(bad: str) -> None:
    with pytest.raises(StoreError, match=r"127\.0\.0\.1:1/query.*cannot be reached"):
        RemoteStore("http://127.0.0.1:1/query").query("ASK {}")


def test_loading_asks_for_an_address_that_cannot_be_guessed() -> None:
    with pytest.raises(StoreError, match="graph_store"):
        RemoteStore("http://127.0.0.1:1/repositories/market").load([ONE])


@pytest.mark.parametrize("address", ["ftp://host/query", "http://", "file:///etc/passwd"])
def test_only_web_addresses_are_taken(address: str) -> None:
    with pytest.raises(StoreError, match="no address"):
        RemoteStore(address)
