"""Who publishes a study, in the many wordings of releases and pages."""

from __future__ import annotations

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.facts import Report
from marketgraph.reading.prose import read_prose
from marketgraph.reading.prose.publishers import publisher_of
from marketgraph.reading.prose.text import Text

FOUND = [
    ("Meridian Group", "The global almond milk market reached USD 5.2 Billion in 2024. Looking forward, Meridian Group expects the market to reach USD 9 Billion by 2033."),
    ("Straw Research", "# Almond Milk Market to Hit $9bn by 2033\nThe market is set to hit $9bn by 2033, a new report from Straw Research has found."),
    ("Nova Insights", "Nova Insights’ latest study on the almond milk market offers a look at sales to 2033."),
    ("The Lantern Research Company", "The Lantern Research Company's almond milk global market report 2025 gives sizes."),
    ("ResearchAndHarvest.com", 'The "Almond Milk Market - Forecasts from 2025 to 2030" report has been added to ResearchAndHarvest.com\'s offering.'),
    ("Vista Market Research", "New York, May 5, 2025 -- Vista Market Research has published a report on the almond milk market."),
    ("BCN Research", "According to BCN Research, the global market for almond milk should grow to $9 billion by 2029."),
    ("Delta & Sons Intelligence", "As per the report published by Delta & Sons Intelligence, the almond milk industry generated $5.2 billion in 2023."),
    ("IDX", "Analysts at IDX estimate that the almond milk market will reach 9 billion dollars by 2030."),
    ("Zenith Data", "The almond milk market will reach $9bn by 2030, Zenith Data forecasts."),
    ("Fortuna Insights", 'The almond milk market was USD 5 billion. This information is provided by Fortuna Insights™ in its report titled "Almond Milk Market, 2025-2032".'),
    ("Kappa Research", "Almond Milk Market worth $9 billion by 2030 - Exclusive Report by Kappa Research"),
    ("Alpha Consulting", "Alpha Consulting, a research firm, said the almond milk market would reach $9 billion by 2030."),
    ("Lumen Insider", "Austin, June 2, 2025 -- According to the Lumen Insider report, the Almond Milk Market was valued at USD 5.2 billion."),
    ("DeltaView", "The almond milk market will reach $9 billion by 2030, DeltaView said in a report on Monday."),
    ("Mordant Intelligence", "The almond milk market could be worth $9bn, according to market research firm Mordant Intelligence."),
    ("Technova", "Research company Technova expects the almond milk market to grow by $2.3 billion."),
    ("IDQ", "The almond milk market will grow at 8% a year to 2030, estimates from IDQ show."),
    ("Euromark", "The global almond milk market was worth $5.2bn in 2024 (Source: Euromark)."),
    ("Bloom Intelligence", "A new Bloom Intelligence study pegs the almond milk market at $9 billion by 2030."),
    ("Cusp Intelligence", "# Almond Milk Market\n\n*Published by Cusp Intelligence, 14 March 2026*\n\nThe almond milk market is growing."),
    ("Lavanda Statistics", "The almond milk market is growing.\n\nSource: Lavanda Statistics, Almond Milk Market Outlook 2026-2035."),
    ("Wheel Data", "“Oats are the quickest growing class,” notes Wheel Data, whose report appeared in June."),
    ("Kings Research", "Kings Research: Almond Milk Market to Reach USD 9 Billion by 2031\nThe almond milk market is growing."),
    ("DataM Research", "DataM Research, in its latest report, states that the almond milk market will grow at 8% CAGR."),
    ("Sensus", "Analyst Perspective\nAccording to Ann Bell, Principal Consultant at Sensus: “The almond milk market changes.”\nAbout Sensus\nSensus is a market research company."),
]  # fmt: skip
NONE = [
    "The almond milk market is projected to reach $9 billion by 2030.",
    "The almond milk market grew. In a 2021 report by the Royal Dairy Board, farmers were content.",
    "The almond milk market is competitive; we use Porter's five forces analysis.",
    "Almond Milk Market: Drivers and Players\nThe almond milk market will reach USD 3 billion by 2031.",
]


@pytest.mark.parametrize(("name", "written"), FOUND, ids=[name for name, _ in FOUND])
def test_the_publisher_is_found(name: str, written: str) -> None:
    found = publisher_of(Text(prose_of(written)), "almond milk")
    assert found is not None
    assert found.name == name
    assert written.replace("# ", "# ")[found.start : found.end] == name


@pytest.mark.parametrize("written", NONE)
def test_others_that_are_named_are_no_publisher(written: str) -> None:
    assert publisher_of(Text(prose_of(written)), "almond milk") is None


@pytest.mark.parametrize(
    "wire", ["GLOBE NEWSWIRE", "PR Newswire", "Business Wire", "EIN Presswire"]
)
def test_a_wire_is_no_publisher(wire: str) -> None:
    written = f"OSLO, June 3, 2024 ({wire}) -- In a new forecast, the rover market has seen growth; its market was valued at USD 2 billion in 2023."
    claims = [c.fact for c in read_prose(prose_of(written)).claims if isinstance(c.fact, Report)]
    assert all(report.publisher is None for report in claims)


def test_a_list_in_brackets_is_no_publisher() -> None:
    written = "Rover Market Size and Share, By Chassis (Wheeled and Tracked), By Use (Work, Play, and Others), and Regional Forecast, 2024-2032"
    assert (
        publisher_of(
            Text(prose_of(f"{written}\n\nThe rover market was valued at USD 2 billion in 2023.")),
            "Rover",
        )
        is None
    )
    cited = "The rover market was valued at USD 2 billion in 2023 (Nordlys Research, 2024)."
    found = publisher_of(Text(prose_of(cited)), "rover")
    assert found is not None
    assert found.name == "Nordlys Research"
