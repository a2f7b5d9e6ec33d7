"""A progress bar on the error stream, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn, Task, TaskID

WIDE = 100
"""From so many columns on, a terminal has room for a long bar."""
NARROW = 56
"""In fewer columns there is room for words and counts only."""


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
def progress(*, apart: bool = False) -> Iterator[Callable[[Any], None] | None]:
    """Show a bar with counts and rate while the block runs; None where nobody would see it.

    Args:
        apart: The block writes data, which must not go where the bar is.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    columns = _columns(console.width)
    with Progress(*columns, console=console, transient=True, redirect_stdout=not apart) as bar:
        yield Bar(bar)


def _columns(width: int) -> list[ProgressColumn]:
    """Return what a line shows: words that fold before any number does, then the bar, as far as there is room."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.table import Column

    def whole() -> Column:
        return Column(no_wrap=True, min_width=8)

    words = TextColumn("{task.description}", markup=False, table_column=Column())
    bar = BarColumn(40 if width >= WIDE else 10, table_column=whole())
    numbers = [
        MofNCompleteColumn(table_column=whole()),
        TextColumn("{task.fields[rate]}", markup=False, table_column=whole()),
    ]
    if width < NARROW:
        return [words, *numbers]
    return [words, bar, *numbers, TimeElapsedColumn(table_column=whole())]


class Bar:
    """Keeps a line of the display for each stage that is told of."""

    def __init__(self, bar: Progress) -> None:
        """Draw on a display."""
        self._bar = bar
        self._lines: dict[str, TaskID] = {}

    def __call__(self, told: Stage) -> None:
        """Show how far a stage is, and its rate so far; the stages before it are over."""
        line = self._lines.get(told.stage)
        if line is None:
            self._finish()
            line = self._bar.add_task(told.stage, total=told.total or None, rate="")
            self._lines[told.stage] = line
        elapsed = self._task(line).elapsed
        rate = f"{told.done / elapsed:,.0f}/s" if elapsed and told.done else ""
        self._bar.update(line, completed=told.done, total=told.total or None, rate=rate)

    def _task(self, line: TaskID) -> Task:
        return next(task for task in self._bar.tasks if task.id == line)

    def _finish(self) -> None:
        """Stop the clocks of all lines; one whose total was not known has come to it."""
        for line in self._lines.values():
            task = self._task(line)
            self._bar.update(line, total=task.total or task.completed or None)
            self._bar.stop_task(line)
