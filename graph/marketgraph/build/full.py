"""A generation made from nothing: every claim encoded, loaded, tabulated and indexed."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from marketgraph.build import loading, outcome
from marketgraph.build.checks import warnings
from marketgraph.build.claims import Composer, DocumentEncoder
from marketgraph.build.generation import Clock, Plan
from marketgraph.build.keeping import write_known
from marketgraph.build.report import BuildReport
from marketgraph.build.survey import write_surveys
from marketgraph.build.world import Tally, World
from marketgraph.encoding import describe, fixed_terms
from marketgraph.garbage import return_large_buffers
from marketgraph.resolving import Resolution
from marketgraph.tables import Tables, TableWriter

MANY = 100_000
"""Claims from which on memory counts for more than the tenth of a build's time that making room takes."""


def make_room(world: World, folder: Path) -> None:
    """Give the encoding its room: what names and developments were found from is let go of or put close together."""
    return_large_buffers()
    if isinstance(world.resolution, Resolution):
        world.resolution.settle()
    put_close(world, folder)


def make(folder: Path, plan: Plan, clock: Clock) -> BuildReport:
    """Make a whole generation in a new folder, but for its manifest.

    Args:
        folder: Folder of the generation; exists and is empty.
        plan: What it is made from.
        clock: Measures and reports.

    Returns:
        What was done.
    """
    total = sum(item.claims for item in plan.surveys)
    if total > MANY:
        for item in plan.surveys:
            item.held = None
        make_room(plan.world, folder)
    tally = Tally()
    writer = TableWriter(folder / "tables")
    composer = Composer(plan.world, writer, tally)
    with clock.stage("encoding, loading, tables, search index", total) as advance:

        def lines() -> Iterator[str]:
            for item in plan.surveys:
                yield from composer.document(DocumentEncoder(plan.world, item))
                advance(item.claims)
            yield from composer.finish()
            yield from composer.default(fixed_terms())
            for entity in plan.world.entities:
                yield from composer.default(describe(entity))

        def tabulate() -> None:
            outcome.add_last_rows(writer, plan.world, composer)
            writer.close()
            outcome.count_tellers(folder / "tables", composer.figures)
            write_surveys(folder / "surveys.jsonl", plan.surveys)
            write_known(folder, plan)
            outcome.index(folder)

        size = loading.SMALL_CHUNK if total > MANY else loading.CHUNK
        quads = loading.load(folder / "store", lines(), tabulate, size)
    with clock.stage("checks"):
        found = warnings(Tables(folder / "tables"))
    return BuildReport(
        generation=folder.name,
        documents=len(plan.surveys),
        claims=dict(tally.claims),
        quads=quads,
        entities=len(plan.world.entities),
        set_aside=dict(tally.reasons),
        warnings=found,
        suggestions=len(plan.world.resolution.suggestions),
    )


def put_close(world: World, folder: Path) -> None:
    """Put names and developments close together in memory, by way of a file that nobody else sees.

    They lie scattered among what resolving has freed; Python gives room back only in blocks of which nothing is used.

    Args:
        world: Holds them; what it knows stays the same.
        folder: Where the file is for the moment.
    """
    kept: dict[str, Any] = world.__dict__
    names = ("resolution", "developments")
    with TemporaryFile(dir=folder) as file:
        pickle.dump([kept.pop(name) for name in names], file, protocol=5)
        file.seek(0)
        kept.update(zip(names, pickle.load(file), strict=True))  # noqa: S301 - written above
