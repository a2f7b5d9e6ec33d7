"""News that tells of a market by the way: whose a figure is, and which words name the study."""

from __future__ import annotations

from typing import Any

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose


def told(text: str, kind: str) -> list[dict[str, Any]]:
    """Return the facts of a kind that a text tells; every quote is the text at its offsets."""
    document = prose_of(text)
    claims = list(read_prose(document).claims)
    for claim in claims:
        assert claim.evidence.quote == document.text[claim.evidence.start : claim.evidence.end]
    records = [claim.record()["fact"] for claim in claims]
    return [record for record in records if record["type"] == kind]


@pytest.mark.parametrize("gain", ["is well placed for funding", "was given an opportunity"])
def test_what_a_company_gains_as_a_market_grows_is_not_the_size(gain: str) -> None:
    text = f"Tolva Rings {gain} as the global smart rings market is expected to grow from $2.1 billion in 2024 to $4.3 billion by 2030."
    sizes = [(one["market"], one["amount"], one["year"]) for one in told(text, "MarketSize")]
    assert sizes == [("smart rings", 2.1e9, 2024), ("smart rings", 4.3e9, 2030)]


def test_what_a_company_raises_as_a_market_grows_is_no_size() -> None:
    text = "The smart rings market will grow at a CAGR of 4%. Tolva Rings raised $20 million as the market is growing."
    assert not told(text, "MarketSize")


@pytest.mark.parametrize("how", ["promising", "considerable", "stellar"])
def test_a_rate_is_of_the_market_before_it_however_it_is_praised(how: str) -> None:
    text = f"The smart rings market is projected to exceed $3.8 billion by 2033, with a {how} CAGR of 8.8% from 2024 to 2033."
    rates = [
        (one["market"], one["percent"], one["startYear"], one["endYear"])
        for one in told(text, "GrowthRate")
    ]
    assert rates == [("smart rings", 8.8, 2024, 2033)]


def test_a_headline_that_says_who_publishes_a_study_is_no_title() -> None:
    text = (
        "# Tolva Partners Publishes Comprehensive Lamp Services Industry Report\n\n"
        "Tolva Partners has published its latest Global Lamp Services Industry Report. "
        "The lamp services market is growing at a CAGR of 6.8%."
    )
    report = told(text, "Report")[0]
    assert report["title"] == "Global Lamp Services Industry Report"
    assert report["publisher"] == "Tolva Partners"
