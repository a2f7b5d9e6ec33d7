"""Figures that were never filled in, or are damaged: they are dropped, with the reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from marketgraph.reading.prose.quantities import absurd_in, numbers_in
from marketgraph.reading.prose.text import Sentence, Text

_SCALE = r"(?:million|billion|trillion|mn|bn|tn|crore)\b"
_X = r"(?:x{1,4}(?:[.,]x{1,4})*|_{2,}|\.{3,}|…|\[[●•\s]*\]|-{2,}|n/?a)"
_BLANK = re.compile(
    rf"(?<![(\w])(?<!\bin )(?:usd|us\$|eur|gbp|inr|jpy|cny|rmb|[$€£¥₹₩])\s?(?:{_X}\s?(?:{_SCALE})?|{_SCALE}(?!\)))"
    rf"|(?<![\w.]){_X}\s?%|\b(?:cagr|growth rate|share) (?:of|at|approximately|:)\s?%|(?<=\s)% (?:cagr|share|of|in terms)\b|\b(?:a|an) % cagr",
    re.IGNORECASE,
)
_HINTS = (
    "xx", "x%", "$x", "usd x", "__", "...", "…", "[●", "--", "n/a", " % ", "f %", "t %", "$ m", "$ b", "$m", "$b", "usd m", "usd b", "€ m", "€m", "eur m",
    "eur b", "£ m", "₹ c", "inr c",
)  # fmt: skip
_TWICE = re.compile(r"\.\d+\.\d")
_HUGE = re.compile(
    r"\d(?<![\d,].)[\d,]{4,}(?:\.\d{1,9})?\s?-?(?=[bctml])|\d(?<![\d,].)[\d,]{15,}",
    re.IGNORECASE,
)
"""A number that may be beyond all amounts."""


def drop_placeholders(text: Text) -> None:
    """Note the blanks of a text that stand where a figure should, and its damaged and absurd amounts."""
    for match in _blanks(text):
        text.drop("placeholder", match.start(), match.end())
    for sentence in _sentences(text, _TWICE):
        for number in numbers_in(sentence.text):
            if number.value is None:
                start = sentence.start
                text.drop("damaged figure", number.start + start, number.end + start)
    for sentence in _sentences(text, _HUGE):
        for number in absurd_in(sentence.text):
            start = sentence.start
            text.drop("absurd amount", number.start + start, number.end + start)


def _blanks(text: Text) -> Iterator[re.Match[str]]:
    """Yield the blanks of the units that can have one."""
    starts = [unit.start for unit in text.units]
    places = (place for hint in _HINTS for place in _places(text.low, hint))
    for number in sorted({bisect_right(starts, place) - 1 for place in places} - {-1}):
        unit = text.units[number]
        yield from _BLANK.finditer(text.text, unit.start, unit.end)


def _places(low: str, hint: str) -> Iterator[int]:
    """Yield where a hint stands in a text."""
    at = low.find(hint)
    while at >= 0:
        yield at
        at = low.find(hint, at + 1)


def _sentences(text: Text, pattern: re.Pattern[str]) -> Iterator[Sentence]:
    """Yield the sentences of a text that hold a pattern."""
    places = [match.start() for match in pattern.finditer(text.text)]
    starts = [sentence.start for sentence in text.sentences] if places else []
    for order in sorted({bisect_right(starts, place) - 1 for place in places} - {-1}):
        if pattern.search(text.sentences[order].text):
            yield text.sentences[order]
