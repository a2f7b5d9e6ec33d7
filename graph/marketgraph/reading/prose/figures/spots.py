"""Figures in their sentence: what stands before and behind each, up to its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from marketgraph.reading.prose.needs import first
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.quantities import Money, Percent
from marketgraph.reading.prose.text import Sentence

_AFTER_YEAR = re.compile(
    r"^(?:[^.;]{0,60}?\b(?:in|by|during|for|as of|at the end of|through|until|till|of|year|fy|from)\s+(?:the\s+)?(?:(?:end|year|close|fiscal|financial)\s+(?:of\s+|year\s+)?)?(?:the\s+year\s+|fy\s?(?=\d{4})|fy|cy\s?|mid-|early |late )?|\s?[(|,–-]{1,2}\s?(?:in |by )?)(?:(?P<year>(?:19|20)\d\d)(?:\s?\(?[efp]\)?)?|(?<=fy)\s?(?P<short>\d\d))(?![\d%])",
    re.IGNORECASE,
)
_BEFORE_YEAR = seek(
    r"(?:\b(?:in|by|during|for|as of|of|until|through|fy|year|from|end)\s?(?:the\s+)?(?:(?:end|year|fiscal|financial)\s+(?:of\s+|year\s+)?)?(?:fy\s?|cy\s?)?|\(|^\W*|[|•]\s*|\b(?:size|forecast|value|revenue|estimated?|projected|market),?\s)(?P<year>(?:19|20)\d\d)(?:\s?\(?[efp]\)?)?(?![\d%])(?:[^.;]|(?<=\bU)\.|(?<=\.[SK])\.){0,90}?$",
    re.IGNORECASE,
)
_OPENING_YEAR = re.compile(
    r"\W*(?:In|During|As of)\s(?:the\syear\s)?(?P<year>(?:19|20)\d\d)(?:,\s|\s(?=the\s))(?![^;]*\b(?:19|20)\d\d\b)(?![^;]*\.\s)"
)
"""The year that a sentence opens with, if it names no other before the figure."""
_SPAN = re.compile(
    r"(?:19|20)\d\d\s?(?:-|–|—|to|and|through|until)\s?(?:FY\s?)?(?:19|20)?\d\d\b", re.IGNORECASE
)

_ANOTHER = seek(
    r"\b(?:up|down|compared|versus|against)\b|;|\band\s(?:it|they)(?:[’']s)?\s(?:is|are|will|expected|projected|forecast|set)\b|\bfrom\s(?=[^\d]*$)|\bfrom\s(?:the\s)?(?=\d{4}(?:[’']s)?\s(?:value|valuation|figure|level|base|size)\b)"
)
_BREAK = re.compile(r"[,;]|\b(?:and|while|whereas|but)\b")
Figure = TypeVar("Figure", Money, Percent)


@dataclass(frozen=True, slots=True)
class Spot(Generic[Figure]):
    """A figure in its sentence.

    Attributes:
        sentence: Where it stands.
        figure: The figure.
        before: Where the figure before it ends, or the sentence starts.
        after: Where the figure behind it starts, or the sentence ends.
        number: Its place among the figures of its kind, from 0.
    """

    sentence: Sentence
    figure: Figure
    before: int
    after: int
    number: int

    @property
    def head(self) -> str:
        """The sentence before it, in small letters."""
        return self.sentence.low[: self.figure.start - self.sentence.start]

    @property
    def tail(self) -> str:
        """The sentence behind it, in small letters."""
        return self.sentence.low[self.figure.end - self.sentence.start :]

    @property
    def gap(self) -> str:
        """What parts it from the figure before it, as written; empty if it is the first."""
        if not self.number:
            return ""
        start = self.sentence.start
        return self.sentence.text[self.before - start : self.figure.start - start]

    @property
    def following(self) -> str:
        """What stands between it and the figure behind it, as written."""
        start = self.sentence.start
        return self.sentence.text[self.figure.end - start : self.after - start]


def spots_of(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Spot[Figure]]:
    """Yield the figures of a sentence with what is around them."""
    for number, figure in enumerate(figures):
        before = figures[number - 1].end if number else sentence.start
        after = figures[number + 1].start if number + 1 < len(figures) else sentence.end
        yield Spot(sentence, figure, before, after, number)


def year_of(spot: Spot[Money] | Spot[Percent]) -> int | None:
    """Return the year that goes with a figure: the first behind it, else the last before it; spans of years are none."""
    start = spot.sentence.start
    behind = _SPAN.sub(lambda m: " " * len(m.group()), spot.following)
    cut = first(_ANOTHER, behind)
    if match := _AFTER_YEAR.match(behind[: cut.start()] if cut else behind):
        return int(match["year"] or f"20{match['short'].strip()}")
    head = spot.sentence.text[spot.before - start : spot.figure.start - start]
    if (
        spot.number
        and (taken := _AFTER_YEAR.match(head))
        and not _BREAK.search(head, 0, taken.end())
    ):
        head = head[taken.end() :]
    found = _BEFORE_YEAR.search(_SPAN.sub(lambda m: "~" * len(m.group()), head))
    if found is None and not spot.number:
        found = _OPENING_YEAR.match(head)
    return int(found["year"]) if found else None


def stretch(spot: Spot[Money] | Spot[Percent], year: int | None) -> tuple[int, int]:
    """Return the shortest stretch that holds a figure and its year."""
    start, end = spot.figure.start, spot.figure.end
    for found in spot.sentence.years:
        if year == found.value and found.start >= end and found.end <= spot.after:
            return start, found.end
    for found in reversed(spot.sentence.years):
        if year == found.value and spot.before <= found.start < start:
            return found.start, end
    return start, end
