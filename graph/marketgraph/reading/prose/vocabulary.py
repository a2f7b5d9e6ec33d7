"""Which words hold what grammars look for: found once a word, so that most sentences are passed over by one operation on bits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_
from threading import Lock
from typing import Generic, TypeVar

from marketgraph.reading.prose.lazy import lazy

Value = TypeVar("Value")

_KNOWN = 1 << 16
"""So many words are kept at most."""
_ALL = (1 << 2048) - 1
"""All bits that there are. None is negative, since operations on negative numbers take twice as long."""
_LONG = 40
"""So long a word is not kept."""
_START = 3
"""Letters by which a string is looked for in a word; a shorter one is in too many."""
_FEW = 6
"""So many strings are looked for one after the other."""
_COMMON = frozenset(
    {"", "the", "and", "for", "with", "was", "has", "are", "its", "that", "from", "ing"}
)
"""What stands in nearly every sentence tells nothing."""


class Low(str):
    """A text in small letters, or a skeleton, that knows which of the strings that grammars look for are in its words."""

    @lazy
    def held(self) -> int:
        """The bits of the strings that its words may hold: all that do. What is looked for later counts as held."""
        words = _vocabulary.words
        return reduce(or_, filter(None, map(words.__getitem__, self.split())), 0) | words.unknown


class Candidates(Generic[Value]):
    """Values by strings: for a text only those are gone through whose strings its words may hold."""

    def __init__(self, pairs: Iterable[tuple[str, Value]]) -> None:
        """Take the strings with their values."""
        self._always: list[Value] = []
        self._by_bit: defaultdict[int, list[Value]] = defaultdict(list)
        for string, value in pairs:
            bit = bits_of((string,))
            (self._by_bit[bit] if bit > 0 else self._always).append(value)
        self._bits = sum(self._by_bit)

    def among(self, held: int) -> list[Value]:
        """Return the values whose strings a text may hold of which this is held: all that it does."""
        found, live = self._always, held & self._bits
        while live:
            bit = live & -live
            found = found + self._by_bit[bit]
            live ^= bit
        return found


class Stems(tuple[str, ...]):
    """Strings one of which a text must hold for a grammar to read it.

    Attributes:
        bits: What of ``Low.held`` is set if a text may hold one.
    """

    @lazy
    def bits(self) -> int:
        """The bits of these strings."""
        return bits_of(self)

    @lazy
    def told(self) -> int:
        """The bits of those strings of which words tell whether a text may hold them, 0 if there are none."""
        told = [string for string in self if bits_of((string,)) > 0]
        return bits_of(told) if told else 0

    @lazy
    def untold(self) -> tuple[str, ...]:
        """The other strings: they are short, or in every text."""
        return tuple(string for string in self if bits_of((string,)) < 0)

    @lazy
    def _candidates(self) -> Candidates[str]:
        """The strings by their own bits."""
        return Candidates((string, string) for string in self)

    def held_in(self, text: Low) -> bool:
        """Return whether a text holds one of the strings."""
        strings: Iterable[str] = self.untold
        if text.held & self.told:
            strings = self._candidates.among(text.held) if len(self) > _FEW else self
        for string in strings:  # noqa: SIM110 (a generator takes three times as long)
            if string in text:
                return True
        return False


def bits_of(strings: Iterable[str]) -> int:
    """Return the bits of which one is set in ``Low.held`` if a text holds one of some strings: all of them if nothing is known."""
    return _vocabulary.bits_of(strings)


class _Words(dict[str, int]):
    """Words with the bits of what they hold, found when they are first asked for."""

    def __init__(self, index: _Index, unknown: int) -> None:
        """Take where strings are looked for, and the bits that no word is known to have."""
        self._index = index
        self.unknown = unknown

    def __missing__(self, word: str) -> int:
        """Return the bits of a new word; they are kept, unless it is long."""
        bits = self._index.of(word)
        if len(word) < _LONG:
            if len(self) >= _KNOWN:
                self.clear()
            self[word] = bits
        return bits


class _Index:
    """Strings with their bits, by their first letters."""

    def __init__(self) -> None:
        """Start without strings."""
        self._starts: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)

    def add(self, string: str, bit: int) -> None:
        """Add a string."""
        self._starts[string[:_START]].append((string, bit))

    def of(self, word: str) -> int:
        """Return the bits of the strings that a word holds."""
        starts, bits = self._starts, 0
        for at in range(len(word) - _START + 1):
            known = starts.get(word[at : at + _START])
            for string, bit in known or ():
                if word.startswith(string, at):
                    bits |= bit
        return bits


class _Vocabulary:
    """All strings that are looked for, and the words that were met so far.

    Attributes:
        words: The words; others as soon as further strings are looked for.
    """

    def __init__(self) -> None:
        """Start without words and strings."""
        self._index = _Index()
        self._bits: dict[frozenset[str], int] = {}
        self._lock = Lock()
        self.words = _Words(self._index, _ALL)

    def bits_of(self, strings: Iterable[str]) -> int:
        """Return the bit of a set of strings, a new one if they are new; -1 if one of them is short or common, or no bit is left.

        Of a string with blanks its longest word is looked for.
        """
        wanted = frozenset(max(string.split(), key=len, default="") for string in strings)
        if not wanted or min(map(len, wanted)) < _START or not wanted.isdisjoint(_COMMON):
            return -1
        with self._lock:
            bit = self._bits.get(wanted)
            if bit is None:
                bit = 1 << len(self._bits)
                if bit > _ALL:
                    return -1
                self._bits[wanted] = bit
                for string in sorted(wanted):
                    self._index.add(string, bit)
                self.words = _Words(self._index, _ALL ^ ((bit << 1) - 1))
        return bit


_vocabulary = _Vocabulary()
