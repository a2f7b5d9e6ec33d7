"""Ends queries before their time, from another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from marketgraph.store import failures


class Stop:
    """Ends what runs under it once it is told to, as when nobody waits for an answer any more."""

    def __init__(self) -> None:
        """Begin untold, with nothing to end."""
        self._lock = threading.Lock()
        self._ways: list[Callable[[], object]] = []
        self._told = False

    def tell(self) -> None:
        """End what runs now, and whatever would begin later."""
        with self._lock:
            self._told = True
            for way in self._ways:
                way()

    @contextmanager
    def ending(self, way: Callable[[], object]) -> Iterator[None]:
        """Do something that can be ended in a way, as by killing its process.

        Raises:
            QueryError: It was told to stop, before or meanwhile; the way was taken, if it was meanwhile.
        """
        with self._lock:
            if self._told:
                raise failures.stopped()
            self._ways.append(way)
        try:
            yield
        finally:
            with self._lock:
                self._ways.remove(way)
                told = self._told
            if told:
                raise failures.stopped()
