"""Blocks: the parts that a text falls into, each with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "table", "pair"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a text; its offsets count characters, the end is excluded.

    Attributes:
        kind: What it is: a heading, a paragraph, an item of a list, a table, or a key with its value.
        start: Where it begins: after a bullet, a number of a list or marks of a heading.
        end: Where it ends, before blanks.
        level: Of a heading its rank from 1, 0 if unknown; of an item how deep it is nested, 0 outermost.
        cells: Of a table the rows of its cells; of a pair one row, the key and the value; else empty.
    """

    kind: Kind
    start: int
    end: int
    level: int = 0
    cells: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What a format found in its bytes.

    Attributes:
        text: The text: NFC, lines end in a line feed.
        blocks: Its blocks, in order and without overlap.
        pages: Where each page starts in it; empty if it has none.
        title: The title that the document gives itself.
        publisher: Who it says published it.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[int, ...] = ()
    title: str | None = None
    publisher: str | None = None


EMPTY = Content("", ())
