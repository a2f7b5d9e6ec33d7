"""All documents surveyed: as they were kept, where they are as they were; many new ones on all cores."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, TypeAlias

from marketgraph.build.survey import HELD, Survey, survey, survey_digest
from marketgraph.claim import read_source
from marketgraph.errors import ClaimsError
from marketgraph.garbage import collector_paused
from marketgraph.pool import cores, run_all
from marketgraph.resolving import Judgements

LARGE = 50_000_000
"""Bytes of new files from which on processes are started, and no claims are held: about 100,000 claims."""
BATCH = 16
"""Files that a process is given at once."""

Found: TypeAlias = Survey | ClaimsError


class _Job(NamedTuple):
    paths: Sequence[Path]
    judgements: Judgements


def survey_all(
    paths: Sequence[Path],
    known: Mapping[str, Survey],
    judgements: Judgements,
    progress: Callable[[int], None],
) -> tuple[list[Survey], list[ClaimsError]]:
    """Survey every file of claims, reading only those whose bytes changed.

    Args:
        paths: The files.
        known: Surveys of an earlier build, by digest of the file.
        judgements: What people decided of claims.
        progress: Told the number of claims of each file.

    Returns:
        The surveys in the order of the files, and the damaged files.
    """
    found: list[Survey] = []
    damaged: list[ClaimsError] = []
    kept = [_kept(path, known, judgements) if known else None for path in paths]
    fresh = [path for path, item in zip(paths, kept, strict=True) if item is None]
    with closing(_surveyed(fresh, judgements)) as new:
        for item in kept:
            told = next(new) if item is None else item
            if isinstance(told, ClaimsError):
                damaged.append(told)
            else:
                found.append(told)
                progress(told.claims)
    return found, damaged


def _kept(path: Path, known: Mapping[str, Survey], judgements: Judgements) -> Found | None:
    """Return the survey of an earlier build that still holds."""
    try:
        return known.get(survey_digest(path, read_source(path), judgements))
    except ClaimsError as error:
        return error


def _surveyed(paths: Sequence[Path], judgements: Judgements) -> Generator[Found, None, None]:
    """Yield the survey of each file, or why there is none."""
    if sum(path.stat().st_size for path in paths) < LARGE:
        yield from _in_turn(paths, judgements, HELD)
        return
    starts = range(0, len(paths), BATCH)
    jobs = [_Job(paths[start : start + BATCH], judgements) for start in starts]
    with closing(run_all(_work, jobs, _work, cores())) as batches:
        for batch in batches:
            yield from batch


def _work(job: _Job) -> list[Found]:
    """Return the surveys of some files; also where the process that should ended."""
    with collector_paused():
        return list(_in_turn(*job, room=0))


def _in_turn(
    paths: Sequence[Path], judgements: Judgements, room: int
) -> Generator[Found, None, None]:
    """Yield the survey of each file; as many claims are held as there is room for."""
    for path in paths:
        try:
            told = survey(path, judgements, room)
        except ClaimsError as error:
            yield error
            continue
        room -= len(told.held or ())
        yield told
