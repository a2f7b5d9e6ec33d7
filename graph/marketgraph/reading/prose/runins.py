"""Headings that run into the sentence behind them without a blank: "The Growth Of The MarketAccording to …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from marketgraph.reading.prose.patterns import seek

_OPENS = seek(
    r"According to |As of (?=(?:19|20)\d\d)|The global |In (?=(?:19|20)\d\d,)"
    r"|(?:This|The|These|With|After|When|While|During|Since|According|Last|Earlier|Recently|Imagine) (?=[a-z])"
    r"|(?:In|On|By) (?=(?:early|late|mid|January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|the|addition|a recent)\b)"
    r"|(?:Founded|Headquartered|Established|Based) (?=[iI]n\b)"
)
"""What opens a sentence."""
_STUCK = re.compile(r"[A-Z](?:(?<=[^\W\d_A-Z].)|(?<=\w{4}.))")
"""A capital that is stuck to a small letter, or to four of a word: looked for first, since most texts have none."""
_CAMEL = re.compile(
    r"(?<![\w.@/-])(?P<head>[A-Z]?[a-z]{2,})(?P<tail>[A-Z][a-z]+[A-Za-z]*)(?![\w@])"
)
"""Two words without a blank, or a name that is written so."""
_DOUBLED = re.compile(r"(?<!\w)(?P<name>[A-Z]\w{3,40})(?=(?P=name)(?!\w))")
"""A name that is the heading and opens the sentence."""
_ALONE = frozenset({"Conclusion", "Overview", "Introduction", "Summary", "Background", "Takeaways"})
"""Headings of one word."""
_SMALL = frozenset(
    {"The", "To", "With", "For", "Of", "And", "In", "On", "A", "An", "Is", "By", "From", "Through"}
)
"""Small words that a heading writes with a capital."""
_LINKS = frozenset({"with", "from", "into", "that", "your", "over"})
"""Longer words that headings write small."""
_WORDS = re.compile(r"[A-Za-z][\w’'-]*")
_WORD = re.compile(r"\w+")
_LEAST = 3
"""A heading has at least so many words."""
_BACK = 160
"""Characters of the longest heading that is looked for."""


def run_ins(text: str) -> list[int]:
    """Return where sentences start to which a heading is stuck, in order."""
    if not _STUCK.search(text):
        return []
    found = {m.start() for m in _OPENS.finditer(text) if text[m.start() - 1 : m.start()].islower()}
    found.update(match.end() for match in _DOUBLED.finditer(text))
    found.update(_names(text))
    return sorted(found)


def _names(text: str) -> Iterator[int]:
    """Yield where a name starts to which a heading is stuck: "LampsHalden" where "Halden" stands elsewhere."""
    matches = list(_CAMEL.finditer(text))
    written = Counter(_WORD.findall(text)) if matches else {}
    for match in matches:
        if written[match.group()] > 1:
            continue
        if match["head"] in _ALONE and not _words_before(text, match.start()):
            yield match.start("tail")
            continue
        words = _words_before(text, match.start())
        capitals = all(word[0].isupper() or word in _LINKS for word in words if len(word) > 3)
        known = match["head"].islower() or (capitals and len(words) > 1)
        again = known and match["tail"] in written
        small = any(word in _SMALL for word in words[1:])
        if again or (capitals and small and len(words) >= _LEAST):
            yield match.start("tail")


def _words_before(text: str, end: int) -> list[str]:
    """Return the words that lead to a place of a text within its sentence."""
    before = text[max(0, end - _BACK) : end]
    return _WORDS.findall(before[max(before.rfind(mark) for mark in ".!?\n") + 1 :])
