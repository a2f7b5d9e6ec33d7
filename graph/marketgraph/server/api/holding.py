"""Tables that are held in memory from their first use: a generation never changes, and its tables are small."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgraph.analysis.scope import claims_about
from marketgraph.tables import Tables

if TYPE_CHECKING:
    import pyarrow

LARGEST = 16 << 20
"""Bytes of the file of a table that is held; in memory it takes some times as many."""
MOST = 16
"""Tables that are held, the last used: those of one generation and a half."""
FEW = 32
"""Values that are looked up one by one: for more of them the whole column is looked through."""


class Held:
    """The tables of one generation, read as ``Tables.read`` does; rows of a few values are found without looking at all."""

    def __init__(self, tables: Tables) -> None:
        """Take the tables."""
        self._tables = tables

    def read(self, name: str, columns: Sequence[str] | None = None, filters: Any = None) -> Any:
        """Return a table, or some columns of it, of the rows that fit all filters (``in`` and ``=`` only)."""
        held = self._held(name)
        if held is None:
            return self._tables.read(name, columns, filters or None)
        asked = [
            (column, {values} if sign == "=" else {*values} - {None})
            for column, sign, values in filters or ()
        ]
        table = held.fitting(asked)
        return table if columns is None else table.select(list(columns))

    def claims_about(self, things: Collection[str]) -> dict[str, list[str]]:
        """Return, for each of some things, the accepted claims about it, sorted."""
        held = self._held("claims")
        if held is None or len(things) > FEW:
            return claims_about(self, set(things))
        return held.about.of(things)

    def _held(self, name: str) -> _Table | None:
        """Return a table that is held; None for one that is too large, or is not there."""
        path = self._tables.path(name)
        try:
            told = path.stat()
        except FileNotFoundError:
            return None
        return (
            None if told.st_size > LARGEST else _held(self._tables.folder, name, told.st_mtime_ns)
        )


@lru_cache(maxsize=MOST)
def _held(folder: Path, name: str, _changed: int) -> _Table:
    return _Table(Tables(folder).read(name).combine_chunks())


class _Table:
    """A table, and the columns of it by which rows were looked up before."""

    def __init__(self, table: pyarrow.Table) -> None:
        """Take the table, in one chunk."""
        self._table = table
        self._ordered: dict[str, Ordered] = {}

    def fitting(self, asked: Sequence[tuple[str, set[str]]]) -> pyarrow.Table:
        """Return the rows whose columns hold one of the values, in their order; the column of fewest values is looked up."""
        import pyarrow as pa

        table, left = self._table, sorted(asked, key=lambda pair: len(pair[1]))
        if left and len(left[0][1]) <= FEW and pa.types.is_string(table[left[0][0]].type):
            column, values = left.pop(0)
            if column not in self._ordered:
                self._ordered[column] = Ordered(_whole(table[column]))
            table = table.take(pa.array(sorted(self._ordered[column].rows(values)), pa.int64()))
        for column, values in left:
            table = table.filter(_fits(table[column], values))
        return table

    @cached_property
    def about(self) -> _About:
        """What claims are about, of the table of claims."""
        return _About(self._table)


class Ordered:
    """The rows of a column of texts in the order of these, so that those of one value are found by halving."""

    def __init__(self, column: pyarrow.StringArray) -> None:
        """Take the column."""
        import numpy as np
        import pyarrow.compute as pc

        self._column = column
        self._order = pc.sort_indices(column).to_numpy().astype(np.uint32)

    def __len__(self) -> int:
        """Return the rows that hold a text; the others stand behind them."""
        return len(self._column) - int(self._column.null_count)

    def __getitem__(self, place: int) -> str:
        """Return the text at a place of the order."""
        return str(self._column[int(self._order[place])].as_py())

    def rows(self, values: Iterable[str]) -> list[int]:
        """Return the rows that hold one of some values."""
        found: list[int] = []
        for value in values:
            start = bisect_left(self, value)
            rows: list[int] = self._order[start : bisect_right(self, value, start)].tolist()
            found += rows
        return found


class _About:
    """Things, and the accepted claims about them."""

    def __init__(self, claims: pyarrow.Table) -> None:
        """Take the table of claims."""
        import pyarrow.compute as pc

        lists = _whole(claims["about"])
        self._claims, self._status = _whole(claims["iri"]), _whole(claims["status"])
        self._things, self._parents = Ordered(lists.flatten()), pc.list_parent_indices(lists)

    def of(self, things: Collection[str]) -> dict[str, list[str]]:
        """Return the claims about things, sorted."""
        found = {}
        for thing in things:
            rows = {self._parents[one].as_py() for one in self._things.rows([thing])}
            claims = [
                self._claims[one].as_py() for one in rows if self._status[one].as_py() == "accepted"
            ]
            if claims:
                found[thing] = sorted(claims)
        return found


def _whole(column: pyarrow.ChunkedArray) -> Any:
    """Return a column of one chunk as an array."""
    import pyarrow as pa

    return column.chunk(0) if column.num_chunks else pa.array([], column.type)


def _fits(column: pyarrow.ChunkedArray, values: Iterable[str]) -> pyarrow.ChunkedArray:
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.is_in(column, value_set=pa.array(sorted(values), type=pa.string()))
