"""Where in a table of a text a passage stands."""

from __future__ import annotations

from bisect import bisect_right

from marketgraph.documents import Prose


class TableRows:
    """Finds the row and the columns of passages, both counted from 1: row 1 is the head, which tells years and units."""

    def __init__(self, prose: Prose) -> None:
        """Take the tables of a text."""
        self._tables = [block for block in prose.blocks if block.kind == "table"]
        self._starts = [block.start for block in self._tables]
        self._rows = [[row for row in block.cells if row] for block in self._tables]
        self._firsts = [[row[0][0] for row in rows] for rows in self._rows]

    def of(self, start: int, end: int) -> tuple[int | None, tuple[int, ...]]:
        """Return the row and the columns that a stretch takes up; None and no columns where it is not of one row."""
        number = bisect_right(self._starts, start) - 1
        if number < 0 or start >= self._tables[number].end:
            return None, ()
        firsts, cells = self._firsts[number], self._rows[number]
        row = bisect_right(firsts, start) - 1
        if row < 0 or (row + 1 < len(firsts) and end > firsts[row + 1]):
            return None, ()
        taken = (n for n, (first, last) in enumerate(cells[row], 1) if first < end and last > start)
        return row + 1, tuple(taken)
