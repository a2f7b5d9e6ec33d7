"""Regions and countries: which names are places, and which of them mean the world."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache

from marketgraph.resources import DATA

_REGIONS = (
    "North America", "Latin America", "South America", "Central America", "Central and South America", "Americas", "Europe",
    "Western Europe", "Eastern Europe", "Northern Europe", "Southern Europe", "Central Europe", "Central and Eastern Europe", "CEE",
    "Nordics", "Nordic Countries", "Nordic", "Benelux", "DACH", "European Union", "EU", "Asia", "Asia-Pacific", "Asia Pacific",
    "APAC", "South Asia", "South Asia & Pacific", "South Asia and Pacific", "East Asia", "Southeast Asia", "South-East Asia",
    "South East Asia", "ASEAN", "Central Asia", "Oceania", "Australasia", "ANZ", "Middle East", "Middle East & Africa",
    "Middle East and Africa", "Middle East and North Africa", "MEA", "MENA", "GCC", "GCC Countries", "Gulf", "Africa",
    "North Africa", "South Africa", "Sub-Saharan Africa", "EMEA", "LATAM", "LAMEA", "Caribbean", "Balkans", "CIS", "BRICS", "Greater China",
    "Iberia", "Scandinavia", "Baltics", "Baltic States", "Gulf States", "Levant", "Maghreb", "Eurasia", "Indochina", "Indian Subcontinent",
    "Northeast Asia", "North East Asia", "West Africa", "East Africa", "Southern Africa", "Central Africa", "Mercosur", "Mainland China",
    "Asia/Pacific", "South and Central America", "Asia Pacific and Japan", "Asia Pacific excluding Japan", "APEJ", "Europe Middle East and Africa",
    "Northern America", "Western Asia", "Far East", "Pacific", "Pacific Islands", "Andean Region", "British Isles",
)  # fmt: skip
_CITIES = frozenset((
    "kuala lumpur", "jakarta", "bangkok", "manila", "ho chi minh city", "hanoi", "mumbai", "delhi", "new delhi", "bangalore", "bengaluru", "chennai",
    "hyderabad", "kolkata", "pune", "tokyo", "osaka", "seoul", "beijing", "shanghai", "shenzhen", "guangzhou", "taipei", "sydney", "melbourne",
    "brisbane", "auckland", "dubai", "abu dhabi", "riyadh", "doha", "tel aviv", "istanbul", "cairo", "lagos", "nairobi", "johannesburg", "cape town",
    "london", "dublin", "paris", "madrid", "barcelona", "lisbon", "milan", "zurich", "geneva", "frankfurt", "munich", "berlin", "hamburg",
    "amsterdam", "brussels", "stockholm", "oslo", "copenhagen", "helsinki", "warsaw", "prague", "budapest", "moscow", "new york", "new york city",
    "los angeles", "san francisco", "chicago", "seattle", "dallas", "houston", "atlanta", "miami", "toronto", "vancouver", "montreal", "mexico city",
    "são paulo", "sao paulo", "rio de janeiro", "buenos aires", "bogotá", "northern virginia",
))  # fmt: skip
"""Large cities that markets of their own are told of; none is a word for goods."""
WORLD = frozenset({"world", "global", "worldwide", "globally", "global market", "the world"})


@lru_cache(4096)
def fold(name: str) -> str:
    """Return a place name in small letters without dots and "the", with plain hyphens and "and"."""
    plain = (
        name.lower().replace(".", "").replace("‑", "-").replace("–", "-").replace(" & ", " and ")
    )
    return plain.removeprefix("the ").replace("-", " ").strip()


@cache
def countries() -> frozenset[str]:
    """Return the folded names of all countries, with their usual short forms."""
    found = {
        "us",
        "usa",
        "uk",
        "uae",
        "england",
        "scotland",
        "wales",
        "south korea",
        "korea",
        "taiwan",
        "hong kong",
        "russia",
        "vietnam",
    }
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            names = [row["name"], *row["aliases"].split(";")]
            found |= {fold(name) for name in names if len(fold(name)) > 2}
    return frozenset(found)


@cache
def codes() -> frozenset[str]:
    """Return the codes of all countries in two capitals (ISO 3166-1 alpha-2)."""
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as rows:
        return frozenset(row["alpha2"] for row in csv.DictReader(rows))


@cache
def regions() -> frozenset[str]:
    """Return the folded names of the regions that reports use."""
    return frozenset(map(fold, _REGIONS))


def is_country(name: str) -> bool:
    """Return whether a name is a country's."""
    return fold(name) in countries()


@lru_cache(4096)
def is_place(name: str) -> bool:
    """Return whether a name is a country's or a region's."""
    folded = fold(name)
    return folded in countries() or folded in regions()


def is_city(name: str) -> bool:
    """Return whether a name is a large city's."""
    return fold(name) in _CITIES


def is_short(written: str) -> bool:
    """Return whether a bracket behind a region only holds the letters that it goes by: "Asia Pacific (APAC)"."""
    return re.fullmatch(r"(?!US|UK)[A-Z]{3,6}|EU", written) is not None


_REST = re.compile(r"rest of|others?\b|row\b|roe\b|rest\b|remaining|countries in")


def is_rest(name: str) -> bool:
    """Return whether a name only says what is left of a region: "Rest of Europe", "Others", "RoW"."""
    return _REST.match(fold(name)) is not None
