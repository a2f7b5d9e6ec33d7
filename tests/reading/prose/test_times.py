"""Years, spans of years and dates in every spelling."""

from __future__ import annotations

import pytest

from marketgraph.reading.prose.times import dates_in, periods_in, years_in


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2025-2032", 2025, 2032),
        ("2025 – 2032", 2025, 2032),
        ("2026−2033", 2026, 2033),
        ("2024 to 2030", 2024, 2030),
        ("from 2024 through 2030", 2024, 2030),
        ("2024 until 2030", 2024, 2030),
        ("2024 up to 2030", 2024, 2030),
        ("from 2024 to the end of 2031", 2024, 2031),
        ("2024-25", 2024, 2025),
        ("FY2024–FY2030", 2024, 2030),
        ("FY 2024 - FY 2030", 2024, 2030),
        ("FY24–FY30", 2024, 2030),
        ("2025E–2030F", 2025, 2030),
        ("2025(E)-2030(F)", 2025, 2030),
        ("between 2024 and 2033", 2024, 2033),
        ("2025-26 to 2031-32", 2025, 2032),
        ("2024-’30", 2024, 2030),
        ("from FY25 to FY32", 2025, 2032),
        ("2025\u20112032", 2025, 2032),
        ("2025 \u2012 2032", 2025, 2032),
    ],
)
def test_a_span_of_years(written: str, first: int, last: int) -> None:
    text = f"It grows {written}, they say."
    (period,) = periods_in(text)
    assert (period.first, period.last) == (first, last)
    assert text[period.start : period.end] in text
    assert list(years_in(text)) == []


@pytest.mark.parametrize(
    "text",
    ["in 2019 and 2024", "next five years", "2,000-2,100 people", "since 2020", "2030-2024", "2000-2500 seats", "2025-12-01"],
)  # fmt: skip
def test_what_is_no_span(text: str) -> None:
    assert list(periods_in(text)) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("by 2035", [2035]),
        ("in 2019 and 2024", [2019, 2024]),
        ("2025E, 2032F", [2025, 2032]),
        ("FY2025 and FY26", [2025, 2026]),
        ("mid-2025", [2025]),
        ("(2024)", [2024]),
        ("2018-2022, then 2030", [2030]),
        ("$2024, 2000%, 2,030", []),
    ],
)
def test_single_years(text: str, years: list[int]) -> None:
    found = list(years_in(text))
    assert [year.value for year in found] == years
    assert all(str(year.value).endswith(text[year.start : year.end][-2:]) for year in found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on March 3, 2025", "2025-03-03"),
        ("3rd of Sept 2024", "2024-09-03"),
        ("in May 2023", "2023-05"),
        ("2025-12-01", "2025-12-01"),
    ],
)
def test_dates_are_as_exact_as_the_text(text: str, value: str) -> None:
    assert [date.value for date in dates_in(text)] == [value]


def test_a_day_that_no_month_has_is_no_date() -> None:
    assert list(dates_in("45 June 2023")) == []


def test_from_a_year_and_a_year_is_a_period() -> None:
    assert [(p.first, p.last) for p in periods_in("a CAGR of 9.6% from 2021 and 2030")] == [
        (2021, 2030)
    ]
    assert not list(periods_in("sales in 2021 and 2030"))
