"""A pattern that is looked for fast matches what the one that was written matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.reading.prose.patterns import alternatives, seek

WRITTEN = (
    r"\bseed\b|fund",
    r"\b(?:rise|rose|fall)s?\b",
    r"\b(?:a|an) (?:rise|fall)|\bper cent",
    r"(?:\bled\b|lead(?:s|er)?) by",
    r"\bse?ed\b|\bs\b|\b\d+",
    r"[|(\]]\s?fund|\bfund[)]|\\\|",
    r"\b(?:(?P<up>rise|rose)|fall) by",
    r"[^])]fund|[])]\bled\b",
    r"\b(?:seed|fund)?\b led",
    r"\b(?:|seed) led",
)
_TEXTS = st.lists(
    st.sampled_from(
        [
            "seed",
            "fund",
            "funds",
            "rise",
            "rose",
            "falls",
            "led",
            "lead",
            "by",
            "per",
            "cent",
            "a",
            "an",
            "s",
            "12",
            "(",
            ")",
            "]",
            "|",
            "\\",
            "-",
        ]
    ),
    max_size=12,
).flatmap(lambda words: st.sampled_from(["", " ", "_"]).map(lambda gap: gap.join(words)))


@pytest.mark.parametrize("pattern", WRITTEN)
@given(text=_TEXTS, start=st.integers(0, 6))
def test_it_matches_the_same(pattern: str, text: str, start: int) -> None:
    plain, quick = re.compile(pattern), seek(pattern)
    for one, other in zip(plain.finditer(text, start), quick.finditer(text, start), strict=True):
        assert one.span() == other.span()
        assert one.groupdict() == other.groupdict()


@pytest.mark.parametrize(
    "pattern", [*WRITTEN, r"\b[Ss]eed|[Ff]und", r"kiss|\bskin (?P<who>\w)|\bi[st]\b"]
)
@given(
    text=_TEXTS
    | st.text("kisnt KISNT\u0130\u0131\u017f\u212a", max_size=12)
    | _TEXTS.map(str.upper)
)
def test_it_matches_the_same_in_whatever_case(pattern: str, text: str) -> None:
    plain, quick = re.compile(pattern, re.IGNORECASE), seek(pattern, re.IGNORECASE)
    for one, other in zip(plain.finditer(text), quick.finditer(text), strict=True):
        assert one.span() == other.span()
        assert one.groupdict() == other.groupdict()


def test_flags_are_kept() -> None:
    assert seek(r"\bseed\b|fund", re.IGNORECASE).findall("SEED Fund seeded") == ["SEED", "Fund"]


def test_letters_come_first() -> None:
    assert seek(r"\b(?:rise|fall)s?\b").pattern == r"r(?<=\br)ises?\b|f(?<=\bf)alls?\b"


def test_alternatives_stand_outside_brackets() -> None:
    assert alternatives(r"a|(?:b|c)|[|]|\||d") == ["a", "(?:b|c)", "[|]", r"\|", "d"]
