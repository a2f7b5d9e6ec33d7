"""Where a string stands in a text: without a pattern for each name, which takes longer to compile than most texts to search."""

from __future__ import annotations

from collections.abc import Iterator


def occurrences(text: str, string: str) -> Iterator[int]:
    """Yield where a string starts in a text, left to right, not overlapping."""
    at = text.find(string)
    while at >= 0:
        yield at
        at = text.find(string, at + max(1, len(string)))


def standing(text: str, string: str, *, open_end: bool = False) -> Iterator[int]:
    r"""Yield where a string starts in a text as whole words, as ``\b`` has it on both sides.

    Args:
        text: The text.
        string: What is looked for.
        open_end: Whether a word may go on behind it.

    >>> list(standing("Acme, Acmes and Acme", "Acme"))
    [0, 16]
    """
    at = text.find(string)
    while at >= 0:
        end = at + len(string)
        if _is_bound(text, at) and (open_end or _is_bound(text, end)):
            yield at
            at = text.find(string, max(end, at + 1))
        else:
            at = text.find(string, at + 1)


def _is_bound(text: str, at: int) -> bool:
    """Return whether a word starts or ends at a place of a text."""
    before = at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")
    behind = at < len(text) and (text[at].isalnum() or text[at] == "_")
    return before != behind
