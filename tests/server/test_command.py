"""``marketgraph serve`` as a process."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from marketgraph.cli.app import run


def test_the_command_serves_until_it_is_stopped(market: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "marketgraph", "serve", "-w", str(market), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert f"http://127.0.0.1:{port};" in process.stderr.readline()
        transport = httpx.HTTPTransport(retries=8)
        with httpx.Client(transport=transport, timeout=60) as client:
            answer = client.get(f"http://127.0.0.1:{port}/sparql", params={"query": "ASK {}"})
        assert answer.json()["boolean"] is True
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
        assert "Traceback" not in process.stderr.read()


def test_nothing_is_served_where_nothing_is_built(tmp_path: Path) -> None:
    assert run(["serve", "-w", str(tmp_path / "none")]) == 2
