"""Factors: titles of drivers, restraints and the like in the layouts of publishers, and their kinds."""

from __future__ import annotations

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.facts import MarketFactor
from marketgraph.reading.prose import read_prose
from marketgraph.reading.prose.factorkinds import headed, kind_by_sentence
from marketgraph.reading.prose.factors import read
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Text

MARKET = "Tidal Pumps"
BODY = "The growing need for clean power supports sales of such pumps across many coastal regions of the world."
LAYOUTS = {
    "headings under headings": (
        (f"## Tidal Pumps Market Dynamics\n\n### Drivers\n\n#### Rising Demand for Clean Power\n\n{BODY}\n\n### Restraints\n\n"
        f"#### High Upfront Cost of Equipment\n\n{BODY}\n\n## Segment Analysis\n\n{BODY}\n"),
        ["driver Rising Demand for Clean Power", "restraint High Upfront Cost of Equipment"],
    ),
    "the kind in the heading": (
        f"## Market Dynamics\n\n### Driver: Rising demand for clean power\n\n{BODY}\n\n### Restraint: High upfront cost\n\n{BODY}\n\n## Key Players\n\nAcme\n",
        ["driver Rising demand for clean power", "restraint High upfront cost"],
    ),
    "lists of phrases": (
        "Key Market Drivers\n- Rising demand for clean power\n- Growing coastal population\n\nMarket Challenges\n- High upfront cost\n\nKey Players\n- Acme\n- Beta\n",
        ["driver Rising demand for clean power", "driver Growing coastal population", "challenge High upfront cost"],
    ),
    "titles before colons": (
        ("Growth Drivers\n\n- Clean Power: The demand for clean power is rising across all of the coasts.\n"
        "- Policy Support: Governments pay for new plants on many of their coasts.\n"),
        ["driver Clean Power", "driver Policy Support"],
    ),
    "titles before dashes": (
        ("Key Drivers of Growth\n\n• Clean power targets – Governments set new targets for the coasts every year.\n"
        "• Cheap steel – Steel has become cheaper for the makers of pumps.\n"),
        ["driver Clean power targets", "driver Cheap steel"],
    ),
    "a mixed list": (
        ("Market Drivers, Restraints and Opportunities\n\n- Clean Power: The targets boost the demand for pumps all over the coasts.\n"
        "- Upfront Cost: The high cost hampers adoption among small utilities.\n- Remote Islands: These offer lucrative prospects for the makers.\n"),
        ["driver Clean Power", "restraint Upfront Cost", "opportunity Remote Islands"],
    ),
    "quoted titles": (
        f"Restraint/Challenge\n“High Upfront Cost and Salt Damage”\n- {BODY}\nOpportunity\n“Remote Islands Without a Grid”\n- {BODY}\n",
        ["restraint High Upfront Cost and Salt Damage", "opportunity Remote Islands Without a Grid"],
    ),
    "numbers": (
        ("Top 3 Trends in the Tidal Pumps Market\n\n1. Digital Twins: Makers use digital twins to plan the service of the pumps.\n"
        "2. Modular Design: Modules cut the cost of building plants on all coasts.\n"),
        ["trend Digital Twins", "trend Modular Design"],
    ),
    "a sentence leads in": (
        ("The market grows, driven by:\n\n- Clean Power: Governments set new targets for the coasts every year.\n"
        "- Cheap Steel: Steel has become cheaper for the makers of pumps.\n\nKey players include:\n\n- Acme: A maker of pumps from the far north.\n"),
        ["driver Clean Power", "driver Cheap Steel"],
    ),
    "a market in the plural": (
        ("TIDAL PUMPS: DRIVERS AND RESTRAINTS\n\n• Clean Power: The targets boost the demand for pumps all over the coasts.\n"
        "• Upfront Cost: The high cost hampers adoption among small utilities.\n"),
        ["driver Clean Power", "restraint Upfront Cost"],
    ),
    "headings that later sentences explain": (
        ("Factors that shape the tidal pumps market\n\nClean Power Targets\nTargets rise each year. They drive orders.\n\n"
        "Salt Damage\nRust remains a serious challenge.\n\nLatest Developments in the Tidal Pumps Market\n- In May 2025, Acme drove on and opened a new plant.\n"),
        ["driver Clean Power Targets", "challenge Salt Damage"],
    ),
    "a heading that its sentence explains": (
        "## Clean Power Targets Lift Orders\n\nThe rising number of targets is a key factor driving the market for pumps on all coasts.\n",
        ["driver Clean Power Targets Lift Orders"],
    ),
    "the contents of a report": ("Report Coverage\n\nMarket Drivers, Restraints, Opportunities, Trends\n\nCompanies Covered\n\nAcme, Beta\n", []),
    "questions": (
        "Frequently Asked Questions\n\nWhat are the key drivers of the tidal pumps market?\n\nRising demand for clean power is the key driver of the market.\n",
        [],
    ),
    "prose below a heading": ("Market Trends\n\nThe market sees a shift to floating plants.\n\nRecent Developments\n\nAcme launched a pump in May 2024.\n", []),
    "a region": ("## Asia Pacific Gains Ground\n\nThe rising number of plants is a key factor driving the market for pumps in Asia.\n", []),
}  # fmt: skip


def factors(written: str, market: str | None = MARKET) -> list[str]:
    """Return the factors of a text, each as "kind title"; its quote is the title."""
    text = Text(prose_of(written))
    told = []
    for item in read(text, Identity(market=market)):
        assert isinstance(item.fact, MarketFactor)
        assert text.text[item.start : item.end] == item.fact.title
        told.append(f"{item.fact.kind} {item.fact.title}")
    return told


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str) -> None:
    written, expected = LAYOUTS[layout]
    assert factors(written) == expected


def test_without_a_market_there_is_no_factor() -> None:
    assert factors(LAYOUTS["numbers"][0], market=None) == []


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("Drivers", ["driver"]),
        ("Key Growth Drivers of the Tidal Pumps Market", ["driver"]),
        ("Restraints/Challenges", ["restraint"]),
        ("The Tidal Pumps Market Trend Analysis", ["trend"]),
        ("Emerging Trends", ["trend"]),
        ("Market Dynamics", []),
        ("Challenges Ahead", ["challenge"]),
        ("What are the key drivers and barriers?", ["restraint", "driver"]),
        ("Segment Analysis", None),
        ("Acme Drivers for Printers", None),
        ("", None),
    ],
)
def test_headings(heading: str, kinds: list[str] | None) -> None:
    assert headed(heading, MARKET) == kinds


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("High cost limits the growth of sales.", "restraint"),
        ("A lack of staff impedes adoption.", "restraint"),
        ("Salt poses a serious threat to pumps.", "challenge"),
        ("Islands open up new avenues for makers.", "opportunity"),
        ("Subsidies spur investment in plants.", "driver"),
        ("The sea is deep.", None),
    ],
)
def test_sentences(sentence: str, kind: str | None) -> None:
    assert kind_by_sentence(sentence, []) == kind


def test_a_trend_analysis_mixes_kinds_that_first_sentences_tell() -> None:
    written = (
        "Tidal Pumps Market Trend Analysis\n\nClean Power Targets\n\n- The rising number of targets is a significant driver of sales on all coasts.\n\n"
        "Plants on Remote Islands\n\n- Islands without a grid offer significant opportunities for the makers of pumps.\n\n"
        "Floating Plants at Sea\n\n- Plants that float are now built in many places, which changes how pumps are made.\n\n"
        "Regional Analysis of the Tidal Pumps Market\n\nEurope leads.\n"
    )
    assert factors(written) == [
        "driver Clean Power Targets",
        "opportunity Plants on Remote Islands",
        "trend Floating Plants at Sea",
    ]


def test_a_section_on_concentration_is_no_factor() -> None:
    for title in (
        "Rover Market Concentration & Characteristics",
        "Rover Concentration and Characteristics",
    ):
        written = f"Rover Market Report\n\nMarket Opportunities\n\n{title}\n\nThe rover market is shared by few firms, which is an opportunity for those who come late and sell cheaply."
        assert not [
            c.fact for c in read_prose(prose_of(written)).claims if c.fact.type == "MarketFactor"
        ]
