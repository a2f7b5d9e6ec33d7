"""Words that stand beside this module in lists: common ones, and given names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def common_words() -> frozenset[str]:
    """Return words that texts write small more often than not.

    They are the words of four letters and more that stand in small letters in at least 50 of 12,339 press releases, and
    no less than six tenths as often so as with a capital inside a sentence (``scripts/count_words.py`` names the archive).
    """
    return _listed("common_words.txt")


@cache
def given_names() -> frozenset[str]:
    """Return given names: of speakers and officers in three or more releases of that archive, but for some taken out by hand."""
    return _listed("given_names.txt")


def _listed(file: str) -> frozenset[str]:
    """Return the words of a list that stands beside this module."""
    path = files("marketgraph.reading.prose.developments") / file
    return frozenset(path.read_text("utf-8").split())
