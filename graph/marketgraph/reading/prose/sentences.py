"""Where sentences end: a linear scan that knows abbreviations; a very long one is parted, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.reading.prose.runins import run_ins
from marketgraph.reading.prose.tokens import WITH_DOT
from marketgraph.reading.prose.words import holds, words

LONGEST = 1500
"""Longer sentences are parted at a clause, else at a blank: no grammar ever sees more characters at once."""
_END = re.compile(
    r"[.!?\n](?:(?<=\n)\n*|(?<!\n)[\"”’')\]]{0,3}(?:\[\d{1,3}\]){0,3}\s+(?=[\"“‘(\[]{0,2}[A-Z0-9À-Þ•–-])|(?:(?<=[a-z)%]\.)|(?<=19\d\d\.)|(?<=20\d\d\.))(?=[A-Z][a-z]+[\s-]))"
)
_STOPS = (".", "!", "?", "\n")
"""What a sentence that another follows ends in."""
_BEFORE = re.compile(r"([\w./&’'-]{1,40})[.!?][\"”’')\]]{0,3}(?:\[\d{1,3}\]){0,3}\s*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){0,3}[^\W\d_]")
_STARTERS = words(
    "the this these that those in on at by for from as with it its he she they we our an if while although "
    "however moreover furthermore additionally according after before during since when under through "
    "headquartered founded based also today there here you his her their both all many most some such each more "
    "terms financial later then thus when where what who why how but and or not no one two"
)
"""Words that open a sentence: before one of them the dot of an abbreviation ends the sentence as well."""
_GLUED = _STARTERS | words(
    "global globally growing rising increasing whereas key north asia europe"
)
"""Before one of them a dot ends a sentence without a blank behind it: "… by 2030.The market …"."""
_FIRST = re.compile(r"[\"“‘(\[]{0,2}([A-Za-z]+)")
_NEVER = words(
    "mr mrs ms dr st chr wm geo no vs e.g i.e approx gov rep sen jan feb mar apr jun jul aug sep sept oct nov dec"
)
_FORMS = words("inc ltd co corp llc plc pvt pty n.v s.a s.p.a b.v a.g l.p l.l.c")
_NEXT = re.compile(
    r"[\"“‘(\[]{0,2}[A-Z][\w&’'-]* (?:is|was|has|had|were|are|will|said|says|held|holds|led|leads|announced|acquired|launched|dominated|accounted|ranked|came|bought|sold|agreed|raised|plans|opened|signed|owns|merged|became|operates)\s"
)
"""What opens a new sentence after a legal form: "… by Acme, Inc. Beta was first"."""
_CUT = re.compile(r"[;:,]\s+|\s+[–—-]\s+")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of a text, trimmed; none is longer than ``LONGEST``."""
    start = 0
    run_in = run_ins(text)
    for match in _END.finditer(text) if holds(text, _STOPS) else ():
        if match.group()[0] == "\n" or _ends(text, start, match):
            while run_in and run_in[0] < match.end():
                yield from _trimmed(text, start, run_in[0])
                start = run_in.pop(0)
            yield from _trimmed(text, start, match.end())
            start = match.end()
    for at in run_in:
        yield from _trimmed(text, start, at)
        start = at
    yield from _trimmed(text, start, len(text))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether a full stop before a capital ends a sentence."""
    if match.group()[0] != ".":
        return True
    if match.group() == ".":
        glued = _FIRST.match(text, match.end())
        return glued is not None and glued.group(1).lower() in _GLUED
    blank = text.rfind(" ", start, match.start()) + 1
    before = _BEFORE.search(text[max(start, match.start() - 42, blank) : match.end()])
    if not before:
        return True
    word = before.group(1).lower().lstrip("(“\"'")
    if word in _NEVER:
        return False
    if word not in WITH_DOT and not _INITIALS.fullmatch(word):
        return True
    if word in _FORMS and _NEXT.match(text, match.end()):
        return True
    first = _FIRST.match(text, match.end())
    return bool(first and first.group(1).lower() in _STARTERS)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a stretch without outer blanks."""
    piece = text[start:end].rstrip()
    end = start + len(piece)
    start = end - len(piece.lstrip())
    while end - start > LONGEST:
        cut = _cut(text, start)
        yield start, start + len(text[start:cut].rstrip())
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """Return where a stretch that is too long is parted: after its last clause, else its last blank."""
    window = text[start : start + LONGEST]
    cuts = [match.end() for match in _CUT.finditer(window)]
    if cuts and cuts[-1] > LONGEST // 4:
        return start + cuts[-1]
    blank = window.rfind(" ")
    return start + (blank if blank > 0 else LONGEST)
