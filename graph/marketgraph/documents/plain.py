"""Plain text: its lines become blocks, where they stand.

A text that is not wrapped and bears no tags keeps every character; bullets and bars stay in the text and out of the blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from marketgraph.documents.blocks import Block, Content, Kind
from marketgraph.documents.bullets import inline
from marketgraph.documents.characters import settled
from marketgraph.documents.grids import Found, aligned, barred, coloned, stacked, tabbed
from marketgraph.documents.leftovers import without_tags
from marketgraph.documents.lines import Line, is_heading, lines_of
from marketgraph.documents.nesting import Nesting
from marketgraph.documents.runs import indented, marked, short
from marketgraph.documents.wrapping import unwrapped
from marketgraph.garbage import collector_paused

_RULES: tuple[Callable[[list[Line], int], Found | None], ...] = (
    marked,
    barred,
    tabbed,
    aligned,
    coloned,
    stacked,
)

_BLANKS = re.compile(r"[ \t]{2,}")
_SIGN = re.compile(r"(?<=\S )([•▪◦‣])\t")
"""A bullet inside a line, with the tab that parts it from its item: no cell of a table."""


@collector_paused()
def plain_content(text: str) -> Content:
    """Return a plain text with its blocks; form feeds part its pages."""
    text = unwrapped(settled(without_tags(text)))
    text = _SIGN.sub(r"\1 ", text) if "\t" in text else text
    feeds = [at for at, char in enumerate(text) if char == "\f"] if "\f" in text else []
    text = text.replace("\f", "\n")
    blocks = _Blocks(text).all()
    title = blocks[0] if blocks and blocks[0].kind == "heading" else None
    return Content(
        text,
        blocks,
        (0, *(at + 1 for at in feeds)) if feeds else (),
        text[title.start : title.end] if title else None,
    )


class _Blocks:
    """One pass over the lines of a text."""

    def __init__(self, text: str) -> None:
        """Keep the text, its lines and how far it is indented."""
        self.text = text
        self.lines = lines_of(text)
        self.base = min((line.indent for line in self.lines), default=0)
        self.lists = Nesting()
        self.number = 0
        self.blocks: list[Block] = []

    def all(self) -> tuple[Block, ...]:
        """Return the blocks of the lines."""
        at = 0
        while at < len(self.lines):
            at = self._item(at) or self._other(at)
        return tuple(block for block in self.blocks if block.start < block.end)

    def _other(self, at: int) -> int:
        """Take lines that are no item with a bullet."""
        for rule in _RULES:
            if found := rule(self.lines, at):
                self.lists.close()
                self.blocks += found[0]
                return found[1]
        return self._indented(at) or self._short(at) or self._paragraph(at)

    def _item(self, at: int) -> int | None:
        """Take an item with its bullet, and those that follow on the same line."""
        line = self.lines[at]
        if not line.bullet or not self._is_item(at, line):
            return None
        level = self.lists.level(line.indent, line.bullet.sign)
        self.number = line.bullet.number or self.number
        self._parts(line.start + line.bullet.length, line.end, "item", level)
        return at + 1

    def _is_item(self, at: int, line: Line) -> bool:
        """Return whether a bullet is one: numbers count on, the letter ``o`` has others beside it."""
        bullet = line.bullet
        if bullet and bullet.sign == "o":
            beside = self.lines[max(0, at - 1) : at + 2]
            return sum(1 for near in beside if near.bullet) > 1
        if bullet and bullet.sign == "1":
            return bullet.number in (1, self.number + 1) and not self._is_chapter(at, line)
        return True

    def _is_chapter(self, at: int, line: Line) -> bool:
        """Return whether a numbered line is a heading: short, with sentences behind it."""
        if at + 1 == len(self.lines) or not (line.listed and line.short):
            return False
        before, after = self.lines[at - 1] if at else None, self.lines[at + 1]
        if after.bullet or after.listed or "|" in after.text or "\t" in after.text:
            return False
        return before is None or before.bullet is None

    def _indented(self, at: int) -> int | None:
        """Take items without bullets that stand further to the right than the text."""
        end = indented(self.lines, at, self.base)
        for line in self.lines[at:end]:
            level = self.lists.level(line.indent, "")
            self.blocks.append(Block("item", line.start, line.end, level))
        return end if end > at else None

    def _short(self, at: int) -> int | None:
        """Take a run of short lines."""
        found, end = short(self.lines, at, self.base, self._labelled(at))
        if found:
            self.lists.close()
        for kind, line in found:
            self.blocks.append(Block(kind, line.start, line.end))
        return end if end > at else None

    def _labelled(self, at: int) -> bool:
        """Return whether the line before is a label in a cell, so that this one is its value."""
        if at == 0 or not self.lines[at - 1].text.endswith("|") or not self.blocks:
            return False
        return self.blocks[-1].kind == "heading"

    def _paragraph(self, at: int) -> int:
        """Take a line as a heading if a number, capitals or a colon make it one, else as a paragraph."""
        line = self.lines[at]
        self.lists.close()
        if line.bullet and line.bullet.sign == "1" and self._is_chapter(at, line):
            self.number = line.bullet.number
            self.blocks.append(Block("heading", line.start + line.bullet.length, line.end, 1))
        elif line.short and line.text.endswith(":"):
            self.blocks.append(Block("heading", line.start, line.end))
        else:
            self._parts(line.start, line.end, "paragraph", 0)
        return at + 1

    def _parts(self, start: int, end: int, kind: Kind, level: int) -> None:
        """Add a stretch, parted where bullets stand inside it; what follows one is an item.

        A text that keeps its bullets in one line has lost its line ends: there two blanks part too, and a
        short stretch heads what follows.
        """
        signs = inline(self.text[start:end])
        at = start
        for left, right in [*signs, (end - start, 0)]:
            stop = start + left
            for gap in _BLANKS.finditer(self.text, at, stop) if signs else ():
                if gap.end() < stop:
                    self._stretch(at, gap.start(), kind, level, bool(signs))
                    at, kind = gap.end(), "paragraph"
            self._stretch(at, stop, kind, level, bool(signs))
            at, kind = start + right, "item"

    def _stretch(self, start: int, end: int, kind: Kind, level: int, parted: bool) -> None:
        """Add a stretch as a block, without blanks at its end."""
        text = self.text[start:end].rstrip()
        if parted and kind == "paragraph" and text and is_heading(text):
            kind = "heading"
        size = len(text)
        self.blocks.append(Block(kind, start, start + size, level if kind == "item" else 0))
