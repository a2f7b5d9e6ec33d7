"""Figures told twice are told once, different ones are never merged, and thousands of them stay quick."""

from __future__ import annotations

import pytest

from marketgraph.facts import Fact, GrowthRate, MarketShare, MarketSize, Ranking
from marketgraph.reading.prose.figures import repetition
from marketgraph.reading.prose.figures.repetition import told_once
from marketgraph.reading.prose.found import Found


def once(*facts: Fact) -> list[Fact]:
    return [item.fact for item in told_once(Found(f, n, n + 1) for n, f in enumerate(facts))]


def share(percent: float, **fields: object) -> MarketShare:
    return MarketShare.model_validate({"market": "Lamps", "percent": percent, **fields})


def size(amount: float, year: int | None = 2024, **fields: object) -> MarketSize:
    return MarketSize.model_validate(
        {"market": "Lamps", "amount": amount, "currency": "USD", "year": year, **fields}
    )


def test_the_more_exact_amount_stays() -> None:
    assert once(size(800e9), size(795.34e9)) == [size(795.34e9)]
    assert once(size(2.52e9), size(2.5e9)) == [size(2.52e9)]


def test_years_dimensions_and_regions_are_completed() -> None:
    whole = share(30, segment="Solar", dimension="Type", year=2024)
    assert once(share(30, segment="solar", dimension="Type"), share(30, segment="Solar", year=2024)) == [
        whole.model_copy(update={"segment": "solar"})
    ]  # fmt: skip
    rate = GrowthRate(market="Lamps", percent=9, start_year=2025, end_year=2032)
    assert once(GrowthRate(market="lamp market", percent=9), rate) == [rate]


def test_other_words_for_a_listed_segment() -> None:
    listed = share(62, segment="Cloud-Based", dimension="Deployment")
    assert once(listed, share(62, segment="cloud-based platforms", year=2026)) == [
        listed.model_copy(update={"year": 2026})
    ]


def test_a_size_without_a_year_is_that_with_one() -> None:
    assert once(size(2.5e9, None), size(2.5e9)) == [size(2.5e9)]


def test_different_figures_stay_apart() -> None:
    apart: list[list[Fact]] = [
        [size(2.5e9), size(2.6e9)],
        [size(2.5e9), size(2.5e9, 2032)],
        [size(2.5e9), size(2.5e9, region="Europe")],
        [size(2.5e9), size(2.5e9).model_copy(update={"currency": "EUR"})],
        [size(2.5e9), size(2.5e9).model_copy(update={"market": "Bulbs"})],
        [share(30, region="Europe", year=2024), share(30, region="Europe", year=2025)],
        [share(30, region="Europe"), share(30, company="Europe")],
        [share(30, segment="Cloud", dimension="A"), share(30, segment="Private Cloud", dimension="A")],
        [share(30, segment="Cloud", dimension="A"), share(30, segment="Cloud", dimension="B")],
        [
            GrowthRate(market="Lamps", percent=9, start_year=2019, end_year=2024),
            GrowthRate(market="Lamps", percent=9, start_year=2025, end_year=2032),
        ],
        [
            Ranking(market="Lamps", region="India", criterion="growth", rank=1),
            Ranking(market="Lamps", region="India", criterion="size", rank=1),
        ],
        [
            Ranking(market="Lamps", segment="Cloud", criterion="size", rank=1),
            Ranking(market="Lamps", segment="Cloud storage", criterion="size", rank=1),
        ],
    ]  # fmt: skip
    for facts in apart:
        assert once(*facts) == facts


def test_a_figure_is_compared_with_few_others_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0

    def counted(one: Found, other: Found) -> Found | None:
        nonlocal compared
        compared += 1
        return merged(one, other)

    merged = repetition._merged
    monkeypatch.setattr(repetition, "_merged", counted)
    facts = [size(1e9, region=f"Place {n % 50}") for n in range(1000)]
    facts += [size(1e9 + n * 1e5) for n in range(1000)]
    once(*facts)
    assert compared <= 3 * repetition._NEAR * len(facts)
