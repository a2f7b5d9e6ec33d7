"""Writer: a text put together block by block, for formats that know their blocks.

One block is one line; the cells of a table are parted by tabs and its rows by line feeds.
"""

from __future__ import annotations

from collections.abc import Sequence

from marketgraph.documents.blocks import Block, Content, Kind, Span
from marketgraph.documents.bullets import SIGNS, bullet_of, inline
from marketgraph.documents.characters import settled
from marketgraph.documents.pairing import paired
from marketgraph.documents.plain import plain_content

Cells = Sequence[str]


class Writer:
    """A text that grows."""

    def __init__(self) -> None:
        """Start with an empty text."""
        self._lines: list[str] = []
        self._size = 0
        self._blocks: list[Block] = []
        self._pages: list[int] = []

    def page(self, ahead: int = 0) -> None:
        """Begin a page, here or as many characters further on."""
        self._pages.append(self._size + ahead)

    def add(self, kind: Kind, text: str, level: int = 0) -> None:
        """Add a block; a paragraph that begins with a bullet is an item, one with bullets inside is parted."""
        text = one_line(text)
        if kind == "paragraph" and (bullet := bullet_of(text)) and bullet.sign in SIGNS + "-–—*":
            kind, text = "item", text[bullet.length :]
        if kind not in ("paragraph", "item"):
            self._line(kind, text, level)
            return
        at = 0
        for left, right in [*inline(text), (len(text), 0)]:
            self._line(kind, text[at:left].strip(), level)
            at, kind = right, "item"

    def _line(self, kind: Kind, text: str, level: int) -> None:
        """Add one line."""
        if text:
            self._blocks.append(Block(kind, self._size, self._size + len(text), level))
            self._end(text)

    def _end(self, text: str) -> None:
        """Add the characters of a block."""
        self._lines.append(text)
        self._size += len(text) + 1

    def pair(self, key: str, value: str) -> None:
        """Add a key and its value; one of them alone is a paragraph."""
        key, value = one_line(key), one_line(value)
        bare = key.rstrip(": ")
        if not bare or not value:
            self.add("heading" if bare else "paragraph", key or value)
            return
        spans = self._row([bare, value])
        self._blocks.append(Block("pair", spans[0][0], spans[-1][1], 0, (spans,)))

    def table(self, rows: Sequence[Cells]) -> None:
        """Add a table; an empty cell is an empty stretch, a row of empty cells is left out."""
        lined = [[one_line(cell) for cell in row] for row in rows]
        spans = tuple(self._row(row) for row in lined if any(row))
        if spans:
            self._blocks.append(Block("table", spans[0][0][0], spans[-1][-1][1], 0, spans))

    def _row(self, cells: Cells) -> tuple[Span, ...]:
        """Add a line of cells and return where they stand."""
        spans, at = [], self._size
        for cell in cells:
            spans.append((at, at + len(cell)))
            at += len(cell) + 1
        self._end("\t".join(cells))
        return tuple(spans)

    def plain(self, text: str) -> None:
        """Add a stretch of plain text, read by its lines."""
        found = plain_content(text.strip("\r\n"))
        for block in found.blocks:
            cells = tuple(tuple(_moved(span, self._size) for span in row) for row in block.cells)
            start, end = _moved((block.start, block.end), self._size)
            self._blocks.append(Block(block.kind, start, end, block.level, cells))
        if found.text:
            self._end(found.text)

    def content(self, title: str | None = None, publisher: str | None = None) -> Content:
        """Return what was written."""
        text = "\n".join(self._lines)
        return Content(
            text,
            paired(text, self._blocks),
            tuple(min(page, max(0, self._size - 1)) for page in self._pages),
            one_line(title or "") or None,
            one_line(publisher or "") or None,
        )


def one_line(text: str) -> str:
    """Return a text with its characters settled, on one line with single blanks."""
    return " ".join(settled(text).split())


def _moved(span: Span, by: int) -> Span:
    """Return a stretch further on."""
    return span[0] + by, span[1] + by
