"""Documents into claims, and out again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from marketgraph.build import Folders, Progress
from marketgraph.claim import document_of, path_of, read_source, write_claims
from marketgraph.errors import ClaimsError, InputError, UnknownName, WorkspaceError

if TYPE_CHECKING:
    from marketgraph.documents import Document
    from marketgraph.reading import Mapping, Reading, Understanding

    Told: TypeAlias = Callable[[Path, Sequence[Understanding]], None]


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

    Returns:
        What came of each file, in order.
    """
    from marketgraph.documents import open_document

    results: list[Added] = []
    for number, path in enumerate(paths):
        if progress:
            progress(Progress("reading files", number, len(paths)))
        try:
            document = open_document(path, encoding=encoding)
            results.extend(_add_one(folders, path, document, mapping, understood, copy=copy))
        except InputError as error:
            results.append(Added(str(path), problem=str(error)))
    if progress:
        progress(Progress("reading files", len(paths), len(paths)))
    return results


def _add_one(
    folders: Folders,
    path: Path,
    document: Document,
    mapping: Mapping | None,
    understood: Told | None,
    *,
    copy: bool,
) -> list[Added]:
    """Read one file; an export of ours gives back the documents that it was made from."""
    from marketgraph.reading import is_export, read

    try:
        if is_export(document):
            return _restore(folders, path, document)
        reading = read(document, mapping=mapping)
        if understood:
            understood(path, reading.understood)
        return [_keep(folders, path, document, reading, copy=copy)]
    except OSError as error:
        raise WorkspaceError(
            f"{path.name} could not be kept: {error.strerror or error}",
            file=folders.root,
            remedy="Free some disk space or check the rights of the folder.",
        ) from error


def _keep(
    folders: Folders, path: Path, document: Document, reading: Reading, *, copy: bool
) -> Added:
    """Read the claims of one document into its file."""
    from marketgraph.reading import write_rejects

    target = path_of(folders.claims, document.id)
    before = _bytes(target)
    count = write_claims(folders.claims, reading.source, reading.claims)
    known = before is not None and _claims(before) == _claims(target.read_bytes())
    if known and before is not None:
        _restore_bytes(target, before)
    if copy:
        _keep_copy(folders, path, document.id)
    result = Added(str(path), document.id, count, len(reading.rejects), known=known)
    result.notes = [*document.notes, *reading.notes]
    if reading.rejects:
        result.rejects_file = folders.root / "rejects" / f"{path.stem}-{document.id[7:15]}.csv"
        result.rejects_file.parent.mkdir(exist_ok=True)
        write_rejects(reading, result.rejects_file)
    return result


def _bytes(path: Path) -> bytes | None:
    """Return the bytes of a file, or None if it is not there."""
    return path.read_bytes() if path.exists() else None


def _claims(content: bytes) -> bytes:
    """Return the claims of a file without the line that says when it was read."""
    return content.partition(b"\n")[2]


def _restore_bytes(path: Path, content: bytes) -> None:
    """Put back what a file held, so that reading the same bytes twice changes nothing."""
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    draft.write_bytes(content)
    draft.replace(path)


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


def _restore(folders: Folders, path: Path, document: Document) -> list[Added]:
    """Write the claims that an export carries, one file for each document that they came from."""
    from marketgraph.reading import read_export

    results = []
    for source, claims in read_export(document):
        target = path_of(folders.claims, source.document)
        before = _bytes(target)
        count = write_claims(folders.claims, source, claims)
        known = before is not None and before == target.read_bytes()
        results.append(Added(source.location or str(path), source.document, count, known=known))
    return results


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
