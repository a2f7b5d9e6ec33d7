"""What a pattern needs is in every match of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.reading.prose.needs import Parted, few, first, matches, needs
from marketgraph.reading.prose.vocabulary import Low

NEEDED = {
    r"(?:has )?(?:bought|buys) N": ("bought", "buys"),
    r"\braised? (?:a|an) (?:seed|bridge) round": ("raise",),
    r"(?:in|on) D ,": (" D ,",),
    r"(?P<verb>merg(?:e|ed)|combin\w+)(?: with)?": ("combin", "merge"),
    r"(?:seed )?(?:round)?": (),
    r"(?:seed ){2,3}round|fund\b": ("fund", "seed "),
    r"(?:growth equity|equity|loan)s": ("equity", "loan"),
    r"(?:seed|[a-z]+) \d": (" ",),
    r"(?!led )by|(?<=led )by": ("by",),
    r"(?i:Seed)": (),
    r"[ab]": (),
    r"(?>seed|fund)s?": ("fund", "seed"),
}
_TEXTS = st.lists(
    st.sampled_from(
        "has bought buys N raise a seed round merge combined with growth equity loans led by D , in 5 fund".split()  # noqa: SIM905
    ),
    max_size=10,
).map(" ".join)


@pytest.mark.parametrize(("pattern", "needed"), NEEDED.items())
def test_strings_that_every_match_holds(pattern: str, needed: tuple[str, ...]) -> None:
    assert needs(re.compile(pattern)).strings == needed


def test_nothing_is_known_where_case_does_not_matter() -> None:
    known = needs(re.compile("seed", re.IGNORECASE))
    assert (known.strings, known.bits) == ((), 0)


PATTERNS = [re.compile(pattern) for pattern in NEEDED]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern)
@given(text=_TEXTS)
def test_the_same_is_found(pattern: re.Pattern[str], text: str) -> None:
    spans = [match.span() for match in pattern.finditer(text)]
    for written in (text, Low(text)):
        assert [match.span() for match in matches(pattern, written)] == spans
        assert [match.span() for match in few(pattern, written)] == spans[:12]
        found = first(pattern, written)
        assert (found.span() if found else None) == (spans[0] if spans else None)


PARTED = (
    r"\braised? (?:a|an) (?:seed|bridge) round|(?P<what>fund|loan)s?|\bled by\b",
    r"has (?:bought|buys)|buys N|bought N|\b(?:in|on) D",
    r"\b(?:seed|round|has)\b|\bround with\b|[a-z]+ \d",
    r"grow(?=th)|growth equity|(?P<one>a) (?:seed|round)|(?P<two>a seed round)",
)


@pytest.mark.parametrize("pattern", PARTED)
@given(text=_TEXTS)
def test_the_same_is_found_alternative_by_alternative(pattern: str, text: str) -> None:
    whole, parted = list(re.finditer(pattern, text)), Parted(pattern)
    assert parted.found_in(text) == parted.found_in(Low(text)) == bool(whole)
    assert [m.span() for m in parted.finditer(Low(text))] == [m.span() for m in whole]
    for one, other in zip(whole, parted.finditer(text), strict=True):
        assert one.span() == other.span()
        assert {k: v for k, v in one.groupdict().items() if v} == {
            k: v for k, v in other.groupdict().items() if v
        }
