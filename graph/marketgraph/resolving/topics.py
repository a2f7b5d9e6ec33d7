"""Keys and labels of markets, dimensions and segments."""

from __future__ import annotations

import re
from collections.abc import Iterable

from marketgraph.resolving.names import words_of

_WHOLE = re.compile(r"^(?:the )?(?:(?:global|worldwide|world) )+|(?: markets?)+$", re.IGNORECASE)
_BY = re.compile(r"^by ", re.IGNORECASE)


def singular(word: str) -> str:
    """Return a word without the s of its plural, the same for both forms."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def key_words(written: str) -> list[str]:
    """Return the words that texts are compared by, plurals folded; never empty."""
    return [singular(word) for word in words_of(written)] or [written]


def market_label(written: str) -> str:
    """Return the name of a market without Global in front and Market at the end.

    >>> market_label("Global Teleradiology Market")
    'Teleradiology'
    """
    return _WHOLE.sub("", written).strip() or written


def market_key(written: str) -> str:
    """Return the key of a market."""
    return " ".join(key_words(market_label(written)))


def dimension_label(written: str) -> str:
    """Return the name of a dimension without By in front.

    >>> dimension_label("By Delivery Mode")
    'Delivery Mode'
    """
    return _BY.sub("", written).strip() or written


def dimension_key(written: str) -> str:
    """Return the key of a dimension."""
    return " ".join(key_words(dimension_label(written)))


def segment_words(written: str, dimension: Iterable[str] = ()) -> list[str]:
    """Return the words of a segment without those of its dimension at the end.

    Args:
        written: The segment as written.
        dimension: The key words of its dimension.
    """
    words = words_of(written) or [written]
    trailing, end = set(dimension), len(words)
    while end > 1 and singular(words[end - 1]) in trailing:
        end -= 1
    return words[:end]


def segment_key(written: str, dimension: Iterable[str] = ()) -> str:
    """Return the key of a segment inside its dimension.

    >>> segment_key("cloud-based delivery modes", ["delivery", "mode"])
    'cloud based'
    """
    return " ".join(singular(word) for word in segment_words(written, dimension))
