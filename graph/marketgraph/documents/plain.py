"""Plain text: its lines become blocks."""

from __future__ import annotations

from marketgraph.documents.blocks import Block, Content
from marketgraph.documents.characters import settled


def plain_content(text: str) -> Content:
    """Return a plain text with its blocks."""
    text, blocks, start = settled(text), [], 0
    for line in text.split("\n"):
        if line.strip():
            left = len(line) - len(line.lstrip())
            blocks.append(Block("paragraph", start + left, start + len(line.rstrip())))
        start += len(line) + 1
    return Content(text, tuple(blocks))
