"""Shares: whose, of which year, within which region; and percentages that are none."""

from __future__ import annotations

from typing import Any

import pytest

from .figuring import REPORT, dropped_in, figures_of, found_in

WORDINGS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("North America held the largest share of 38.2% in 2024, followed by Europe (27%) and Asia-Pacific (20%).",
     [(38.2, "North America", 2024), (27, "Europe", 2024), (20, "Asia-Pacific", 2024)]),
    ("Of the total market, Asia Pacific held 44%, North America 28% and Europe 19%.", [(44, "Asia Pacific", None), (28, "North America", None), (19, "Europe", None)]),
    ("Europe and Asia Pacific held 25% and 20% of the market, respectively.", [(25, "Europe", None), (20, "Asia Pacific", None)]),
    ("U.S. holds a market share of 38.5%.", [(38.5, "U.S.", None)]),
    ("44% of the market is held by Asia Pacific.", [(44, "Asia Pacific", None)]),
    ("The market is dominated by North America, with a share of 40%.", [(40, "North America", None)]),
    ("Asia Pacific emerged as the largest regional market, accounting for 44% of revenue in 2024.", [(44, "Asia Pacific", 2024)]),
    ("East Asia is set to account for 31.8% of the global market by 2032.", [(31.8, "East Asia", 2032)]),
    ("By region, Asia Pacific had the largest share, 44%, in 2024.", [(44, "Asia Pacific", 2024)]),
    ("Leading Region: Asia Pacific (44% share)", [(44, "Asia Pacific", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rows"), WORDINGS)
def test_the_share_of_a_region(sentence: str, rows: list[tuple[Any, ...]]) -> None:
    assert figures_of(REPORT + sentence, "MarketShare", "percent", "region", "year") == rows


SEGMENTS = [
    ("The image sensors segment captured over 35% of the total revenue in 2024.", (35, "Type", "image sensors")),
    ("By type, optical sensors dominated with a 48% share in 2024.", (48, "Type", "optical sensors")),
    ("In terms of application, automotive held 41.2% of global revenue.", (41.2, "Application", "automotive")),
    ("Consumer electronics represented 33.4% of the market share in 2024.", (33.4, "Application", "Consumer electronics")),
    ("Leading Grade: Industrial (62.0% Share)", (62, "Grade", "Industrial")),
    ("By lock type, the deadbolt segment held the biggest market share of 48% in 2024.", (48, "lock type", "deadbolt")),
    ("The hydroponics segment is expected to hold 54.3% of the market share in 2024.", (54.3, None, "hydroponics")),
    ("Farms held a dominant market position in the customer segment of the market in 2023, with a 77.6% share.", (77.6, "customer", "Farms")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "row"), SEGMENTS)
def test_the_share_of_a_segment(sentence: str, row: tuple[Any, ...]) -> None:
    assert figures_of(REPORT + sentence, "MarketShare", "percent", "dimension", "segment") == [row]


def test_the_share_of_a_company() -> None:
    sentence = "Brask held a 12% share of the market in 2024."
    assert figures_of(REPORT + sentence, "MarketShare", "percent", "company", "year") == [
        (12, "Brask", 2024)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "In North America, the U.S. accounted for 80% of the regional market.",
        "The U.S. accounted for 80% of the North American market.",
        "The U.S. held a share of 80% in North America.",
    ],
)
def test_a_share_within_a_region(sentence: str) -> None:
    rows = figures_of(REPORT + sentence, "MarketShare", "percent", "region", "within_region")
    assert rows == [(80, "U.S.", "North America")]


NONE = [
    "The top five players together hold 45% of the market.",
    "The leading companies account for 55% of the market.",
    "North America and Europe together account for 60% of the market.",
    "About 60% of respondents said they prefer optical sensors.",
    "Sensitivity exceeded 90% and accuracy reached 95%.",
    "Online shops accounted for 19% of retail sales in 2024.",
    "Nearly 70% of sensor buyers are in Asia.",
    "Brask acquired a 30% stake in Tolva.",
    "Lighting accounts for over 40% of operating costs.",
    "Up to 85% of vehicles will have thermal sensors by 2030.",
    "The optical segment holds XX% of the market.",
    "Optical sensors hold 40-45% of the market.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_a_percentage_that_is_no_share(sentence: str) -> None:
    assert figures_of(REPORT + sentence, "MarketShare", "percent") == []


def test_a_share_of_several_together_is_dropped_as_such() -> None:
    dropped = dropped_in(REPORT + "The top five players together hold 45% of the market.")
    assert ("share of several together", "45%") in dropped


def test_a_share_without_its_whole_is_less_sure() -> None:
    _, loose = found_in(REPORT + "U.S. accounts for 38.5%.")
    _, sure = found_in(REPORT + "U.S. accounts for 38.5% of the sensor market.")
    assert [item.confidence for item in loose] < [item.confidence for item in sure]


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        (
            "Prices fall most in the truck segment, which currently accounts for 41% of all sales.",
            ("truck", None),
        ),
        ("The effect is strong in Europe, which holds 41% of the market.", (None, "Europe")),
        ("Rules are tight in the pump category, where 41% of sales are made.", ("pump", None)),
        (
            "Growth comes from South Korea, which contributes 41% of market revenue.",
            (None, "South Korea"),
        ),
    ],
)
def test_which_points_to_the_part_right_before_it(
    sentence: str, about: tuple[str | None, str | None] | None
) -> None:
    assert figures_of(REPORT + sentence, "MarketShare", "segment", "region") == (
        [about] if about else []
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Parcel lockers account for 5% of demand.", ("parcel lockers", 5)),
        (
            "Bench testing had the larger revenue share, of about 60%, and this category will keep its lead.",
            ("bench testing", 60),
        ),
        (
            "Hotels accounted for the largest share of over 50% by value in 2015, in the use segment.",
            ("hotels", 50),
        ),
        ("Norvik had a share of about 60%, and its rivals will keep theirs.", None),
    ],
)
def test_an_unlisted_segment_is_told_by_what_it_is_called(
    sentence: str, expected: tuple[str, int] | None
) -> None:
    rows = [
        (segment and segment.lower(), percent)
        for segment, percent in figures_of(REPORT + sentence, "MarketShare", "segment", "percent")
    ]
    assert rows == ([expected] if expected else [])


def test_each_place_of_a_row_of_clauses_has_its_own_share() -> None:
    said = "Regional Insights: Asia-Pacific holds 41% of the sensor market driven by growth, Europe accounts for 28%, Japan has 15%, and Africa contributes 6%."
    rows = figures_of(REPORT + said, "MarketShare", "region", "percent")
    assert rows == [("Asia-Pacific", 41), ("Europe", 28), ("Japan", 15), ("Africa", 6)]
