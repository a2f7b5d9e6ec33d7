"""Figures tested against each other; expected verdicts and intervals worked out by hand."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.analysis import analyze
from marketgraph.analysis.intervals import Interval, growth, rounded
from marketgraph.errors import TooLittleEvidence

Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (2_520_000_000, 2_515_000_000, 2_525_000_000),
        (18.5, 18.45, 18.55),
        (12_000_000_000, 11_500_000_000, 12_500_000_000),
        (10_000_000_000, 9_500_000_000, 10_500_000_000),
        (120_000_000_000, 119_500_000_000, 120_500_000_000),
        (900_000_000, 895_000_000, 905_000_000),
        (2_709_000_000, 2_708_500_000, 2_709_500_000),
        (3_004_600_000, 3_004_550_000, 3_004_650_000),
        (18.0, 17.5, 18.5),
        (20.0, 19.5, 20.5),
        (0.5, 0.45, 0.55),
    ],
)
def test_a_number_stands_for_all_that_rounds_to_it(value: float, low: float, high: float) -> None:
    assert rounded(value) == (low, high)


def test_over_and_under_have_one_end_and_about_is_twice_as_wide() -> None:
    assert rounded(15.0, "over") == (14.5, math.inf)
    assert rounded(15.0, "under") == (-math.inf, 15.5)
    assert rounded(16.5, "about") == (16.4, 16.6)


@given(
    st.floats(1, 1e12),
    st.floats(-50, 200),
    st.integers(1, 30),
)
def test_growth_of_exact_amounts_is_the_rate_that_made_them(
    amount: float, percent: float, years: int
) -> None:
    after = amount * (1 + percent / 100) ** years
    found = growth(Interval(amount, amount), Interval(after, after), years)
    assert found.low == pytest.approx(percent, rel=1e-6, abs=1e-6)
    assert found.high == pytest.approx(percent, rel=1e-6, abs=1e-6)


VERDICTS = {
    "Data Bridge Market Research": "holds only from base year 2024",
    "Reports and Data": "holds",
    "Valuates Reports": "cannot hold",
    "Allied Market Research": "not testable",
    "Renub Research": "not testable",
    "Consainsights": "holds",
    "Envisage Research": "not testable",
    "P&S Intelligence": "holds",
    "Zion Market Research": "holds only from base year 2016",
    "The Insight Partners": "holds",
    "Future Market Insights": "holds",
    "Global Market Insights": "holds",
    "Grand View Research": "not testable",
}


def test_thirteen_publishers_each_against_itself(published: Any) -> None:
    frame = analyze(published, "checks", market="Teleradiology").set_index("publisher")
    assert frame["verdict"].to_dict() == VERDICTS
    assert (frame["check"] == "size, growth, period").all()
    assert all(len(claims) for claims in frame["claims"])


def test_the_computed_interval_is_in_the_row(published: Any) -> None:
    frame = analyze(published, "checks", market="Teleradiology").set_index("publisher")
    bridge = frame.loc["Data Bridge Market Research"]
    assert (bridge["computed_low"], bridge["computed_high"]) == pytest.approx(
        (18.481, 18.555), abs=0.001
    )
    assert (bridge["stated_low"], bridge["stated_high"]) == (18.45, 18.55)
    assert bridge["reading"] == "base year 2024"
    assert "from 2025 (7 years) 21.39 to 21.47 %" in bridge["why"]
    valuates = frame.loc["Valuates Reports"]
    assert valuates["computed_low"] == pytest.approx(18.62, abs=0.01)
    assert valuates["stated_high"] == 18.45


def told(kind: str, publisher: str = "a", **more: Any) -> dict[str, Any]:
    return {"type": kind, "source.publisher": publisher, "kind": "cagr"} | more


def test_growth_of_other_years_than_the_sizes_is_not_judged(stated: Make) -> None:
    sizes = [
        told("MarketSize", amount=100e9, currency="USD", year=2015),
        told("MarketSize", amount=200e9, currency="USD", year=2025),
    ]
    tables = stated(*sizes, told("GrowthRate", percent=30.0, startYear=2020, endYear=2025))
    row = analyze(tables, "checks").iloc[0]
    assert row["verdict"] == "not testable"
    assert row["why"] == "the growth is of 2020 to 2025, the sizes of 2015 and 2025"


def test_shares_of_siblings_over_a_hundred_cannot_hold(stated: Make) -> None:
    def share(segment: str, percent: float, **more: Any) -> dict[str, Any]:
        return told("MarketShare", segment=segment, dimension="site", percent=percent, **more)

    frame = analyze(stated(share("on", 60.5), share("off", 39.6)), "checks")
    assert frame["verdict"].tolist() == ["holds"]
    assert frame["computed_low"][0] == pytest.approx(100.0)
    frame = analyze(stated(share("on", 60.5), share("off", 39.7)), "checks")
    assert frame["verdict"].tolist() == ["cannot hold"]
    other_years = stated(share("on", 60.5, year=2020), share("off", 39.7, year=2021))
    with pytest.raises(TooLittleEvidence):
        analyze(other_years, "checks")
    frame = analyze(stated(share("on", 101.0)), "checks")
    assert frame["verdict"].tolist() == ["cannot hold"]


def test_children_do_not_add_to_their_parents(stated: Make, iri: Make) -> None:
    shares = [
        told("MarketShare", segment=name, dimension="modality", percent=percent)
        for name, percent in (("imaging", 80.0), ("ct", 50.0), ("mr", 45.0))
    ]
    nested = [
        {"iri": iri(name, "segment"), "parent": iri("imaging", "segment")} for name in ("ct", "mr")
    ]
    frame = analyze(stated(*shares, segments=nested), "checks")
    sums = frame[frame["check"] == "shares add up"]
    assert dict(zip(sums["subject"], sums["verdict"], strict=True)) == {"ct, mr": "holds"}


def test_a_share_without_its_whole_is_tested_under_each_reading(stated: Make) -> None:
    def share(region: str, percent: float) -> dict[str, Any]:
        return told("MarketShare", region=region, percent=percent)

    rows = [
        told("MarketSize", amount=2.52e9, currency="USD", year=2024),
        share("North America", 44.8),
        share("Asia-Pacific", 24.5),
        share("U.S.", 38.5),
    ]
    frame = analyze(stated(*rows, countries={"U.S.": "US"}), "checks")
    readings = frame[frame["check"] == "share of what"].set_index("reading")
    assert readings.index.tolist() == ["of the world", "of North America"]
    assert (readings["verdict"] == "can hold").all()
    world, parent = readings["computed_low"], readings["computed_high"]
    assert world["of the world"] < 0.9702e9 < parent["of the world"]
    assert world["of North America"] < 0.43465e9 < parent["of North America"]
    sums = frame[frame["check"] == "shares add up"]
    assert set(sums["subject"]) == {"North America, Asia-Pacific"}


def test_a_country_with_more_than_its_region_cannot_be_a_share_of_the_world(stated: Make) -> None:
    rows = [
        told("MarketShare", region="North America", percent=30.0),
        told("MarketShare", region="U.S.", percent=85.0),
    ]
    frame = analyze(stated(*rows, countries={"U.S.": "US"}), "checks")
    readings = frame[frame["check"] == "share of what"].set_index("reading")["verdict"]
    assert readings.to_dict() == {"of the world": "cannot hold", "of North America": "can hold"}
