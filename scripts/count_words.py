"""Counts the words and given names by which the reader doubts that a name is a company's.

Usage: ``python scripts/count_words.py ARCHIVE``, with a checkout of the Press Release Archive
(https://github.com/Newsworthyai/press-release-archive, CC0; the lists were made of its commit 9b2f3f325). Only words are
kept, none of its sentences.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "graph/marketgraph/reading/prose/developments"
RELEASES, NAMED = 50, 3
SMALL = 0.6
WORD = re.compile(r"(?<=[a-z,;] )([A-Za-z][a-z]+)(?=[ ,.;:])")
_POST = (
    r"(?:CEO|CFO|COO|CTO|Chief|President|Founder|founder|co-founder|Co-Founder|Director|director|Chairman|Vice|Managing|Manager|"
    r"president|chief|attorney|Attorney|Professor|author|owner|Owner|Executive|Head)"
)
_SURNAME = r"(?:[A-Z]\. )?[A-Z][a-z’'-]+"
PERSONS = (
    re.compile(
        rf"(?<![A-Z][a-z] )(?<=[a-z,”\"’.] )([A-Z][a-z]{{2,}}) {_SURNAME}[a-zA-Z]*, (?:the |our |an? )?(?:[\w&’'-]+ ){{0,3}}?{_POST}\b|"
        r"\b(?:CEO|President|Founder|Director|Chairman|Officer|founder|president|director|Dr\.|Mr\.|Ms\.|Mrs\.) ([A-Z][a-z]{2,}) "
        r"(?:[A-Z]\. )?[A-Z][a-z]+ (?:said|says|added|joined|will|has|was|and|is)\b"
    ),
    re.compile(
        r"(?:said|says|explained|commented|added|stated|noted|remarked) (?:Dr\. |Mr\. |Ms\. )?([A-Z][a-z]{2,}) (?:[A-Z]\. )?[A-Z][a-zA-Z’'-]+(?:,|\.)|"
        r"\b(?:Mr\.|Ms\.|Mrs\.|Dr\.) ([A-Z][a-z]{2,}) (?:[A-Z]\. )?[A-Z][a-z]+|"
        r"(?<=, )([A-Z][a-z]{2,}) (?:[A-Z]\. )?[A-Z][a-z]+, (?:CEO|CFO|COO|CTO|Co-Founder|Founder|President|Chief) "
    ),
)
"""A given name before a surname and a post, after a title, or beside a verb of saying."""
OTHERS = frozenset(
    {
        "ali",
        "ann",
        "april",
        "austin",
        "baron",
        "chase",
        "chelsea",
        "clark",
        "dallas",
        "dean",
        "dev",
        "harris",
        "israel",
        "jack",
        "kent",
        "mac",
        "new",
        "north",
        "ordan",
        "parker",
        "perry",
        "prince",
        "ray",
        "spencer",
        "sydney",
        "van",
        "vice",
        "virginia",
        "ward",
    }
)
"""Found likewise, taken out by hand: places, surnames, titles and parts of names of companies."""


def main() -> None:
    """Write both lists."""
    texts = [
        file.read_text("utf-8", errors="replace")
        for file in sorted(Path(sys.argv[1]).rglob("*.md"))
    ]
    words = set(common(texts[::2]))
    write("common_words.txt", words)
    write("given_names.txt", set(given(texts)) - words - OTHERS)


def common(texts: list[str]) -> Iterator[str]:
    """Yield the words of four letters and more that are written small in many texts, and more often than not."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    releases: Counter[str] = Counter()
    for text in texts:
        found = Counter(WORD.findall(text))
        small.update({word: number for word, number in found.items() if word[0].islower()})
        large.update(word.lower() for word in found.elements() if word[0].isupper())
        releases.update(word for word in found if word[0].islower())
    for word, number in releases.items():
        if number >= RELEASES and len(word) > 3 and small[word] >= SMALL * large[word]:
            yield word


def given(texts: list[str]) -> Iterator[str]:
    """Yield what stands before surnames in several texts."""
    releases: Counter[str] = Counter()
    for text in texts:
        matches = (match for pattern in PERSONS for match in pattern.finditer(text))
        releases.update({next(filter(None, match.groups())) for match in matches})
    yield from (name.lower() for name, number in releases.items() if number >= NAMED)


def write(name: str, words: set[str]) -> None:
    """Write a list, a word a line."""
    (TARGET / name).write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
