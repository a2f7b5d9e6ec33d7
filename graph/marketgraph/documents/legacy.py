"""Windows-1252 or MacRoman: the one in which the letters beyond ASCII look like words.

The same byte is a small letter in one and a capital or a symbol in the other: 0x8E is "é" in MacRoman and
"Ž" in Windows-1252. Each reading is scored by what stands around such letters: small letters within
words and quotation marks between words are what texts are made of; capitals or symbols inside words are not.
"""

from __future__ import annotations

COMMON = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüßœÀÁÂÄÅÇÉÈÍÑÓÖØÜŠšŽž")
MARKS = frozenset("‘’“”–—…•°®™©£€§«»´·×½¼²³¿¡\u00a0")


def guess_legacy(sample: bytes) -> str:
    """Return ``cp1252`` or ``mac_roman``, whichever makes more sense of the sample.

    Args:
        sample: Lines with bytes beyond ASCII; need not be whole.
    """
    scores = {name: _score(sample.decode(name, "replace")) for name in ("cp1252", "mac_roman")}
    return max(scores, key=scores.__getitem__)


def _score(text: str) -> int:
    """Return how much a text looks like words, over its characters beyond ASCII."""
    around = zip(" " + text, text, text[1:] + " ", strict=False)
    return sum(_fits(before, char, after) for before, char, after in around if not char.isascii())


def _fits(before: str, char: str, after: str) -> int:
    """Return how well a character stands between its neighbours, from -3 to 3."""
    if char == "\ufffd" or "\x80" <= char <= "\x9f":
        return -3
    if char.isalpha():
        return _letter_fits(before, char, after)
    inside = before.isalpha() and after.isalpha()
    if inside:
        return 1 if char in "’–·" else -2
    return 1 if char in MARKS else -1


def _letter_fits(before: str, char: str, after: str) -> int:
    """Return how well a letter stands: small ones anywhere in words, capitals where words begin."""
    known = 2 if char in COMMON else 0
    alone = not (before.isalpha() or after.isalpha())
    if alone or (char.islower() and after.isupper()) or (char.isupper() and before.islower()):
        return -2
    return known + 1 if char.islower() else known
