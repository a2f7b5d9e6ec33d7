"""Bullets: the signs and numbers that items of lists begin with."""

from __future__ import annotations

import re
from typing import NamedTuple

SIGNS = "•◦▪·‣●○■□►▶➢➤✓✔\u2043∙◆◇❖»"
_BULLET = re.compile(
    rf"(?P<sign>[{SIGNS}])[ \t]*(?=\S)"
    r"|(?P<dash>[-–—*+])[ \t]+(?=\S)"
    r"|(?P<tight>[–—])(?=[^\W\d_])"
    r"|(?P<circle>o)[ \t]+(?=\S)"
    r"|\(?(?P<number>[0-9]{1,3})(?:\.(?=[ \t]|[^\W\d_])|\))[ \t]*(?=\S)"
    r"|\(?(?P<letter>[a-hivx]{1,4})\)[ \t]+(?=\S)"
)
_FIRST = frozenset(f"{SIGNS}-–—*+o(0123456789abcdefghivx")
"""What a bullet can begin with: the first of a line's characters is looked at before the pattern."""
_BARE = re.compile(rf"[{SIGNS}\-–*]")
_PARTING = "•▪‣●■◦"
_INLINE = re.compile(rf"(?<!\S)[{_PARTING}][ \t]+(?=\S)")


class Bullet(NamedTuple):
    """What an item begins with: its sign, the number if it counts, the length with the blanks after it."""

    sign: str
    number: int
    length: int


def bullet_of(line: str) -> Bullet | None:
    """Return the bullet that a line, stripped of outer blanks, begins with.

    A lone letter ``o`` is a bullet in runs only and a number only where it counts on: that is for
    the caller to see.

    >>> bullet_of("1.Hardware"), bullet_of("2.5 billion"), bullet_of("-5 %")
    (Bullet(sign='1', number=1, length=2), None, None)
    """
    found = _BULLET.match(line) if line[:1] in _FIRST else None
    if not found:
        return None
    name = str(found.lastgroup)
    sign = {"number": "1", "letter": "a"}.get(name, found[name])
    return Bullet(sign, int(found["number"] or 0), found.end())


def is_bare(line: str) -> bool:
    """Return whether a line, stripped, is a bullet with nothing behind it."""
    return len(line) == 1 and _BARE.match(line) is not None


def inline(line: str) -> list[tuple[int, int]]:
    """Return where bullets stand inside a line: before the sign, and behind it and its blanks."""
    if line.isascii() or not any(sign in line for sign in _PARTING):
        return []
    return [found.span() for found in _INLINE.finditer(line)]
