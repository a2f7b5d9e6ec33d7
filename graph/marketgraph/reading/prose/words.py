"""Word lists, written as people read them, and cues: cheap looks whether a sentence matters at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from marketgraph.reading.prose.needs import Parted
from marketgraph.reading.prose.vocabulary import Low, Stems


def words(text: str) -> frozenset[str]:
    """Return the words of a text, parted by blanks."""
    return frozenset(text.split())


def holds(text: str, strings: Iterable[str]) -> bool:
    """Return whether a text holds one of some strings; of ``Low`` and ``Stems`` this is known at once where it holds none."""
    if type(text) is Low and type(strings) is Stems:
        return strings.held_in(text)
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

    stems: Stems
    pattern: Parted

    @property
    def bits(self) -> int:
        """The bits of ``Low.held`` that are set in a text that holds what is needed."""
        known = (self.stems.bits, self.pattern.bits)
        return sum({bit for bit in known if bit > 0})

    def search(self, low: str) -> bool:
        """Return whether a text in small letters holds what is needed."""
        return holds(low, self.stems) and self.pattern.found_in(low)


def cue(stems: str, pattern: str) -> Cue:
    """Return a cue.

    Args:
        stems: Strings, parted by blanks.
        pattern: Regular expression over small letters.
    """
    return Cue(Stems(stems.split()), Parted(pattern))
