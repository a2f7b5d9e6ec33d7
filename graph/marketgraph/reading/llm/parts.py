"""A long text in parts that overlap, cut where paragraphs, lines or sentences end."""

from __future__ import annotations

from collections.abc import Iterator

_ENDS = ("\n\n", "\n", ". ", " ")


def parts(text: str, size: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each part of a text; together they cover all of it.

    Args:
        text: The text.
        size: Most characters of a part.
        overlap: Characters that a part shares with the one before it, about; less than half of ``size``.
    """
    start = 0
    overlap = min(overlap, size // 2)
    while start < len(text):
        end = (
            _cut(text, start + size, start + size - overlap)
            if start + size < len(text)
            else len(text)
        )
        yield start, end
        if end == len(text):
            return
        start = max(_cut(text, end - overlap, end - 2 * overlap), start + 1)


def _cut(text: str, at: int, least: int) -> int:
    """Return the last good place to cut before ``at``, not before ``least``; ``at`` itself if there is none."""
    for mark in _ENDS:
        found = text.rfind(mark, max(0, least), at)
        if found >= 0:
            return found + len(mark)
    return at
