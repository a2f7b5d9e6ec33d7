"""Word lists, written as people read them, and cues: cheap looks whether a sentence matters at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from marketgraph.reading.prose.needs import Parted

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
    pattern: Parted

    def search(self, low: str) -> bool:
        """Return whether a text in small letters holds what is needed."""
        return holds(low, self.stems) and self.pattern.found_in(low)


def cue(stems: str, pattern: str) -> Cue:
    """Return a cue.

    Args:
        stems: Strings, parted by blanks.
        pattern: Regular expression over small letters.
    """
    return Cue(tuple(stems.split()), Parted(pattern))


class Stems:
    """Stems of several kinds that are looked for in many texts: which kinds a word holds is found once for all."""

    def __init__(self, kinds: Iterable[Iterable[str]]) -> None:
        """Take the stems of each kind; of several words the longest is looked for."""
        self._kinds = [tuple(max(stem.split(), key=len) for stem in stems) for stems in kinds]
        self._any = re.compile("|".join(re.escape(stem) for stems in self._kinds for stem in stems))
        self._known: set[str] = set()
        self._holding: dict[str, tuple[int, ...]] = {}

    def within(self, index: Mapping[str, Iterable[int]]) -> list[set[int]]:
        """Return for each kind the numbers of the sentences that may hold one of its stems: all that do.

        Args:
            index: The numbers of the sentences by what stands between blanks in them.
        """
        found: list[set[int]] = [set() for _ in self._kinds]
        for word, kinds in self._holders(index):
            for kind in kinds:
                found[kind].update(index[word])
        return found

    def _holders(self, index: Mapping[str, Iterable[int]]) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield the words that hold a stem, with the kinds; what was found is kept, unless the word is long."""
        if not self._known.issuperset(index):
            if len(self._known) > _KNOWN:
                self._known, self._holding = set(), {}
            for word in index:
                if word not in self._known and (kinds := self._learned(word)):
                    yield word, kinds
        for word in index.keys() & self._holding.keys():
            yield word, self._holding[word]

    def _learned(self, word: str) -> tuple[int, ...]:
        """Return the kinds of a word that may be long; another is kept, and found among those that are."""
        kinds = self._held(word)
        if len(word) >= _LONG:
            return kinds
        self._known.add(word)
        if kinds:
            self._holding[word] = kinds
        return ()

    def _held(self, word: str) -> tuple[int, ...]:
        """Return the kinds that a word holds a stem of."""
        held = self._any.search(word)
        kinds = enumerate(self._kinds if held else ())
        return tuple(number for number, stems in kinds if holds(word, stems))
