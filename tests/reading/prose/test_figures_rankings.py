"""Rankings: who is first, second, fastest; and praise that is none."""

from __future__ import annotations

from typing import Any

import pytest

from .figuring import REPORT, figures_of, found_in

WORDINGS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("North America dominates the sensor market.", [("size", 1, "North America")]),
    ("Asia Pacific emerged as the largest regional market.", [("size", 1, "Asia Pacific")]),
    ("North America is expected to maintain its lead through 2033.", [("size", 1, "North America")]),
    ("The market is dominated by North America.", [("size", 1, "North America")]),
    ("Europe's dominance in thermal sensors continues.", [("size", 1, "Europe")]),
    ("We note the dominance of East Asia in making sensors.", [("size", 1, "East Asia")]),
    ("South Korea is the second-largest market.", [("size", 2, "South Korea")]),
    ("Europe ranked second in 2024.", [("size", 2, "Europe")]),
    ("North America: Largest market in 2024", [("size", 1, "North America")]),
    ("Largest market: China", [("size", 1, "China")]),
    ("Fastest Growing Country: India", [("growth", 1, "India")]),
    ("Asia Pacific is estimated to expand at the fastest CAGR between 2025 and 2033.", [("growth", 1, "Asia Pacific")]),
    ("India leads growth as more cars are built.", [("growth", 1, "India")]),
    ("The highest growth is expected in India.", [("growth", 1, "India")]),
    ("Europe held the largest share, followed by China, India and Brazil.", [("size", 1, "Europe"), ("size", 2, "China"), ("size", 3, "India"), ("size", 4, "Brazil")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rows"), WORDINGS)
def test_regions(sentence: str, rows: list[tuple[Any, ...]]) -> None:
    assert figures_of(REPORT + sentence, "Ranking", "criterion", "rank", "region") == rows


SEGMENTS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("Optical accounted for the lion's share of the market in 2024.", [("size", "Type", "Optical")]),
    ("Thermal sensors are expected to grow the fastest.", [("growth", "Type", "Thermal sensors")]),
    ("The fastest-growing segment is thermal.", [("growth", "Type", "thermal")]),
    ("Automotive leads the sensor market, followed by consumer electronics.", [("size", "Application", "Automotive"), ("size", "Application", "consumer electronics")]),
    ("By end use, the farm segment is expected to grow at the fastest CAGR.", [("growth", "end use", "farm")]),
    ("Leading End User: Hospitals", [("size", "End User", "Hospitals")]),
    ("The lidar segment dominates the market.", [("size", None, "lidar")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rows"), SEGMENTS)
def test_segments(sentence: str, rows: list[tuple[Any, ...]]) -> None:
    assert figures_of(REPORT + sentence, "Ranking", "criterion", "dimension", "segment") == rows


@pytest.mark.parametrize(
    "sentence",
    [
        "China leads the Asia-Pacific market.",
        "China held the largest share in Asia-Pacific in 2024.",
        "Asia-Pacific grows fast. China holds the largest share in the region.",
    ],
)
def test_a_country_is_first_within_its_region(sentence: str) -> None:
    rows = figures_of(REPORT + sentence, "Ranking", "region", "within_region")
    assert ("China", "Asia-Pacific") in rows


def test_companies() -> None:
    one = "Brask dominates the sensor market."
    assert figures_of(REPORT + one, "Ranking", "company", "rank") == [("Brask", 1)]
    two = "By sales, Quill Freight was first among the leading parcel companies in North America."
    rows = figures_of(REPORT + two, "Ranking", "company", "market", "within_region")
    assert rows == [("Quill Freight", "parcel", "North America")]


NONE = [
    "Brask is the world's largest sensor maker.",
    "Brask, a leading provider of sensors, holds 40 patents.",
    "Japan is one of the leading markets.",
    "A leading market for sensors is Japan.",
    "India remains a key contributor.",
    "Key players dominate the market.",
    "Chinese manufacturers dominate production.",
    "Which region leads the sensor market?",
    "Rising demand is the largest driver of the market.",
    "India has the highest number of users.",
    "The U.S. leads in adoption of new sensors.",
    "Europe is expected to witness significant growth.",
    "Asia's highest mountain attracts tourists.",
    "Our highest priority is growth.",
    "Leading Players: Brask, Tolva",
    "China could soon become the largest market.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_praise_and_habit_are_no_rank(sentence: str) -> None:
    assert figures_of(REPORT + sentence, "Ranking", "rank", "region", "segment", "company") == []


def test_the_evidence_names_who_is_first() -> None:
    text, items = found_in(REPORT + "In 2024, North America held the largest share of the market.")
    (found,) = items
    assert text.text[found.start : found.end] == "North America held the largest"


@pytest.mark.parametrize(
    ("sentence", "regions"),
    [
        (
            "North America and Europe currently hold the largest market shares.",
            ["North America", "Europe"],
        ),
        ("Japan, South Korea and Taiwan dominate the market.", ["Japan", "South Korea", "Taiwan"]),
        ("China and India account for the largest share of the sensor market.", ["China", "India"]),
        ("North America and its suppliers hold the largest market shares.", []),
    ],
)
def test_regions_that_are_first_together_rank_alike(sentence: str, regions: list[str]) -> None:
    assert figures_of(REPORT + sentence, "Ranking", "region", "rank") == [
        (region, 1) for region in regions
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Epoxies and urethanes represent the leading resin types.",
            [("resin types", "Epoxies"), ("resin types", "urethanes")],
        ),
        ("Glass fibres remain the dominant materials.", [("materials", "Glass fibres")]),
        (
            "Lasers, lidar and radar are the top technologies in use.",
            [("technologies", "Lasers"), ("technologies", "lidar"), ("technologies", "radar")],
        ),
        ("They are the leading types.", []),
        ("The water-based and oil-based technologies dominate the market.", []),
    ],
)
def test_leading_kinds_are_told_with_their_dimension(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert figures_of(REPORT + sentence, "Ranking", "dimension", "segment") == expected


def test_a_market_that_is_called_a_segment_of_the_market_is_one() -> None:
    for said in (
        "was the largest segment of the sensor market",
        "remains the largest segment in the sensor market",
    ):
        written = (
            REPORT + f"The flow meters market {said}, accounting for 15.5% of the total in 2022."
        )
        assert figures_of(written, "Ranking", "market", "segment", "rank") == [
            ("Sensor", "flow meters", 1)
        ]
        assert figures_of(written, "MarketShare", "market", "segment", "percent") == [
            ("Sensor", "flow meters", 15.5)
        ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "By type, thermal sensors are set to post the fastest 5.7% CAGR to 2031.",
            [("growth", None)],
        ),
        ("Europe is poised for the quickest 6.2% CAGR up to 2031.", [("growth", "Europe")]),
        ("Asia registers the highest (7%) growth of all.", [("growth", "Asia")]),
    ],
)
def test_the_fastest_rate_ranks_whose_it_is(
    sentence: str, expected: list[tuple[str, str | None]]
) -> None:
    assert figures_of(REPORT + sentence, "Ranking", "criterion", "region") == expected


def test_companies_that_are_the_largest_together_rank_alike() -> None:
    said = REPORT + "Brask, Tolva, and Norvik AB are the largest players in the industry."
    assert figures_of(said, "Ranking", "company") == [
        ("Brask",),
        ("Tolva",),
        ("Norvik AB",),
    ]
    assert figures_of(REPORT + "Brask and Tolva run the largest labs.", "Ranking", "company") == []


def test_a_region_with_and_in_its_name_is_one() -> None:
    said = (
        REPORT
        + "Middle East & Africa and South Asia & Pacific are growing, but South Asia & Pacific holds the largest share."
    )
    assert figures_of(said, "Ranking", "region") == [("South Asia & Pacific",)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Smoke alarms are the heart of it. Fire safety is the largest application, with 36% of global demand in 2022.",
            ("application", "Fire safety"),
        ),
        ("The pump segment is the fastest-growing application.", ("application", "pump")),
    ],
)
def test_the_largest_application_tells_the_dimension(
    sentence: str, expected: tuple[str, str]
) -> None:
    assert figures_of(REPORT + sentence, "Ranking", "dimension", "segment") == [expected]


def test_things_in_small_letters_lead_and_follow_as_segments() -> None:
    said = (
        REPORT
        + "The dry ice held the largest share in the global sensor market, followed by wet packs and gels, and warm boxes."
    )
    assert figures_of(said, "Ranking", "segment", "rank") == [
        ("dry ice", 1),
        ("wet packs and gels", 2),
        ("warm boxes", 3),
    ]
    assert figures_of(
        REPORT + "In 2018, dog toys dominated the market.", "Ranking", "segment", "year"
    ) == [("dog toys", 2018)]
    for none in (
        "They invest in labs and in new methods to keep their market dominance.",
        "Brask invests to dominate the market.",
    ):
        assert figures_of(REPORT + none, "Ranking", "segment") == []


def test_a_period_is_not_the_year_of_a_rank() -> None:
    assert figures_of(
        REPORT + "Optical sensors are anticipated to lead the market during 2025–2033.",
        "Ranking",
        "segment",
        "year",
    ) == [("Optical sensors", None)]


def test_a_heading_tells_the_dimension_of_what_leads_below_it() -> None:
    said = "\n\nBy Class\n\nClass 1 bikes capture the largest market share of nearly 45% in the year 2020."
    assert figures_of(REPORT + said, "Ranking", "dimension", "segment", "year") == [
        ("Class", "Class 1 bikes", 2020)
    ]
    assert figures_of(REPORT + said, "MarketShare", "dimension", "segment", "percent") == [
        ("Class", "Class 1 bikes", 45)
    ]
    assert figures_of(
        REPORT + said.replace("Class 1 bikes", "Brask Inc."), "Ranking", "company"
    ) == [("Brask Inc.",)]


def test_a_segment_that_leads_market_applications_is_first() -> None:
    assert figures_of(
        REPORT + "The automotive segment is anticipated to lead market applications.",
        "Ranking",
        "segment",
    ) == [("automotive",)]
