"""Sizes of markets: status, year, region and segment by many wordings; and amounts that are none."""

from __future__ import annotations

from typing import Any

import pytest

from .figuring import REPORT, dropped_in, figures_of, found_in

Row = tuple[float, str, int | None, str | None]


def sizes(sentence: str) -> list[Row]:
    return figures_of(REPORT + sentence, "MarketSize", "amount", "currency", "year", "status")


B = 1_000_000_000
THEN, SOON = (12.4 * B, "USD", 2025), (30 * B, "USD", 2033)
WORDINGS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("The sensor market was valued at USD 11.2 billion in 2024.", [(11.2 * B, "USD", 2024, "reported")]),
    ("The sensor market size stood at USD 11.2 billion in 2024, is estimated at USD 12.4 billion in 2025 and will exceed USD 30 billion by 2033.",
     [(11.2 * B, "USD", 2024, "reported"), (*THEN, "estimate"), (*SOON, "forecast")]),
    ("According to Alder, the global sensor market will rise from US$ 12.4 Bn in 2025 to US$ 30 Bn in 2033.", [(*THEN, "estimate"), (*SOON, "forecast")]),
    ("Alder pegs the sensor market at $12.4 billion for 2025.", [(*THEN, "reported")]),
    ("The worldwide sensor market, estimated at $12.4 billion in 2025, is set to hit $30 billion by the end of 2033.", [(*THEN, "estimate"), (*SOON, "forecast")]),
    ("Valued at USD 12.4 billion in 2025, the sensor market is anticipated to grow.", [(*THEN, "reported")]),
    ("Sensors are expected to become a $30 billion market by 2033.", [(*SOON, "forecast")]),
    ("Market Size (2025): USD 12.4 Billion", [(*THEN, "reported")]),
    ("Market Value by 2033 – USD 30 Billion", [(*SOON, "forecast")]),
    ("Sensor Market Size to Surpass USD 30 Billion by 2033 at 11.7% CAGR", [(*SOON, "forecast")]),
    ("Sensor Market worth $30 Billion by 2033", [(*SOON, "forecast")]),
    ("The sensor market is projected to reach USD 30 billion by 2033, up from USD 12.4 billion in 2025 and USD 11.2 billion in 2024.",
     [(*SOON, "forecast"), (*THEN, "reported"), (11.2 * B, "USD", 2024, "reported")]),
    ("The market grew from USD 8 billion in 2019 to USD 11.2 billion in 2024.", [(8 * B, "USD", 2019, "reported"), (11.2 * B, "USD", 2024, "reported")]),
    ("The market size in 2024 and 2033 was put at USD 11.2 billion and USD 30 billion, respectively.", [(11.2 * B, "USD", 2024, "reported"), (*SOON, "forecast")]),
    ("The market was valued at INR 1,200 crore in FY24.", [(12 * B, "INR", 2024, "reported")]),
    ("Sensor Market Forecast: USD 30 Bn by 2033", [(*SOON, "forecast")]),
    ("The sensor market, which was worth $11.2 billion last year, will hit $30 billion in 2033.", [(11.2 * B, "USD", None, "reported"), (*SOON, "forecast")]),
    ("The market is poised to grow from $12.4bn in 2025 to $30bn by 2033.", [(*THEN, "estimate"), (*SOON, "forecast")]),
    ("The market was estimated at USD 11.2 billion in 2024.", [(11.2 * B, "USD", 2024, "reported")]),
    ("The market reached only USD 0.6 billion in 2014.", [(0.6 * B, "USD", 2014, "reported")]),
    ("Global sensor revenue totalled €9 billion in 2023.", [(9 * B, "EUR", 2023, "reported")]),
    ("The market is estimated to be worth ¥1.9 trillion in 2025.", [(1900 * B, "JPY", 2025, "estimate")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rows"), WORDINGS)
def test_status_and_year_by_the_wording(sentence: str, rows: list[Row]) -> None:
    assert sizes(sentence) == rows


PARTS = [
    ("The U.S. market was valued at USD 600 million in 2024.", ("U.S.", None, None)),
    ("China's sensor market was worth RMB 20 billion in 2024.", ("China", None, None)),
    ("The European market is worth EUR 500 million.", ("Europe", None, None)),
    ("The market in Latin America is projected to be worth US$ 900 Mn by 2033.", ("Latin America", None, None)),
    ("In Japan, the market stood at JPY 950 billion in 2024.", ("Japan", None, None)),
    ("Sales of sensors in Germany reached EUR 1.1 billion in 2024.", ("Germany", None, None)),
    ("The automotive segment was worth USD 4 billion in 2024.", (None, "Application", "automotive")),
    ("Asia will see the fastest growth; Brazil alone should reach EUR 1.9 billion by 2033.", ("Brazil", None, None)),
    ("In 2025, North America held roughly 46% of the global market, a value of 1.0 USD Billion.", ("North America", None, None)),
    ("Europe commanded 39 per cent of revenue in 2025, or US$ 43.7 Bn.", ("Europe", None, None)),
    ("Thermal: USD 2.1 billion (2024)", (None, "Type", "Thermal")),
    ("The dimming segment was worth USD 1.0 billion in 2024.", (None, None, "dimming")),
    ("Asia Pacific: USD 5.4 billion (2024)", ("Asia Pacific", None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "part"), PARTS)
def test_the_size_of_a_part_names_it(sentence: str, part: tuple[Any, ...]) -> None:
    assert figures_of(REPORT + sentence, "MarketSize", "region", "dimension", "segment") == [part]


def test_two_parts_of_one_sentence_stay_apart() -> None:
    sentence = "The market in Europe was valued at EUR 950 million and Asia's at USD 1.4 billion."
    rows = figures_of(REPORT + sentence, "MarketSize", "region", "currency")
    assert rows == [("Europe", "EUR"), ("Asia", "USD")]


def test_a_size_of_another_market_keeps_its_name() -> None:
    sentence = "The broader electronics market could be worth $4 trillion by 2030."
    assert figures_of(REPORT + sentence, "MarketSize", "market") == [("electronics",)]


def test_the_market_of_the_sentence_before_is_meant() -> None:
    text = "The India lamp market reached INR 45,000 crore in 2024. Looking forward, the market is expected to reach INR 2 lakh crore by 2030."
    rows = figures_of(REPORT + text, "MarketSize", "market", "region", "year")
    assert rows == [("lamp", "India", 2024), ("lamp", "India", 2030)]


def test_a_release_on_several_markets_keeps_them_apart() -> None:
    text = """# Two markets to watch

## Bath Towel Market

The bath towel market was valued at $2 billion in 2024. The bath towel market is old.

The market should reach $3 billion by 2030.

## Garden Lamp Market

The garden lamp market is young. The market was valued at $5 billion in 2024.
"""
    rows = figures_of(text, "MarketSize", "market", "amount")
    assert [(market.lower(), amount) for market, amount in rows] == [
        ("bath towel", 2e9),
        ("bath towel", 3e9),
        ("garden lamp", 5e9),
    ]


NONE = [
    "Brask raised $20 million in Series B funding to expand in the sensor market.",
    "The company expects projected potential revenue of $500 million.",
    "Brask's revenue grew to $6.6 million.",
    "Retail sales of electronics reached USD 1.2 trillion in 2023, boosting the sensor market.",
    "The government announced USD 52 billion in subsidies for the industry.",
    "The average price of a thermal sensor is USD 1,200,000.",
    "Brask acquired Tolva for $1.2 billion in 2024 to lead the sensor market.",
    "The market could lose USD 2 billion because of tariffs.",
    "Its market capitalization reached $3.1 trillion.",
    "The market opportunity is worth USD 9 billion.",
    "The market size is estimated to grow by USD 5.4 billion from 2024 to 2031.",
    "The market offers an incremental opportunity of USD 9 billion.",
    "The market is valued at between USD 10 billion and USD 12 billion.",
    "The market will reach USD 2.52.1 billion.",
    "The sensor market was valued at US$ million in 2024 and will reach US$ XX million by 2033.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_an_amount_that_is_no_size(sentence: str) -> None:
    assert sizes(sentence) == []


def test_what_was_left_out_is_told() -> None:
    text = REPORT + (
        "The market is valued at between USD 10 billion and USD 12 billion. The market will grow by USD 5 billion. "
        "The market will reach USD 2.52.1 billion. It was US$ million, then USD xxx million, at a CAGR of xx%."
    )
    reasons = [reason for reason, _ in dropped_in(text)]
    assert reasons.count("range") == 2
    assert {"increment", "damaged figure", "placeholder"} <= set(reasons)


def test_evidence_is_the_shortest_stretch_with_amount_and_year() -> None:
    text, items = found_in(
        REPORT + "In 2024, the Indian market generated Rs 20,000 crore, they say."
    )
    (found,) = [item for item in items if item.fact.type == "MarketSize"]
    assert text.text[found.start : found.end] == "2024, the Indian market generated Rs 20,000 crore"


@pytest.mark.parametrize(
    ("sentence", "dropped"),
    [
        ("The sensor market was 2,52 billion in 2024.", ["2,52 billion"]),
        ("The sensor market is worth 5-6 billion.", ["5-6 billion"]),
        (
            "In 2024 the sensor market stood at 310 mn, and it will reach 1.1bn by 2030.",
            ["310 mn", "1.1bn"],
        ),
        ("The sensor market serves 3 billion users and 40 million homes.", []),
        ("The sensor market was valued at USD 2 520 million in 2024.", []),
    ],
)
def test_an_amount_without_a_currency_is_dropped_and_counted(
    sentence: str, dropped: list[str]
) -> None:
    left_out = dropped_in(REPORT + sentence)
    assert [words for reason, words in left_out if reason == "amount without a currency"] == dropped


@pytest.mark.parametrize(
    "amount",
    ["USD 999999999999999999999 trillion", "$5,000,000 trillion", "EUR 90000000000 billion"],
)
def test_an_absurd_amount_is_dropped_and_counted(amount: str) -> None:
    written = REPORT + f"The sensor market was valued at {amount} in 2024."
    assert figures_of(written, "MarketSize", "amount") == []
    assert ("absurd amount", amount) in dropped_in(written)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "We estimate the market size in 2025 to be approximately $500 million.",
            (500_000_000, 2025, "estimate"),
        ),
        (
            "Analysts put the sensor market in 2025 at $500 million.",
            (500_000_000, 2025, "estimate"),
        ),
        (
            "According to this report the market is expected to reach US$ 8279.32 million by 2030.",
            (8_279_320_000, 2030, "forecast"),
        ),
        (
            "As per our latest study the market will reach $9 billion by 2033.",
            (9_000_000_000, 2033, "forecast"),
        ),
        (
            "The sensor market surpassed $4.5 trillion in 2023 and is projected to grow fast.",
            (4_500_000_000_000, 2023, "reported"),
        ),
    ],
)
def test_who_estimates_does_not_hide_the_market(
    sentence: str, expected: tuple[float, int, str]
) -> None:
    assert figures_of(REPORT + sentence, "MarketSize", "amount", "year", "status") == [expected]


def test_a_niche_segment_has_its_own_size() -> None:
    said = (
        REPORT
        + "Cold transport (fish, milk) is a niche segment, valued at $3.2 billion (2022), growing at 4.1% CAGR."
    )
    assert figures_of(said, "MarketSize", "segment", "amount", "year") == [
        ("Cold transport", 3_200_000_000, 2022)
    ]
    assert figures_of(said, "GrowthRate", "segment", "percent") == [("Cold transport", 4.1)]


def test_a_value_of_another_year_and_a_projection_have_their_own_years() -> None:
    said = (
        "The sensor market size in 2026 is estimated at USD 39.4 billion, growing from 2025 value of USD 38.1 billion "
        "with 2033 projections showing USD 46.9 billion, growing at 3.5% CAGR over 2026-2033."
    )
    rows = figures_of(REPORT + said, "MarketSize", "amount", "year")
    assert sorted(rows) == [(38_100_000_000, 2025), (39_400_000_000, 2026), (46_900_000_000, 2033)]
