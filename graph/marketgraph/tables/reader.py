"""Reads the tables of a generation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgraph.errors import UnknownName
from marketgraph.tables.schemas import NAMES

if TYPE_CHECKING:
    import pandas
    import pyarrow


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
        """
        import pyarrow.parquet as pq

        wanted = None if columns is None else list(columns)
        if filters is not None:
            return pq.read_table(self.path(name), columns=wanted, filters=filters)
        with pq.ParquetFile(self.path(name)) as file:
            table = file.read(columns=wanted)
        return table if wanted is None else table.select(wanted)

    def frame(
        self, name: str, columns: Sequence[str] | None = None, filters: Any = None
    ) -> pandas.DataFrame:
        """Return a table as a DataFrame; arguments as for ``read``."""
        frame: pandas.DataFrame = self.read(name, columns, filters).to_pandas()
        return frame
