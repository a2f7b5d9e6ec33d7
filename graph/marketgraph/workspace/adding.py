"""Documents into claims, and out again."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from marketgraph.build import Folders, Progress
from marketgraph.claim import document_of, path_of, read_source
from marketgraph.errors import ClaimsError, UnknownName
from marketgraph.pool import run_all
from marketgraph.workspace.preparing import Draft, Job, Prepared, cannot_keep, lost, prepare
from marketgraph.workspace.readfile import workers_for

if TYPE_CHECKING:
    from marketgraph.reading import Mapping, Understanding
    from marketgraph.reading.llm import Model

    Told: TypeAlias = Callable[[Path, Sequence[Understanding]], None]

DRAFTS = ".adding-"
A_DAY = 86_400
PIECE = 1 << 20


@dataclass(slots=True)
class Added:
    """What came of adding one file.

    Attributes:
        location: The file.
        document: ``sha256:…`` of its bytes.
        claims: Claims it gave.
        rejects: Rows that could not be understood.
        rejects_file: Where they are written, with their reasons.
        known: Whether the same bytes had been read the same way before; then nothing changed.
        problem: Why it could not be read at all.
        notes: What the reader had to guess.
    """

    location: str
    document: str | None = None
    claims: int = 0
    rejects: int = 0
    rejects_file: Path | None = None
    known: bool = False
    problem: str | None = None
    notes: list[str] = field(default_factory=list)


def add(
    folders: Folders,
    paths: Sequence[Path],
    *,
    mapping: Mapping | None,
    encoding: str | None,
    copy: bool,
    progress: Callable[[Progress], None] | None,
    understood: Told | None = None,
    model: Model | None = None,
) -> list[Added]:
    """Read files into claims; one bad file stops nothing.

    Args:
        folders: The workspace.
        paths: The files.
        mapping: What columns mean, instead of what would be recognised.
        encoding: Encoding of text files, instead of what would be guessed.
        copy: Keep a copy of the bytes.
        progress: Told how many files are done.
        understood: Told how the columns of each table are understood, before its claims are kept.
        model: A language model that is asked about texts as well.

    Returns:
        What came of each file, in order. Many files are read on all cores; what is kept is the same.

    Raises:
        StoreError: The disk is full or cannot be written; what was read before stays.
    """
    results: list[Added] = []
    with _drafts(folders) as drafts:
        jobs = [
            Job(path, drafts / str(n), mapping, encoding, model) for n, path in enumerate(paths)
        ]
        with closing(run_all(prepare, jobs, lost, workers_for(paths))) as prepared:
            for number, found in enumerate(prepared, start=1):
                if understood:
                    understood(found.path, found.understood)
                results.extend(_take_in(folders, found, copy=copy))
                if progress:
                    progress(Progress("reading files", number, len(paths)))
    return results


@contextmanager
def _drafts(folders: Folders) -> Iterator[Path]:
    """Give a folder in the workspace for what is not yet taken in; those that were left by killed processes go."""
    for old in folders.root.glob(f"{DRAFTS}*"):
        if time.time() - old.stat().st_mtime > A_DAY:
            shutil.rmtree(old, ignore_errors=True)
    try:
        folder = Path(tempfile.mkdtemp(prefix=DRAFTS, dir=folders.root))
    except OSError as error:
        raise cannot_keep(folders.root, folders.root, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _take_in(folders: Folders, found: Prepared, *, copy: bool) -> list[Added]:
    """Put what a file gave in its place.

    Raises:
        StoreError: The disk is full or cannot be written.
    """
    if found.problem:
        return [Added(str(found.path), problem=found.problem)]
    try:
        results = [_take(folders, draft, restored=found.restored) for draft in found.drafts]
        if not found.restored:
            _complete(folders, found, results[0], copy=copy)
    except OSError as error:
        raise cannot_keep(found.path, folders.root, error) from error
    return results


def _take(folders: Folders, draft: Draft, *, restored: bool) -> Added:
    """Put the claims of one document in their place, unless the very same are there."""
    target = path_of(folders.claims, draft.document)
    known = target.exists() and same_claims(target, draft.file, whole=restored)
    if not known:
        draft.file.replace(target)
    return Added(draft.location, draft.document, draft.claims, known=known)


def same_claims(one: Path, other: Path, *, whole: bool) -> bool:
    """Return whether two files hold the same claims.

    Args:
        one: A file of claims.
        other: Another.
        whole: Whether the first line, which says when they were read, counts too.
    """
    with one.open("rb") as left, other.open("rb") as right:
        if not whole:
            left.readline()
            right.readline()
        while part := left.read(PIECE):
            if part != right.read(PIECE):
                return False
        return not right.read(1)


def _complete(folders: Folders, found: Prepared, result: Added, *, copy: bool) -> None:
    """Keep the bytes and the rejected rows, and tell the notes."""
    document = str(result.document)
    result.location = str(found.path)
    result.rejects, result.notes = found.rejects, found.notes
    if copy:
        _keep_copy(folders, found.path, document)
    if found.rejects_file:
        result.rejects_file = folders.root / "rejects" / f"{found.path.stem}-{document[7:15]}.csv"
        result.rejects_file.parent.mkdir(exist_ok=True)
        found.rejects_file.replace(result.rejects_file)


def _keep_copy(folders: Folders, path: Path, document: str) -> None:
    """Keep the bytes of a document under their digest."""
    folders.documents.mkdir(exist_ok=True)
    target = folders.documents / f"{document.removeprefix('sha256:')}{path.suffix.lower()}"
    if not target.exists():
        draft = target.with_name(f"{target.name}.{os.getpid()}.tmp")
        try:
            shutil.copyfile(path, draft)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)


def remove(folders: Folders, what: str) -> list[str]:
    """Withdraw documents: their claims and copies go; the next build leaves them out.

    Args:
        folders: The workspace.
        what: A document (``sha256:…`` or the first 8 or more digits), the location it was read from, or
            the name of its file where no other document bears it.

    Returns:
        The documents withdrawn.

    Raises:
        UnknownName: There is no such document, or several have that file name.
    """
    wanted = what.removeprefix("sha256:")
    found = [path for path in folders.claim_files() if _is(path, what, wanted)]
    found = found or _by_file_name(folders, what)
    if not found:
        raise UnknownName(
            f"no document {what!r} is in this workspace",
            file=folders.root,
            remedy="`marketgraph query documents` lists those of the graph.",
        )
    for path in found:
        for kept in folders.documents.glob(f"{path.stem}.*"):
            kept.unlink()
        path.unlink()
    return [document_of(path) for path in found]


def _by_file_name(folders: Folders, what: str) -> list[Path]:
    """Return the one file of claims of a document whose file has that name; none where none has it.

    Raises:
        UnknownName: Several have it; names them.
    """
    located = {}
    for path in folders.claim_files():
        with suppress(ClaimsError):
            located[path] = read_source(path).location or ""
    found = {path: place for path, place in located.items() if Path(place).name == what}
    if len(found) > 1:
        raise UnknownName(
            f"{len(found)} documents are called {what!r}",
            file=folders.root,
            remedy=f"Give the place of one: {', '.join(sorted(found.values()))}.",
        )
    return list(found)


def _is(path: Path, what: str, wanted: str) -> bool:
    """Return whether a file of claims is of the document that is meant."""
    if len(wanted) >= 8 and path.name.startswith(wanted):
        return True
    try:
        location = read_source(path).location
    except ClaimsError:
        return False
    return location is not None and (
        location == what or Path(location).resolve() == Path(what).resolve()
    )
