"""One worker process, seen from its parent."""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable
from pathlib import Path

from marketgraph.errors import QueryError
from marketgraph.store import failures, worker
from marketgraph.store.child import Child
from marketgraph.store.protocol import Limits

STARTING = 60.0
SLOW = 0.1


class Worker(Child):
    """A process that has the store open and answers one query at a time."""

    def __init__(self, folder: Path, memory: int = 0) -> None:
        """Start the process without waiting until it is ready.

        Args:
            folder: The store.
            memory: Bytes it may use beyond those it has after opening the store; 0 is no limit.
        """
        super().__init__(_command(folder), memory)
        self._folder, self._ready, self._rest = folder, False, bytearray()

    def ask(
        self,
        text: str,
        limits: Limits,
        slow: Callable[[], None],
        take: Callable[[bytes], object],
        form: str = "",
    ) -> bytes:
        """Return the kind of an answer (``s``, ``g`` or ``b``) once the whole of it has been taken.

        Args:
            text: The query.
            limits: What it may take; the clock starts when the worker is ready.
            slow: Called once when the answer takes longer than a moment.
            take: Given each piece of the answer; the pieces are void if an error follows.
            form: How the answer is written, and over which graphs (``worker``).

        Raises:
            QueryError: The query failed or is over a limit.
            StoreError: The worker could not open the store.
        """
        self._await_ready()
        data, told = text.encode(), form.encode()
        head = worker.REQUEST.pack(len(data), len(told), limits.rows or 0, limits.size or 0)
        self._send(head + data + told)
        deadline = None if limits.timeout is None else time.monotonic() + limits.timeout
        if not self.wait(_sooner(deadline, SLOW)):
            slow()
        while True:
            kind, payload = self._frame(deadline, limits)
            if kind == b"x":
                sort, _, message = payload.decode().partition("\n")
                raise failures.failed(sort, message, self._folder)
            take(payload)
            if kind.islower():
                return kind

    def _await_ready(self) -> None:
        if self._ready:
            return
        limits = Limits(timeout=STARTING)
        kind, payload = self._frame(time.monotonic() + STARTING, limits)
        if kind == b"x":
            raise failures.failed("store", payload.decode().partition("\n")[2], self._folder)
        self._ready = True

    def _send(self, data: bytes) -> None:
        try:
            self.tell(data)
        except BrokenPipeError:
            raise failures.died(self.ended()) from None

    def _frame(self, deadline: float | None, limits: Limits) -> tuple[bytes, bytes]:
        head = worker.FRAME.size
        self._fill(head, deadline, limits)
        kind, length = worker.FRAME.unpack_from(self._rest)
        self._fill(head + length, deadline, limits)
        payload = bytes(self._rest[head : head + length])
        del self._rest[: head + length]
        return kind, payload

    def _fill(self, size: int, deadline: float | None, limits: Limits) -> None:
        while len(self._rest) < size:
            if not self.wait(deadline):
                raise failures.timeout(limits.timeout or 0)
            piece = self.hear()
            if not piece:
                raise failures.died(self.ended())
            self._rest += piece


def _command(folder: Path) -> list[str]:
    if not sys.executable:
        raise QueryError(
            "this Python does not know its own program, so no query process can be started",
            remedy="Run the query without a time limit.",
        )
    package = importlib.util.find_spec("pyoxigraph")
    assert package and package.origin  # noqa: S101 - a dependency
    packages = str(Path(package.origin).parents[1])
    return [sys.executable, "-I", "-S", worker.__file__, packages, str(folder)]


def _sooner(deadline: float | None, moment: float) -> float:
    soon = time.monotonic() + moment
    return soon if deadline is None else min(deadline, soon)
