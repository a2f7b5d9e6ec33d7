"""One file read into a file of claims that waits to be taken in; runs in a worker where files are many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from marketgraph.claim import Claim, Source, path_of, write_claims
from marketgraph.errors import InputError, MarketgraphError, StoreError
from marketgraph.workspace.readfile import died, for_texts, problem_of

if TYPE_CHECKING:
    from marketgraph.documents import Document
    from marketgraph.reading import Mapping, Reading, Understanding
    from marketgraph.reading.llm import Model


@dataclass(frozen=True)
class Job:
    """A file to be read.

    Attributes:
        path: The file.
        drafts: A folder of its own, in the workspace.
        mapping: What columns mean, instead of what would be recognised.
        encoding: Encoding of text files, instead of what would be guessed.
        model: A language model that is asked about texts as well.
    """

    path: Path
    drafts: Path
    mapping: Mapping | None = None
    encoding: str | None = None
    model: Model | None = None


@dataclass(frozen=True)
class Draft:
    """The claims of one document, written and not yet taken in.

    Attributes:
        document: ``sha256:…`` of its bytes.
        location: Where it was read from.
        claims: How many claims it gave.
        file: Where they are written.
    """

    document: str
    location: str
    claims: int
    file: Path


@dataclass
class Prepared:
    """What reading one file gave.

    Attributes:
        path: The file.
        drafts: The claims of each document in it: one, but several in an export of ours.
        restored: Whether it is an export, whose sources are kept as they are.
        rejects: Rows that could not be understood.
        rejects_file: Where they are written.
        notes: What a person should know.
        understood: How its columns are understood.
        problem: Why it could not be read.
    """

    path: Path
    drafts: list[Draft] = field(default_factory=list)
    restored: bool = False
    rejects: int = 0
    rejects_file: Path | None = None
    notes: list[str] = field(default_factory=list)
    understood: Sequence[Understanding] = ()
    problem: str | None = None


def prepare(job: Job) -> Prepared:
    """Read one file; what is wrong with it is told, what is wrong with the workspace is raised.

    Raises:
        StoreError: The disk is full or cannot be written.
        MappingError: The mapping does not fit.
    """
    from marketgraph.documents import open_document

    found = Prepared(job.path)
    try:
        _fill(found, job, open_document(job.path, encoding=job.encoding))
    except InputError as error:
        found.problem = str(error)
    except OSError as error:
        raise cannot_keep(job.path, job.drafts.parent.parent, error) from error
    except MarketgraphError:
        raise
    except Exception as error:  # noqa: BLE001 - one bad file stops nothing
        found.problem = problem_of(job.path, error)
    return found


def lost(job: Job) -> Prepared:
    """Return what is said of a file whose process ended."""
    return Prepared(job.path, problem=died(job.path))


def cannot_keep(path: Path, root: Path, error: OSError) -> StoreError:
    """Return the error that what a file says cannot be written."""
    return StoreError(
        f"{path.name} could not be kept: {error.strerror or error}",
        file=root,
        remedy="Free some disk space or check the rights of the folder.",
    )


def _fill(found: Prepared, job: Job, document: Document) -> None:
    """Write the claims of a document, or those that an export carries."""
    from marketgraph.reading import is_export, read, read_export, write_rejects

    job.drafts.mkdir(exist_ok=True)
    if is_export(document):
        found.restored = True
        found.drafts = [_draft(job, *part) for part in read_export(document)]
        return
    reading = read(document, mapping=job.mapping, model=for_texts(job.model, document))
    found.understood = reading.understood
    found.drafts = [_draft(job, reading.source, reading.claims)]
    found.notes = list(dict.fromkeys([*document.notes, *reading.notes]))
    found.rejects = len(reading.rejects)
    if reading.rejects:
        found.rejects_file = job.drafts / "rejects.csv"
        write_rejects(reading, found.rejects_file)
    elif not found.drafts[0].claims:
        found.notes.append(_nothing(reading))


def _draft(job: Job, source: Source, claims: Iterable[Claim]) -> Draft:
    """Write the claims of one document beside the workspace's own."""
    count = write_claims(job.drafts, source, claims)
    place = source.location or str(job.path)
    return Draft(source.document, place, count, path_of(job.drafts, source.document))


def _nothing(reading: Reading) -> str:
    """Return what is said of a file that was read and says nothing."""
    dropped = len(reading.dropped)
    if not dropped:
        return "it was read, and no fact was found in it"
    what = "1 passage looks" if dropped == 1 else f"{dropped:,} passages look"
    return f"it was read, and no fact was found in it; {what} like one and is none: 'marketgraph read' tells why"
