"""Keys with values among paragraphs, in formats that know paragraphs but not what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from marketgraph.documents.blocks import Block
from marketgraph.documents.grids import MOST_KEY, MOST_VALUE, coloned
from marketgraph.documents.lines import Line


def paired(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks in which two or more paragraphs in a row that read ``Key: value`` are pairs."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        lines = _lines(text, blocks, at)
        found += _pairs(lines, blocks[at : at + len(lines)]) if lines else [blocks[at]]
        at += max(1, len(lines))
    return tuple(found)


def _pairs(lines: list[Line], blocks: Sequence[Block]) -> list[Block]:
    """Return paragraphs, those that are keys and values in a row as pairs."""
    found: list[Block] = []
    at = 0
    while at < len(lines):
        run = coloned(lines, at)
        found += run[0] if run else [blocks[at]]
        at = run[1] if run else at + 1
    return found


def _lines(text: str, blocks: Sequence[Block], at: int) -> list[Line]:
    """Return the paragraphs from one on that may be a key and a value, as lines."""
    lines: list[Line] = []
    while at < len(blocks) and blocks[at].kind == "paragraph":
        start, end = blocks[at].start, blocks[at].end
        if end - start > MOST_KEY + MOST_VALUE or ": " not in text[start:end]:
            break
        lines.append(Line(text[start:end], start, 0, 0, None, False))
        at += 1
    return lines
