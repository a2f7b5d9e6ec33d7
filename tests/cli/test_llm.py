"""A language model is asked only when the user says so; what it says waits for review."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

TEXT = "Harbour Lens told its staff that Quiet Pixel joins the group after years as a rival.\n"
FACT = {"type": "Ownership", "owner": "Harbour Lens", "company": "Quiet Pixel"}


@pytest.fixture
def service() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A stand-in for a service: its address, and the headers and bodies that it was asked with."""
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append({"key": self.headers.get("Authorization"), **body})
            said = json.dumps({"facts": [{"fact": FACT, "quote": "Quiet Pixel joins the group"}]})
            content = json.dumps(
                {"choices": [{"message": {"content": said}, "finish_reason": "stop"}]}
            )
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1", asked
    server.shutdown()
    server.server_close()
    thread.join()


def marketgraph(folder: Path, *arguments: str, key: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command in a folder."""
    import os

    environment = {**os.environ, "MARKETGRAPH_LLM_KEY": key} if key else None
    command = [sys.executable, "-m", "marketgraph", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a note."""
    (tmp_path / "note.txt").write_text(TEXT)
    (tmp_path / "deals.csv").write_text("acquirer,target\nAlder Corp,Birch Corp\n")
    return tmp_path


def test_read_asks_the_model_and_shows_suggestions(folder: Path, service: Any) -> None:
    url, asked = service
    options = ("--llm", url, "--llm-model", "small", "-f", "jsonl")
    done = marketgraph(folder, "read", "note.txt", *options, key="sesame")
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert [claim["fact"] for claim in claims if claim["method"] == "llm"] == [FACT]
    assert asked[0]["model"] == "small" and asked[0]["key"] == "Bearer sesame"


def test_added_suggestions_wait_for_review_and_count_once_accepted(
    folder: Path, service: Any
) -> None:
    url, asked = service
    options = ("--llm", url, "--llm-model", "small", "--build")
    assert marketgraph(folder, "add", "note.txt", "deals.csv", *options).returncode == 0
    assert len(asked) == 1, "a table is no text for a model"
    listed = marketgraph(folder, "review", "-f", "json")
    waiting = [row for row in json.loads(listed.stdout) if "Quiet Pixel" in json.dumps(row)]
    assert waiting, listed.stdout
    assert marketgraph(folder, "add", "note.txt", *options).returncode == 0
    assert len(asked) == 1, "a reply is kept and not asked for again"


def test_without_the_option_nobody_is_asked(folder: Path, service: Any) -> None:
    _, asked = service
    marketgraph(folder, "read", "note.txt")
    assert asked == []


def test_address_and_model_go_together(folder: Path) -> None:
    done = marketgraph(folder, "read", "note.txt", "--llm", "http://127.0.0.1:9/v1")
    assert done.returncode == 2 and "--llm-model" in done.stderr


def test_a_service_that_is_not_there_is_named(folder: Path) -> None:
    options = ("--llm", "http://127.0.0.1:9/v1", "--llm-model", "small")
    done = marketgraph(folder, "read", "note.txt", *options)
    assert done.returncode == 3 and "cannot be reached" in done.stderr
