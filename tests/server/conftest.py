"""A small workspace and a server of it, on a free port of this machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

import marketgraph as mg
from marketgraph.server import Settings, make_app
from marketgraph.server.settings import LIMITS
from marketgraph.store import Limits

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


@contextmanager
def served(market: Path, limits: Limits = LIMITS, **settings: Any) -> Iterator[str]:
    """Serve a workspace; yields the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = make_app(market, Settings(port=port, limits=limits, **settings))
    config = uvicorn.Config(app, port=port, log_level="error", lifespan="on")
    server = uvicorn.Server(config)
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
