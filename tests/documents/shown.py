"""Blocks as tests write them down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from marketgraph.documents import Prose, open_document
from marketgraph.documents.blocks import Content


def shown(prose: Prose | Content) -> list[Any]:
    """Return each block as its kind, with its level if it has one, and its text or its cells."""
    return [
        (
            f"{block.kind} {block.level}" if block.level else block.kind,
            [[prose.text[start:end] for start, end in row] for row in block.cells]
            if block.cells
            else prose.text[block.start : block.end],
        )
        for block in prose.blocks
    ]


def opened(path: Path, data: bytes, **options: str) -> Prose:
    """Write a file and open it."""
    path.write_bytes(data)
    document = open_document(path, **options)
    assert isinstance(document, Prose)
    return document


def is_sound(prose: Prose | Content) -> bool:
    """Return whether the blocks lie in the text, in order, trimmed, without overlap, cells inside them."""
    at = 0
    for block in prose.blocks:
        text = prose.text[block.start : block.end]
        if not at <= block.start < block.end <= len(prose.text):
            return False
        if block.kind != "table" and text != text.strip():
            return False
        inner = block.start
        for start, end in (span for row in block.cells for span in row):
            if not inner <= start <= end <= block.end:
                return False
            inner = end
        at = block.end
    return True
