"""Writes tables row by row, a row group at a time, so that memory stays flat."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from marketgraph.tables.arrays import table_of
from marketgraph.tables.schemas import NAMES, schema

GROUP = 20_000


class TableWriter:
    """Collects rows a table and writes them in row groups.

    Each row is a tuple in the order of the table's columns (``docs/tables.md``).
    """

    def __init__(self, folder: Path) -> None:
        """Write into a folder; the files appear as ``<table>.parquet`` when closed."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in NAMES}
        self._files: dict[str, Any] = {}

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        """Add one row to a table."""
        rows = self._rows[table]
        rows.append(row)
        if len(rows) >= GROUP:
            self._flush(table)

    def _flush(self, table: str) -> None:
        """Write the collected rows of a table as one row group."""
        import pyarrow.parquet as pq

        rows, self._rows[table] = self._rows[table], []
        if table not in self._files:
            path = self._folder / f"{table}.parquet"
            self._files[table] = pq.ParquetWriter(path, schema(table), compression="zstd")
        self._files[table].write_table(table_of(table, rows))

    def close(self) -> None:
        """Write what is left and finish every file; a table without rows becomes an empty file."""
        for table in NAMES:
            if self._rows[table] or table not in self._files:
                self._flush(table)
        for file in self._files.values():
            file.close()
