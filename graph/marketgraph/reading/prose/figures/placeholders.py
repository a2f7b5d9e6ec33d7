"""Figures that were never filled in, or are damaged: they are dropped, with the reason."""

from __future__ import annotations

import re

from marketgraph.reading.prose.quantities import numbers_in
from marketgraph.reading.prose.text import Text

_SCALE = r"(?:million|billion|trillion|mn|bn|tn|crore)\b"
_X = r"(?:x{1,4}(?:[.,]x{1,4})*|_{2,}|\.{3,}|…|\[[●•\s]*\]|-{2,}|n/?a)"
_BLANK = re.compile(
    rf"(?<![(\w])(?:usd|us\$|eur|gbp|inr|jpy|cny|rmb|[$€£¥₹₩])\s?(?:{_X}\s?(?:{_SCALE})?|{_SCALE}(?!\)))"
    rf"|(?<![\w.]){_X}\s?%|\b(?:cagr|growth rate|share) (?:of|at|approximately|:)\s?%|(?<=\s)% (?:cagr|share|of|in terms)\b|\b(?:a|an) % cagr",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[$€£¥₹₩%]|\b(?:usd|eur|gbp|inr|jpy|cny|rmb)\b", re.IGNORECASE)
_TWICE = re.compile(r"\d+\.\d+\.\d")


def drop_placeholders(text: Text) -> None:
    """Note the blanks of a text that stand where a figure should, and its damaged amounts."""
    if not _SIGNS.search(text.text):
        return
    for match in _BLANK.finditer(text.text):
        text.drop("placeholder", match.start(), match.end())
    if not _TWICE.search(text.text):
        return
    for sentence in text.sentences:
        if _TWICE.search(sentence.text):
            for number in numbers_in(sentence.text):
                if number.value is None:
                    text.drop(
                        "damaged figure", number.start + sentence.start, number.end + sentence.start
                    )
