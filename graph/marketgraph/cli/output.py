"""Rows and graphs on the standard output, in the format that was asked for."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from marketgraph.cli.clean import UNSEEN, clean, guarded, harmless
from marketgraph.cli.screen import print_rows
from marketgraph.cli.values import text_of
from marketgraph.errors import UsageError
from marketgraph.plain import plain

if TYPE_CHECKING:
    from pandas import DataFrame


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"


class AnyFormat(StrEnum):
    """How rows or graphs are written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"


Rows = Iterable[Sequence[Any]]


def write_frame(
    frame: DataFrame, form: str, *, title: str | None = None, whole: bool = False
) -> None:
    """Write a DataFrame's rows; its index is left out, and in a table for people also the IRIs beside names.

    Args:
        frame: The rows.
        form: ``table``, ``csv``, ``tsv`` or ``json``.
        title: A line above a table.
        whole: Keep columns of IRIs in a table, too: the rows are about them.
    """
    if form == Format.TABLE and not whole:
        frame = for_people(frame)
    columns = [str(name) for name in frame.columns]
    series = [frame[name].tolist() for name in frame.columns]
    write_rows(columns, list(zip(*series, strict=True)), form, title=title)


def for_people(frame: DataFrame) -> DataFrame:
    """Return the columns that people read: those that only hold IRIs, or nothing, go if others stay."""

    def is_machine(name: object) -> bool:
        filled = frame[name].dropna().tolist() if len(frame) else []
        return bool(len(frame)) and all(
            str(part).startswith(("http://", "https://"))
            for value in filled
            for part in (value if isinstance(value, list) else [value])
        )

    kept = [name for name in frame.columns if not is_machine(name)]
    return frame[kept] if kept else frame


def write_rows(columns: Sequence[str], rows: Rows, form: str, *, title: str | None = None) -> None:
    """Write rows to the standard output.

    Args:
        columns: The names of the columns.
        rows: One sequence a row, as long as ``columns``.
        form: ``table``, ``csv``, ``tsv`` or ``json``.
        title: A line above a table; the other formats have none.

    Raises:
        UsageError: The format is one for graphs.
    """
    if form == Format.TABLE:
        print_rows(columns, rows, title)
    elif form == Format.CSV:
        _csv(columns, rows)
    elif form == Format.TSV:
        for row in ([*columns], *rows):
            sys.stdout.write("\t".join(clean(_cell(cell)) for cell in row) + "\n")
    elif form == Format.JSON:
        write_json([dict(zip(columns, map(plain, row), strict=True)) for row in rows])
    else:
        raise UsageError(
            f"the answer has rows, which cannot be written as {form}",
            remedy="Take --format table, csv, tsv or json.",
        )


def write_json(value: Any) -> None:
    """Write JSON to the standard output; characters that a terminal would obey are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    sys.stdout.write(UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")


def write_answer(answer: bool, form: str) -> None:
    """Write the answer of an ASK query: yes or no."""
    if form == Format.JSON:
        write_json(answer)
    else:
        sys.stdout.write("yes\n" if answer else "no\n")


def write_graph(graph: Any, form: str) -> None:
    """Write an rdflib graph as Turtle (also for ``table``) or N-Triples.

    Raises:
        UsageError: The format is one for rows.
    """
    if form in (AnyFormat.TABLE, AnyFormat.TURTLE):
        sys.stdout.write(harmless(graph.serialize(format="turtle")))
    elif form == AnyFormat.NTRIPLES:
        sys.stdout.writelines(sorted(graph.serialize(format="nt").splitlines(keepends=True)))
    else:
        raise UsageError(
            f"the answer is a graph, which cannot be written as {form}",
            remedy="Take --format turtle or ntriples.",
        )


def _csv(columns: Sequence[str], rows: Rows) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerows([_cell(value) for value in row] for row in ([*columns], *rows))


def _cell(value: Any) -> str:
    text = harmless(text_of(value))
    return text if isinstance(plain(value), int | float) else guarded(text)
