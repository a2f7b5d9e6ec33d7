"""CSV and its kin: cells parted by a comma, semicolon, tab or bar."""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marketgraph.documents import media
from marketgraph.documents.decoding import Bytes, decide
from marketgraph.documents.table import Grid, Table
from marketgraph.errors import DocumentError

DELIMITERS = ",;\t|"
SAMPLED_LINES = 60


@dataclass
class Delimited(Table):
    """A text file of rows; ``delimiter`` parts its cells."""

    delimiter: str = ","

    def grids(self) -> Iterator[Grid]:
        """Yield the one grid of the file."""
        yield Grid(None, self._rows())

    def _rows(self) -> Iterator[list[str]]:
        """Yield the records; an unbalanced quotation mark costs one line, not the rest of the file."""
        assert self.encoding is not None  # noqa: S101 (set by the opener)
        try:
            with self.path.open(encoding=self.encoding, newline="") as stream:
                yield from records(stream, self.delimiter)
        except UnicodeError as error:
            raise DocumentError(
                f"the text is not {self.encoding} ({error})",
                file=self.path,
                remedy="Give the encoding it is in.",
            ) from error


def open_delimited(path: Path, media_type: str, found: Bytes, encoding: str | None) -> Delimited:
    """Open a CSV or TSV file, whatever parts its cells.

    Raises:
        DocumentError: The bytes are not a text.
    """
    decoding = decide(found, path, encoding)
    notes = (decoding.note,) if decoding.note else ()
    head = found.head.decode(decoding.encoding, "replace")
    delimiter = _delimiter(head, "\t" if media_type == media.TSV else ",")
    return Delimited(
        path,
        f"sha256:{found.digest}",
        media_type,
        decoding.encoding,
        notes,
        bool(notes),
        delimiter,
    )


def _delimiter(head: str, expected: str) -> str:
    """Return the character that parts the head into the most regular rows; the expected one first."""
    lines = head.splitlines(keepends=True)[:SAMPLED_LINES]
    candidates = expected + DELIMITERS.replace(expected, "")
    return max(candidates, key=lambda delimiter: _regularity(lines, delimiter))


def _regularity(lines: list[str], delimiter: str) -> tuple[int, bool, int, int]:
    """Return how well a delimiter fits, to be compared.

    Returns:
        Fewer rows with quotation marks inside cells, then whether half of the rows have one
        width, then fewer rows of one cell before the first of several, then more cells in rows
        of that width.
    """
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return -len(lines), False, 0, 0
    stray = sum(any('"' in cell for cell in row) for row in rows)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = max(widths.items(), key=lambda item: item[0] * item[1], default=(0, 0))
    above = next((index for index, row in enumerate(rows) if len(row) > 1), len(rows))
    return -stray, count * 2 >= len(rows), -above, width * count


def records(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """Yield the records of delimited text.

    A quotation mark that is never closed swallows all that follows: the reader of CSV runs
    over its limit or into the end of the file. Then the line that opened it is one record
    (with its quotation mark, as a sign) and reading goes on with the line after it.

    Args:
        lines: The physical lines with their ends.
        delimiter: What parts the cells.
    """
    source = _Lines(lines)
    while True:
        reader = csv.reader(source, delimiter=delimiter)
        try:
            for row in reader:
                if source.left_open():
                    break
                source.kept.clear()
                yield row
            else:
                return
        except csv.Error:
            pass
        yield source.first_again().rstrip("\r\n").split(delimiter)


class _Lines(Iterator[str]):
    """Lines that remember those of the record being read, to go back to its second line."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.kept: list[str] = []
        self._again: deque[str] = deque()
        self._lines = lines

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.kept.append(line)
        return line

    def left_open(self) -> bool:
        """Return whether the lines of a record of several leave a quotation mark open."""
        return len(self.kept) > 1 and sum(line.count('"') for line in self.kept) % 2 == 1

    def first_again(self) -> str:
        """Return the first line of the record; the lines after it come again."""
        first, *rest = self.kept
        self._again.extendleft(reversed(rest))
        self.kept.clear()
        return first
