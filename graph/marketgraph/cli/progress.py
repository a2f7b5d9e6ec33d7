"""A progress bar on the error stream, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Stage(Protocol):
    """How far a stage of the work is: ``done`` of ``total``, 0 where the total is not known."""

    @property
    def stage(self) -> str:
        """What is done, in words."""

    @property
    def done(self) -> int:
        """How many are done."""

    @property
    def total(self) -> int:
        """How many there are in all, or 0."""


@contextmanager
def progress() -> Iterator[Callable[[Any], None] | None]:
    """Show a bar with counts and rate while the block runs; None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Bar(bar)


class Bar:
    """Keeps a line of the display for each stage that is told of."""

    def __init__(self, bar: Progress) -> None:
        """Draw on a display."""
        self._bar = bar
        self._lines: dict[str, TaskID] = {}

    def __call__(self, told: Stage) -> None:
        """Show how far a stage is, and its rate so far."""
        line = self._lines.get(told.stage)
        if line is None:
            line = self._lines[told.stage] = self._bar.add_task(told.stage, rate="")
        started = next(task.elapsed for task in self._bar.tasks if task.id == line)
        rate = f"{told.done / started:,.0f}/s" if started else ""
        self._bar.update(line, completed=told.done, total=told.total or None, rate=rate)
