"""Published sizes brought to one year: by hand, from each source's own figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marketgraph.analysis import analyze
from marketgraph.errors import DocumentError, TooLittleEvidence, UsageError

Make = Callable[..., Any]

BY_HAND = {
    "Data Bridge Market Research": 2.52,
    "Zion Market Research": 4.75 * 1.357225,
    "Reports and Data": 11.4234 / 1.397124,
    "Future Market Insights": 8.8943,
    "Valuates Reports": 10.621 / 1.184,
    "Renub Research": 16.29 / 1.643032,
    "P&S Intelligence": 10.93766,
    "Global Market Insights": 12 * 1.197,
    "Envisage Research": 15.407237,
    "Grand View Research": 12.6 * 1.253,
    "Consainsights": 25.36 / 1.485961,
}
"""Billions of US dollars in 2024 by the stated growth, in order; P&S states only "over 15 %"."""

BY_TWO_SIZES = {
    "Data Bridge Market Research": 2.52,
    "The Insight Partners": 3.27,
    "Future Market Insights": 8.89,
    "Valuates Reports": 8.95,
    "P&S Intelligence": 10.94,
    "Global Market Insights": 14.35,
    "Envisage Research": 15.41,
    "Grand View Research": 15.79,
    "Consainsights": 17.07,
}
"""The same by the growth that two sizes imply, to two digits."""


def size(publisher: str, amount: float, year: int, **more: Any) -> dict[str, Any]:
    return {
        "type": "MarketSize",
        "source.publisher": publisher,
        "amount": amount,
        "currency": "USD",
        "year": year,
    } | more


def rate(publisher: str, percent: float, **more: Any) -> dict[str, Any]:
    return {
        "type": "GrowthRate",
        "kind": "cagr",
        "source.publisher": publisher,
        "percent": percent,
    } | more


def test_thirteen_publishers_are_brought_to_2024_each_by_its_own_growth(published: Any) -> None:
    frame = analyze(published, "sizes", market="teleradiology")
    counted = frame[frame["counted"]]
    billions = dict(zip(counted["publisher"], counted["value"] / 1e9, strict=True))
    assert list(billions) == list(BY_HAND)
    assert billions == pytest.approx(BY_HAND, rel=1e-5)
    assert frame.attrs["year"] == 2024
    assert frame.attrs["counted"] == 11
    assert frame.attrs["median"] == pytest.approx(9.914597e9, rel=1e-6)
    assert frame.attrs["spread"] == pytest.approx(17.0664 / 2.52, rel=1e-5)
    assert frame.attrs["evidence"].sources == 13


def test_the_scope_that_differs_and_the_copy_are_shown_but_not_counted(published: Any) -> None:
    frame = analyze(published, "sizes", market="teleradiology").set_index("publisher")
    assert frame.loc["The Insight Partners", "why_not"] == "another scope"
    assert frame.loc["Allied Market Research", "why_not"] == "same figures as Valuates Reports"
    assert frame.loc["Allied Market Research", "origin"] == frame.loc["Valuates Reports", "report"]
    assert not frame.loc[["The Insight Partners", "Allied Market Research"], "counted"].any()


def test_growth_between_two_sizes_can_be_preferred_and_scopes_counted(published: Any) -> None:
    frame = analyze(
        published, "sizes", market="teleradiology", growth="implied", include_scopes=True
    )
    billions = dict(zip(frame["publisher"], (frame["value"] / 1e9).round(2), strict=True))
    assert {name: billions[name] for name in BY_TWO_SIZES} == BY_TWO_SIZES
    assert frame.attrs["counted"] == 12


def test_where_the_growth_is_from_is_said(published: Any) -> None:
    frame = analyze(published, "sizes", market="teleradiology").set_index("publisher")
    said = frame["growth_from"]
    assert said["Data Bridge Market Research"] == "stated for this year"
    assert said["Zion Market Research"] == "stated growth"
    assert said["P&S Intelligence"] == "implied by its two sizes"
    assert frame.loc["P&S Intelligence", "rate"] == pytest.approx(15.25, abs=0.005)


def test_beyond_the_years_of_a_source_it_is_marked_as_extrapolated(published: Any) -> None:
    frame = analyze(published, "sizes", market="teleradiology").set_index("publisher")
    assert frame.index[frame["extrapolated"]].tolist() == ["Zion Market Research"]
    late = analyze(published, "sizes", market="teleradiology", year=2033).set_index("publisher")
    assert late.index[~late["extrapolated"]].tolist() == ["Future Market Insights"]


def test_the_world_is_assumed_only_in_a_column_that_says_so(published: Any) -> None:
    frame = analyze(published, "sizes", market="teleradiology").set_index("publisher")
    assert not frame.loc["Data Bridge Market Research", "region_assumed"]
    assert frame.loc["Renub Research", "region_assumed"]


def test_a_region_stays_apart(stated: Make) -> None:
    tables = stated(size("a", 10e9, 2024), size("b", 4e9, 2024, region="Europe"))
    frame = analyze(tables, "sizes", market="Teleradiology")
    assert frame["counted"].tolist() == [True, False]
    assert frame["region"].tolist() == ["World", "Europe"]
    assert frame.attrs["spread"] is None


def test_without_growth_a_size_of_another_year_is_not_counted(stated: Make) -> None:
    tables = stated(size("a", 10e9, 2024), size("b", 4e9, 2020))
    frame = analyze(tables, "sizes", market="Teleradiology")
    assert frame["why_not"].tolist() == ["", "no growth is known"]


def test_other_currencies_need_a_rate_of_the_user(stated: Make, tmp_path: Path) -> None:
    tables = stated(
        size("a", 10e9, 2024),
        size("b", 8e9, 2024, currency="EUR"),
        size("c", 5e9, 2024, currency="JPY"),
    )
    frame = analyze(tables, "sizes", market="Teleradiology").set_index("publisher")
    assert frame["why_not"].to_dict() == {"a": "", "b": "no rate for EUR", "c": "no rate for JPY"}
    rates = tmp_path / "rates.csv"
    rates.write_text("currency,rate,date,source\nEUR,1.08,2024-12-31,a central bank\n", "utf-8")
    frame = analyze(tables, "sizes", market="Teleradiology", rates=str(rates)).set_index(
        "publisher"
    )
    assert frame.loc["b", "value"] == pytest.approx(8.64e9)
    assert frame.loc["c", "why_not"] == "no rate for JPY"
    assert frame.attrs["spread"] == pytest.approx(10 / 8.64)
    assert frame.attrs["rates"][0].source == "a central bank"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("currency,rate\nEUR,1.08\n", "no column date and no source"),
        ("currency,rate,date,source\nEUR,much,2024,bank\n", "line 2"),
        ("currency,rate,date,source\nEUR,-1,2024,bank\n", "line 2"),
        ("currency,rate,date,source\nEUR,1.08,,bank\n", "a date and a source"),
        ("", "no column currency"),
    ],
)
def test_a_table_of_rates_that_cannot_be_used_says_where(
    stated: Make, tmp_path: Path, text: str, said: str
) -> None:
    rates = tmp_path / "rates.csv"
    rates.write_text(text, "utf-8")
    with pytest.raises(DocumentError, match=said):
        analyze(stated(size("a", 1e9, 2024)), "sizes", market="Teleradiology", rates=str(rates))


def test_the_copy_is_the_one_with_fewer_sizes_then_the_later(stated: Make) -> None:
    def report(name: str, date: str) -> list[dict[str, Any]]:
        return [
            size(name, 20e9, 2030, **{"source.date": date}),
            rate(name, 10.0, **{"source.date": date}),
        ]

    frame = analyze(
        stated(*report("late", "2024"), *report("early", "2022")), "sizes", market="Teleradiology"
    )
    told = dict(zip(frame["publisher"], frame["why_not"], strict=True))
    assert told == {"early": "", "late": "same figures as early"}


def test_a_market_without_sizes_is_refused_and_wrong_options_are_said(stated: Make) -> None:
    with pytest.raises(TooLittleEvidence, match="nothing is known"):
        analyze(stated(rate("a", 5.0)), "sizes", market="Teleradiology")
    with pytest.raises(UsageError, match="stated or implied"):
        analyze(stated(size("a", 1e9, 2024)), "sizes", market="Teleradiology", growth="guess")
