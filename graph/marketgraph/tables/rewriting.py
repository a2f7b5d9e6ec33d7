"""Tables of a new generation from those of the last one: some rows go, some come, the rest stays as it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgraph.tables.arrays import integers, table_of
from marketgraph.tables.reader import Tables
from marketgraph.tables.writer import GROUP

if TYPE_CHECKING:
    import pyarrow

FEW = 3_000
"""Runs of rows that a table may be put together from: more of them cost more than it takes to import Arrow's functions."""


def changed(
    name: str, before: Tables, rows: Sequence[tuple[Any, ...]], key: str, gone: Collection[str]
) -> pyarrow.Table | None:
    """Return a table without the rows of what went, and with new rows at the end; None where it stays as it is.

    Args:
        name: Name of the table.
        before: The tables of the last generation.
        rows: New rows, in the order of the columns.
        key: The column that tells what a row is about.
        gone: Values of that column whose rows go.
    """
    import pyarrow as pa

    old = before.read(name)
    kept = without(old, key, gone)
    if rows:
        return pa.concat_tables([kept, table_of(name, rows)])
    return kept if kept.num_rows < old.num_rows else None


def replaced(name: str, before: Tables, rows: Sequence[tuple[Any, ...]]) -> pyarrow.Table | None:
    """Return a table of exactly these rows; None where the last generation has the same."""
    table = table_of(name, rows)
    return None if table.equals(before.read(name)) else table


def write(name: str, before: Tables, folder: Path, table: pyarrow.Table | None) -> None:
    """Write a table, or take that of the last generation over where it is None."""
    if table is None:
        _keep(name, before, folder)
    else:
        _write(table, name, folder)


def _keep(name: str, before: Tables, folder: Path) -> None:
    """Take a table over: by a hard link, or by a copy where the file system knows none."""
    target = Tables(folder).path(name)
    try:
        os.link(before.path(name), target)
    except OSError:
        shutil.copyfile(before.path(name), target)


def without(table: pyarrow.Table, key: str, gone: Collection[str]) -> pyarrow.Table:
    """Return the rows of a table whose key is not among those that went."""
    ends = [*_places(table, key, gone), table.num_rows]
    starts = [0, *(place + 1 for place in ends[:-1])]
    runs = [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    return _taken(table, runs)


def only(table: pyarrow.Table, key: str, wanted: Collection[str]) -> pyarrow.Table:
    """Return the rows of a table whose key is wanted."""
    return _taken(table, [(place, place + 1) for place in _places(table, key, wanted)])


def _places(table: pyarrow.Table, key: str, values: Collection[str]) -> list[int]:
    """Return the places of the rows whose key is among some values."""
    known = frozenset(values)
    keys = table.column(key).to_pylist() if known else ()
    return [place for place, value in enumerate(keys) if value in known]


def _taken(table: pyarrow.Table, runs: Sequence[tuple[int, int]]) -> pyarrow.Table:
    """Return the rows from each place to another; a few runs are not copied.

    To copy rows, as is better for many runs, Arrow imports its functions: 40 ms.
    """
    import pyarrow as pa

    if len(runs) > FEW:
        return table.take(integers([place for run in runs for place in range(*run)]))
    parts = [table.slice(start, end - start) for start, end in runs]
    return pa.concat_tables(parts) if parts else table.slice(0, 0)


def _write(table: pyarrow.Table, name: str, folder: Path) -> None:
    import pyarrow.parquet as pq

    path = Tables(folder).path(name)
    with pq.ParquetWriter(path, table.schema, compression="zstd") as file:
        file.write_table(table, row_group_size=GROUP)
