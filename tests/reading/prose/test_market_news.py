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


def test_a_text_on_no_market_cites_a_study_of_one() -> None:
    text = (
        "# Could This Be A Chance For Tolva And Other Miners?\n\n"
        "The global nickel market has seen a price fall. The next few years could see growth in the stationary battery market. "
        "Brask View Research forecasts the market will grow at a CAGR of 13.6% from 2024 to 2030 to reach nearly $90 billion."
    )
    reports = [
        (one["market"], one["publisher"], one["forecastEnd"]) for one in told(text, "Report")
    ]
    assert reports == [("stationary battery", "Brask View Research", 2030)]


def test_who_is_no_firm_of_research_is_cited_for_no_study() -> None:
    text = "# A Chance For Tolva\n\nKari Brask says that the nickel market could reach $90 billion by 2030."
    assert not told(text, "Report")


def test_who_reports_behind_what_is_said() -> None:
    text = (
        "# Data Tolva And Brask Make Hologram Lamps\n\n"
        "Data Tolva says its lamp gives buyers 40% more light. Meanwhile Brask Lamps reports hologram lamp looks lift sales by 40%. The hologram lamp market is taking off. That has brought brighter lamps, reports Nordic Market Insights. "
        "The market research firm expects the hologram lamp market to reach $23 billion by 2032, growing at a CAGR of 20% over 2024-2032."
    )
    assert [one["publisher"] for one in told(text, "Report")] == ["Nordic Market Insights"]


def test_who_is_in_the_news_has_not_made_the_study() -> None:
    text = (
        "# Tolva Bio (NYSE: TLV) Releases Promising Data As Alzheimer’s Drugs Market Grows\n\n"
        "Tolva Bio (NYSE: TLV) has released data from a study. The global Alzheimer’s Drugs Market is growing. "
        "The article noted that the market is projected to exceed $3.8 billion by 2033, with a CAGR of 8.8% from 2024 to 2033."
    )
    assert not told(text, "Report")
    assert not told(text, "ProductLaunch")
    assert {one["market"] for one in told(text, "MarketSize")} == {"Alzheimer’s Drugs"}


def test_a_listed_firm_of_research_makes_studies() -> None:
    text = (
        "# Brask Research (NYSE: BRK) Predicts Lamp Market to Grow\n\n"
        "Brask Research (NYSE: BRK) predicts that the lamp market will reach $3 billion by 2030."
    )
    assert [one["publisher"] for one in told(text, "Report")] == ["Brask Research"]


def test_who_speaks_below_a_paragraph_on_brands_is_no_player() -> None:
    text = (
        "# Lamp Market To Grow\n\nThe lamp market will grow at a CAGR of 4%.\n\n"
        "Tolva made the lamp together with Brask, a maker of glass that is backed by two funds. "
        "This follows an agreement on the rights to the switch. The lamp lets shops show real pictures to sell goods and promote brands.\n\n"
        "“Unlike old lamps, this one brings a new light that keeps the eye, which sells more goods,” said Kari Moen, co-founder and CEO of Tolva Rings."
    )
    assert not told(text, "MarketParticipant")


@pytest.mark.parametrize("firm", ["Global Market Insights", "Brask Research"])
def test_a_firm_of_research_by_a_plain_name(firm: str) -> None:
    text = f"According to {firm}, the lamp market will reach $3 billion by 2030."
    assert [one["publisher"] for one in told(text, "Report")] == [firm]


@pytest.mark.parametrize(
    ("size", "status"),
    [("$60 billion projected smart rings", "forecast"), ("$60 billion smart rings", "reported")],
)
def test_a_size_before_its_market_is_forecast_if_it_says_so(size: str, status: str) -> None:
    text = f"# Tolva rings\n\nTolva helps shape the {size} market."
    sizes = [(one["market"], one["amount"], one["status"]) for one in told(text, "MarketSize")]
    assert sizes == [("smart rings", 60e9, status)]
