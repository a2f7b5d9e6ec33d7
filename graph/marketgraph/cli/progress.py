"""A progress bar on the error stream, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Report = Callable[[str, int, int | None], None]
"""Told the stage, how much of it is done, and of how much, if that is known."""


@contextmanager
def progress() -> Iterator[Report | None]:
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
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, int] = {}

        def told(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total, rate="")  # type: ignore[assignment]
            task = tasks[stage]
            speed = next((t.speed for t in bar.tasks if t.id == task), None)
            bar.update(
                task,  # type: ignore[arg-type]
                completed=done,
                total=total,
                rate=f"{speed:,.0f}/s" if speed else "",
            )

        yield told
