"""Tables as CSV, TSV, JSON and Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgraph.views.export.cells import Plain, guarded, plain, text_of
from marketgraph.views.export.drafts import draft
from marketgraph.views.export.formats import format_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def write_table(frame: pd.DataFrame, path: Path, format: str | None = None) -> Path:
    """Write a table as CSV, TSV, JSON (an array of objects) or Parquet; its index is left out.

    In CSV and TSV lists are joined by "; ", and texts that a spreadsheet may take for a formula get an
    apostrophe before them. JSON and Parquet keep lists and all texts as they are.

    Args:
        frame: The table.
        path: The file.
        format: ``csv``, ``tsv``, ``json`` or ``parquet``; by default as the file ends.

    Returns:
        The file written.

    Raises:
        UsageError: It is another format.
        OSError: The file cannot be written; nothing is left behind.
    """
    chosen = format_of(path, format, ("table",)).name
    with draft(path) as started:
        if chosen == "parquet":
            _write_parquet(frame, started)
        elif chosen == "json":
            _write_json(frame, started)
        else:
            _write_delimited(frame, started, "," if chosen == "csv" else "\t")
    return path


def rows_of(frame: pd.DataFrame) -> Iterator[list[Plain]]:
    """Yield the rows of a table in plain Python values."""
    for row in frame.itertuples(index=False, name=None):
        yield [plain(value) for value in row]


def headers_of(frame: pd.DataFrame) -> list[str]:
    """Return the names of a table's columns as texts."""
    return [text_of(column) for column in frame.columns]


def _write_delimited(frame: pd.DataFrame, path: Path, delimiter: str) -> None:
    """Write lines of cells (RFC 4180, UTF-8); numbers stay as they are, texts are guarded.

    With the line ends of the RFC a carriage return inside a cell is quoted too, and parts no row.
    """
    with path.open("w", encoding="utf-8", errors="replace", newline="") as out:
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow(map(guarded, headers_of(frame)))
        for row in rows_of(frame):
            writer.writerow(
                text_of(cell) if isinstance(cell, int | float) else guarded(text_of(cell))
                for cell in row
            )


def _write_json(frame: pd.DataFrame, path: Path) -> None:
    """Write an array with one object a row; what is not known is null."""
    names = headers_of(frame)
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
        out.write("[")
        for number, row in enumerate(rows_of(frame)):
            out.write(",\n " if number else "\n ")
            record = dict(zip(names, map(_for_json, row), strict=True))
            out.write(json.dumps(record, ensure_ascii=False, allow_nan=False))
        out.write("\n]\n")


def _for_json(value: Plain) -> Any:
    """Return a value as JSON has it: dates as ISO 8601, numbers without end as texts."""
    if isinstance(value, list):
        return [_for_json(item) for item in value]
    if isinstance(value, date) or (isinstance(value, float) and value in (_INFINITE, -_INFINITE)):
        return text_of(value)
    return value


_INFINITE = float("inf")


def _write_parquet(frame: pd.DataFrame, path: Path) -> None:
    """Write the columns with their types; a column of several types becomes text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = [_array(frame.iloc[:, index]) for index in range(frame.shape[1])]
    pq.write_table(pa.table(columns, names=headers_of(frame)), path)


def _array(column: pd.Series[Any]) -> pa.Array | pa.ChunkedArray:
    """Return a column for Parquet."""
    import pyarrow as pa

    try:
        return pa.array(column, from_pandas=True)
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        texts = (text_of(value) or None for value in column)
        return pa.array([t and t.encode("utf-8", "replace").decode() for t in texts], pa.string())
