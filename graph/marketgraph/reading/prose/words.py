"""Word lists, written as people read them, and cues: cheap looks whether a sentence matters at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from marketgraph.reading.prose.patterns import seek

_KNOWN = 1 << 14
_LONG = 40


def words(text: str) -> frozenset[str]:
    """Return the words of a text, parted by blanks."""
    return frozenset(text.split())


def holds(text: str, strings: Iterable[str]) -> bool:
    """Return whether a text holds one of some strings."""
    for string in strings:  # noqa: SIM110 (a generator takes three times as long)
        if string in text:
            return True
    return False


class Cue(NamedTuple):
    """What a text must hold for a grammar to read it.

    Attributes:
        stems: Strings, one of which must be in it; looking for them is much cheaper than the pattern.
        pattern: What must be in it too.
    """

    stems: tuple[str, ...]
    pattern: re.Pattern[str]

    def search(self, low: str) -> bool:
        """Return whether a text in small letters holds what is needed."""
        return holds(low, self.stems) and self.pattern.search(low) is not None


def cue(stems: str, pattern: str) -> Cue:
    """Return a cue.

    Args:
        stems: Strings, parted by blanks.
        pattern: Regular expression over small letters.
    """
    return Cue(tuple(stems.split()), seek(pattern))


class Stems:
    """Stems that are looked for in many texts: which of them a word holds is found once for all."""

    def __init__(self, stems: Iterable[str]) -> None:
        """Take the stems; those with a blank count as being in every text."""
        wanted = set(stems)
        self._spaced = {stem for stem in wanted if " " in stem}
        self._stems = tuple(wanted - self._spaced)
        self._any = re.compile("|".join(map(re.escape, self._stems)))
        self._known = lru_cache(_KNOWN)(self._held)

    def within(self, written: Iterable[str]) -> set[str]:
        """Return the stems that some words may hold."""
        found = set(self._spaced)
        for word in written:
            found.update(self._known(word) if len(word) < _LONG else self._held(word))
        return found

    def _held(self, word: str) -> tuple[str, ...]:
        """Return the stems that a word holds."""
        held = self._any.search(word)
        return tuple(stem for stem in self._stems if stem in word) if held else ()
