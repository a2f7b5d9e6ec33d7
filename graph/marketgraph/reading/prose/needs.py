"""What every match of a pattern holds: looked for first, since most texts lack it and finding that out is cheap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MOST = 12
"""So many matches are looked at: no true sentence tells of more deeds of one kind."""
_MOST = 40
"""So many strings are looked for at most."""
_known: dict[int, tuple[re.Pattern[str], tuple[str, ...]]] = {}
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Return the matches of a pattern in a text; the pattern must be a constant, since what it needs is kept."""
    wanted = needs(pattern)
    for need in wanted:
        if need in text:
            return pattern.finditer(text)
    return iter(()) if wanted else pattern.finditer(text)


def few(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Return the first matches of a pattern, a constant, in a sentence."""
    return islice(matches(pattern, text), MOST)


def needs(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return strings one of which every match holds; none where nothing is known."""
    known = _known.get(id(pattern))
    if known is None:
        plain = not pattern.flags & re.IGNORECASE
        best = _of(parser.parse(pattern.pattern, pattern.flags)) if plain else None
        known = _known[id(pattern)] = pattern, _shortest(best or frozenset())
    return known[1]


def _shortest(needed: frozenset[str]) -> tuple[str, ...]:
    """Return needed strings without those that hold another."""
    return tuple(sorted(need for need in needed if not any(o in need for o in needed if o != need)))


def _of(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the most telling strings that a part of a pattern needs, or None."""
    best: frozenset[str] | None = None
    run = ""
    for code, argument in [*parsed, (None, None)]:
        if code is codes.LITERAL:
            run += chr(argument)
            continue
        best = _better(best, frozenset((run,)) if run else None)
        run = ""
        best = _better(best, _in(code, argument))
    return best


def _in(code: Any, argument: Any) -> frozenset[str] | None:
    """Return the strings that one item of a pattern needs, or None."""
    if code is codes.BRANCH:
        parts = [_of(branch) for branch in argument[1]]
        known = [part for part in parts if part]
        return frozenset().union(*known) if len(known) == len(parts) else None
    if code is codes.SUBPATTERN:
        return None if argument[1] & re.IGNORECASE else _of(argument[3])
    if code in _REPEATS:
        return _of(argument[2]) if argument[0] else None
    return _of(argument) if code is codes.ATOMIC_GROUP else None


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Return which of two sets of needed strings tells more: long strings, then few."""
    return max((one, other), key=_worth)


def _worth(needed: frozenset[str] | None) -> tuple[int, int]:
    """Return how much a set of needed strings tells."""
    if not needed or len(needed) > _MOST:
        return 0, 0
    return min(map(len, needed)), -len(needed)
