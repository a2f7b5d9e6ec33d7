"""Lines of PDF pages become blocks: wrapped lines whole, headings by their fonts, tables by their rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from marketgraph.documents.blocks import Kind
from marketgraph.documents.bullets import Bullet, bullet_of, is_bare
from marketgraph.documents.grids import MOST_KEY
from marketgraph.documents.hyphens import Words, seam
from marketgraph.documents.lines import MOST_SHORT, is_heading
from marketgraph.documents.nesting import Nesting
from marketgraph.documents.pdflayout import Row
from marketgraph.documents.pdfpage import Piece
from marketgraph.documents.writer import Writer, one_line

LARGER, APART, INDENT, SHIFTED = 1.12, 1.75, 0.8, 1.2
"""Of a heading's height to that of the text; of a paragraph's distance, of its indent, and of an item without a bullet, to a line's height."""
_CLOSED = (".", "!", "?", ":", ";", ".”", '."', ".)")


@dataclass(slots=True)
class _Open:
    """A block that may go on: its kind, its text so far, its last line, its place, whether it has no bullet, and its pages."""

    kind: Kind
    text: str
    last: Piece
    level: int = 0
    hang: float = 0.0
    bare: bool = False
    pages: list[int] = field(default_factory=list)


class Lines:
    """Lines of all pages, in reading order, put together to blocks."""

    def __init__(self, writer: Writer, pieces: list[Piece]) -> None:
        """Learn the sizes of the fonts and the words of the text."""
        self.writer = writer
        self.words = Words("\n".join(piece.text for piece in pieces))
        sizes: Counter[float] = Counter()
        for piece in pieces:
            sizes[round(piece.height, 1)] += len(piece.text)
        self.body = sizes.most_common(1)[0][0] if sizes else 0.0
        larger = sorted({size for size in sizes if size >= LARGER * self.body}, reverse=True)
        self.levels = {size: min(level, 6) for level, size in enumerate(larger, start=1)}
        plain = sum(len(piece.text) for piece in pieces if not piece.bold)
        self.bold_heads = plain * 2 > sum(len(piece.text) for piece in pieces)
        self.lists = Nesting()
        self.number = 0
        self.open: _Open | None = None
        self.starts = 0
        self.edge = 0.0

    def page(self) -> None:
        """Begin a page."""
        self.starts += 1

    def region(self, rows: list[Row]) -> None:
        """Take the rows of one column."""
        right = max((row[-1].right for row in rows), default=0.0)
        self.edge = _edge(rows)
        at = 0
        while at < len(rows):
            end = at
            while end < len(rows) and len(rows[end]) > 1 and (end == at or _near(rows, end)):
                end += 1
            if end > at:
                self._grid(rows[at:end])
                at = end
                continue
            self._line(rows[at][0], right)
            at += 1

    def _grid(self, rows: list[Row]) -> None:
        """Take rows of several cells: a table, or keys with values if all have two."""
        self.close()
        cells = [[piece.text for piece in row] for row in rows]
        self._page_here()
        if all(len(row) == 2 and len(row[0]) <= MOST_KEY for row in cells):
            for key, value in cells:
                self.writer.pair(key, value)
        else:
            self.writer.table(cells)

    def _line(self, piece: Piece, right: float) -> None:
        """Take a line: it goes on with the last block or begins one."""
        text = one_line(piece.text)
        if not text:
            return
        bullet = self._bullet(text)
        level = self.levels.get(round(piece.height, 1), 0)
        heads = (level > 0 and len(text) <= 2 * MOST_SHORT) or (
            piece.bold and self.bold_heads and not bullet and is_heading(text)
        )
        if self.open and self._goes_on(self.open, piece, text, bullet, heads, right):
            self._join(self.open, text, piece)
            return
        self.close()
        self._page_here()
        self.open = self._opened(piece, text, bullet if not level else None, heads, level)

    def _bullet(self, text: str) -> Bullet | None:
        """Return the bullet of a line; numbers must count on."""
        found = Bullet(text, 0, 1) if is_bare(text) else bullet_of(text)
        if found and found.sign == "1" and found.number not in (1, self.number + 1):
            return None
        return found

    def _opened(
        self, piece: Piece, text: str, bullet: Bullet | None, heads: bool, level: int
    ) -> _Open:
        """Begin a block."""
        if bullet and not (heads and bullet.sign == "1"):
            self.number = bullet.number or self.number
            nested = self.lists.level(round(piece.left), bullet.sign)
            return _Open("item", text[bullet.length :], piece, nested, piece.left)
        if not heads and piece.left > self.edge + SHIFTED * piece.height:
            return _Open(
                "item", text, piece, self.lists.level(round(piece.left), ""), piece.left, True
            )
        self.lists.close()
        kind: Kind = "heading" if heads else "paragraph"
        return _Open(kind, text, piece, level if heads else 0)

    def _goes_on(
        self,
        block: _Open,
        piece: Piece,
        text: str,
        bullet: Bullet | None,
        heads: bool,
        right: float,
    ) -> bool:
        """Return whether a line belongs to the block before it."""
        last = block.last
        if block.kind == "item" and not block.text:
            return not bullet
        if (bullet and not (bullet.sign in "1ao-–—*")) or (bullet and block.kind == "item"):
            return False
        if round(piece.height, 1) != round(last.height, 1) or piece.bold != last.bold:
            return False
        fall = last.base - piece.base
        if not 0 < fall < 3 * last.height:
            return (
                not heads
                and block.kind != "heading"
                and not self._ends(block)
                and text[0].islower()
            )
        if fall > APART * last.height or bullet:
            return False
        if block.kind == "heading" and not heads:
            return False
        if block.kind == "paragraph" and piece.left > last.left + INDENT * last.height:
            return False
        return self._full(last, piece, right) or (text[0].islower() and not self._ends(block))

    def _ends(self, block: _Open) -> bool:
        """Return whether a block ends like a sentence."""
        return block.text.endswith(_CLOSED)

    def _full(self, last: Piece, piece: Piece, right: float) -> bool:
        """Return whether the first word of a line would not have fitted behind the last one."""
        return last.right + piece.first + 0.2 * last.height > right

    def _join(self, block: _Open, text: str, piece: Piece) -> None:
        """Add a line to a block; remember where a page begins in it."""
        cut, glue = seam(block.text, text, self.words) if block.text else (0, "")
        block.text = block.text[: -cut or None] + glue
        block.pages += [len(block.text)] * self.starts
        self.starts = 0
        block.text += text
        block.last = piece
        if block.bare and piece.left < block.hang - SHIFTED * piece.height / 2:
            block.kind, block.level = "paragraph", 0

    def _page_here(self) -> None:
        """Begin the pages that are due before the next block."""
        for _ in range(self.starts):
            self.writer.page()
        self.starts = 0

    def close(self) -> None:
        """Write the block that is open."""
        block, self.open = self.open, None
        if block is None:
            return
        for ahead in block.pages:
            self.writer.page(ahead)
        self.writer.add(block.kind, block.text, block.level)


def _edge(rows: list[Row]) -> float:
    """Return where most of the text of a region begins."""
    edges: Counter[int] = Counter()
    for row in rows:
        edges[round(row[0].left)] += len(row[0].text)
    return float(edges.most_common(1)[0][0]) if edges else 0.0


def _near(rows: list[Row], at: int) -> bool:
    """Return whether a row stands close below the one before it, and is not the first of a table of two columns."""
    above, row = rows[at - 1][0], rows[at][0]
    if len(rows[at]) == 2 < len(rows[at - 1]) and at + 1 < len(rows) and len(rows[at + 1]) == 2:
        return False
    return above.base - row.base < APART * max(above.height, row.height)
