"""Decides how the next generation is made, and switches to it when it is complete."""

from __future__ import annotations

import shutil
import sqlite3
import traceback
from pathlib import Path

from marketgraph.build import full, increment
from marketgraph.build.copying import Copying
from marketgraph.build.folders import Folders, build_lock
from marketgraph.build.generation import Clock, Plan, plan
from marketgraph.build.report import (
    BuildReport,
    Manifest,
    ProgressCallback,
    read_manifest,
    write_manifest,
)
from marketgraph.errors import StoreError, WorkspaceError
from marketgraph.garbage import collector_paused


def build(
    folders: Folders,
    *,
    whole: bool = False,
    progress: ProgressCallback | None = None,
    wait: bool = True,
) -> BuildReport:
    """Make a new generation from the claims, the register and the judgements, and switch to it.

    Nothing is switched before it is complete; a build that is killed leaves the last generation in use.

    Args:
        folders: The workspace.
        whole: Make everything anew, even where little has changed.
        progress: Told how far the build is.
        wait: Wait while another process builds this workspace.

    Returns:
        What was done; ``changed`` is false where the last generation is still right.

    Raises:
        BuildRunning: Another process builds it and ``wait`` is false.
        JudgementError: judgements.csv or register.csv is damaged.
        StoreError: The disk is full or cannot be written.
    """
    with build_lock(folders, wait=wait), collector_paused():
        folders.sweep()
        clock = Clock(progress)
        last = None if whole else _last(folders)
        folder = folders.generations / folders.next_name()
        with Copying(folders.current() if last else None, folder) as copying:
            parts = plan(folders, clock, last)
            if last and _same(last, parts.manifest) and not parts.damaged:
                last.report.changed = False
                return last.report
            base = last if last and _comparable(last, parts.manifest) else None
            report = _make(folders, parts, clock, base, copying)
        folders.sweep()
        return report


def _last(folders: Folders) -> Manifest | None:
    """Return the manifest of the generation in use, or None where there is none to build upon."""
    current = folders.current()
    try:
        return read_manifest(current) if current else None
    except WorkspaceError:
        return None


def _same(last: Manifest, new: Manifest) -> bool:
    """Return whether a generation is still what would be built."""
    return _comparable(last, new) and last.documents == new.documents


def _comparable(last: Manifest, new: Manifest) -> bool:
    """Return whether two generations were made by the same rules."""
    return (last.encoder, last.base, last.shapes) == (new.encoder, new.base, new.shapes)


def _make(
    folders: Folders, parts: Plan, clock: Clock, base: Manifest | None, copying: Copying
) -> BuildReport:
    """Make the generation, write its manifest and switch to it; on failure nothing is left."""
    folder = copying.folder
    register: Path | None = None
    try:
        report = _from_last(folders, parts, clock, base, copying) if base else None
        if report is None:
            copying.discard()
            folder.mkdir(parents=True)
        if report is None and parts.found is not None:
            parts = plan(folders, clock)
        register = parts.register.hand_over(folders.register)
        report = report or full.make(folder, parts, clock)
        if register:
            register.replace(folders.register)
        _finish(folders, folder, parts, clock, report)
    except BaseException as error:
        _give_up(folder, error)
        if register:
            register.unlink(missing_ok=True)
        if not _cannot_write(error):
            raise
        raise StoreError(
            f"the build could not be written: {getattr(error, 'strerror', None) or error}",
            file=folder,
            remedy="Free some disk space; the last generation is still in use.",
        ) from error
    return report


def _from_last(
    folders: Folders, parts: Plan, clock: Clock, base: Manifest, copying: Copying
) -> BuildReport | None:
    """Make the generation from the last one; None if too much changed, or the last one is damaged."""
    before = folders.current()
    found = increment.changes(parts, base)
    if not before or not increment.is_small(found, parts):
        return None
    try:
        return increment.make(copying, before, parts, found, clock, base.report.quads)
    except Exception as error:
        if not _is_damage(error):
            raise
        _give_up(copying.folder, error)
        return None


def _is_damage(error: Exception) -> bool:
    """Return whether an error says that files of the last generation are missing or damaged."""
    if isinstance(error, sqlite3.DatabaseError):
        return not isinstance(error, sqlite3.OperationalError)
    if type(error) is RuntimeError:
        return str(error).startswith("Corruption")
    return isinstance(error, WorkspaceError | FileNotFoundError)


def _give_up(folder: Path, error: BaseException) -> None:
    """Delete what was made, and let go of the store although somebody may keep the error.

    An open store keeps its folder locked, and the next build uses that name again.
    """
    cause: BaseException | None = error
    while cause:
        traceback.clear_frames(cause.__traceback__)
        cause = cause.__cause__ or cause.__context__
    shutil.rmtree(folder, ignore_errors=True)


def _cannot_write(error: BaseException) -> bool:
    """Return whether the disk or the engine failed; the engine says so by a bare RuntimeError."""
    return isinstance(error, OSError | sqlite3.OperationalError) or type(error) is RuntimeError


def _finish(folders: Folders, folder: Path, parts: Plan, clock: Clock, report: BuildReport) -> None:
    """Write the manifest, switch."""
    report.damaged = [str(error) for error in parts.damaged]
    report.seconds = dict(clock.seconds)
    parts.manifest.report = report
    write_manifest(folder, parts.manifest)
    folders.switch(folder)
