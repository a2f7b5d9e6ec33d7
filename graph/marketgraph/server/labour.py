"""Lends processes to work that cannot be interrupted, and kills those whose work runs over its time."""

from __future__ import annotations

import pickle
import sys
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any, TypeVar

from marketgraph.errors import QueryError, QueryTimeout
from marketgraph.server.labouring import LENGTH, packed
from marketgraph.store import Stop
from marketgraph.store.child import Child
from marketgraph.workspace.opened import Generation

T = TypeVar("T")

STARTING = 60.0
"""Seconds in which a process has to be ready."""
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


class Labourer(Child):
    """One process, seen from its parent."""

    def __init__(self, modules: str, memory: int) -> None:
        """Start it without waiting until it is ready."""
        import json

        super().__init__([sys.executable, "-c", _PROGRAM, json.dumps(sys.path), modules], memory)
        self._ready = False

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
        try:
            self.tell(packed((timeout, folder, work)))
        except BrokenPipeError:
            raise _died(self.ended()) from None
        return self._outcome(timeout)

    def _outcome(self, timeout: float | None) -> tuple[bool, Any]:
        deadline = None if timeout is None else time.monotonic() + timeout
        heard = bytearray()
        while len(heard) < LENGTH.size or len(heard) < LENGTH.size + LENGTH.unpack_from(heard)[0]:
            if not self.wait(deadline):
                raise _over(timeout or 0)
            piece = self.hear()
            if not piece:
                raise _died(self.ended())
            heard += piece
        done, given = pickle.loads(memoryview(heard)[LENGTH.size :])  # noqa: S301 - our own process's
        return bool(done), given


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
