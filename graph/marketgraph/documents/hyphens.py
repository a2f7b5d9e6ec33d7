"""Hyphens at line ends: which part one word, and which belong to a compound.

The rule, in order: before "and", "or", "to" the hyphen stands with a blank ("short- and long-term"). A part with a
capital, a digit or a single letter keeps it ("X-ray", "COVID-19"). The text decides where it knows better: as it
writes the word elsewhere, whole or with the hyphen. It stays between two parts that are words of the
text by themselves ("cloud-based") and before endings of compounds; otherwise it parted one word and goes.
"""

from __future__ import annotations

import re

_LAST = re.compile(r"[^\W_][\w]*(?:-[\w]+)*-$")
_FIRST = re.compile(r"[^\W_][\w]*(?:-[\w]+)*")
_WORDS = re.compile(r"[^\W_]\w*(?:-\w+)*")
_BROKEN = re.compile(r"[^\W_]\w*-\n[ \t]*(?:[^\W_]\w*)?")
_APART = frozenset({"and", "or", "to", "as", "und", "oder", "et", "ou"})
_ENDINGS = frozenset(
    re.findall(
        r"\w+",
        """art based border chain class cost demand driven edge effective end energy forward free friendly grade growing
        growth house label layer led level line making market party performance person play powered premise premises
        quality range ready related resistant scale sector sensitive service side site size sized source specific
        speed stage style term throughput time to touch track type up use user value wide world year""",
    )
)


class Words:
    """The words of a text, small, apart from those broken at line ends."""

    def __init__(self, text: str) -> None:
        """Collect them."""
        self._known = {word.lower() for word in _WORDS.findall(_BROKEN.sub("\n", text))}

    def __contains__(self, word: str) -> bool:
        """Return whether the text holds a word."""
        return word.lower() in self._known


def seam(left: str, right: str, words: Words) -> tuple[int, str]:
    """Return how two lines are joined: characters to cut off the first, and what goes between.

    Args:
        left: A line without blanks at its end.
        right: The next one, without blanks at its start.
        words: The words of the whole text.

    >>> seam("remote tele-", "radiology", Words("")), seam("an X-", "ray", Words(""))
    ((1, ''), (0, ''))
    """
    last, first = _LAST.search(left[-80:]), _FIRST.match(right[:80])
    if not last or not first or first[0].lower() in _APART:
        return 0, " "
    return (0, "") if _stays(last[0][:-1], first[0], words) else (1, "")


def _stays(left: str, right: str, words: Words) -> bool:
    """Return whether the hyphen between two parts belongs to the word."""
    if len(left) == 1 or not right.islower() or not (left[1:].islower() and left.isalpha()):
        return True
    if left + right in words:
        return False
    if f"{left}-{right}" in words or right.partition("-")[0] in _ENDINGS:
        return True
    return left in words and right in words
