"""Lends worker processes to queries, and replaces those that had to be killed."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from marketgraph.errors import QuerySyntax, QueryTooLarge, StoreError
from marketgraph.store.protocol import Limits
from marketgraph.store.workers import Worker

_POOLS: weakref.WeakSet[Pool] = weakref.WeakSet()


class Pool:
    """Workers for one store: started on first use, kept between queries, safe for threads and forks.

    A spare worker is started as soon as a query turns out to be slow, so that one stands ready
    when it has to be killed.
    """

    def __init__(self, folder: Path, *, memory: int = 0, most: int | None = None) -> None:
        """Take the store's folder; no process is started yet.

        Args:
            folder: The store.
            memory: Bytes a worker may use beyond those it has after opening; 0 is no limit.
            most: Queries that run at once, by default one a processor; more wait for their turn.
        """
        self._folder, self._memory, self._most = folder, memory, most or os.cpu_count() or 1
        self._reset()
        _POOLS.add(self)

    def _reset(self) -> None:
        self._lock = threading.Lock()
        self._turns = threading.BoundedSemaphore(self._most)
        self._idle: list[Worker] = []
        self._closed = False
        self._finalizer = weakref.finalize(self, _stop, self._idle)

    def run(
        self, text: str, limits: Limits, take: Callable[[bytes], object], form: str = ""
    ) -> bytes:
        """Return the kind of the answer once the whole of it has been taken, as ``Worker.ask`` does.

        Raises:
            QueryError: The query failed, is over a limit or was told to stop.
            StoreError: No worker could open the store, or the pool is closed.
        """
        with self._turns:
            worker = self._take()
            try:
                with limits.stop.ending(worker.kill) if limits.stop else nullcontext():
                    kind = worker.ask(text, limits, self._ready_a_spare, take, form)
            except (QuerySyntax, QueryTooLarge):
                self._give_back(worker)
                raise
            except BaseException:
                worker.stop()
                raise
            self._give_back(worker)
            return kind

    def close(self) -> None:
        """Stop every idle worker; those that are busy stop when they are given back."""
        with self._lock:
            self._closed = True
        self._finalizer()

    def _take(self) -> Worker:
        with self._lock:
            if self._closed:
                raise StoreError("the store is closed", file=self._folder, remedy="Open it again.")
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    return worker
                worker.stop()
        return Worker(self._folder, self._memory)

    def _give_back(self, worker: Worker) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(worker)
                return
        worker.stop()

    def _ready_a_spare(self) -> None:
        with self._lock:
            if not self._idle and not self._closed:
                self._idle.append(Worker(self._folder, self._memory))

    def _start_anew(self) -> None:
        """In a forked child: the processes and pipes are the parent's, the locks may be held."""
        idle = self._idle
        self._finalizer.detach()
        self._reset()
        for worker in idle:
            worker.forget()


def _stop(workers: list[Worker]) -> None:
    while workers:
        workers.pop().stop()


def _after_fork() -> None:
    for pool in list(_POOLS):
        pool._start_anew()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
