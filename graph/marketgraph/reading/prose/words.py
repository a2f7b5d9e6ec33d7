"""Word lists, written as people read them, and cues: cheap looks whether a sentence matters at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
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


class _Known(dict[str, tuple[int, ...]]):
    """What is found once for a word: a dictionary is asked for many words without a step of Python each."""

    def __init__(self, find: Callable[[str], tuple[int, ...]]) -> None:
        """Take what finds it."""
        self._find = find

    def __missing__(self, word: str) -> tuple[int, ...]:
        """Return what is found for a new word, and keep it unless the word is long."""
        found = self._find(word)
        if len(word) < _LONG:
            if len(self) >= _KNOWN:
                self.clear()
            self[word] = found
        return found


class Stems:
    """Stems of several kinds that are looked for in many texts: which kinds a word holds is found once for all."""

    def __init__(self, kinds: Iterable[Iterable[str]]) -> None:
        """Take the stems of each kind; of several words the longest is looked for."""
        self._kinds = [tuple(max(stem.split(), key=len) for stem in stems) for stems in kinds]
        self._any = re.compile("|".join(re.escape(stem) for stems in self._kinds for stem in stems))
        self._known = _Known(self._held)

    def within(self, index: Mapping[str, Iterable[int]]) -> list[set[int]]:
        """Return for each kind the numbers of the sentences that may hold one of its stems: all that do.

        Args:
            index: The numbers of the sentences by what stands between blanks in them.
        """
        found: list[set[int]] = [set() for _ in self._kinds]
        for kinds, numbers in zip(map(self._known.__getitem__, index), index.values(), strict=True):
            if kinds:
                for kind in kinds:
                    found[kind].update(numbers)
        return found

    def _held(self, word: str) -> tuple[int, ...]:
        """Return the kinds that a word holds a stem of."""
        held = self._any.search(word)
        kinds = enumerate(self._kinds if held else ())
        return tuple(number for number, stems in kinds if holds(word, stems))
