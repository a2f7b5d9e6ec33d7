"""Where a quoted passage stands in a text: as it is, else folded, else by its words; else nowhere."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " "}
)
_LEAST = 3


class Aligned(NamedTuple):
    """Where a quotation stands.

    Attributes:
        start: Offset in the text.
        end: Offset of its end, excluded.
        how: ``exact``, ``folded`` (case, blanks, quotation marks and dashes apart) or ``words`` (punctuation apart).
    """

    start: int
    end: int
    how: str


def align(quote: str, text: str, start: int = 0, end: int | None = None) -> Aligned | None:
    """Return where a quotation stands in a stretch of a text, or None if it does not.

    Args:
        quote: The quotation, at least three letters or digits.
        text: The text.
        start: Where the stretch begins.
        end: Where it ends; the end of the text if None.
    """
    stop = len(text) if end is None else end
    wanted = quote.strip()
    if sum(character.isalnum() for character in wanted) < _LEAST:
        return None
    found = text.find(wanted, start, stop)
    if found >= 0:
        return Aligned(found, found + len(wanted), "exact")
    stretch = text[start:stop]
    for how, parts in (("folded", _folded), ("words", _words)):
        place = _sequence(parts(wanted), parts(stretch))
        if place:
            return Aligned(start + place[0], start + place[1], how)
    return None


def _folded(text: str) -> list[tuple[str, int, int]]:
    """Return the pieces between blanks, folded, with their offsets."""
    return [
        (m.group().translate(_SAME).casefold(), m.start(), m.end())
        for m in re.finditer(r"\S+", text)
    ]


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return the words and numbers, folded, with their offsets."""
    return [(m.group().casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]


def _sequence(
    wanted: list[tuple[str, int, int]], held: list[tuple[str, int, int]]
) -> tuple[int, int] | None:
    """Return the offsets of the first run of pieces that equals the wanted ones; linear in both."""
    if not wanted or len(wanted) > len(held):
        return None
    line = "\0".join(piece for piece, _, _ in held)
    found = f"\0{line}\0".find("\0" + "\0".join(piece for piece, _, _ in wanted) + "\0")
    if found < 0:
        return None
    first = line[:found].count("\0")
    return held[first][1], held[first + len(wanted) - 1][2]
