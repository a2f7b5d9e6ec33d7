"""Text from strangers cannot move a cursor, turn a line around or start a formula."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from marketgraph.cli.clean import clean, guarded, harmless


@given(st.text())
def test_no_control_or_direction_character_survives(text: str) -> None:
    left = clean(text)
    assert not [c for c in left if unicodedata.category(c) == "Cc"]
    assert not [c for c in left if unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "RLI"}]


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_an_escape_sequence_goes_whole() -> None:
    assert harmless("a\x1b[1;31mb\x1b]0;title\x07c\x1b]8;;http://x\x1b\\d\x9b2Je") == "abcde"


def test_an_unfinished_escape_sequence_takes_no_more_than_itself() -> None:
    assert harmless("a\x1b[") == "a["


def test_line_breaks_stay_in_text_and_become_spaces_in_a_line() -> None:
    assert harmless("a\r\nb") == "a\r\nb"
    assert clean("a\r\n\tb\u2028c") == "a b c"


@given(st.sampled_from("=+-@"), st.text())
def test_a_formula_gets_an_apostrophe(sign: str, rest: str) -> None:
    assert guarded(sign + rest) == "'" + sign + rest


@given(st.text().filter(lambda text: text[:1] not in ("=", "+", "-", "@", "\t", "\r")))
def test_no_formula_is_left_alone(text: str) -> None:
    assert guarded(text) == text
