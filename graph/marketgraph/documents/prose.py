"""Prose: a document of running text, with its blocks and pages."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marketgraph.documents.blocks import EMPTY, Block, Content
from marketgraph.documents.model import Document
from marketgraph.documents.plain import plain_content

__all__ = ["Block", "Prose", "prose_of"]


@dataclass
class Prose(Document):
    """A text that people read from top to bottom; offsets count the characters of ``text``.

    Attributes:
        content: What its format found in the bytes.
    """

    content: Content = EMPTY

    @property
    def text(self) -> str:
        """The whole text: NFC, lines end in a line feed."""
        return self.content.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the order of the text; they do not overlap."""
        return self.content.blocks

    @property
    def pages(self) -> tuple[int, ...]:
        """Where each page starts in the text; empty if the document has no pages."""
        return self.content.pages

    @property
    def title(self) -> str | None:
        """The title that the document gives itself, if any."""
        return self.content.title

    @property
    def publisher(self) -> str | None:
        """Who the document says published it, if it does."""
        return self.content.publisher

    def page_at(self, offset: int) -> int | None:
        """Return the page, from 1, on which a character of the text stands; None without pages."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None

    def parts(self) -> Iterator[str]:
        """Yield the text in one piece."""
        yield self.content.text


def prose_of(text: str, *, path: Path = Path("text.txt")) -> Prose:
    """Return a plain text as a document, by the rules that a ``.txt`` file is read by.

    Args:
        text: The text, with any line ends.
        path: The name that the document goes by; nothing is read from it.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Prose(path, f"sha256:{digest}", "text/plain", "utf-8", content=plain_content(text))
