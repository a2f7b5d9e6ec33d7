"""One small data set and the stores that hold it: a folder here, and a real server."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from marketgraph.store import EmbeddedStore, RemoteStore, Store, write_store

XSD = "http://www.w3.org/2001/XMLSchema#"
DATA = [
    b"""<urn:x:onrad> <urn:x:name> "ONRAD, Inc." .
<urn:x:onrad> <urn:x:note> "tab\\there, \\"quoted\\",\\nnext line \\\\ end" .
<urn:x:onrad> <urn:x:founded> "1998"^^<http://www.w3.org/2001/XMLSchema#integer> .
<urn:x:onrad> <urn:x:share> "12.5"^^<http://www.w3.org/2001/XMLSchema#decimal> .
<urn:x:onrad> <urn:x:leader> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .
<urn:x:onrad> <urn:x:seen> "2024-12-31"^^<http://www.w3.org/2001/XMLSchema#date> .
<urn:x:medica> <urn:x:name> "M\xc3\xa9dica"@fr .
""",
    b"""<urn:x:onrad> <urn:x:acquired> <urn:x:direct> .
<urn:x:onrad> <urn:x:acquired> <urn:x:direct> <urn:x:claim/1> .
<urn:x:medica> <urn:x:name> "M\xc3\xa9dica"@fr <urn:x:claim/2> .
""",
]
QUADS = 10


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with write_store(tmp_path_factory.mktemp("embedded") / "store", DATA) as store:
        yield store


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of an empty ``oxigraph`` server in memory on a free port of this machine."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which(
        "oxigraph"
    )
    if program is None:
        pytest.skip("the oxigraph wheel, which brings the server, is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}", "--timeout-s", "3"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), urlopen(f"http://127.0.0.1:{port}/", timeout=1):
            return
    pytest.fail("the oxigraph server did not start")


@pytest.fixture
def remote(server: str) -> Iterator[RemoteStore]:
    """A store over the server, empty before and after."""
    with RemoteStore(f"{server}/query") as store:
        _empty(store)
        yield store
        _empty(store)


def _empty(store: RemoteStore) -> None:
    for graph in list(store.graphs()):
        store.delete_graph(graph)
    store.delete_graph()


@pytest.fixture(params=["embedded", "in a worker", "remote"])
def store(request: pytest.FixtureRequest) -> Store:
    """Each store with the small data set."""
    if request.param == "remote":
        remote: RemoteStore = request.getfixturevalue("remote")
        remote.load(DATA)
        return remote
    embedded: EmbeddedStore = request.getfixturevalue("embedded")
    return embedded


@pytest.fixture
def timeout(request: pytest.FixtureRequest) -> float | None:
    """The time limit with which the store takes the way under test."""
    way = request.node.callspec.params.get("store")
    return None if way == "embedded" else 20.0
