"""Rows for people: a table where it fits the terminal, else a block of lines a row."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from marketgraph.cli.clean import clean
from marketgraph.cli.values import shown
from marketgraph.plain import plain

if TYPE_CHECKING:
    from rich.console import Console

UNBOUNDED = 100_000
"""Width of a table that nobody looks at on a screen: no cell is folded."""
LINES = 3
"""A cell may be folded into about so many lines, not into more."""
WORD = 30
"""Longer words, such as addresses, may be cut."""


class Column(NamedTuple):
    """A column as it is shown.

    Attributes:
        name: Its heading.
        cells: Its cells, harmless.
        numbers: Whether they are all numbers.
    """

    name: str
    cells: list[str]
    numbers: bool

    @property
    def most(self) -> int:
        """The width that its widest cell takes."""
        from rich.cells import cell_len

        return max(map(cell_len, [self.name, *self.cells]))

    @property
    def least(self) -> int:
        """The width below which it is no longer read with ease."""
        from rich.cells import cell_len

        if self.numbers:
            return self.most
        words = (min(cell_len(word), WORD) for text in self.cells for word in text.split())
        return min(self.most, max(ceil(self.most / LINES), cell_len(self.name), *words))


def print_rows(names: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None) -> None:
    """Print rows on the standard output, as wide as the terminal, or unfolded where there is none.

    Where a table does not fit, columns that say the same in every row are told once, in a line; if that
    is not enough, each row becomes a block: a line a cell, empty ones left out.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, width=None if sys.stdout.isatty() else UNBOUNDED)
    columns = list(_columns(names, list(rows)))
    constant: list[Column] = []
    if not _fits(columns, console.width):
        constant = _constant(columns)
        columns = [column for column in columns if column not in constant]
    if title:
        console.print(Text(clean(title), style="table.title"))
    if constant:
        told = "; ".join(f"{each.name} {each.cells[0] or 'empty'}" for each in constant)
        console.print(Text(f"In every row: {told}"))
    if len(columns) < 3 or _fits(columns, console.width):
        _table(console, columns)
    else:
        _blocks(console, columns)


def _columns(names: Sequence[str], rows: list[Sequence[Any]]) -> Iterator[Column]:
    """Yield the columns of some rows."""
    for place, name in enumerate(names):
        cells = [row[place] for row in rows]
        numbers = all(isinstance(plain(cell), int | float | None) for cell in cells)
        yield Column(clean(name), [clean(shown(cell)) for cell in cells], numbers)


def _fits(columns: Sequence[Column], width: int) -> bool:
    """Return whether a table is read with ease in a width."""
    return sum(column.least for column in columns) <= width - _frame(columns)


def _frame(columns: Sequence[Column]) -> int:
    """Return what the frame of a table takes: two edges, blanks, and a line between columns."""
    return 3 * len(columns) + 1


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    """Return the widths of the columns of a table that fits: none folds more than the others need."""
    found = [column.least for column in columns]
    room = width - _frame(columns) - sum(found)
    wanting = sorted(range(len(columns)), key=lambda place: columns[place].most - found[place])
    for done, place in enumerate(wanting):
        more = min(columns[place].most - found[place], room // (len(columns) - done))
        found[place] += more
        room -= more
    return found


def _constant(columns: Sequence[Column]) -> list[Column]:
    """Return the columns, but for the first, that say the same in each of three or more rows."""
    return [
        column for column in columns[1:] if len(column.cells) > 2 and len(set(column.cells)) == 1
    ]


def _table(console: Console, columns: Sequence[Column]) -> None:
    """Print a table."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD)
    fits = _fits(columns, console.width)
    widths = _widths(columns, console.width) if fits else [None] * len(columns)
    for column, width in zip(columns, widths, strict=True):
        table.add_column(
            Text(column.name),
            justify="right" if column.numbers else "left",
            overflow="fold",
            width=width,
        )
    for row in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*map(Text, row))
    console.print(table)


def _blocks(console: Console, columns: Sequence[Column]) -> None:
    """Print a block a row: its first cell stands out, the others follow with their names."""
    from rich.table import Table
    from rich.text import Text

    names = [column.name for column in columns]
    widest = max(map(len, names))
    for row in zip(*(column.cells for column in columns), strict=True):
        block = Table.grid(padding=(0, 2, 0, 0))
        block.add_column(min_width=widest, no_wrap=True)
        block.add_column(overflow="fold")
        for place, (name, cell) in enumerate(zip(names, row, strict=True)):
            if cell:
                block.add_row(Text(name), Text(cell, style="" if place else "bold"))
        console.print()
        console.print(block)
    console.print()
