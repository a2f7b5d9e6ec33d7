"""Grammars of company facts, factors and findings take any text: offsets lie in it and nothing breaks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import aliases, factors, findings, ownership, profiles
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Text

GRAMMARS = (aliases, factors, findings, ownership, profiles)
_PIECES = st.sampled_from(
    [
        "Acme Inc.", "Beta Group", "the Company", "Jane Doe", "Kyoto", "(“Acme”)", "(ABC)", "(US)", "(formerly", ")", "(", ",", ".", ":", "\n\n", "\n- ",
        "formerly known as", "doing business as", "its subsidiary", "a unit of", "owns", "51%", "-owned", "holds a 50% interest in", "Boston-based",
        "based in", "headquartered in", "founded in", "2015", "company", "is a", "and", "or", "the", "Drivers", "Market Trends", "Challenges:",
        "According to a 2024 report by", "found that", "sales fell", "“", "”", "renamed", "Austin, Texas", "which is", "parent company", "A.B.", "…",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.lists(_PIECES, max_size=40).map(" ".join), st.text(max_size=200)))
def test_facts_lie_in_the_text(written: str) -> None:
    _is_within(written)


@pytest.mark.parametrize(
    "piece",
    [
        "(“A”) ",
        "Acme and its subsidiary Beta, ",
        "Acme, a firm, a firm based in Rome, ",
        "Aa Bb Cc Dd-based ",
        "the Dayton, Ohio, company ",
        "a subsidiary of Acme, a unit of Beta, ",
        "Acme, formerly Beta, ",
        "According to a 2024 report by Acme of the Acme of ",
        "Driver: Acme: ",
    ],
)
def test_long_crafted_texts_are_read_to_their_end(piece: str) -> None:
    _is_within(piece * (48_000 // len(piece)))


def _is_within(written: str) -> None:
    """Assert that what all grammars find and drop lies in the text."""
    text = Text(prose_of(written))
    for grammar in GRAMMARS:
        for found in grammar.read(text, Identity(market="Pumps")):
            assert 0 <= found.start < found.end <= len(text.text)
            assert 0 < found.confidence <= 1
    assert all(0 <= drop.start <= drop.end <= len(text.text) for drop in text.dropped)
