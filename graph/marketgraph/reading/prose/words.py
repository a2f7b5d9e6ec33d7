"""Word lists, written as people read them."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text, parted by blanks."""
    return frozenset(text.split())
