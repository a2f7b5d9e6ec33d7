"""Tables that are held in memory from their first use: a generation never changes, and its tables are small."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgraph.tables import Tables

if TYPE_CHECKING:
    import pyarrow

LARGEST = 16 << 20
"""Bytes of the file of a table that is held; in memory it takes some times as many."""
MOST = 16
"""Tables that are held, the last used: those of one generation and a half."""


class Held:
    """The tables of one generation, read as ``Tables.read`` does; looking through one again takes a tenth of reading it."""

    def __init__(self, tables: Tables) -> None:
        """Take the tables."""
        self._tables = tables

    def read(self, name: str, columns: Sequence[str] | None = None, filters: Any = None) -> Any:
        """Return a table, or some columns of it, of the rows that fit all filters (``in`` and ``=`` only)."""
        path = self._tables.path(name)
        size, changed = (path.stat().st_size, path.stat().st_mtime_ns) if path.exists() else (0, 0)
        if size > LARGEST:
            return self._tables.read(name, columns, filters or None)
        table = _held(self._tables.folder, name, changed)
        for column, sign, values in filters or ():
            table = table.filter(_fits(table[column], [values] if sign == "=" else values))
        return table if columns is None else table.select(list(columns))


@lru_cache(maxsize=MOST)
def _held(folder: Path, name: str, _changed: int) -> pyarrow.Table:
    return Tables(folder).read(name).combine_chunks()


def _fits(column: pyarrow.ChunkedArray, values: Iterable[str]) -> pyarrow.ChunkedArray:
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.is_in(column, value_set=pa.array(list(values), type=pa.string()))
