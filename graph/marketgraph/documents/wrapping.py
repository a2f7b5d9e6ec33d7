"""Wrapping: lines that were broken to fit a width become whole again.

Only on strong evidence: at least two lines of at most 130 characters go on with a small letter after no end of a sentence.
The longest of them gives the width, and a line is joined to the next where the next one's first word would not have
fitted into that width any more, or where it visibly goes on and is nearly as wide, or ends in a hyphen. Nothing is joined over a blank line, into a bullet, a heading's mark, a row of a table or a
new page.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import NamedTuple

from marketgraph.documents.bullets import bullet_of
from marketgraph.documents.hyphens import Words, seam

NARROW, WIDE = 40, 130
_SURE = 2
"""So many lines must visibly go on."""
_CLOSED = re.compile(r"[.!?:;…|][\"”’')\]]*$")
_BROKEN = re.compile(r"\w-$")
_APART = re.compile(r"[#|>\f]|[=\-_*]{3}")


class _Row(NamedTuple):
    """A line without outer blanks, its width with those before it, and the width of its first word."""

    text: str
    width: int
    word: int
    opens: bool


def unwrapped(text: str) -> str:
    """Return a settled text with its wrapped lines joined, hyphens at their ends settled."""
    raw = text.split("\n")
    if len(raw) < 3 or not _may_be_wrapped(raw):
        return text
    rows = [_row(line) for line in raw]
    width = _width(rows)
    return _joined(raw, rows, width, Words(text)) if width else text


def _may_be_wrapped(raw: list[str]) -> bool:
    """Return whether enough lines visibly go on: no other text needs a closer look."""
    small = (number for number, line in enumerate(raw) if line.lstrip()[:1].islower())
    sure = (
        number for number in small if number and _goes_on(*map(_row, raw[number - 1 : number + 1]))
    )
    return sum(1 for _ in islice(sure, _SURE)) == _SURE


def _row(line: str) -> _Row:
    """Return a line as it matters here."""
    text = line.strip()
    if not text or len(line) > 4 * WIDE:
        return _Row(text[: 4 * WIDE], len(line), WIDE, True)
    opens = "\t" in text or _APART.match(line.lstrip(" \t")) or bullet_of(text)
    return _Row(text, len(line.rstrip()), len(text.split(None, 1)[0]), bool(opens))


def _goes_on(row: _Row, after: _Row) -> bool:
    """Return whether a line visibly continues on the next: no end here, a small letter there."""
    if not row.text or after.opens or not NARROW <= row.width <= WIDE:
        return False
    return after.text[0].islower() and not _CLOSED.search(row.text[-4:])


def _width(rows: list[_Row]) -> int:
    """Return the width that a text was wrapped to; 0 if it was not."""
    pairs = list(pairwise(rows))
    sure = [(row, after) for row, after in pairs if _goes_on(row, after)]
    if len(sure) < _SURE:
        return 0
    width = max(row.width for row, _ in sure)
    full = sum(_full(row, after, width) or _is_broken(row) for row, after in sure)
    return width if full >= 0.8 * len(sure) else 0


def _is_broken(row: _Row) -> bool:
    """Return whether a line ends in a hyphen: its last word goes on, however short the rest of it is."""
    return _BROKEN.search(row.text[-3:]) is not None


def _full(row: _Row, after: _Row, width: int) -> bool:
    """Return whether the next line's first word would not have fitted behind a line."""
    return row.width <= width < row.width + 1 + after.word


def _wraps(row: _Row, after: _Row, width: int) -> bool:
    """Return whether a line goes on in the next one, in a text known to be wrapped."""
    if not row.text or after.opens:
        return False
    if _is_broken(row) and row.width <= width:
        return True
    near = 0.8 * width <= row.width <= width + 8
    return _full(row, after, width) or (near and _goes_on(row, after))


def _joined(raw: list[str], rows: list[_Row], width: int, words: Words) -> str:
    """Return the lines as one text, those that wrap joined."""
    parts = [raw[0]]
    for before, after, line in zip(rows, rows[1:], raw[1:], strict=False):
        if not _wraps(before, after, width):
            parts += "\n", line
            continue
        cut, glue = seam(before.text, after.text, words)
        parts[-1] = parts[-1].rstrip()[: -cut or None]
        parts += glue, line.lstrip()
    return "".join(parts)
