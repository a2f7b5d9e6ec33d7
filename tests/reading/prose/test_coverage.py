"""Regions and countries that a study covers; not those that are praised, nor what is left of a region."""

from __future__ import annotations

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.facts import Coverage
from marketgraph.reading.prose.coverage import read
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Text

Row = tuple[str, str | None]


def places_of(written: str) -> list[Row]:
    text = Text(prose_of(written))
    rows: list[Row] = []
    for found in read(text, Identity(market="Pea Milk")):
        assert isinstance(found.fact, Coverage)
        assert text.text[found.start : found.end] == found.fact.region
        row = found.fact.region, found.fact.within_region
        rows += [] if row in rows else [row]
    return rows


LAYOUTS = [
    ("Regional Analysis:\nNorth America (U.S., Canada)\nEurope (Germany, Rest of Europe)", [("North America", None), ("U.S.", "North America"), ("Canada", "North America"), ("Europe", None), ("Germany", "Europe")]),
    ("By Region\n- Asia-Pacific[China, India]\n- Africa", [("Asia-Pacific", None), ("China", "Asia-Pacific"), ("India", "Asia-Pacific"), ("Africa", None)]),
    ("Countries Covered\n- North America\n  - US\n  - Mexico\n- Europe\n  - Nordic Countries\n  - Rest of Europe", [("North America", None), ("US", "North America"), ("Mexico", "North America"), ("Europe", None), ("Nordic Countries", "Europe")]),
    ("Regional scope: North America; Europe; Latin America", [("North America", None), ("Europe", None), ("Latin America", None)]),
    ("Regions covered\tAsia Pacific, MEA\nPages\t90", [("Asia Pacific", None), ("MEA", None)]),
    ("The study covers the countries of U.S., Japan, and the Netherlands.", [("U.S.", None), ("Japan", None), ("Netherlands", None)]),
    ("It focuses on key regions like United States, European Union, China, and other regions.", [("United States", None), ("European Union", None), ("China", None)]),
    ("In terms of region, the market covers North America (U.S., Canada), Europe (France, Rest of Europe), and LAMEA.", [("North America", None), ("U.S.", "North America"), ("Canada", "North America"), ("Europe", None), ("France", "Europe"), ("LAMEA", None)]),
    ("By Region\n- Europe (By Type and Country)\n  - Germany (By Type)", [("Europe", None), ("Germany", "Europe")]),
    ("Key Regions Covered: Iberia [Spain, Portugal]", [("Iberia", None), ("Spain", "Iberia"), ("Portugal", "Iberia")]),
    ("This report splits the market by region:\n    Americas\n    APAC", [("Americas", None), ("APAC", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "rows"), LAYOUTS)
def test_covered_places_are_read_from_every_layout(written: str, rows: list[Row]) -> None:
    assert places_of(written) == rows


NONE = [
    "Countries such as India, China, and Japan are key contributors to regional growth.",
    "Asia-Pacific dominates the regional market, followed by Europe.",
    "Its offices cover regions including Texas.",
    "The company has customers in regions such as France, Spain and Italy.",
]


@pytest.mark.parametrize("written", NONE)
def test_praised_places_are_not_covered(written: str) -> None:
    assert places_of(written) == []
