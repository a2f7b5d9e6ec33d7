"""Crafted lines: no order of words and no value breaks the reading of figures."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .figuring import REPORT, found_in

WORDS = [
    "market",
    "share",
    "growth",
    "CAGR",
    "of",
    "5%",
    "$5",
    "billion",
    "USD",
    "held",
    "largest",
    "in",
    "Europe",
    "North",
    "America",
    "2024",
    "by",
    "2030",
    "(",
    ")",
    ":",
    ",",
    "and",
    "the",
    "fastest",
    "growing",
    "segment",
    "-",
    "44.8%",
    "led",
]
CRAFTED = [
    "share of the the the the share 5% ",
    "CAGR () () () of 5% ",
    "A-B-C-D E & F leads the market 7% ",
    "the market grew from $5 to $6 million, and ",
    "- - - segment segment market market share 5% ",
    "largest the largest is was is was Europe ",
]


@pytest.mark.parametrize("piece", CRAFTED)
def test_a_long_crafted_line_is_read_to_its_end(piece: str) -> None:
    text, items = found_in(REPORT + piece * 480)
    assert all(0 <= item.start < item.end <= len(text.text) for item in items)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_order_of_words_is_read(pieces: list[str]) -> None:
    text, items = found_in(REPORT + " ".join(pieces))
    assert all(0 <= item.start < item.end <= len(text.text) for item in items)
