"""The reader as a whole: for any text, each claim quotes its stretch; claims are in order and each fact is told once."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketgraph.claim import Claim
from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose

PIECES = (
    "Pea Milk Market", "The global pea milk market was valued at USD 2.5 billion in 2024", "By Type", "(", ")", "[", "]", ", ", " and ", "; ",
    ": ", "\n", "\n- ", "\n    ", "\t", " | ", ". ", "Key players include", "Acme, Inc.", "Beta (US)", "North America", "U.S.", "Rest of Europe",
    "is segmented into", "CAGR of 8%", "2025-2032", "Base Year: 2024", "“", "”", "‘", "’", "\"", "Inc.", "acquired", "according to a report by",
    "Bright Research", "Driver", "Regional Analysis:", "Chapter 1:", "US$ million", "xx%", "İ", "ﬁ", "\u200b", "😀", "£5bn", "the", "of", "for", "market",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40).map(" ".join)


def claims_of(written: str) -> list[Claim]:
    return list(read_prose(prose_of(written)).claims)


def check(written: str) -> list[Claim]:
    document = prose_of(written)
    claims = list(read_prose(document).claims)
    for claim in claims:
        evidence = claim.evidence
        assert evidence.start is not None
        assert evidence.end is not None
        assert evidence.start < evidence.end
        assert evidence.quote == document.text[evidence.start : evidence.end]
        assert evidence.document == document.id
    return claims


@given(TEXTS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_each_claim_quotes_its_stretch(written: str) -> None:
    check(written)


@given(TEXTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_reading_twice_gives_the_same(written: str) -> None:
    assert claims_of(written) == claims_of(written)


@pytest.mark.parametrize(
    "path",
    sorted((Path(__file__).parents[1] / "fixtures").rglob("*.txt")),
    ids=lambda path: path.stem,
)
def test_the_texts_of_the_repository_are_quoted_exactly(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


WHOLE = """Global Pea Milk Market Report 2025
Bright Research has published a report on the pea milk market. The global pea milk market was valued at USD 2.5 billion in 2024.
By Type
- Plain
- Sweet
Key Players
- Acme (US)
- Beta
By type, the market is segmented into plain and sweet.
Regional Analysis:
North America (U.S., Canada)
"""


def test_claims_stand_in_the_order_of_the_text() -> None:
    claims = check(WHOLE)
    starts = [(claim.evidence.start, claim.evidence.end) for claim in claims]
    assert all(before <= after for before, after in pairwise(starts))
    kinds = {claim.fact.type for claim in claims}
    assert {"Report", "Segment", "Coverage", "MarketParticipant"} <= kinds


def test_a_fact_is_told_once_in_whatever_case() -> None:
    facts = [claim.fact.model_dump_json().lower() for claim in check(WHOLE)]
    assert len(facts) == len(set(facts))


@pytest.mark.parametrize(
    "written",
    [
        "",
        " \n\t ",
        "(" * 3000,
        "By Type " + "(A, " * 400 + ")" * 400,
        "market " * 400,
        "Key players include " + "A, " * 900,
        "Der Markt für Erbsenmilch wächst bis 2030 um 8 %.",
        "© 2025 All rights reserved. Cookies help us.",
        "A" * 5000,
    ],
)
def test_odd_texts_are_read_without_an_error(written: str) -> None:
    check(written)


def test_boilerplate_and_other_languages_say_nothing() -> None:
    assert claims_of("© 2025 All rights reserved. Read more. Subscribe to our newsletter.") == []
    assert claims_of("Der Markt für Erbsenmilch wächst.") == []


def test_a_row_of_a_table_is_evidence_with_its_row_and_columns() -> None:
    written = (
        "# Kelp Market Report 2025-2033\n\nThe report studies the kelp market.\n\nMarket size in USD million\n\n"
        "| Region | 2024 | 2033 |\n|---|---|---|\n| Europe | 120 | 180 |\n| Asia | 300 | 420 |\n"
    )
    sizes = [
        claim.evidence
        for claim in read_prose(prose_of(written)).claims
        if claim.fact.type == "MarketSize"
    ]
    assert [(size.quote, size.row, size.columns) for size in sizes] == [
        ("Europe | 120", 2, (1, 2)),
        ("Europe | 120 | 180", 2, (1, 2, 3)),
        ("Asia | 300", 3, (1, 2)),
        ("Asia | 300 | 420", 3, (1, 2, 3)),
    ]
    assert all(written[size.start : size.end] == size.quote for size in sizes)
