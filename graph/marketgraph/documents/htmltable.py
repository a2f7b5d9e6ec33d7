"""Tables of a page: rows of cells, or a means of layout, or keys with values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from marketgraph.documents.grids import MOST_KEY
from marketgraph.documents.tags import is_hidden
from marketgraph.documents.writer import one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST_SPAN = 50
_FLOW = "table, h1, h2, h3, h4, h5, h6, pre, dl"


class Cell(NamedTuple):
    """A cell: its element, its text, whether it is a header, and whether it holds a list."""

    node: LexborNode
    text: str
    header: bool
    listed: bool


def is_layout(table: LexborNode) -> bool:
    """Return whether a table only arranges a page: it has one column, or what no cell has inside it."""
    if any(part.css_first(_FLOW) is not None for part in table.iter()):
        return True
    return table.css_first("td + td, th + td, th + th") is None


def rows_of(table: LexborNode) -> list[list[Cell]]:
    """Return the rows of a table; a cell over several columns is followed by empty ones."""
    rows = []
    for row in table.css("tr"):
        cells: list[Cell] = []
        node = row.first_child
        while node is not None:
            if node.tag in ("td", "th") and not is_hidden(node.attributes):
                cells += _cells(node)
            node = node.next
        if any(cell.text for cell in cells):
            rows.append(cells)
    return rows


def _cells(node: LexborNode) -> list[Cell]:
    """Return a cell and the empty ones that it reaches over."""
    text = one_line(node.text(deep=True, separator=" "))
    listed = node.css_first("li, br, p + p, div + div") is not None
    cell = Cell(node, text, node.tag == "th", listed)
    return [cell, *[Cell(node, "", False, False)] * (_span(node.attributes.get("colspan")) - 1)]


def _span(value: str | None) -> int:
    """Return how many columns a cell reaches over."""
    digits = (value or "").strip()
    return (
        max(1, min(int(digits), MOST_SPAN))
        if digits.isascii() and digits.isdigit() and len(digits) < 5
        else 1
    )


def pairs_of(rows: list[list[Cell]]) -> list[tuple[Cell, Cell]] | None:
    """Return rows as keys and values; None if they have another number of cells, or a header row."""
    if not rows or any(len(row) != 2 or len(row[0].text) > MOST_KEY for row in rows):
        return None
    if (
        all(cell.header for cell in rows[0])
        and len(rows) > 1
        and not any(row[1].listed for row in rows)
    ):
        return None
    return [(row[0], row[1]) for row in rows]
