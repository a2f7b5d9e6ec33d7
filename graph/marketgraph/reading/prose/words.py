"""Word lists, written as people read them, and cues: cheap looks whether a sentence matters at all."""

from __future__ import annotations

import re
from typing import NamedTuple


def words(text: str) -> frozenset[str]:
    """Return the words of a text, parted by blanks."""
    return frozenset(text.split())


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
        return any(stem in low for stem in self.stems) and self.pattern.search(low) is not None


def cue(stems: str, pattern: str) -> Cue:
    """Return a cue.

    Args:
        stems: Strings, parted by blanks.
        pattern: Regular expression over small letters.
    """
    return Cue(tuple(stems.split()), re.compile(pattern))
