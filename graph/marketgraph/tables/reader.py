"""Reads the tables of a generation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgraph.errors import NotBuilt, UnknownName, WorkspaceError
from marketgraph.tables.schemas import NAMES
from marketgraph.tables.schemas import columns as columns_of

if TYPE_CHECKING:
    import pandas
    import pyarrow

REMEDY = "Run `marketgraph build --full` to make it anew."


class Tables:
    """The tables of one generation (``docs/tables.md``); each call reads only the columns asked for."""

    def __init__(self, folder: Path) -> None:
        """Use the ``tables`` folder of a generation."""
        self.folder = folder

    def path(self, name: str) -> Path:
        """Return the file of a table.

        Raises:
            UnknownName: There is no such table.
        """
        if name not in NAMES:
            raise UnknownName(f"there is no table {name!r}", remedy=f"Tables: {', '.join(NAMES)}.")
        return self.folder / f"{name}.parquet"

    def read(
        self, name: str, columns: Sequence[str] | None = None, filters: Any = None
    ) -> pyarrow.Table:
        """Return a table, or some columns of it.

        Args:
            name: Name of the table.
            columns: Columns to read; all if None.
            filters: Filters as ``pyarrow.parquet.read_table`` takes them; these import pandas, which takes
                longer than reading a table.

        Raises:
            UnknownName: There is no such table, or no such column in it.
            NotBuilt: The file is not there.
            WorkspaceError: The file is damaged.
        """
        import pyarrow as pa

        wanted = None if columns is None else list(columns)
        path = self.path(name)
        _check(name, wanted or ())
        try:
            return _read(path, wanted, filters)
        except FileNotFoundError as error:
            raise NotBuilt("there is no such table", file=path, remedy=REMEDY) from error
        except (OSError, pa.ArrowException) as error:
            raise WorkspaceError("the table cannot be read", file=path, remedy=REMEDY) from error

    def frame(
        self, name: str, columns: Sequence[str] | None = None, filters: Any = None
    ) -> pandas.DataFrame:
        """Return a table as a DataFrame; arguments as for ``read``."""
        frame: pandas.DataFrame = self.read(name, columns, filters).to_pandas()
        return frame


class HeldTables(Tables):
    """The tables of one generation, of which each column is read once and then held."""

    def __init__(self, folder: Path) -> None:
        """Use the ``tables`` folder of a generation, which does not change meanwhile."""
        super().__init__(folder)
        self._held: defaultdict[str, dict[str, pyarrow.ChunkedArray]] = defaultdict(dict)

    def read(
        self, name: str, columns: Sequence[str] | None = None, filters: Any = None
    ) -> pyarrow.Table:
        """Return a table, or some columns of it; what ``filters`` are given for is not held."""
        import pyarrow as pa

        if filters is not None:
            return super().read(name, columns, filters)
        self.path(name)
        wanted = list(columns_of(name) if columns is None else columns)
        held = self._held[name]
        if missing := [column for column in wanted if column not in held]:
            held.update(zip(missing, super().read(name, missing).columns, strict=True))
        return pa.Table.from_arrays([held[column] for column in wanted], names=wanted)


def _read(path: Path, wanted: list[str] | None, filters: Any) -> pyarrow.Table:
    """Return the wanted columns of a file."""
    import pyarrow.parquet as pq

    if filters is not None:
        return pq.read_table(path, columns=wanted, filters=filters)
    with pq.ParquetFile(path) as file:
        table = file.read(columns=wanted)
    return table if wanted is None else table.select(wanted)


def _check(name: str, wanted: Sequence[str]) -> None:
    """Refuse columns that a table does not have."""
    known = columns_of(name)
    for column in wanted:
        if column not in known:
            raise UnknownName(
                f"the table {name!r} has no column {column!r}",
                remedy=f"Columns: {', '.join(known)}.",
            )
