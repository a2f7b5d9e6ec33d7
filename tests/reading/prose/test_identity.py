"""What a text is about: its market, title, publisher and years; and that a market in passing makes no report."""

from __future__ import annotations

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.facts import Report
from marketgraph.reading.prose.identity import Identity, bare_market, identify, read
from marketgraph.reading.prose.text import Text


def identity_of(written: str) -> Identity:
    return identify(Text(prose_of(written)))


def reports_of(written: str) -> list[Report]:
    text = Text(prose_of(written))
    return [found.fact for found in read(text, identify(text)) if isinstance(found.fact, Report)]


MARKETS = [
    ("Veterinary Imaging", "Veterinary Imaging Market Size - By Modality (X-ray, MRI), By Animal (Pets, Livestock), Forecast 2025 - 2034"),
    ("Office of the Bursar Software", "Office of the Bursar Software Market to Reach USD 19 Billion by 2036\nThe global Office of the Bursar Software Market is projected to grow."),
    ("AI in Farming", "AI in Farming Market Synopsis\nThe Global AI in Farming Market size was valued at USD 525 Million in 2023."),
    ("Oat Drinks", "# The Market for Oat Drinks is Projected to Reach $2.5Tn by 2033\nThe global market for oat drinks will be worth $2.5 trillion by 2033."),
    ("smart lock", "The smart lock market will be worth $8.1 billion by 2030, up from $2.6 billion in 2023."),
    ("Dental Chair", "Global Dental Chair Market Overview:\nThe report has the scope of the Dental Chair Market. Our market research covers global as well as regional markets."),
    ("insect protein", "The Asia Pacific insect protein market is expected to grow at a CAGR of 9% to 2030."),
    ("Dynamic Pricing", "Acme Unveils Dynamic Pricing Market Insights: Status and Forecast\nThe global dynamic pricing market was valued at $4 billion in 2024."),
    ("Crane Testing Equipment", "The report analyses the Crane Testing Equipment market in 2024. The overall market grows. Emerging markets and regional markets matter. This research report on the Crane Testing Equipment market has forecasts."),
]  # fmt: skip


@pytest.mark.parametrize(("market", "written"), MARKETS, ids=[market for market, _ in MARKETS])
def test_the_market_is_what_the_text_speaks_of_most(market: str, written: str) -> None:
    found = identity_of(written).market
    assert found is not None
    assert found.lower() == market.lower()


PASSING = [
    "Acme Robotics, a leader in the warehouse robots market, has acquired Beta Grippers for $40 million.",
    "Acme Robotics Launches New Arm\nAcme Robotics today launched the A5 arm. The global warehouse robots market is expected to reach $40 billion by 2030, according to Meridian Research. Acme was founded in 2011.",
    "Shares rose as the stock market and the job market recovered.",
    "",
]


@pytest.mark.parametrize("written", PASSING)
def test_a_market_in_passing_makes_no_report(written: str) -> None:
    assert identity_of(written).market is None
    assert reports_of(written) == []


YEARS = [
    ((2024, 2025, 2030), "Base year for estimation: 2024\nForecast period: 2025 - 2030\nHistorical data: 2018 - 2023"),
    ((None, None, 2031), "It is expected to grow until 2031."),
    ((None, None, 2031), "It grew from USD 1 billion in 2019 to USD 2 billion in 2024 (2019-2024). It is forecast to reach USD 3 billion by 2031."),
    ((2023, 2024, 2032), "With 2023 as the base year, it will expand at 8% between 2024 and 2032."),
    ((None, 2026, 2036), "It is projected to grow from USD 8 billion in 2026 to USD 19 billion by 2036, at 9% during the forecast period."),
    ((None, 2025, 2032), "It will grow from US$ 4.9 billion in 2025 to US$ 14.3 billion by 2032. Tins grow most in the forecast period."),
    ((None, None, 2032), "It will grow from US$ 4.9 billion in 2025 to US$ 14.3 billion by 2032."),
    ((None, 2024, 2029), "Pea Milk Market Revenue, 2018-2023, 2024-2029, ($ millions)"),
    ((None, 2023, 2030), "Forecast Period 2023-30 CAGR: 28%"),
]  # fmt: skip


@pytest.mark.parametrize(("years", "written"), YEARS)
def test_years_are_those_that_the_text_states(years: tuple[int | None, ...], written: str) -> None:
    found = identity_of(f"The pea milk market was valued at USD 1 billion. {written}")
    assert (found.base_year, found.first, found.last) == years


TITLES = [
    ("Global Pea Milk Market", "Global Pea Milk Market\nThe pea milk market was valued at USD 5 billion in 2024."),
    ("Pea Milk Market Report 2025", "Pea Milk Market Report 2025\nThe pea milk market was valued at USD 5 billion in 2024."),
    ("Pea Milk Market by Type (Plain, Sweet): Forecast to 2031", "According to a study titled ‘Pea Milk Market by Type (Plain, Sweet): Forecast to 2031,’ the pea milk market will reach $6 billion."),
    ("2025 Pea Milk Industry Report", "Acme is excited to announce the release of its 2025 Pea Milk Industry Report. The pea milk industry report covers the market and its CAGR."),
    ("Pea Milk Market Insights: Status and Outlook", "Acme Unveils Pea Milk Market Insights: Status and Outlook\nThe pea milk market was valued at $5 billion."),
    ("Global Pea Milk Market Report 2025", "Pea Milk Market Overview:\nGlobal Pea Milk Market Report 2025 comes with facts on the pea milk market."),
    (None, "Pea Milk Market to Reach USD 5 Billion by 2030\nThe pea milk market is expected to grow at 8%."),
    ("Pea Milk Market - Global Forecast to 2032", 'The pea milk market is growing at 8% CAGR. Download a sample of "Pea Milk Market - Global Forecast to 2032".'),
    ("Laundry and Pea Milk Market Outlook 2026-2035", "Pea Milk Market: Segments\nThe pea milk market was valued at USD 5 billion.\n\nSource: Lavanda Data, Laundry and Pea Milk Market Outlook 2026-2035."),
    (None, "Pea Milk Market Synopsis\nThe pea milk market was valued at USD 5 billion in 2024."),
    (None, "Pea Milk Market Size\nThe pea milk market was valued at USD 5 billion in 2024."),
]  # fmt: skip


@pytest.mark.parametrize(("title", "written"), TITLES)
def test_a_title_is_taken_only_where_the_text_names_it_as_one(
    title: str | None, written: str
) -> None:
    assert identity_of(written).title == title


def test_a_report_is_one_fact_with_all_that_is_known() -> None:
    written = "Global Pea Milk Market Report 2025\nBright Research has published a report on the pea milk market.\nBase Year: 2024\nForecast Period: 2025-2032"
    text = Text(prose_of(written))
    (found,) = read(text, identify(text))
    assert found.fact == Report(
        market="Pea Milk",
        title="Global Pea Milk Market Report 2025",
        publisher="Bright Research",
        base_year=2024,
        forecast_start=2025,
        forecast_end=2032,
    )
    assert text.text[found.start : found.end] == "Global Pea Milk Market Report 2025"


def test_placeholders_are_dropped_with_a_reason() -> None:
    text = Text(
        prose_of(
            "This report: the pea milk market was valued at US$ million in 2022, at a CAGR of xx% to 2029."
        )
    )
    list(read(text, identify(text)))
    assert {drop.reason for drop in text.dropped} == {"placeholder"}
    assert [text.text[drop.start : drop.end] for drop in text.dropped] == ["US$ million", "xx%"]


def test_bare_names_of_markets() -> None:
    assert bare_market("The Global Pea Milk Market") == "Pea Milk"


@pytest.mark.parametrize(
    "place",
    [
        "Farmers Market",
        "Halden Farmers' Market",
        "The Night Market",
        "Christmas Market",
        "Sunday Flea Market",
    ],
)
def test_stalls_are_no_study_of_a_market(place: str) -> None:
    assert (
        identity_of(f"{place}\n\nVendors\n- Green Acre\n- Rosie's Bakery\n- The Honey Hut\n").market
        is None
    )


def test_figures_make_a_market_of_stalls_a_market() -> None:
    written = "Christmas Market Report\n\nThe Christmas market was valued at USD 3 billion in 2024 and grows at a CAGR of 4% to 2030."
    assert identity_of(written).market == "Christmas"


def test_an_adjective_of_a_place_is_no_market() -> None:
    for place in ("North American", "European", "Japanese"):
        written = f"The {place} market was valued at USD 4 billion in 2023 and grows at a CAGR of 5% to 2030. The {place} market is large."
        assert identity_of(written).market is None, place


def test_a_study_period_from_the_base_year_on_is_the_forecast_period() -> None:
    box = "Rover Market Report\n\n| Study Period | {} |\n|---|---|\n| Base Year | 2024 |\n\nThe rover market was valued at USD 2 billion in 2024.\n"
    ahead, wide = identity_of(box.format("2025 - 2031")), identity_of(box.format("2019 - 2031"))
    assert (ahead.first, ahead.last) == (2025, 2031)
    assert wide.first is None


def test_a_line_on_the_scope_is_not_the_opening_of_a_text() -> None:
    scope = "Segments - by Part (Frames, Motors), Use (Work, Play), and Region (Europe, Asia) – Global Industry Analysis, Size and Forecast 2025-2033"
    text = "According to our latest research, the global rover toy market size reached USD 2.7 billion in 2024. It grows at a CAGR of 9% from 2025 to 2033."
    for line in (scope, f"{scope}\n+ More"):
        assert identity_of(f"{line}\n\n{text}").market == "rover toy"


def test_statistics_of_an_industry_are_on_its_market() -> None:
    assert (
        identity_of(
            "Cargo Bike Industry Statistics\n\nCargo bikes had 4% of all sales in 2023."
        ).market
        == "Cargo Bike"
    )


def test_a_past_year_is_not_what_a_text_looks_ahead_to() -> None:
    assert (
        identity_of("The rover market surpassed $4 billion in 2023 and is projected to grow.").last
        is None
    )
