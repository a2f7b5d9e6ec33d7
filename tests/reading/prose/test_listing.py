"""Lists in a line part where a reader would part them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.reading.prose.listing import bare, parts_of


@pytest.mark.parametrize(
    ("written", "members"),
    [
        ("A, B, and C", ["A", "B", "C"]),
        ("A, B and C", ["A", "B", "C"]),
        ("A and B", ["A", "B"]),
        ("A, B and C, and D", ["A", "B and C", "D"]),
        ("A & B, C", ["A & B", "C"]),
        ("A (B, C), D", ["A (B, C)", "D"]),
        ("A; B, C; D", ["A", "B, C", "D"]),
        ("A (B, C, D", ["A (B", "C", "D"]),
        ("1,000 litres, 2,000 litres", ["1,000 litres", "2,000 litres"]),
        ("", []),
    ],
)
def test_members(written: str, members: list[str]) -> None:
    assert [part.text for part in parts_of(written)] == members


def test_legal_forms_stay_with_their_company() -> None:
    written = "Acme, Inc., Beta Co., Ltd., Gamma and Company"
    assert [part.text for part in parts_of(written, companies=True)] == [
        "Acme, Inc.",
        "Beta Co., Ltd.",
        "Gamma and Company",
    ]


@given(st.text(alphabet="Aa ,;()[]and.&", max_size=80))
def test_members_stand_where_they_say(written: str) -> None:
    for part in parts_of(written):
        assert part.text == written[part.start : part.end]


def test_bare_names_keep_the_dot_of_an_abbreviation() -> None:
    assert [bare(name) for name in (" U.S., ", "Acme Inc.", "France.", "•Beta")] == [
        "U.S.",
        "Acme Inc.",
        "France",
        "Beta",
    ]
