"""The generation in use: taken up without a restart, kept open as long as a request needs it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from marketgraph.build import Folders
from marketgraph.store import EmbeddedStore
from marketgraph.workspace.opened import Generation


class Leases:
    """Lends the generation in use to requests; an older one is closed when its last request is done."""

    def __init__(self, folder: Path, *, memory: int = 0, workers: int | None = None) -> None:
        """Take the workspace's folder; nothing is opened yet.

        Args:
            folder: The workspace.
            memory: Bytes that one query may use, about; 0 is no limit.
            workers: Queries that run at once, by default one a processor.
        """
        self._folders = Folders(folder)
        self._memory, self._workers = memory, workers
        self._lock = threading.Lock()
        self._lent: dict[Path, int] = {}
        self._open: dict[Path, Generation] = {}
        self._mark, self._current = (0, 0), Path()

    @contextmanager
    def generation(self) -> Iterator[Generation]:
        """Lend the generation in use.

        Raises:
            NotBuilt: There is none yet.
        """
        with self._lock:
            found = self._newest()
            self._lent[found.folder] = self._lent.get(found.folder, 0) + 1
        try:
            yield found
        finally:
            with self._lock:
                self._lent[found.folder] -= 1
                self._close_old()

    def close(self) -> None:
        """Close whatever is open; nothing must be lent any more."""
        with self._lock:
            self._mark, self._current = (0, 0), Path()
            self._lent.clear()
            self._close_old()

    def _newest(self) -> Generation:
        mark = self._folders.mark()
        if mark != self._mark or self._current not in self._open:
            folder = self._folders.generation()
            if folder not in self._open:
                self._open[folder] = Generation(folder, self._opened)
            self._mark, self._current = mark, folder
            self._close_old()
        return self._open[self._current]

    def _opened(self, folder: Path) -> EmbeddedStore:
        return EmbeddedStore(folder, memory=self._memory, workers=self._workers)

    def _close_old(self) -> None:
        for folder in [*self._open]:
            if folder != self._current and not self._lent.get(folder):
                self._open.pop(folder).close()
                self._lent.pop(folder, None)
