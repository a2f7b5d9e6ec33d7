"""Running heads and feet: what stands at the same place of several pages, page numbers, a browser's stamps."""

from __future__ import annotations

import re
from collections import Counter

from marketgraph.documents.pdfpage import Piece

EDGE = 0.1
"""Share of a page's height, at the top and at the bottom, in which they stand."""
_NUMBER = re.compile(
    r"\W*(?:page\s+)?(?:[0-9]{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|\|)\s*[0-9]{1,4})?\W*", re.IGNORECASE
)
_PRINTED = re.compile(
    r"(?:file|https?)://\S+|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}, [0-9]{1,2}:[0-9]{2}(?: [AP]M)?(?: .{0,200})?"
)
_DIGITS = re.compile(r"[0-9]+")

Page = tuple[list[Piece], float]
"""The pieces of a page and its height."""


def without_running(pages: list[Page]) -> list[list[Piece]]:
    """Return the pieces of each page without running heads, running feet and page numbers."""
    seen = Counter(
        key
        for pieces, height in pages
        for key in {_key(p, height) for p in pieces if _at_edge(p, height)}
    )
    often = max(2, -(-len(pages) // 3))
    return [
        [
            piece
            for piece in pieces
            if not _at_edge(piece, height)
            or not (
                seen[_key(piece, height)] >= often
                or _NUMBER.fullmatch(piece.text)
                or _PRINTED.fullmatch(piece.text)
            )
        ]
        for pieces, height in pages
    ]


def _at_edge(piece: Piece, height: float) -> bool:
    """Return whether a piece stands at the top or the bottom of its page."""
    return piece.base > height * (1 - EDGE) or piece.base < height * EDGE


def _key(piece: Piece, height: float) -> tuple[str, int]:
    """Return what is the same of a running line on all pages: its text without digits, and its place."""
    return _DIGITS.sub("#", piece.text), round(piece.base / height * 100)
