"""Two names are the same, for review, or different: a golden table and what always holds."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from marketgraph.resolving import compare, parse_name
from marketgraph.resolving.compare import acronyms, numbers, one_edit_apart

with (Path(__file__).parent / "pairs.csv").open(encoding="utf-8") as lines:
    PAIRS = [tuple(row.values()) for row in csv.DictReader(lines)]

NAMES = st.one_of(
    st.text(min_size=1, max_size=40).filter(str.strip),
    st.lists(
        st.sampled_from(
            [
                "Kestrel",
                "kestrel",
                "Vale",
                "&",
                "and",
                "Inc.",
                "GmbH",
                "S.A.",
                "(ABC)",
                "II",
                "IV",
                "4",
                "Health",
                "Group",
                "The",
            ]
        ),
        min_size=1,
        max_size=5,
    ).map(" ".join),
)


def test_there_are_enough_pairs() -> None:
    assert len(PAIRS) >= 120
    assert {verdict for verdict, _, _ in PAIRS} == {"same", "review", "different"}


@pytest.mark.parametrize(("verdict", "left", "right"), PAIRS)
def test_pairs_get_the_verdict_a_person_gives(verdict: str, left: str, right: str) -> None:
    found = compare(parse_name(left), parse_name(right))
    assert found.verdict == verdict, found
    assert found.reason


@given(NAMES, NAMES)
def test_the_verdict_does_not_depend_on_the_order(left: str, right: str) -> None:
    one, other = parse_name(left), parse_name(right)
    assert compare(one, other) == compare(other, one)


@given(NAMES)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    assert compare(parse_name(name), parse_name(name)).verdict == "same"


@given(NAMES, NAMES)
def test_scores_follow_the_verdicts(left: str, right: str) -> None:
    found = compare(parse_name(left), parse_name(right))
    low, high = {"same": (0.9, 1), "review": (0.5, 0.9), "different": (0, 0.2)}[found.verdict]
    assert low <= found.score <= high


def test_numbers_are_read_as_digits_and_as_roman_numerals() -> None:
    assert numbers(parse_name("Kestrel Fund IV")) == ("4",)
    assert numbers(parse_name("3 Rivers 12")) == ("3", "12")
    assert numbers(parse_name("Mix Civil X Media")) == ()


def test_short_forms_leave_small_words_out_or_in() -> None:
    assert acronyms(parse_name("Bank of Sheffield")) == {"bos", "bs"}
    assert acronyms(parse_name("Kestrel")) == set()


def test_hostile_names_are_compared_alike_in_both_orders() -> None:
    names = [parse_name("a b " * 2500 + tail) for tail in ("Inc. " * 100, "(x", "x" * 5000)]
    for left in names:
        for right in names:
            assert compare(left, right).verdict == compare(right, left).verdict


WORDS = st.text("abé", max_size=6)


@given(WORDS, WORDS)
def test_one_edit_apart_is_a_distance_of_one(left: str, right: str) -> None:
    assert one_edit_apart(left, right) == (OSA.distance(left, right) <= 1)
