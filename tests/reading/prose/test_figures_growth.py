"""Growth rates: their years, their kind, what they belong to; and percentages that are none."""

from __future__ import annotations

from typing import Any

import pytest

from marketgraph.facts import GrowthRate

from .figuring import REPORT, dropped_in, figures_of, found_in

WORDINGS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("The market will grow at a compound annual growth rate of 11.7% between 2025 and 2033.", [(11.7, 2025, 2033, "cagr")]),
    ("The market is expanding at 11.7% CAGR from 2025 to 2033.", [(11.7, 2025, 2033, "cagr")]),
    ("CAGR (2025-2033): 11.7%", [(11.7, 2025, 2033, "cagr")]),
    ("CAGR (2025-2033) | 11.7%", [(11.7, 2025, 2033, "cagr")]),
    ("The market will advance at a CAGR of 11.7% during FY2025-FY2033.", [(11.7, 2025, 2033, "cagr")]),
    ("Over the forecast period, the market is likely to register an 11.7% CAGR.", [(11.7, 2025, 2033, "cagr")]),
    ("The market is poised to grow at 11.7% annually over the next five years.", [(11.7, None, None, "cagr")]),
    ("The market has grown at a CAGR of 6.5% since 2019.", [(6.5, 2019, None, "cagr")]),
    ("The market should grow 11.7% a year until 2033.", [(11.7, None, 2033, "cagr")]),
    ("The market to grow at 7% CAGR by 2030: Alder", [(7, None, 2030, "cagr")]),
    ("The market grew 8.2% year-on-year in 2024.", [(8.2, None, 2024, "annual")]),
    ("The market expanded at 6.5% CAGR from 2019 to 2024 and will grow at 11.7% until 2033.", [(6.5, 2019, 2024, "cagr"), (11.7, None, 2033, "cagr")]),
    ("Between 2019 and 2024 the market recorded a 5.1% CAGR; 2025-2033 will be different.", [(5.1, 2019, 2024, "cagr")]),
    ("The market will grow from $12 billion in 2025 to $30 billion by 2033, reflecting a remarkable 11.7% CAGR.", [(11.7, 2025, 2033, "cagr")]),
    ("The market is to reach USD 30 billion by 2033 from USD 12 billion in 2025, at a CAGR of 11.7%.", [(11.7, 2025, 2033, "cagr")]),
    ("It is a market that rises, up at a CAGR of 11.7% over 2025 to 2033.", [(11.7, 2025, 2033, "cagr")]),
    ("The market was valued at $12 billion in 2025 and will reach $30 billion by 2033, at a CAGR of 11.7%.", [(11.7, None, 2033, "cagr")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rows"), WORDINGS)
def test_years_are_those_tied_to_the_rate(sentence: str, rows: list[tuple[Any, ...]]) -> None:
    fields = "percent", "start_year", "end_year", "kind"
    assert figures_of(REPORT + sentence, "GrowthRate", *fields) == rows


PARTS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("The U.S. sensor market is expected to grow at a CAGR of 10.5%.", [(10.5, "U.S.", None)]),
    ("Japan will see a CAGR of 9.1%, while South Korea is set to expand at 10.2%.", [(9.1, "Japan", None), (10.2, "South Korea", None)]),
    ("Canada: 9.5% CAGR", [(9.5, "Canada", None)]),
    ("Demand for sensors in Germany is forecast to increase at 14.1% CAGR.", [(14.1, "Germany", None)]),
    ("Asia-Pacific is the fastest-growing region, with a CAGR of 11.2%.", [(11.2, "Asia-Pacific", None)]),
    ("The highest growth is expected in India, at 14.2% a year.", [(14.2, "India", None)]),
    ("The market is expected to grow in Europe at a CAGR of 5%.", [(5, "Europe", None)]),
    ("The automotive application is projected to expand at a CAGR of 13%.", [(13, None, "automotive")]),
    ("By type, thermal sensors will grow at a CAGR of 12%.", [(12, None, "thermal sensors")]),
    ("By type, optical leads; lidar units are forecast to expand at an 8.2% CAGR.", [(8.2, None, "lidar units")]),
    ("The lidar segment is anticipated to grow at a CAGR of 16.2%.", [(16.2, None, "lidar")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rows"), PARTS)
def test_the_rate_of_a_part_names_it(sentence: str, rows: list[tuple[Any, ...]]) -> None:
    assert figures_of(REPORT + sentence, "GrowthRate", "percent", "region", "segment") == rows


def test_another_market_keeps_its_name() -> None:
    sentence = (
        "The Battery Recycling market is set to grow at a CAGR of 28% over the next five years."
    )
    rows = figures_of(REPORT + sentence, "GrowthRate", "market", "percent")
    assert rows == [("Battery Recycling", 28)]


NONE = [
    "Global inflation rose 6.5% in 2023.",
    "Brask expects revenue to grow 15% annually through 2027.",
    "Smartphone shipments grew 8% to 1.2 billion units in 2024.",
    "Sensors cut energy use by 30% and costs by 12%.",
    "The market will grow at 8-10% a year.",
    "The market will grow at a CAGR of XX% by 2033.",
    "North America and Europe are expected to grow at a CAGR of 5%.",
    "The region is expected to grow at a CAGR of 9%.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_a_percentage_that_is_no_rate_of_the_market(sentence: str) -> None:
    assert figures_of(REPORT + sentence, "GrowthRate", "percent") == []


def test_a_rate_of_an_unclear_whole_is_dropped() -> None:
    assert ("unclear whose", "9%") in dropped_in(
        REPORT + "The region is expected to grow at a CAGR of 9%."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The sensor market will grow at a CAGR of 7.4% from 2032 to 2025.",
        "CAGR (2032-2025): 7.4%",
        "From 2033 to 2026, the sensor market is expected to expand at a CAGR of 7.4%.",
    ],
)
def test_a_period_that_ends_before_it_starts_is_left_out_and_counted(sentence: str) -> None:
    _, items = found_in(REPORT + sentence)
    told = [
        (found.fact.start_year, found.fact.end_year, found.confidence)
        for found in items
        if isinstance(found.fact, GrowthRate)
    ]
    assert told == [(None, None, 0.7)]
    assert "period that ends before it starts" in {
        reason for reason, _ in dropped_in(REPORT + sentence)
    }


def test_a_forecast_period_that_no_year_is_told_of_is_less_sure() -> None:
    _, items = found_in(
        "The sensor market was worth USD 2 billion in 2024. It grows at a CAGR of 7.4% during the forecast period."
    )
    assert [found.confidence for found in items if isinstance(found.fact, GrowthRate)] == [0.7]
