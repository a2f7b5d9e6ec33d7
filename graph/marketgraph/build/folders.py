"""A workspace on disk: its folders, the generation in use, and the locks that keep them whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from marketgraph.errors import (
    BuildRunning,
    DamagedWorkspace,
    NewerWorkspace,
    NotBuilt,
    WorkspaceError,
)
from marketgraph.vocabulary import is_iri

FORMAT = 1
KEPT = 2


class Folders:
    """The places inside a workspace folder.

    Attributes:
        root: The workspace.
        claims: Files of claims, one a document.
        documents: Copies of the bytes that were read.
        generations: Derived stores and tables, one folder a build.
    """

    def __init__(self, root: Path) -> None:
        """Use a folder; nothing is made or read yet."""
        self.root = root
        self.claims = root / "claims"
        self.documents = root / "documents"
        self.generations = root / "generations"
        self.register = root / "register.csv"
        self.judgements = root / "judgements.csv"
        self.settings = root / "workspace.json"
        self._current = root / "current"
        self._mark = str(self._current)

    def create(self, base: str) -> None:
        """Make the folders of a new workspace, or check that an old one can be used.

        Args:
            base: Base under which IRIs are minted; written once.

        Raises:
            NewerWorkspace: It was written by a newer marketgraph.
            WorkspaceError: The folder cannot be made, or holds something else, or the base is not the beginning of an IRI.
        """
        if self.settings.exists():
            self.read_settings()
            return
        self._check_base(base)
        try:
            if self.root.exists() and not self.root.is_dir():
                raise WorkspaceError("is a file, not a folder", file=self.root)
            self.claims.mkdir(parents=True, exist_ok=True)
            self.generations.mkdir(exist_ok=True)
            replace_text(self.settings, json.dumps({"format": FORMAT, "base": base}) + "\n")
        except OSError as error:
            raise WorkspaceError(
                f"a workspace cannot be made here: {error.strerror or error}", file=self.root
            ) from error

    def read_settings(self) -> dict[str, Any]:
        """Return the settings of the workspace: ``format`` and ``base``.

        Raises:
            NewerWorkspace: The format is newer than this marketgraph knows.
            DamagedWorkspace: The file is damaged.
            WorkspaceError: The base is not the beginning of an IRI.
        """
        try:
            settings: dict[str, Any] = json.loads(self.settings.read_text(encoding="utf-8"))
            known = int(settings["format"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedWorkspace(
                "the settings cannot be read",
                file=self.settings,
                remedy=f'Write {{"format": {FORMAT}, "base": "…"}} into it, or use a new folder.',
            ) from error
        if known > FORMAT:
            raise NewerWorkspace(
                f"was written in format {known}; this marketgraph knows format {FORMAT}",
                file=self.root,
                remedy="Install a newer marketgraph.",
            )
        self._check_base(settings.get("base"))
        return settings

    def _check_base(self, base: object) -> None:
        """Refuse a base under which no IRI can be minted."""
        if not isinstance(base, str) or not is_iri(f"{base}company/x"):
            raise WorkspaceError(
                f"IRIs cannot be minted under the base {base!r}",
                file=self.settings,
                remedy='Use an address that ends with a slash, such as "https://example.org/id/".',
            )

    def claim_files(self) -> list[Path]:
        """Return the files of claims, in the order of their documents' hashes."""
        return sorted(self.claims.glob("*.jsonl"))

    def current(self) -> Path | None:
        """Return the folder of the generation in use, or None before the first build."""
        try:
            name = self._current.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        folder = self.generations / name
        return folder if name and (folder / "manifest.json").exists() else None

    def mark(self) -> tuple[int, int]:
        """Return what differs after every switch of the generation in use; cheaper than reading its name."""
        try:
            found = os.stat(self._mark)  # noqa: PTH116 - asked for at every query
        except FileNotFoundError:
            return 0, 0
        return found.st_ino, found.st_mtime_ns

    def generation(self) -> Path:
        """Return the folder of the generation in use.

        Raises:
            NotBuilt: There is none yet.
        """
        folder = self.current()
        if folder is None:
            raise NotBuilt(
                "nothing has been built here yet",
                file=self.root,
                remedy="Add documents, then run `marketgraph build`.",
            )
        return folder

    def finished(self) -> list[Path]:
        """Return the folders of all finished generations, oldest first."""
        found = [p.parent for p in self.generations.glob("*/manifest.json")]
        return sorted(found, key=lambda folder: int(folder.name))

    def next_name(self) -> str:
        """Return the name of the next generation."""
        numbers = [int(p.name) for p in self.generations.glob("*") if p.name.isdigit()]
        return str(max(numbers, default=0) + 1)

    def switch(self, folder: Path) -> None:
        """Make a finished generation the one in use; this is the commit of a build."""
        replace_text(self._current, folder.name + "\n")

    def sweep(self) -> None:
        """Delete what killed builds left behind, and generations older than the last two unless read."""
        for draft in (*self.root.glob("*.tmp"), *self.claims.glob("*.tmp")):
            draft.unlink(missing_ok=True)
        current = self.current()
        finished = self.finished()
        kept = {current, *finished[-KEPT:]}
        for folder in self.generations.glob("*"):
            if folder in kept:
                continue
            if folder in finished and not _unread(folder):
                continue
            shutil.rmtree(folder, ignore_errors=True)


def replace_text(path: Path, text: str) -> None:
    """Write a file whole: to a draft beside it, synced, then renamed."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("w", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    with suppress(OSError):
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _lock(handle: int, *, shared: bool, wait: bool) -> bool:
    """Take a lock on an open file; return whether it was had. Without POSIX locks it is always had."""
    try:
        import fcntl
    except ImportError:
        return True
    flags = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
    try:
        fcntl.flock(handle, flags)
    except BlockingIOError:
        return False
    return True


@contextmanager
def build_lock(folders: Folders, *, wait: bool) -> Iterator[None]:
    """Hold the right to build a workspace.

    Raises:
        BuildRunning: Another process holds it and ``wait`` is false.
    """
    folders.root.mkdir(parents=True, exist_ok=True)
    handle = os.open(folders.root / "build.lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _lock(handle, shared=False, wait=wait):
            raise BuildRunning(
                "another process is building this workspace",
                file=folders.root,
                remedy="Wait for it, or run again with waiting switched on.",
            )
        yield
    finally:
        os.close(handle)


class ReaderLock:
    """A shared lock on a generation: it is not deleted while somebody reads it."""

    def __init__(self, generation: Path) -> None:
        """Take the lock; waits while the generation is being deleted."""
        self._handle = os.open(generation / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        _lock(self._handle, shared=True, wait=True)

    def release(self) -> None:
        """Give the lock back; harmless when done twice."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _unread(generation: Path) -> bool:
    """Return whether no process reads a generation."""
    handle = os.open(generation / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        return _lock(handle, shared=False, wait=False)
    finally:
        os.close(handle)
