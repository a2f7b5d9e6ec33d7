"""Segments in all layouts: formulas, headings with lists, keys, tables, sentences, leading ones; and what is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.facts import Coverage, Segment
from marketgraph.reading.prose import read_prose
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.segmentation import read
from marketgraph.reading.prose.text import Text

Row = tuple[str, str] | tuple[str, str, str]


def found_in(written: str) -> Iterator[tuple[Text, Found]]:
    text = Text(prose_of(written))
    for found in read(text, Identity(market="Pea Milk")):
        yield text, found


def segments_of(written: str) -> list[Row]:
    rows: list[Row] = []
    for text, found in found_in(written):
        if isinstance(found.fact, Segment):
            fact = found.fact
            assert text.text[found.start : found.end] == fact.segment
            rows.append(
                (fact.dimension, fact.segment, fact.parent)
                if fact.parent
                else (fact.dimension, fact.segment)
            )
    return rows


LAYOUTS = [
    (
        "Pea Milk Market, By Type (Plain, and Sweet), Form (Dry, Liquid, and Others), and Region (Asia, Europe) - Forecast to 2032",
        [("Type", "Plain"), ("Type", "Sweet"), ("Form", "Dry"), ("Form", "Liquid"), ("Form", "Others")],
    ),
    (
        "Pea Milk Market Size - By Use (Drinks (Hot, Cold), Food), By Channel (Online), Forecast, 2025 - 2034",
        [("Use", "Drinks"), ("Use", "Hot", "Drinks"), ("Use", "Cold", "Drinks"), ("Use", "Food"), ("Channel", "Online")],
    ),
    (
        "A study by Bright Insights titled ‘Pea Milk Market by Source (Green, Yellow), Process, and Pack (Glass & Carton, Tin): Forecast’ says so.",
        [("Source", "Green"), ("Source", "Yellow"), ("Pack", "Glass & Carton"), ("Pack", "Tin")],
    ),
    ("The report segments the market by source (green, yellow), and by form (dry, liquid).", [("source", "green"), ("source", "yellow"), ("form", "dry"), ("form", "liquid")]),
    ("Use of Pea Milk Market, By Use (Cardiac, Pelvic and Renal, Dental)", [("Use", "Cardiac"), ("Use", "Pelvic and Renal"), ("Use", "Dental")]),
    ("Market Segment by Product Type\n- Plain\n- Sweet\n- Others\n\nMarket Segment by Use\n- Drinks", [("Product Type", "Plain"), ("Product Type", "Sweet"), ("Product Type", "Others"), ("Use", "Drinks")]),
    ("By Type, Pea Milk market has been segmented into:\n- Plain\n- Sweet", [("Type", "Plain"), ("Type", "Sweet")]),
    ("Type Outlook (Revenue, USD Million, 2018 - 2030)\n• Plain\n• Sweet", [("Type", "Plain"), ("Type", "Sweet")]),
    ("On the basis of product type, this report displays the production of each type, primarily split into:\n    Plain\n    Sweet", [("product type", "Plain"), ("product type", "Sweet")]),
    ("Charger Type\n- Slow\n- Fast\n\nInstallation\n- Home\n- Highway\n\nThe market has segments.", [("Charger Type", "Slow"), ("Charger Type", "Fast"), ("Installation", "Home"), ("Installation", "Highway")]),
    ("Market segment by Type, the product can be split into\nPlain Pump\nBorehole and Well Pump", [("Type", "Plain Pump"), ("Type", "Borehole and Well Pump")]),
    ("The market segments are:\nApplication: Food; Feed; Pharma", [("Application", "Food"), ("Application", "Feed"), ("Application", "Pharma")]),
    ("Pea Milk Market by Source: Green, Yellow; Form: Dry, Liquid", [("Source", "Green"), ("Source", "Yellow"), ("Form", "Dry"), ("Form", "Liquid")]),
    ("Pea Milk Market, By Use (Drinks (Hot, Cold), Form (Dry, Liquid)", [("Use", "Drinks"), ("Use", "Hot", "Drinks"), ("Use", "Cold", "Drinks"), ("Form", "Dry"), ("Form", "Liquid")]),
    ("Pea Milk Market, By Use (Drinks, Food), Form (Dry, Liquid", [("Use", "Drinks"), ("Use", "Food"), ("Form", "Dry"), ("Form", "Liquid")]),
    ("Pea Milk Market (By Range: Near, Far; By Fuel: Dry, Liquid) - Global Industry Analysis, Size, Share", [("Range", "Near"), ("Range", "Far"), ("Fuel", "Dry"), ("Fuel", "Liquid")]),
    ("By Source: Green, Yellow, Others", [("Source", "Green"), ("Source", "Yellow"), ("Source", "Others")]),
    ("By Type: Plain, Sweet; By Form: Dry, Liquid", [("Type", "Plain"), ("Type", "Sweet"), ("Form", "Dry"), ("Form", "Liquid")]),
    ("By Source:\n- Green: it dominates the market with a 40% share.\n- Yellow: the fastest growing.", [("Source", "Green"), ("Source", "Yellow")]),
    ("Dimension\tSub-segments\tDominant\tFastest growing\nType\tPlain, Sweet\tPlain\tSweet\nForm\tDry, Liquid\tDry\tLiquid", [("Type", "Plain"), ("Type", "Sweet"), ("Form", "Dry"), ("Form", "Liquid")]),
    ("Based on type, the market is segmented into plain, sweet, and others.", [("type", "plain"), ("type", "sweet"), ("type", "others")]),
    ("On the basis of form, the pea milk market is classified into dry and liquid segments.", [("form", "dry"), ("form", "liquid")]),
    ("The market is segmented by source into green, yellow and brown.", [("source", "green"), ("source", "yellow"), ("source", "brown")]),
    ("The market is bifurcated into organic and conventional on the basis of nature.", [("nature", "organic"), ("nature", "conventional")]),
    ("By channel, the market includes online, kiosks and shops.", [("channel", "online"), ("channel", "kiosks"), ("channel", "shops")]),
    ("- Leading Product Type: Plain / Natural (30.5% Share)\n- Leading Region: Asia (40%)", [("Product Type", "Plain / Natural")]),
    ("Segments covered\tBy Type (Plain, Sweet), By Form (Dry, Liquid)\nPages\t120", [("Type", "Plain"), ("Type", "Sweet"), ("Form", "Dry"), ("Form", "Liquid")]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "rows"), LAYOUTS)
def test_segments_are_read_from_every_layout(written: str, rows: list[Row]) -> None:
    assert segments_of(written) == rows


NONE = [
    "Pall (acquired by Danlake (US)) sells it.",
    "It helps by using AI, including Nimbus Cloud (currently in beta).",
    "By Company\n- Acme\n- Beta",
    "The market is segmented on the basis of type, form, and use.",
    "Outline of Chapters\nChapter 4: Provides the analysis of various market segments by type, covering sizes.",
    "- To define and forecast the Pea Milk market by type, use, end user and region\n- Provide an analysis",
    "Base year\t2024\nForecast\t2030",
    "Leading Company: Acme (20%)",
    "Growth of the market is driven by urbanization - rising incomes, better shops.",
    "The market is led by Asia: incomes rise, and shops open.",
]


@pytest.mark.parametrize("written", NONE)
def test_noise_gives_no_segment(written: str) -> None:
    assert segments_of(written) == []


def test_a_regional_dimension_gives_coverage() -> None:
    written = (
        "Pea Milk Market by Type (Plain, Sweet) and Region (Asia (China, India), Rest of World)"
    )
    places = [found.fact for _, found in found_in(written) if isinstance(found.fact, Coverage)]
    assert [(place.region, place.within_region) for place in places] == [
        ("Asia", None),
        ("China", "Asia"),
        ("India", "Asia"),
    ]


def test_without_a_market_nothing_is_a_segment() -> None:
    text = Text(prose_of("By Type (Plain, Sweet)"))
    assert list(read(text, Identity())) == []


@pytest.mark.parametrize("sign", [";", ":", ""])
def test_dimensions_on_lines_of_their_own_are_followed_by_their_members(sign: str) -> None:
    written = (
        f"Rover Market Report\nBy Chassis{sign}\nWheeled and Tracked\nBy Power{sign}\nSolar, Battery and Fuel Cell\n"
        f"By Geography{sign}\nEurope, Asia Pacific and Latin America - Years (2024 - 2031)\nThe rover market was valued at USD 2 billion in 2024.\n"
    )
    claims = list(read_prose(prose_of(written)).claims)
    segments = [(c.fact.dimension, c.fact.segment) for c in claims if isinstance(c.fact, Segment)]
    assert segments == [
        ("Chassis", "Wheeled"),
        ("Chassis", "Tracked"),
        ("Power", "Solar"),
        ("Power", "Battery"),
        ("Power", "Fuel Cell"),
    ]
    assert [c.fact.region for c in claims if isinstance(c.fact, Coverage)] == [
        "Europe",
        "Asia Pacific",
        "Latin America",
    ]


@pytest.mark.parametrize("joint", ["- ", " - ", " – ", ": "])
def test_segments_based_on_a_dimension_stand_behind_a_dash(joint: str) -> None:
    written = f"The rover market report. The rover market is divided into three segments based on end users{joint}mines and farms, homes, and labs."
    claims = read_prose(prose_of(written)).claims
    segments = [(c.fact.dimension, c.fact.segment) for c in claims if isinstance(c.fact, Segment)]
    assert segments == [
        ("end users", "mines and farms"),
        ("end users", "homes"),
        ("end users", "labs"),
    ]
