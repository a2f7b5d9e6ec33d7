"""Names that stand right beside a place of a sentence."""

from __future__ import annotations

import re

from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.text import Sentence

_LEAD = re.compile(r"\s*(?:[Tt]he )?[“\"‘']?")
_MARKS = ' \t\n\u00a0™®”"'
_LONGEST_BRACKET = 82
_WORD = 45
_CAPITAL = re.compile(
    r"(?<![\w&.’'-])(?:[A-Z0-9À-Þ][\w&.’'-]{0,40}|[a-z]+[A-Z]\w*|gmbh|[a-z]+\.[a-z]+|[A-Z]\S{1,20}\))$"
)


def without_brackets(written: str) -> str:
    """Return a stretch without the brackets, quotation and trade marks that it ends in."""
    bare = written.rstrip(_MARKS)
    while bare.endswith(")"):
        opened = bare.rfind("(", max(0, len(bare) - _LONGEST_BRACKET))
        if opened < 0 or ")" in bare[opened:-1]:
            break
        bare = bare[:opened].rstrip(_MARKS)
    return bare


def name_before(sentence: Sentence, place: int) -> Name | None:
    """Return the name that ends before a place of a sentence; brackets and trade marks may stand between.

    The tokens of the sentence are only made if a capital stands there.

    Args:
        sentence: The sentence.
        place: Offset in it.
    """
    before = without_brackets(sentence.text[:place])
    if not ends_in_name(before):
        return None
    return next((n for n in sentence.names if n.end - sentence.start == len(before)), None)


def ends_in_name(written: str) -> bool:
    """Return whether the last word of a stretch can be a name's: it has a capital, a digit or is a domain."""
    return _CAPITAL.search(written[-_WORD:]) is not None


def name_after(sentence: Sentence, place: int) -> Name | None:
    """Return the name that starts at a place of a sentence, a blank, quotation mark or "the" before it."""
    match = _LEAD.match(sentence.text, place)
    start = sentence.start + (match.end() if match else place)
    return next((name for name in sentence.names if name.start == start), None)


def unheaded(name: str) -> str:
    """Return a name without the heading that a release runs into it: "ABOUT ACME Acme Inc." is "Acme Inc."."""
    half = len(name) // 2
    if half > 2 and name[:half] == name[half:]:
        return name[half:]
    parts = name.replace("®", " ").replace("™", " ").split()
    if len(parts) > 1 and parts[0].lower() == "about":
        parts = parts[1:]
    for size in range(1, len(parts) // 2 + 1):
        if [p.lower() for p in parts[:size]] == [p.lower() for p in parts[size : 2 * size]]:
            return " ".join(parts[size:])
    return " ".join(parts)
