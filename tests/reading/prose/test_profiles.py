"""Seats, countries and years of founding, and whose they are."""

from __future__ import annotations

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.facts import CompanyProfile
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.profiles import read
from marketgraph.reading.prose.text import Text

FOUND = [
    ("Milwaukee-based grocer Rowdy's Inc. said so.", ["Rowdy's Inc. Milwaukee"]),
    ("Beta has licensed it to the Ohio-based startup firm Acme, which plans more.", ["Acme Ohio"]),
    ("Beta sold its Chicago-based unit, Acme Pharma, in May.", ["Acme Pharma Chicago"]),
    ("Acme Ltd.’s Luna pump system has received a mark. The Dublin-headquartered company sells it.", ["Acme Ltd. Dublin"]),
    ("In May 2022, Ondra Inc., a Phoenix-based scanning company, bought Beta.", ["Ondra Inc. Phoenix"]),
    ("Brightwater, an Ireland-based international holding company with clubs, agreed.", ["Brightwater Ireland"]),
    ("Beta bought Acme, a Boston-based provider of pumps, for $5 million.", ["Acme Boston"]),
    ("Acme is a Denver, Colorado-based leader in pumps.", ["Acme Denver, Colorado"]),
    ("Acme Ltd is an Israel-based and Nasdaq-listed developer of pumps.", ["Acme Ltd Israel"]),
    ("Austin-based software maker Acme raised money.", ["Acme Austin"]),
    ("San Diego, Calif.-based Acme Bio raised money.", ["Acme Bio San Diego, Calif."]),
    ("Washington, D.C.-based nonprofit Acme Trust helps.", ["Acme Trust Washington, D.C."]),
    ("Lake Park-headquartered Ionica grew.", ["Ionica Lake Park"]),
    ("U.S.-based Acme grew; UK-based rival Beta fell.", ["Acme U.S.", "Beta UK"]),
    ("a Munich-based startup called Acme raised funds", ["Acme Munich"]),
    ("Acme grew. The London-based company plans more.", ["Acme London"]),
    ("Acme sold pumps as the Harrison, Va., company expands.", ["Acme Harrison, Va."]),
    ("Acme Inc. is based in Austin, Texas.", ["Acme Inc. Austin, Texas"]),
    ("Acme Inc. is headquartered in the U.S. and sells pumps.", ["Acme Inc. U.S."]),
    ("Acme Corp. (NYSE: ACM), headquartered in Tokyo, Japan, grew.", ["Acme Corp. Tokyo, Japan"]),
    ("Fine Imaging, a nationwide imaging company based in Miami, FL, grew.", ["Fine Imaging Miami, FL"]),
    ("Mira Pumps, with headquarters in Ankara, Turkey, and Peterborough, Ontario, leads.", ["Mira Pumps Ankara, Turkey", "Mira Pumps Peterborough, Ontario"]),
    ("Acme has offices in Paris and is headquartered in New York and London.", ["Acme New York", "Acme London"]),
    ("Acme’s global headquarters is in Dublin, Ireland.", ["Acme Dublin, Ireland"]),
    ("Headquartered in Jacksonville, Fla., Wundex is the expert.", ["Wundex Jacksonville, Fla."]),
    ("Headquartered in Chicago, IL, with offices in Dallas, TX, Acme sells pumps.", ["Acme Chicago, IL"]),
    ("Founded in 2012 and headquartered in Oslo, Norway, Fjordia makes boats.", ["Fjordia Oslo, Norway", "Fjordia 2012"]),
    ("Fjordia was founded by Ola Nordmann and Kari Nordmann in 2012.", ["Fjordia 2012"]),
    ("Ola Nordmann founded Fjordia in 2012.", ["Fjordia 2012"]),
    ("Founded in 2018, Dura operates clinics.", ["Dura 2018"]),
    ("In business since 1998, Acme Tools sells saws.", ["Acme Tools 1998"]),
    ("Acme Tools sells saws. The company was established in 1998.", ["Acme Tools 1998"]),
    ("Beta (acquired by Acme (Japan))", ["Acme Japan"]),
    ("The Zug, Switzerland-based company, Alpenchain, sold tokens.", ["Alpenchain Zug, Switzerland"]),
    ("Acme, headquartered outside of Denver, Colorado, grew.", ["Acme Denver, Colorado"]),
    ("The Oak Foundation, a 501(c)(3) nonprofit, was founded in 2003.", ["Oak Foundation 2003"]),
    ("Boston-based law firm Doe & Roe LLP advised Acme.", ["Doe & Roe LLP Boston"]),
    ("Born in Austin, Ann Lee works at Acme. Acme was established in Geneva in 1974.", ["Acme 1974"]),
    ("ABOUT ACME Acme is a Basel-based maker of pills.", ["Acme Basel"]),
    ("Tilex, Norway’s largest tile maker, was co-founded in 1999.", ["Tilex 1999"]),
    ("They met at Acme’s headquarters in Basel, Switzerland, in May.", ["Acme Basel, Switzerland"]),
    ("Founded in 2014, Dura has grown from a single office in Bergen to four countries.", ["Dura 2014"]),
    ("It was bought from Dura, a leading US-based provider of pumps.", ["Dura US"]),
    ("Dura Wealth, LLC is a registered investment adviser founded in 1988.", ["Dura Wealth, LLC 1988"]),
    ("Dura Pumps makes pumps. It was initially founded in 1924 in Bergen.", ["Dura Pumps 1924"]),
    ("Prices rose at Alto’s Chicago-based parent company, Dura, in May.", ["Dura Chicago"]),
    ("The Dura Institute has taught since its founding by Dr. Ola Nordmann in 2009.", ["Dura Institute 2009"]),
    ("Dura Pumps makes pumps. Founded in Palo Alto in 1945, its head office today is based in Walnut Creek, California.", ["Dura Pumps Walnut Creek, California", "Dura Pumps 1945"]),
    ("Dura Pumps is well known. The company has operated since 2009.", ["Dura Pumps 2009"]),
    ("It was checked by Dura Geo Ltd. of Edmonton, AB, in May.", ["Dura Geo Ltd. Edmonton, AB"]),
    ("It stands behind Dura Insurance Company (established 2005) and Fjord Home Insurance (founded 2024).", ["Dura Insurance Company 2005", "Fjord Home Insurance 2024"]),
    ("Co-headquartered in Los Angeles and Miami, Dura Production, LLC is a maker of films.", ["Dura Production, LLC Los Angeles", "Dura Production, LLC Miami"]),
    ("Founded In 2021, Dura has quickly grown.", ["Dura 2021"]),
    ("Since being founded in 1999, Dura Nile has sold stones.", ["Dura Nile 1999"]),
    ("From its founding in 2017, Dura has given to charities.", ["Dura 2017"]),
    ("Founded in 2016, Dura Ninjas® is a franchise.", ["Dura Ninjas 2016"]),
    ("Founded in 1992, durabase.com is the keeper of records.", ["durabase.com 1992"]),
    ("In 2007, Nordmann founded Dura Studios, in an old mill.", ["Dura Studios 2007"]),
    ("Dura makes pumps. Headquartered in Bergen, the agency operates in two cities.", ["Dura Bergen"]),
    ("Dura Biologics met its makers at its Seattle headquarters.", ["Dura Biologics Seattle"]),
    ("They met at Dura’s Dayton, Ohio headquarters.", ["Dura Dayton, Ohio"]),
    ("Founded in 2017 by Ola Nordmann, the DURO blockchain has grown.", ["DURO 2017"]),
    ("Dura Technology, established in 2023 and headquartered in Bergen, Norway, makes boats.", ["Dura Technology Bergen, Norway", "Dura Technology 2023"]),
    ("Originally founded in 2001, Dura Pharmacy N.V. (formerly known as Alto N.V.) today is a chemist.", ["Dura Pharmacy N.V. 2001"]),
    ("Dura Labs, a 100%-owned subsidiary of Alto Hydro, is based in Surrey, British Columbia.", ["Dura Labs Surrey, British Columbia"]),
    ("About VDR StudiosVDR Studios is a creative agency based in Bellevue, WA.", ["VDR Studios Bellevue, WA"]),
]  # fmt: skip
NONE = [
    "Ferring Gundo is the co-founder and CEO of a maker. Founded in 2011, Gundo leads it.",
    "The line was started by Ashley Maurin Nordby. Nordby studied in Paris. The Kansas City-based studio serves women.",
    "The OLAF Pumps Signs DealCanadian-based Dura Media is large.",
    "Dura named Brad Nordby as president of its pumps. Based in Seattle, Nordby will lead them.",
    "Acme makes Granite-based M917 Dump Trucks.",
    "Kora, a pump maker from Zurich, was founded by Max Muster in 1987.",
    "Cloud-based platforms lead.",
    "AI-based company Acme grew.",
    "The Blockchain-based platform Acme grew.",
    "Jane Doe, the New York-based CFO of Acme, spoke.",
    "Jane Doe, a partner at a law firm based in London, spoke.",
    "Tom Poe, an analyst at Acme, spoke. Tom Poe is based in Boston.",
    "Researchers based in London found it.",
    "The sum is based in part on data.",
    "Acme, a maker of tools based in Europe, grew.",
    "Acme opened its headquarters in Berlin.",
    "The award was established in 1990.",
    "They met at Acme’s headquarters at the Altona Stock Exchange.",
    "Born in Austin, Ann Lee is based in Denver.",
    "Boston-based photographer Ann Lee opened a show.",
    "The London-based company plans more.",
    "PARIS, May 5, 2025 /Wire/ -- Acme, a French company, grew.",
    "Key players: Acme (US), Beta (Germany), Gamma (Japan), Delta (China) and others.",
]


def profiles(written: str, identity: Identity | None = None) -> list[str]:
    """Return what a text says of companies, each as "company value"."""
    text = Text(prose_of(written))
    told = []
    for item in read(text, identity or Identity()):
        assert isinstance(item.fact, CompanyProfile)
        value = item.fact.headquarters or item.fact.country or item.fact.founded
        assert str(value) in text.text[item.start : item.end]
        told.append(f"{item.fact.company} {value}")
    return told


@pytest.mark.parametrize(("written", "expected"), FOUND)
def test_found(written: str, expected: list[str]) -> None:
    assert profiles(written) == expected


@pytest.mark.parametrize("written", NONE)
def test_none(written: str) -> None:
    assert profiles(written) == []


def test_the_country_of_a_listed_player_is_none_of_its_profile() -> None:
    written = "Beta was bought by Acme (Japan) in 2020."
    assert profiles(written) == ["Acme Japan"]
    assert profiles(written, Identity(companies={"Acme"})) == []


def test_countries_are_told_from_other_seats() -> None:
    text = Text(prose_of("Japan-based Acme grew. Texas-based Beta fell."))
    facts = [item.fact for item in read(text, Identity())]
    assert [(f.country, f.headquarters) for f in facts if isinstance(f, CompanyProfile)] == [
        ("Japan", None),
        (None, "Texas"),
    ]


def test_a_continent_is_dropped_with_the_reason() -> None:
    text = Text(prose_of("Acme, headquartered in Asia, grew."))
    assert not list(read(text, Identity()))
    assert [drop.reason for drop in text.dropped] == ["no seat"]
