"""Pages of a PDF file: characters become stretches of words, each with its place.

Places are in points, x from the left, y from the bottom as PDF counts, of baselines. A stretch ends where a line ends or a
gap wider than blanks begins: at the gutter between columns and between cells of a table.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

HYPHEN = 2
"""What PDFium gives for a hyphen at a line's end, where it also leaves the line end out."""
GAP, RISE = 0.45, 0.5
"""Heights of a line: the least gap that parts stretches, and a step up or down that parts lines."""
WIDER, WIDEST = 1.9, 0.6
"""How many times as wide as the usual one a gap must be to part stretches; heights that the usual one has at most."""
_BOLD = 600


@dataclass(slots=True)
class Piece:
    """A stretch of words on one line.

    Attributes:
        text: Its words, parted by single blanks.
        left: Where it begins.
        right: Where it ends.
        base: Its baseline.
        height: How high a line of its font is.
        first: How wide its first word is.
        bold: Whether its font is bold.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    first: float
    bold: bool


@dataclass(slots=True)
class _Word:
    """A word and its place."""

    text: str
    left: float
    right: float
    base: float
    height: float
    at: int


def pieces_of(page: PdfTextPage) -> list[Piece]:
    """Return the stretches of a page in the order in which the file draws them."""
    words = _words(page)
    gaps = [after.left - word.right for word, after in pairwise(words) if _same_line(word, after)]
    usual = median(gaps) if gaps else 0.0
    found: list[Piece] = []
    for line in _lines(words):
        found += _pieces(page, line, usual)
    return found


def _lines(words: list[_Word]) -> list[list[_Word]]:
    """Return words that follow each other on a line together."""
    lines: list[list[_Word]] = []
    for word in words:
        if lines and _same_line(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _same_line(last: _Word, word: _Word) -> bool:
    """Return whether a word stands behind another on its line."""
    height = max(last.height, word.height)
    return abs(word.base - last.base) < RISE * height and word.left - last.right > -0.5 * height


def _pieces(page: PdfTextPage, line: list[_Word], usual: float) -> list[Piece]:
    """Return a line parted at wide gaps: wider than blanks on this page and, if justified, on this line."""
    gaps = [after.left - word.right for word, after in pairwise(line)]
    here = median(gaps) if len(gaps) > 3 else 0.0
    found = [_piece(page, line[0])]
    for gap, word in zip(gaps, line[1:], strict=True):
        blank = min(max(usual, here), WIDEST * word.height)
        if gap > max(GAP * word.height, WIDER * blank):
            found.append(_piece(page, word))
        else:
            found[-1].text += f" {word.text}"
            found[-1].right = word.right
    return found


def _piece(page: PdfTextPage, word: _Word) -> Piece:
    """Return a stretch that begins with a word."""
    import pypdfium2.raw as pdfium

    width = word.right - word.left
    heavy = pdfium.FPDFText_GetFontWeight(page, word.at) >= _BOLD
    bold = heavy or _named_bold(page, word.at)
    return Piece(word.text, word.left, word.right, word.base, word.height, width, bold)


def _words(page: PdfTextPage) -> list[_Word]:
    """Return the words of a page."""
    import pypdfium2.raw as pdfium

    words: list[_Word] = []
    codes: list[int] = []
    start = 0
    for at in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, at)
        if code in (9, 10, 13, 32, 160) or (code == 0 and not codes):
            if codes:
                words.append(_word(page, codes, start, at - 1))
            codes = []
            continue
        if not codes:
            start = at
        codes.append(45 if code == HYPHEN else code)
        if code == HYPHEN:
            words.append(_word(page, codes, start, at))
            codes = []
    if codes:
        words.append(_word(page, codes, start, page.count_chars() - 1))
    return words


def _word(page: PdfTextPage, codes: list[int], first: int, last: int) -> _Word:
    """Return the word of some characters."""
    left, _, height = _box(page, first)
    _, right, _ = _box(page, last)
    text = "".join(map(chr, codes))
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _Word(text, left, right, _baseline(page, first), height, first)


def _box(page: PdfTextPage, at: int) -> tuple[float, float, float]:
    """Return where a character begins and ends, and its height."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(page, at, ctypes.byref(box))
    return box.left, box.right, max(0.1, abs(box.top - box.bottom))


def _baseline(page: PdfTextPage, at: int) -> float:
    """Return the baseline of a character."""
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, at, ctypes.byref(x), ctypes.byref(y))
    return y.value


def _named_bold(page: PdfTextPage, at: int) -> bool:
    """Return whether the name of a character's font says that it is bold."""
    import pypdfium2.raw as pdfium

    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(page, at, name, 128, ctypes.byref(ctypes.c_int()))
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy", b"semibold"))
