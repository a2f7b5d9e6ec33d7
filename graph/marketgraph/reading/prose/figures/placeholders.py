"""Figures that were never filled in, or are damaged: they are dropped, with the reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from marketgraph.reading.prose.numerals import DIGIT
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.quantities import absurd_in, numbers_in
from marketgraph.reading.prose.text import Sentence, Text

_SCALE = r"(?:million|billion|trillion|mn|bn|tn|crore)\b"
_X = r"(?:x{1,4}(?:[.,]x{1,4})*|_{2,}|\.{3,}|…|\[[●•\s]*\]|-{2,}|n/?a)"
_BLANK = seek(
    rf"(?<![(\w])(?<!\bin )(?:usd|us\$|eur|gbp|inr|jpy|cny|rmb|[$€£¥₹₩])\s?(?:{_X}\s?(?:{_SCALE})?|{_SCALE}(?!\)))"
    rf"|(?<![\w.]){_X}\s?%|\b(?:cagr|growth rate|share) (?:of|at|approximately|:)\s?%|(?<=\s)% (?:cagr|share|of|in terms)\b|\b(?:a|an) % cagr",
    re.IGNORECASE,
)
_HINTS = {
    "$": ("$x", "$ m", "$ b", "$m", "$b"), "€": ("€ m", "€m"), "£": ("£ m",), "₹": ("₹ c",), "usd ": ("usd x", "usd m", "usd b"),
    "eur ": ("eur m", "eur b"), "inr ": ("inr c",), " %": (" % ",), "%": ("x%", "f %", "t %"), "xx": ("xx",), "_": ("__",),
    "..": ("...",), "…": ("…",), "●": ("[●",), "--": ("--",), "n/a": ("n/a",),
}  # fmt: skip
"""What a blank has, by what a text must have for it: of one sign that is found out at once."""
_TWICE = re.compile(r"\.\d+\.\d")
_HUGE = re.compile(
    rf"{DIGIT}(?<![\d,].)(?:[\d,]{{4,}}(?:\.\d{{1,9}})?\s?-?(?=[bctmlBCTML])|[\d,]{{15,}})"
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
    low = text.low
    hints = chain.from_iterable(hints for sign, hints in _HINTS.items() if sign in low)
    places = (place for hint in hints for place in _places(low, hint))
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
