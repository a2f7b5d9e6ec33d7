"""One file read for people or programs, without a workspace: what it gave waits in a file of its own."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

from marketgraph.claim import Claim, canonical
from marketgraph.errors import MarketgraphError, ReadingError, UsageError
from marketgraph.pool import cores, run_all

if TYPE_CHECKING:
    from marketgraph.documents import Document
    from marketgraph.reading import Reading
    from marketgraph.reading.llm import Model

Form = Literal["table", "jsonl", "html"]
MANY_FILES = 24
"""From so many files on, starting processes pays."""
MANY_BYTES = 3_000_000
"""Or from so many bytes on."""
PAGE_MAX = 5_000_000
"""A page holds a text up to so many characters."""


@dataclass(frozen=True)
class Wanted:
    """What is wanted of each file.

    Attributes:
        form: ``table`` (lines for people), ``jsonl`` (claims) or ``html`` (parts of a page).
        types: Types of fact that are kept; empty for all.
        least: Confidence that a claim has at least.
        limit: So many facts of a type go into a table; 0 for all.
        encoding: Encoding of text files, instead of what would be guessed.
        located: Whether claims carry the name of their file.
        model: A language model that is asked about texts as well.
    """

    form: Form = "table"
    types: frozenset[str] = frozenset()
    least: float = 0.0
    limit: int = 0
    encoding: str | None = None
    located: bool = False
    model: Model | None = None

    def keeps(self, claim: Claim) -> bool:
        """Return whether a claim is wanted."""
        return claim.confidence >= self.least and (not self.types or claim.fact.type in self.types)


@dataclass(frozen=True)
class _Job:
    path: Path
    wanted: Wanted
    target: Path


@dataclass
class FileRead:
    """What came of one file.

    Attributes:
        path: The file.
        title: The title that it gives itself.
        counts: Claims kept, by type of fact.
        left: Claims left out by type or confidence.
        dropped: What looked like a fact and is none: stretches by reason.
        rejects: Rows of a table that could not be understood.
        notes: What a person should know.
        problem: Why it could not be read.
        content: Where its claims, lines or parts of a page are.
    """

    path: Path
    title: str | None = None
    counts: Counter[str] = field(default_factory=Counter)
    left: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    rejects: int = 0
    notes: list[str] = field(default_factory=list)
    problem: str | None = None
    content: Path | None = None

    def lines(self) -> Iterator[str]:
        """Yield the claims as JSON Lines."""
        with self._file().open(encoding="utf-8", newline="\n") as lines:
            yield from lines

    def rows(self) -> Iterator[list[Any]]:
        """Yield a row a fact: type, wording, place, confidence."""
        yield from (json.loads(line) for line in self.lines())

    def article(self) -> Any:
        """Return the parts of a page."""
        return pickle.loads(self._file().read_bytes())  # noqa: S301 - written by our own process

    def _file(self) -> Path:
        if self.content is None:
            raise UsageError(f"{self.path} was not read")
        return self.content


@contextmanager
def read_files(paths: Sequence[Path], wanted: Wanted) -> Iterator[Iterator[FileRead]]:
    """Give what comes of each file, in order; one bad file stops nothing, many are read on all cores.

    What a file gave can be taken until the block ends.

    Args:
        paths: The files.
        wanted: What is wanted of them.
    """
    with TemporaryDirectory(prefix="marketgraph-") as folder:
        jobs = [_Job(path, wanted, Path(folder) / str(n)) for n, path in enumerate(paths)]
        with closing(run_all(_read, jobs, _died, workers_for(paths))) as found:
            yield found


def workers_for(paths: Sequence[Path]) -> int:
    """Return how many processes are worth starting for some files; 1 for none but this."""
    sizes = [path.stat().st_size if path.is_file() else 0 for path in paths]
    if len(paths) < MANY_FILES and (len(paths) < 2 or sum(sizes) < MANY_BYTES):
        return 1
    return min(cores(), len(paths))


def _died(job: _Job) -> FileRead:
    return FileRead(job.path, problem=died(job.path))


def died(path: Path) -> str:
    """Return what is said of a file whose process ended."""
    return f"{path}: the process that read it ended. It may be too large for the memory; read it alone."


def _read(job: _Job) -> FileRead:
    """Read one file."""
    from marketgraph.documents import open_document
    from marketgraph.reading import read

    found = FileRead(job.path)
    try:
        document = open_document(job.path, encoding=job.wanted.encoding)
        reading = read(document, model=for_texts(job.wanted.model, document))
        _WRITERS[job.wanted.form](job, found, document, reading)
    except Exception as error:  # noqa: BLE001 - one bad file stops nothing
        found.problem = problem_of(job.path, error)
        return found
    found.content = job.target
    found.title = document.title
    found.dropped.update(drop.reason for drop in reading.dropped)
    found.rejects = len(reading.rejects)
    found.notes = list(dict.fromkeys([*document.notes, *reading.notes]))
    return found


def for_texts(model: Model | None, document: Document) -> Model | None:
    """Return the model that is asked about a document: of tables and RDF none is."""
    from marketgraph.documents import Prose

    return model if isinstance(document, Prose) else None


def problem_of(path: Path, error: Exception) -> str:
    """Return why a file could not be read, in a sentence that names it."""
    if isinstance(error, MarketgraphError):
        return str(error)
    if isinstance(error, OSError):
        return f"{path}: {error.strerror or error}"
    name = f"{type(error).__name__}: {error}".rstrip(": ")
    return (
        f"{path}: could not be read, by an error of marketgraph itself ({name}). Please report it"
    )


def _kept(job: _Job, found: FileRead, reading: Reading) -> Iterator[Claim]:
    """Yield the claims that are wanted, and count."""
    for claim in reading.claims:
        if job.wanted.keeps(claim):
            found.counts[claim.fact.type] += 1
            yield claim
        else:
            found.left += 1


def _jsonl(job: _Job, found: FileRead, document: Document, reading: Reading) -> None:
    """Write the claims as the contract has them."""
    with job.target.open("w", encoding="utf-8", newline="\n") as out:
        for claim in _kept(job, found, reading):
            record = claim.record()
            if job.wanted.located:
                record["evidence"]["location"] = document.location
            out.write(canonical(record) + "\n")


def _table(job: _Job, found: FileRead, document: Document, reading: Reading) -> None:
    """Write a row a fact, sorted by type; of each type up to the limit."""
    from marketgraph.views.reading import Places, wording
    from marketgraph.views.reading.kinds import ORDER

    places: Places | None = None
    rows: dict[str, list[list[Any]]] = {}
    for claim in _kept(job, found, reading):
        places = places or Places(document)
        kind = rows.setdefault(claim.fact.type, [])
        if not job.wanted.limit or len(kind) < job.wanted.limit:
            place = places.of(claim.evidence)
            kind.append([claim.fact.type, wording(claim.fact), place, claim.confidence])
    with job.target.open("w", encoding="utf-8", newline="\n") as out:
        for name in sorted(rows, key=lambda name: ORDER.get(name, len(ORDER))):
            out.writelines(json.dumps(row) + "\n" for row in rows[name])


def _page(job: _Job, found: FileRead, document: Document, reading: Reading) -> None:
    """Write the parts of a page."""
    from marketgraph.views.reading import article

    length = sum(len(part) for part in islice(document.parts(), 1 << 20))
    if length > PAGE_MAX:
        raise ReadingError(
            f"its text of {length:,} characters is too long for a page",
            file=job.path,
            remedy="Take --format jsonl.",
        )
    made = article(document, list(_kept(job, found, reading)), reading.dropped)
    job.target.write_bytes(pickle.dumps(made))


_WRITERS: dict[str, Callable[[_Job, FileRead, Document, Reading], None]] = {
    "table": _table,
    "jsonl": _jsonl,
    "html": _page,
}
