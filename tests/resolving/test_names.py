"""A name is taken apart: key, core, legal form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.resolving import key_of, parse_name
from marketgraph.resolving.names import words_of


@pytest.mark.parametrize(
    ("written", "core", "legal"),
    [
        ("Ostrava Imaging, Inc.", "ostravaimaging", ("inc",)),
        ("Kestrel & Co., Inc.", "kestrel", ("co", "inc")),
        ("Kestrel GmbH & Co. KG", "kestrel", ("gmbh co kg",)),
        ("PT Kestrel Tbk", "kestrel", ("tbk",)),
        ("The Kestrel Company", "kestrel", ("co",)),
        ("4 Ways", "4ways", ()),
        ("Limited", "limited", ()),
        ("SE", "se", ()),
        ("The The", "the", ()),
        ("AT&T", "atandt", ()),
        ("!!!", "!!!", ()),
    ],
)
def test_legal_forms_go_and_at_least_one_word_stays(
    written: str, core: str, legal: tuple[str, ...]
) -> None:
    name = parse_name(written)
    assert (name.core, name.legal) == (core, legal)


def test_a_legal_form_tells_its_countries() -> None:
    assert parse_name("Kestrel KGaA").countries == {"DE"}
    assert not parse_name("Kestrel Limited").countries
    assert not parse_name("Kestrel").countries


@given(st.text(min_size=1, max_size=60))
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    once = " ".join(words_of(text))
    assert key_of(once or text) == key_of(text) or not once


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_a_key_is_never_empty(text: str) -> None:
    name = parse_name(text)
    assert name.full and name.core and name.words


@given(
    st.text(alphabet=st.characters(categories=("Lu", "Ll", "Nd", "Zs")), min_size=1, max_size=30)
)
def test_case_does_not_count(text: str) -> None:
    if text.upper().lower() == text.lower():
        assert key_of(text.upper()) == key_of(text.lower())


@pytest.mark.parametrize(
    "text",
    ["a." * 5000, "Inc. " * 2000, "é" * 10_000, "\u0301" * 10_000, "& " * 5000, "(" * 10_000],
)
def test_ten_thousand_characters_are_one_name(text: str) -> None:
    assert parse_name(text)[1:] == parse_name(f" {text} ")[1:]
