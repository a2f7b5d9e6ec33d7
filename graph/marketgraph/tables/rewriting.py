"""Tables of a new generation from those of the last one: some rows go, some come, the rest stays as it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgraph.tables.arrays import strings, table_of
from marketgraph.tables.reader import Tables
from marketgraph.tables.writer import GROUP

if TYPE_CHECKING:
    import pyarrow


def rewrite(
    name: str,
    before: Tables,
    folder: Path,
    rows: Sequence[tuple[Any, ...]],
    key: str,
    gone: Collection[str],
) -> None:
    """Write a table anew without the rows of what went, and with new rows at the end.

    Args:
        name: Name of the table.
        before: The tables of the last generation.
        folder: Folder of the new tables.
        rows: New rows, in the order of the columns.
        key: The column that tells what a row is about.
        gone: Values of that column whose rows go.
    """
    import pyarrow as pa

    old = before.read(name)
    kept = without(old, key, gone)
    if rows:
        _write(pa.concat_tables([kept, table_of(name, rows)]), name, folder)
    elif kept.num_rows < old.num_rows:
        _write(kept, name, folder)
    else:
        keep(name, before, folder)


def replace(name: str, before: Tables, folder: Path, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write a table of exactly these rows, unless the last generation has the same."""
    table = table_of(name, rows)
    if table.equals(before.read(name)):
        keep(name, before, folder)
    else:
        _write(table, name, folder)


def keep(name: str, before: Tables, folder: Path) -> None:
    """Take a table over: by a hard link, or by a copy where the file system knows none."""
    target = Tables(folder).path(name)
    try:
        os.link(before.path(name), target)
    except OSError:
        shutil.copyfile(before.path(name), target)


def without(table: pyarrow.Table, key: str, gone: Collection[str]) -> pyarrow.Table:
    """Return the rows of a table whose key is not among those that went."""
    return table.filter(_among(table, key, gone, False)) if gone else table


def only(table: pyarrow.Table, key: str, wanted: Collection[str]) -> pyarrow.Table:
    """Return the rows of a table whose key is wanted."""
    return table.filter(_among(table, key, wanted, True))


def _among(table: pyarrow.Table, key: str, values: Collection[str], held: bool) -> Any:
    """Return for each row whether its key is among some values, or is not."""
    import pyarrow.compute as pc

    found = pc.is_in(table.column(key), strings(list(values)))
    return found if held else pc.invert(found)


def _write(table: pyarrow.Table, name: str, folder: Path) -> None:
    import pyarrow.parquet as pq

    path = Tables(folder).path(name)
    with pq.ParquetWriter(path, table.schema, compression="zstd") as file:
        file.write_table(table, row_group_size=GROUP)
