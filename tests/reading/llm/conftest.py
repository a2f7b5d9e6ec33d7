"""A local stand-in for a service that speaks the chat-completions protocol."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


class Service:
    """Answers chat completions with what a test says; keeps what it was asked.

    Attributes:
        asked: Bodies of the requests, in order.
        answer: Gives the content of the reply to a part of a document.
        finish: Why the reply ends.
        status: HTTP status of the answers.
        refusal: A refusal instead of content.
        delay: Seconds before it answers.
        raw: A whole body instead of a completion.
    """

    def __init__(self) -> None:
        """Answer every part with no facts."""
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answer: Callable[[str], str] = lambda part: '{"facts": []}'
        self.finish = "stop"
        self.status = 200
        self.refusal: str | None = None
        self.delay = threading.Event()
        self.wait = 0.0
        self.raw: bytes | None = None
        self.url = ""

    def reply(self, body: dict[str, Any]) -> bytes:
        """Return the body of the answer to a request."""
        if self.raw is not None:
            return self.raw
        part = (
            body["messages"][1]["content"]
            .removeprefix("<document>\n")
            .removesuffix("\n</document>")
        )
        message = {"role": "assistant", "content": None if self.refusal else self.answer(part)}
        if self.refusal:
            message["refusal"] = self.refusal
        return json.dumps(
            {"choices": [{"message": message, "finish_reason": self.finish}]}
        ).encode()


@pytest.fixture
def service() -> Iterator[Service]:
    """A service on a free port of this machine."""
    state = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append(body)
            state.headers.append(dict(self.headers))
            if state.wait:
                state.delay.wait(state.wait)
            content = state.reply(body)
            try:
                self.send_response(state.status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            except (BrokenPipeError, ConnectionResetError):
                return

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield state
    state.delay.set()
    server.shutdown()
    server.server_close()
    thread.join()
