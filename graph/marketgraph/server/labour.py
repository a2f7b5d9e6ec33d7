"""Lends processes to work that cannot be interrupted, and kills those whose work runs over its time."""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any, TypeVar

from marketgraph.errors import QueryError, QueryTimeout
from marketgraph.server.labouring import LENGTH, send
from marketgraph.store import Stop
from marketgraph.workspace.opened import Generation

T = TypeVar("T")

STARTING = 60.0
"""Seconds in which a process has to be ready."""
_PIECE = 1 << 20
_PROGRAM = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]);"
    "from marketgraph.server.labouring import main; main(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))"
)


class Labour:
    """Processes for work on generations: started on first use, kept between tasks, safe for threads."""

    def __init__(self, modules: str, memory: int = 0) -> None:
        """Take what the processes are for; none is started yet.

        Args:
            modules: What a process imports before it is ready: names between commas.
            memory: Bytes that a task may use, about; 0 is no limit.
        """
        self._modules, self._memory, self._begun = modules, memory, False
        self._lock = threading.Lock()
        self._idle: list[Labourer] = []
        self._closed = False
        self._finalizer = weakref.finalize(self, _stop, self._idle)

    def run(
        self,
        work: Callable[[Generation], T],
        folder: Path,
        timeout: float | None,
        stop: Stop | None = None,
    ) -> T:
        """Return what work on a generation gives.

        Args:
            work: A callable that pickles: a function of a module, or a partial of one.
            folder: The generation; whoever calls keeps it from being deleted.
            timeout: Seconds that the work may take; None is no limit.
            stop: What may end it before its time.

        Raises:
            QueryTimeout: It ran over its time and was killed.
            QueryError: It needed too much memory, was told to stop, or its process ended.
            MarketgraphError: What the work raised.
            RuntimeError: It failed by an error of marketgraph itself.
        """
        labourer = self._taken()
        try:
            with stop.ending(labourer.kill) if stop else nullcontext():
                done, given = labourer.do(work, folder, timeout)
        except BaseException:
            labourer.stop()
            self._ready_a_spare()
            raise
        self._given_back(labourer)
        if done:
            result: T = given
            return result
        raise RuntimeError(given) if isinstance(given, str) else given

    def begin(self) -> None:
        """Start a first process, if that has not been done, without waiting for it."""
        if not self._begun:
            self._begun = True
            self._ready_a_spare()

    def close(self) -> None:
        """Stop every idle process; those at work stop when they are done."""
        with self._lock:
            self._closed = True
        self._finalizer()

    def _taken(self) -> Labourer:
        with self._lock:
            while self._idle:
                labourer = self._idle.pop()
                if labourer.alive:
                    return labourer
                labourer.stop()
        return Labourer(self._modules, self._memory)

    def _given_back(self, labourer: Labourer) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(labourer)
                return
        labourer.stop()

    def _ready_a_spare(self) -> None:
        with self._lock:
            if not self._idle and not self._closed:
                self._idle.append(Labourer(self._modules, self._memory))


class Labourer:
    """One process, seen from its parent."""

    def __init__(self, modules: str, memory: int) -> None:
        """Start it without waiting until it is ready."""
        import json

        command = [sys.executable, "-c", _PROGRAM, json.dumps(sys.path), modules]
        held, self._lifeline = os.pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [*command, str(held), str(memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=(held,),
                bufsize=0,
            )
        finally:
            os.close(held)
        assert self._process.stdout  # noqa: S101 - a pipe
        self._poll = select.poll()
        self._poll.register(self._process.stdout, select.POLLIN)
        self._ready = False

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process has not ended by itself."""
        return self._process.poll() is None

    def do(
        self, work: Callable[[Generation], Any], folder: Path, timeout: float | None
    ) -> tuple[bool, Any]:
        """Return whether work was done, and what it gave or how it failed.

        Raises:
            QueryTimeout: It ran over its time; the clock starts when the process is ready.
            QueryError: The process ended.
        """
        if not self._ready:
            self._outcome(STARTING)
            self._ready = True
        assert self._process.stdin  # noqa: S101 - a pipe
        try:
            send(self._process.stdin, (timeout, folder, work))  # type: ignore[arg-type]
        except BrokenPipeError:
            raise _died(self._process.wait()) from None
        return self._outcome(timeout)

    def kill(self) -> None:
        """Kill the process; whoever waits for its outcome learns that it died."""
        self._process.kill()

    def stop(self) -> None:
        """Kill the process and wait until it is gone."""
        self.kill()
        self._process.wait()
        for end in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                end.close()  # type: ignore[union-attr]
        if self._lifeline >= 0:
            os.close(self._lifeline)
            self._lifeline = -1

    def _outcome(self, timeout: float | None) -> tuple[bool, Any]:
        deadline = None if timeout is None else time.monotonic() + timeout
        head = self._read(LENGTH.size, deadline, timeout)
        (length,) = LENGTH.unpack(head)
        data = self._read(length, deadline, timeout)
        done, given = pickle.loads(data)  # noqa: S301 - our own process's
        return bool(done), given

    def _read(self, size: int, deadline: float | None, timeout: float | None) -> bytes:
        assert self._process.stdout  # noqa: S101 - a pipe
        pipe, data = self._process.stdout.fileno(), bytearray()
        while len(data) < size:
            left = None if deadline is None else max(0.0, deadline - time.monotonic()) * 1000
            if not self._poll.poll(left):
                raise _over(timeout or 0)
            piece = os.read(pipe, min(size - len(data), _PIECE))
            if not piece:
                raise _died(self._process.wait())
            data += piece
        return bytes(data)


def _stop(labourers: list[Labourer]) -> None:
    while labourers:
        labourers.pop().stop()


def _over(seconds: float) -> QueryTimeout:
    return QueryTimeout(
        f"the answer took longer than the time limit of {seconds:g} s and was stopped",
        remedy="Ask for less: one market, one company, fewer things.",
    )


def _died(code: int) -> QueryError:
    return QueryError(
        f"the answer was given up: its process ended with code {code}, perhaps for want of memory",
        remedy="Ask for less.",
    )
