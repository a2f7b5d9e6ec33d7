"""Sentences end where people end them; nothing is lost and none is too long."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.reading.prose.sentences import LONGEST, spans

CASES = [
    ["Acme Inc.", "The firm grew."],
    ["Acme Inc. Holdings grew.", "It sold."],
    ["It moved to the U.S.", "In May it closed."],
    ["The U.S. Navy bought it.", "Done."],
    ["Royal Foo N.V.", "The rest stays."],
    ["J. R. Smith said so.", "Then he left."],
    ["J.P. Fairweather Co. agreed.", "Fine."],
    ["It grew 3.5 percent.", "Sales fell."],
    ["It rose to $2.5.", "Then it fell."],
    ["“We grow.”", "The firm said so."],
    ['"We grow."', "She left."],
    ["Why?", "Because!", "Yes."],
    ["It waited ... and then went.", "Fine."],
    ["It waited...", "Then it went."],
    ["Mr. Brown met Dr. White.", "They spoke."],
    ["Sales (approx. 5) rose.", "Costs fell."],
    ["It opened on Jan. 5, 2024.", "It closed in Dec. 2025."],
    ["Profit rose.", "2024 was good."],
    ["Profit rose in 2024.", "(See note.)", "Sales fell."],
    ["Acme Co., Ltd. was sold.", "Beta stays."],
    ["First.", "• Second item.", "• Third"],
    ["It is No. 1 in Ohio.", "It grew."],
    ["Visit acme.com.", "It helps."],
    ["It rose 5%.", "That was all."],
    ["He works at Acme Inc.", "Headquartered in Rome, it grows."],
    ["They sell vitamin C.", "It sells well."],
    ["They are the best!”", "Sales rose."],
    ["The St. Louis plant opened.", "It grew."],
    ["It ended there.[1]", "The next began."],
    ["They met at 10 a.m.", "The talk began."],
    ["Acme vs. Beta was decided.", "Fine."],
    ["Élan grew.", "Émile left."],
    ["Based in Miami, Fla. Acme grows."],
    ["It waited… and went.", "We did not."],
]


@pytest.mark.parametrize("expected", CASES)
def test_ends(expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[start:end] for start, end in spans(text)] == expected


def test_a_line_ends_a_sentence() -> None:
    text = "A heading\n\nThe text below it\ngoes on"
    assert [text[a:b] for a, b in spans(text)] == ["A heading", "The text below it", "goes on"]


def test_a_long_one_is_parted_at_a_clause() -> None:
    text = "; ".join(["some words that go on and on"] * 200)
    parts = [text[a:b] for a, b in spans(text)]
    assert max(map(len, parts)) <= LONGEST
    assert all(part.endswith(";") for part in parts[:-1])


_WORDS = st.sampled_from(
    [
        "Acme",
        "Inc.",
        "U.S.",
        "a.",
        "(b",
        "c)",
        "“D.”",
        "5.",
        "\n",
        "• x",
        "…",
        "z" * 900,
        "y" * 700 + ";",
        ".",
    ]
)


@given(st.one_of(st.text(max_size=400), st.lists(_WORDS, max_size=12).map(" ".join)))
def test_spans_are_in_order_trimmed_short_and_lose_nothing(text: str) -> None:
    found = list(spans(text))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(end - start <= LONGEST for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(text[start:end].strip() == text[start:end] for start, end in found)
    kept = "".join(text[start:end] for start, end in found)
    assert "".join(kept.split()) == "".join(text.split())
