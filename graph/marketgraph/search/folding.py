"""Folds names and questions to the form in which they are compared."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "\u0131": "i",
        "ħ": "h",
    }
)
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_APART = re.compile(r"[\W_]+")
LONGEST = 300
"""Characters of a name or question that are looked at."""


def fold(text: str) -> str:
    """Return lower-case words without accents and punctuation, parted by one space.

    >>> fold("Koninklijke Philips N.V.")
    'koninklijke philips nv'
    >>> fold("Société  Générale")
    'societe generale'
    """
    text = unicodedata.normalize("NFKD", text[:LONGEST].casefold()).translate(_LETTERS)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _DOTTED.sub("", text).replace("'", "").replace("\u2019", "")
    return _APART.sub(" ", text).strip()


def trigrams(key: str) -> set[str]:
    """Return the groups of three letters in a folded name.

    >>> sorted(trigrams("onrad"))
    ['nra', 'onr', 'rad']
    """
    return {key[start : start + 3] for start in range(len(key) - 2)}


def quoted(words: list[str], *, prefix: bool = False) -> str:
    """Return words as an FTS5 query for all of them, each as a string so that none is an operator."""
    marked = ['"' + word.replace('"', '""') + '"' for word in words]
    if prefix and marked:
        marked[-1] += "*"
    return " ".join(marked)
