"""Table: a document of sheets and rows. Its text is the rows, cells parted by tabs."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from marketgraph.documents.model import Document

HEADER_WITHIN = 20
"""Rows from the top of a sheet within which its header must stand."""
_FLAT = str.maketrans("\t\n\r", "   ")


class Row(NamedTuple):
    """One row of a sheet.

    Attributes:
        number: From 1, counted from the top of the sheet.
        start: Characters of the document's text before the row.
        cells: The cells as text; tabs and line breaks inside them stand as spaces in the text.
    """

    number: int
    start: int
    cells: list[str]

    def passage(self, first: int, last: int) -> tuple[int, int, str]:
        """Return start, end and text of the stretch from one column to another (from 1, both in)."""
        start = self.start + sum(map(len, self.cells[: first - 1])) + first - 1
        quote = flat(self.cells[first - 1 : last])
        return start, start + len(quote), quote


class Damaged(list[str]):
    """The cells of a row that its format could not read: one cell, the text as it stands.

    Attributes:
        reason: Why it could not be read.
    """

    def __init__(self, text: str, reason: str) -> None:
        """Keep the text as the one cell."""
        super().__init__([text])
        self.reason = reason


class Sheet(NamedTuple):
    """One sheet: its name (None outside workbooks), its header and the rows below it, read once."""

    name: str | None
    header: Row
    rows: Iterator[Row]


class Grid(NamedTuple):
    """What a format finds: a sheet's name and its rows, header and all, as lists of text."""

    name: str | None
    rows: Iterable[list[str]]


@dataclass
class Table(Document):
    """A document whose text is rows: cells parted by a tab, rows by a line feed."""

    @abstractmethod
    def grids(self) -> Iterator[Grid]:
        """Yield the sheets as the format gives them."""

    def sheets(self) -> Iterator[Sheet]:
        """Yield the sheets that hold anything, in order; each call reads the file anew.

        The rows of a sheet are read as they are asked for; what is left of them when the
        next sheet is asked for is passed over.
        """
        start = 0
        for grid in self.grids():
            rows = _Numbered(grid.rows, start)
            header, below = _down_to_header(rows)
            if header:
                yield Sheet(grid.name, header, chain(below, rows))
            for _ in rows:
                pass
            start = rows.start

    def parts(self) -> Iterator[str]:
        """Yield the text row by row, each with its line feed."""
        for grid in self.grids():
            for cells in grid.rows:
                yield flat(cells) + "\n"


class _Numbered(Iterator[Row]):
    """Rows with their number and place, counted while they pass."""

    def __init__(self, rows: Iterable[list[str]], start: int) -> None:
        self.start = start
        self._rows = enumerate(rows, start=1)

    def __next__(self) -> Row:
        number, cells = next(self._rows)
        row = Row(number, self.start, cells)
        self.start += sum(map(len, cells)) + max(len(cells), 1)
        return row


def _down_to_header(rows: Iterator[Row]) -> tuple[Row | None, list[Row]]:
    """Return the header and the rows below it that had to be looked at to find it.

    The header is the first row with two cells filled; titles above a table fill one. Where no row
    near the top has two, the table has one column and the first filled row is its header.
    """
    seen = list(islice(rows, 1))
    while seen and _filled(seen[-1]) < 2 and len(seen) < HEADER_WITHIN:
        following = next(rows, None)
        if following is None:
            break
        seen.append(following)
    if not seen or _filled(seen[-1]) > 1:
        return (seen[-1] if seen else None), []
    first = next((index for index, row in enumerate(seen) if _filled(row)), None)
    return (None, []) if first is None else (seen[first], seen[first + 1 :])


def _filled(row: Row) -> int:
    """Return how many cells of a row hold more than white space."""
    return sum(map(bool, map(str.strip, row.cells)))


def flat(cells: list[str]) -> str:
    """Return cells as one line of the text: parted by tabs, tabs and breaks inside them as spaces."""
    line = "\t".join(cells)
    if line.count("\t") == len(cells) - 1 and "\n" not in line and "\r" not in line:
        return line
    return "\t".join(cell.translate(_FLAT) for cell in cells)
