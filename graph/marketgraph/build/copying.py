"""The store of a new generation begins as a copy of the last one, by hard links, made while a build finds out what changed."""

from __future__ import annotations

import shutil
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph


class Copying:
    """A copy in the making; what nobody took is deleted in the end.

    Attributes:
        folder: Folder of the new generation.
    """

    def __init__(self, before: Path | None, folder: Path) -> None:
        """Begin in a thread: the engine leaves the interpreter to others meanwhile.

        Args:
            before: Folder of the last generation; None where there is none to build upon.
            folder: Folder of the new generation; made here.
        """
        self.folder = folder
        self._job: Future[pyoxigraph.Store] | None = None
        self._thread = ThreadPoolExecutor(1)
        if before is not None:
            self._job = self._thread.submit(_copied, before / "store", folder / "store")

    def store(self) -> pyoxigraph.Store:
        """Return the copy, opened, for the one who asks first; raises what went wrong."""
        job, self._job = self._job, None
        assert job is not None  # noqa: S101 - there is a last generation, and it was not asked for before
        return job.result()

    def discard(self) -> None:
        """Delete the copy, unless somebody took it."""
        job, self._job = self._job, None
        if job is not None:
            job.exception()
            del job
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Delete the copy, unless somebody took it."""
        self.discard()
        self._thread.shutdown()


def _copied(before: Path, copy: Path) -> pyoxigraph.Store:
    """Return a copy of a store, opened."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    pyoxigraph.Store.read_only(str(before)).backup(str(copy))
    return pyoxigraph.Store(str(copy))
