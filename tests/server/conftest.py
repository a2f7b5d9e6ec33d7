"""A small workspace and a server of it, on a free port of this machine; the bundled markets, and a Chromium that visits them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
import httpx
import pytest
import uvicorn

import marketgraph as mg
from marketgraph.resources import DATA
from marketgraph.server import Settings
from marketgraph.server.running import config
from marketgraph.server.settings import LIMITS
from marketgraph.store import Limits

from .browser import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

T = TypeVar("T")
DEALS = """Acquirer,Target,Date
Alder Imaging Ltd,Birch Reads Inc,2021-03-01
Cedar Health AG,Alder Imaging Ltd,2023-05
Dogwood "Scans" <b>Kft</b>,Elm Labs,2022
"""


@pytest.fixture(scope="session")
def market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built workspace with three deals."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "deals.csv").write_text(DEALS, encoding="utf-8")
    with mg.open(folder / "market") as workspace:
        workspace.add(folder / "deals.csv")
        workspace.build()
    return folder / "market"


def in_a_loop(work: Callable[[], Awaitable[T]]) -> T:
    """Return what a coroutine function gives, in a thread of its own: in that of the tests the browser's loop may run."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, work).result()


@contextmanager
def served(market: Path, limits: Limits = LIMITS, **settings: Any) -> Iterator[str]:
    """Serve a workspace; yields the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(config(market, Settings(port=port, limits=limits, **settings)))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def address(market: Path) -> Iterator[str]:
    with served(market) as address:
        yield address


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60) as client:
        yield client


@pytest.fixture(scope="session")
def bundled_market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a workspace of all bundled markets."""
    folder = tmp_path_factory.mktemp("bundled")
    with mg.open(folder) as workspace:
        workspace.add(*sorted(DATA.glob("*/*.csv")))
        workspace.build()
    return folder


@pytest.fixture(scope="session")
def bundled_address(bundled_market: Path) -> Iterator[str]:
    """The address of a server of all bundled markets."""
    with served(bundled_market) as address:
        yield address


@pytest.fixture(scope="session")
def bundled(bundled_address: str) -> Iterator[httpx.Client]:
    """A client of a server of all bundled markets."""
    with httpx.Client(base_url=bundled_address, timeout=60) as client:
        yield client


@pytest.fixture
def visit(browser: Browser, bundled_address: str) -> Iterator[Callable[..., Visit]]:
    """A function that opens a page of the bundled markets, or of another ``address``.

    Its tests end without an error on the console, a dialog, or a request to another host.
    """
    visits: list[Visit] = []

    def go(
        path: str,
        width: int = 1440,
        height: int = 900,
        address: str = bundled_address,
        **options: Any,
    ) -> Visit:
        viewport = {"width": width, "height": height}
        made = Visit.begin(browser, address, viewport=viewport, **options)
        visits.append(made)
        return made.go(path)

    yield go
    for made in visits:
        assert made.elsewhere == []
        assert made.complaints == []
        made.tab.context.close()
