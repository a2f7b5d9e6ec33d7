"""Names of a sentence: what is one, where it ends, and what only looks like one."""

from __future__ import annotations

import pytest

from marketgraph.reading.prose.names import names_in
from marketgraph.reading.prose.tokens import tokens_of


def named(text: str) -> list[str]:
    return [name.text for name in names_in(tokens_of(text), text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Utilizing new tools, Brask Ltd. grew.", ["Brask Ltd."]),
        ("Founded in 2004, Brask sells lamps.", ["Brask"]),
        ("Scheduled for spring, the fair returns.", []),
        ("Together, Brask and Tolva sell lamps.", ["Brask", "Tolva"]),
        ("Last year, Brask grew.", ["Brask"]),
        ("Follow Brask on its channel.", ["Brask"]),
        ("Boeing acquired Tolva.", ["Boeing", "Tolva"]),
        ("Sterling Bank bought Tolva.", ["Sterling Bank", "Tolva"]),
        ("First Orchard bought New Harbor Foods.", ["First Orchard", "New Harbor Foods"]),
        ("German maker Brask hired staff.", ["Brask"]),
        ("British Lamps hired staff.", ["British Lamps"]),
        ("Discover has agreed to buy Tolva.", ["Discover", "Tolva"]),
        ("Future plc bought Tolva.", ["Future plc", "Tolva"]),
        ("San Francisco-based Brask hired staff.", ["Brask"]),
        ("3M and 23andMe met 7-Eleven.", ["3M", "23andMe", "7-Eleven"]),
        ("Farmers & Brewers Bancshares, Inc. hired staff.", ["Farmers & Brewers Bancshares, Inc."]),
        ("Melato Anti-Aging Centers opened.", ["Melato Anti-Aging Centers"]),
        ("The Pre-IPO round and Non-GMO food grew.", []),
    ],
)
def test_openers_are_no_names(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "An Ireland-based, AI-driven, FDA-cleared tool.",
        "A hemp-D9 drink and pre-IPO shares.",
        "On the 11th day, 5mg were left.",
    ],
)
def test_adjectives_and_measures_are_no_names(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    "name",
    [
        "Food and Drug Administration",
        "Johnson & Johnson",
        "Johnson and Johnson",
        "Agency for Rivers and Lakes",
        "Ministry of Roads and Bridges",
        "Nordland Oil and Gas Commission",
        "Becton, Dickinson and Company",
        "Flexa™ Pump System",
        "Tolva Medical(TM), Inc.",
        "Bank of the North",
        "Brask Lamps Co., Ltd.",
        "University of Uppsala",
    ],
)
def test_a_name_is_read_whole(name: str) -> None:
    assert named(f"On Monday it met {name} again.") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brask signed a Letter of Intent with Tolva.", ["Brask", "Tolva"]),
        ("Brask closed its Series B round.", ["Brask"]),
        ("The Board of Directors of Brask met.", ["Brask"]),
        ("Chief Executive Officer Mia Lund left.", ["Mia Lund"]),
        ("The Company thanked CEO Mia Lund.", ["Mia Lund"]),
        ("a Memorandum of Understanding and a Phase II trial", []),
        ("Brask Announces Acquisition of Tolva", ["Brask", "Tolva"]),
        ("Brask To Acquire Tolva For $5 Million", ["Brask", "Tolva", "Million"]),
        ("It sold Brask for Tolva shares.", ["Brask", "Tolva"]),
        ("Vardo Acquisition Corp. listed.", ["Vardo Acquisition Corp."]),
        ("It bought Brask LLC.", ["Brask LLC"]),
        ("It bought Brask Inc.", ["Brask Inc."]),
        ("Renovation Sells, a builder, grew.", ["Renovation Sells"]),
    ],
)
def test_papers_titles_and_headlines_are_no_names(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The University of Kent and Brask met.", ["University of Kent", "Brask"]),
        ("The Bank of Ireland sold a stake to Tolva.", ["Bank of Ireland", "Tolva"]),
        ("The Ministry of Roads and Bridges agreed.", ["Ministry of Roads and Bridges"]),
        ("The University signed.", []),
    ],
)
def test_offices_of_a_place_are_names(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Women's Hospital of Vardo and Brask's Pump grew.",
            ["Women's Hospital of Vardo", "Brask", "Pump"],
        ),
        ("Fathers’ Rest Inn joined the Farmers' Bank.", ["Fathers’ Rest Inn", "Farmers' Bank"]),
        (
            "Wendy's sold it to Macy's Inc. and Tony's Pizza.",
            ["Wendy's", "Macy's Inc.", "Tony's Pizza"],
        ),
        ("Macy's-rival Brask owns a 9 sq. ft. shop.", ["Brask"]),
        ("Brask's new shop and the brothers' Tolva", ["Brask", "Tolva"]),
    ],
)
def test_an_apostrophe_may_belong_to_a_name(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_for_parts_names_in_a_headline() -> None:
    assert named("Kora Awarded Contract by Ash Port Authority for Crane Care") == [
        "Kora",
        "Ash Port Authority",
        "Crane Care",
    ]
