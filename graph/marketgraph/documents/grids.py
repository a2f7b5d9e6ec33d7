"""Grids in plain text: rows between bars, cells parted by tabs or wide blanks, keys with their values."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

from marketgraph.documents.blocks import Block, Span
from marketgraph.documents.bullets import SIGNS
from marketgraph.documents.lines import Line

Found = tuple[list[Block], int]
"""The blocks that some lines are, and the number of the first line behind them."""
MOST_KEY, MOST_VALUE, KEY_WORDS = 60, 120, 8
MOST_CELL = 300
"""Characters of the longest last cell that may hold sentences."""
_RULE = re.compile(r"[\s|:+=\-]+")
_BAR = re.compile(r"(?<!\\)\|")
_BRACKETED = re.compile(r"\([^()|]{0,80}(?:\|[^()|]{0,80}){1,9}\)")
"""Bars in brackets part no cells: "(TSXV: ABC | OTC: ABCF)"."""
_SENTENCE_END = re.compile(r"[a-z0-9%)]\.(?=\s+[A-Z]|$)")
_TAB = re.compile(r"[ ]*\t\s*")
_WIDE = re.compile(r"[ ]{3,}")
_COLON = re.compile(r"[^\W\d_][^:\t]{0,59}?[ ]*:[ ]+(?=\S)")
_SIGN = re.compile(rf"\t[{SIGNS}][ \t]+(?=\S)")


def barred(lines: list[Line], at: int) -> Found | None:
    """Return what lines with bars are: tables, labels, or nothing where cells are empty."""
    rows: list[tuple[Span, ...]] = []
    end = at
    while end < len(lines) and "|" in lines[end].text and (end == at or not lines[end].gap):
        line = lines[end]
        if not _BAR.search(_BRACKETED.sub("", line.text)) or _is_prose(line):
            break
        cells = () if _RULE.fullmatch(line.text) else _cells(line, _BAR)
        if rows and len(cells) == 1 and len(rows[-1]) > 1:
            break
        end += 1
        rows += [cells] if cells else []
        if len(cells) == 1 and rows[0] == cells:
            break
    if end == at:
        return None
    return [_labelled(cells, lines[end - 1]) for cells in rows] if len(rows) == 1 and len(
        rows[0]
    ) == 1 else _grid(rows), end


def _is_prose(line: Line) -> bool:
    """Return whether sentences follow the last bar of a line: it is no row then."""
    last = line.text.rpartition("|")[2]
    return len(last) > MOST_CELL and len(_SENTENCE_END.findall(last)) > 1 and line.text[0] != "|"


def _labelled(cells: tuple[Span, ...], line: Line) -> Block:
    """Return the block of a cell that stands alone on its line: a heading if short."""
    start, end = cells[0]
    label = end - start <= MOST_KEY and line.text[end - line.start - 1] not in ".!?;,"
    return Block("heading" if label else "paragraph", start, end)


def _grid(rows: list[tuple[Span, ...]]) -> list[Block]:
    """Return rows of cells as a table; a row by itself as a pair if it has two."""
    if not rows:
        return []
    start, end = rows[0][0][0], rows[-1][-1][1]
    if len(rows) == 1 and len(rows[0]) < 2:
        return [Block("paragraph", start, end)]
    alone = len(rows) == 1 and len(rows[0]) == 2
    return [Block("pair" if alone else "table", start, end, 0, tuple(rows))]


def _cells(line: Line, parted: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the cells of a line that are not empty, without their outer blanks."""
    cells, at = [], 0
    for found in chain(parted.finditer(line.text), (None,)):
        end = found.start() if found else len(line.text)
        cell = line.text[at:end]
        if cell.strip():
            left = at + len(cell) - len(cell.lstrip())
            cells.append((line.start + left, line.start + at + len(cell.rstrip())))
        at = found.end() if found else end
    return tuple(cells)


def tabbed(lines: list[Line], at: int) -> Found | None:
    """Return what lines with tabs in them are: pairs if all have two cells, else a table."""
    if "\t" not in lines[at].text:
        return None
    end, rows = _run(lines, at, lambda line: "\t" in line.text and not _SIGN.search(line.text))
    cells = [_cells(line, _TAB) for line in rows]
    if not cells:
        return _item_with_labels(lines, at)
    keyed = [_keyed(line, row) for line, row in zip(rows, cells, strict=True)]
    if all(keyed) or (len(rows) == 1 and len(cells[0]) == 2):
        pairs = [
            (_bare(line, row[number]), row[number + 1])
            for line, row in zip(rows, cells, strict=True)
            for number in range(0, len(row) - 1, 2)
        ]
        return [Block("pair", key[0], value[1], 0, ((key, value),)) for key, value in pairs], end
    return [Block("table", cells[0][0][0], cells[-1][-1][1], 0, tuple(cells))], end


def _bare(line: Line, key: Span) -> Span:
    """Return where a key stands, without the colon at its end."""
    text = line.text[key[0] - line.start : key[1] - line.start]
    return key[0], key[0] + len(text.rstrip(": ") or text)


def _keyed(line: Line, cells: tuple[Span, ...]) -> bool:
    """Return whether a row is a key and a value, or several, each key with a colon."""
    keys = cells[::2]
    colons = all(line.text[end - line.start - 1] == ":" for _, end in keys)
    return len(cells) % 2 == 0 and (len(cells) == 2 or colons)


def _item_with_labels(lines: list[Line], at: int) -> Found | None:
    """Return the labels before a bullet inside a line as headings, and the item behind it."""
    line = lines[at]
    sign = _SIGN.search(line.text)
    if not sign or line.bullet:
        return None
    before = Line(line.text[: sign.start()], line.start, 0, 0, None, False)
    heads = [Block("heading", *cell) for cell in _cells(before, _TAB)]
    return [*heads, Block("item", line.start + sign.end(), line.end)], at + 1


def aligned(lines: list[Line], at: int) -> Found | None:
    """Return lines whose cells are parted by three blanks or more as a table."""
    if lines[at].bullet or "   " not in lines[at].text:
        return None
    count = len(_WIDE.findall(lines[at].text[:1000]))
    if count < 2:
        return None
    end, rows = _run(lines, at, lambda line: len(_WIDE.findall(line.text[:1000])) == count)
    if len(rows) < 2:
        return None
    return _grid([_cells(line, _WIDE) for line in rows]), end


def _run(lines: list[Line], at: int, fits: Callable[[Line], bool]) -> tuple[int, list[Line]]:
    """Return the lines from one on that fit and follow without a blank line, and where they end."""
    end = at
    while (
        end < len(lines)
        and not lines[end].bullet
        and fits(lines[end])
        and (end == at or not lines[end].gap)
    ):
        end += 1
    return end, lines[at:end]


def coloned(lines: list[Line], at: int) -> Found | None:
    """Return two or more lines of ``Key: value`` as pairs."""
    end = at
    blocks = []
    while end < len(lines) and (pair := _coloned(lines[end])):
        if end > at + 1 and lines[end].gap != lines[at + 1].gap:
            break
        blocks.append(pair)
        end += 1
    return (blocks, end) if len(blocks) > 1 else None


def _coloned(line: Line) -> Block | None:
    """Return a line as a key and its short value."""
    found = None if line.bullet or ": " not in line.text else _COLON.match(line.text)
    if not found or found[0].count(" ") > KEY_WORDS or line.text.endswith(":"):
        return None
    value = line.text[found.end() :]
    if len(value) > MOST_VALUE or (value.endswith(".") and value.count(" ") > KEY_WORDS):
        return None
    key = (line.start, line.start + len(found[0].rstrip().rstrip(":").rstrip()))
    spans = (key, (line.start + found.end(), line.end))
    return Block("pair", line.start, line.end, 0, (spans,))


def stacked(lines: list[Line], at: int) -> Found | None:
    """Return two or more keys that end in a colon, each with its value on the next line, as pairs."""
    end, blocks = at, []
    while end + 1 < len(lines) and _is_key(lines[end]) and _is_value(lines[end + 1]):
        if (
            end + 2 < len(lines)
            and not _is_key(lines[end + 2])
            and lines[end + 2].gap <= lines[end + 1].gap
        ):
            break
        key, value = lines[end], lines[end + 1]
        spans = ((key.start, key.start + len(key.text[:-1].rstrip())), (value.start, value.end))
        blocks.append(Block("pair", key.start, value.end, 0, (spans,)))
        end += 2
    return (blocks, end) if len(blocks) > 1 else None


def _is_key(line: Line) -> bool:
    """Return whether a line is a short text with a colon at its end."""
    return line.text.endswith(":") and len(line.text) <= MOST_KEY and not line.bullet


def _is_value(line: Line) -> bool:
    """Return whether a line may be the value of the key before it."""
    return len(line.text) <= MOST_VALUE and not line.bullet and not line.text.endswith(":")
