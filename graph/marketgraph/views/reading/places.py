"""Where in a document a passage stands, as people would look for it."""

from __future__ import annotations

from bisect import bisect_right

from marketgraph.claim import Evidence
from marketgraph.documents import Document, Prose

SHOWN = 60
"""A heading is told up to so many characters."""


class Places:
    """Tells places in one document: page or line, sheet and row, and the heading above."""

    def __init__(self, document: Document) -> None:
        """Note where lines and headings start; only prose has them."""
        self._lines: list[int] = []
        self._headings: list[tuple[int, str]] = []
        self._pages: tuple[int, ...] = ()
        if isinstance(document, Prose):
            text = document.text
            self._pages = document.pages
            self._lines = [0, *(place + 1 for place, sign in enumerate(text) if sign == "\n")]
            self._headings = [
                (block.start, " ".join(text[block.start : block.end].split()))
                for block in document.blocks
                if block.kind == "heading"
            ]

    def of(self, evidence: Evidence) -> str:
        """Return the place of a passage in words."""
        parts = [f"page {evidence.page}" if evidence.page else ""]
        parts += [f"sheet {evidence.sheet}" if evidence.sheet else ""]
        parts += [f"row {evidence.row:,}" if evidence.row else ""]
        found = ", ".join(part for part in parts if part)
        return self._under(evidence.start, found or self._line(evidence.start))

    def at(self, offset: int) -> str:
        """Return the place of a character in words."""
        page = f"page {max(1, bisect_right(self._pages, offset))}" if self._pages else ""
        return self._under(offset, page or self._line(offset))

    def _line(self, offset: int) -> str:
        """Return the line of a character; without lines its number."""
        if not self._lines:
            return f"character {offset:,}"
        return f"line {bisect_right(self._lines, offset):,}"

    def _under(self, offset: int, place: str) -> str:
        """Return a place with the heading that it stands below."""
        number = bisect_right(self._headings, (offset, "\uffff")) - 1
        if number < 0 or self._headings[number][0] == offset:
            return place
        heading = self._headings[number][1]
        short = heading if len(heading) <= SHOWN else f"{heading[:SHOWN].rsplit(' ', 1)[0]} …"
        return f"{place}, under “{short}”"
