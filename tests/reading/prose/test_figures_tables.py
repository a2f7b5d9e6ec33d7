"""Figures in tables, key by key, year by year, dimension by dimension."""

from __future__ import annotations

from .figuring import REPORT, figures_of, found_in

ATTRIBUTES = """| Attribute | Details |
|---|---|
| Market size in 2024 | USD 2.5 billion |
| Revenue forecast in 2033 | USD 5.1 billion |
| Growth rate | CAGR of 9.3% from 2025 to 2033 |
| Base year | 2024 |
"""
YEARS = """Sensor market by region (USD million)

| Region | 2024 | 2033 | CAGR 2025-2033 |
|---|---|---|---|
| North America | 955 | 1,800 | 8.2% |
| Optical | 675 | n/a | xx% |
| Total | 2,500 | 5,100 | 9.3% |
"""
FIRST = """| Dimension | Sub-segments | Dominant | Fastest growing |
|---|---|---|---|
| Type | Optical, Thermal | Optical | Thermal |
| End User | Hotels, Homes | Hotels (45%) | Homes |
| Region | North America, Europe | North America | Europe |
"""


def test_rows_of_keys_with_their_values() -> None:
    rows = figures_of(REPORT + ATTRIBUTES, "MarketSize", "amount", "year", "status")
    assert rows == [(2_500_000_000, 2024, "reported"), (5_100_000_000, 2033, "forecast")]
    rates = figures_of(REPORT + ATTRIBUTES, "GrowthRate", "percent", "start_year", "end_year")
    assert rates == [(9.3, 2025, 2033)]


def test_columns_of_years_in_the_unit_of_the_heading() -> None:
    rows = figures_of(REPORT + YEARS, "MarketSize", "region", "segment", "amount", "year")
    assert rows == [
        ("North America", None, 955_000_000, 2024),
        ("North America", None, 1_800_000_000, 2033),
        (None, "Optical", 675_000_000, 2024),
        (None, None, 2_500_000_000, 2024),
        (None, None, 5_100_000_000, 2033),
    ]
    rates = figures_of(REPORT + YEARS, "GrowthRate", "region", "percent", "end_year")
    assert rates == [("North America", 8.2, 2033), (None, 9.3, 2033)]


def test_columns_that_name_the_first() -> None:
    rows = figures_of(REPORT + FIRST, "Ranking", "criterion", "dimension", "segment", "region")
    assert rows == [
        ("size", "Type", "Optical", None),
        ("growth", "Type", "Thermal", None),
        ("size", "End User", "Hotels", None),
        ("growth", "End User", "Homes", None),
        ("size", None, None, "North America"),
        ("growth", None, None, "Europe"),
    ]


def test_a_column_of_shares() -> None:
    table = "| Region | Market share 2024 |\n|---|---|\n| Europe | 30% |\n| Asia | 41.5 |\n"
    rows = figures_of(REPORT + table, "MarketShare", "region", "percent", "year")
    assert rows == [("Europe", 30, 2024), ("Asia", 41.5, 2024)]


def test_the_evidence_of_a_cell_starts_at_its_row() -> None:
    text, items = found_in(REPORT + YEARS)
    quotes = [text.text[item.start : item.end] for item in items]
    assert any(quote.startswith("North America") and quote.endswith("1,800") for quote in quotes)


def test_a_table_of_other_things_tells_nothing() -> None:
    table = "| Product | Price |\n|---|---|\n| Lamp | $ 12 |\n| Lens | $ 3,000,000 |\n"
    assert figures_of(REPORT + table, "MarketSize", "amount") == []


def test_a_key_above_its_value() -> None:
    lines = "Market Size (2025)\n\nUSD 2.97 Billion\n\nCAGR (2025 - 2033)\n\n14.38 %\n\nLargest Market\n\nNorth America\n"
    assert figures_of(REPORT + lines, "MarketSize", "amount", "year") == [(2_970_000_000, 2025)]
    assert figures_of(REPORT + lines, "GrowthRate", "percent", "end_year") == [(14.38, 2033)]
    assert figures_of(REPORT + lines, "Ranking", "region", "rank") == [("North America", 1)]


def test_keys_with_their_values_under_a_heading_are_a_table() -> None:
    pairs = "Region\tShare 2025\nAsia Pacific\t38.4%\nEurope\t24.9%\n"
    rows = figures_of(REPORT + pairs, "MarketShare", "region", "percent", "year")
    assert rows == [("Asia Pacific", 38.4, 2025), ("Europe", 24.9, 2025)]


def test_a_first_row_with_a_figure_is_no_heading() -> None:
    table = "| Market Size (2025) | € 13,4 billion |\n|---|---|\n| Market Size (2030) | USD 20.9 billion |\n"
    rows = figures_of(REPORT + table, "MarketSize", "amount", "currency", "year")
    assert rows == [(13_400_000_000, "EUR", 2025), (20_900_000_000, "USD", 2030)]


def test_a_year_with_its_unit_is_a_heading() -> None:
    table = "Type\t2025 (USD million)\t2033 (USD million)\nOptical\t48,300\t52,100\nTotal\t140,960\t199,110\n"
    rows = figures_of(REPORT + table, "MarketSize", "segment", "amount", "year")
    assert rows == [
        ("Optical", 48_300_000_000, 2025),
        ("Optical", 52_100_000_000, 2033),
        (None, 140_960_000_000, 2025),
        (None, 199_110_000_000, 2033),
    ]


def test_a_line_above_a_table_tells_the_unit_of_its_numbers() -> None:
    table = "| Region | 2024 | 2033 |\n|---|---|---|\n| Europe | 120 | 180 |\n"
    for caption in (
        "Market size in USD million",
        "Sales by region (EUR mn)",
        "Table 3: revenue in $ million",
    ):
        rows = figures_of(f"{REPORT}{caption}\n\n{table}", "MarketSize", "region", "amount", "year")
        assert rows == [("Europe", 120_000_000, 2024), ("Europe", 180_000_000, 2033)], caption


def test_a_table_with_a_row_a_year() -> None:
    table = "| Year | Market Size (USD Billion) | CAGR (%) |\n|---|---|---|\n| 2024 | 190.4 | – |\n| 2026 | ~208* | 9.4 |\n| 2033 | 298.5 | 9.4 |\n"
    rows = figures_of(REPORT + table, "MarketSize", "amount", "year", "status")
    assert rows == [
        (190_400_000_000, 2024, "reported"),
        (208_000_000_000, 2026, "forecast"),
        (298_500_000_000, 2033, "forecast"),
    ]
    assert figures_of(REPORT + table, "GrowthRate", "percent") == []


def test_a_first_column_of_segments_names_their_dimension() -> None:
    table = "| Battery Type Segment | 2024 (%) |\n|---|---|\n| Sodium | 30.8% |\n| Lead Acid | 46.4% |\n"
    rows = figures_of(REPORT + table, "MarketShare", "dimension", "segment", "percent")
    assert rows == [("Battery Type", "Sodium", 30.8), ("Battery Type", "Lead Acid", 46.4)]
