"""One worker process, seen from its parent."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from marketgraph.errors import QueryError
from marketgraph.store import failures, worker
from marketgraph.store.protocol import Limits

STARTING = 60.0
SLOW = 0.1
_READ = 1 << 20


class Worker:
    """A process that has the store open and answers one query at a time."""

    def __init__(self, folder: Path, memory: int = 0) -> None:
        """Start the process without waiting until it is ready.

        Args:
            folder: The store.
            memory: Bytes it may use beyond those it has after opening the store; 0 is no limit.
        """
        self._folder, self._ready, self._rest = folder, False, bytearray()
        held, self._lifeline = os.pipe()
        try:
            self._process = _started(folder, held, memory)
        finally:
            os.close(held)
        assert self._process.stdin and self._process.stdout  # noqa: S101 - both are pipes
        self._input, self._output = self._process.stdin.fileno(), self._process.stdout.fileno()
        _widen(self._output)
        self._poll = select.poll()
        self._poll.register(self._output, select.POLLIN)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process has not ended by itself."""
        return self._process.poll() is None

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
        if not self._wait(_sooner(deadline, SLOW)):
            slow()
        while True:
            kind, payload = self._frame(deadline, limits)
            if kind == b"x":
                sort, _, message = payload.decode().partition("\n")
                raise failures.failed(sort, message, self._folder)
            take(payload)
            if kind.islower():
                return kind

    def kill(self) -> None:
        """Kill the process; whoever waits for its answer learns that it died."""
        self._process.kill()

    def stop(self) -> None:
        """Kill the process and wait until it is gone."""
        self.kill()
        self._process.wait()
        self.forget()

    def forget(self) -> None:
        """Close our ends of the pipes, without touching the process (after a fork it is another's)."""
        for end in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                end.close()  # type: ignore[union-attr]
        if self._lifeline >= 0:
            os.close(self._lifeline)
            self._lifeline = -1
        self._process.returncode = self._process.returncode or -9

    def _await_ready(self) -> None:
        if self._ready:
            return
        limits = Limits(timeout=STARTING)
        kind, payload = self._frame(time.monotonic() + STARTING, limits)
        if kind == b"x":
            raise failures.failed("store", payload.decode().partition("\n")[2], self._folder)
        self._ready = True

    def _send(self, data: bytes) -> None:
        left = memoryview(data)
        try:
            while left:
                left = left[os.write(self._input, left) :]
        except BrokenPipeError:
            raise failures.died(self._process.wait()) from None

    def _wait(self, deadline: float | None) -> bool:
        """Return whether there is something to read before a deadline."""
        if deadline is None:
            return bool(self._poll.poll())
        return bool(self._poll.poll(max(0.0, deadline - time.monotonic()) * 1000))

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
            if not self._wait(deadline):
                raise failures.timeout(limits.timeout or 0)
            piece = os.read(self._output, _READ)
            if not piece:
                raise failures.died(self._process.wait())
            self._rest += piece


def _started(folder: Path, lifeline: int, memory: int) -> subprocess.Popen[bytes]:
    if not sys.executable:
        raise QueryError(
            "this Python does not know its own program, so no query process can be started",
            remedy="Run the query without a time limit.",
        )
    package = importlib.util.find_spec("pyoxigraph")
    assert package and package.origin  # noqa: S101 - a dependency
    packages = str(Path(package.origin).parents[1])
    command = [sys.executable, "-I", "-S", worker.__file__, packages, str(folder)]
    return subprocess.Popen(  # noqa: S603 - our own module, no shell
        [*command, str(lifeline), str(memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=(lifeline,),
        bufsize=0,
    )


def _widen(pipe: int) -> None:
    """Let a pipe hold a megabyte where the system can (Linux), for fewer switches."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _READ)


def _sooner(deadline: float | None, moment: float) -> float:
    soon = time.monotonic() + moment
    return soon if deadline is None else min(deadline, soon)
