"""Regions and countries, by all the names that sources give them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from marketgraph.errors import InputError
from marketgraph.resolving.names import words_of

WORLD = frozenset({"world", "global", "worldwide", "globe", "globally", "internationally"})
_ALSO_STATES = frozenset({"georgia", "jersey"})
_REGIONS = {
    "apac": "Asia-Pacific",
    "asiapac": "Asia-Pacific",
    "mea": "Middle East and Africa",
    "mideastandafrica": "Middle East and Africa",
    "latam": "Latin America",
    "emea": "Europe, Middle East and Africa",
    "eu": "European Union",
    "row": "Rest of the World",
    "restofworld": "Rest of the World",
}


class Country(NamedTuple):
    """A country: its usual name and its ISO 3166-1 alpha-2 code."""

    name: str
    alpha2: str


class Places:
    """Finds the country or region that a source means."""

    def __init__(self, places: Iterable[tuple[Country, Iterable[str]]] = ()) -> None:
        """Take countries and regions, each with its other names; a region has no code."""
        self._countries: dict[str, Country] = {}
        self._codes: dict[str, Country] = {}
        self._regions: dict[str, str] = {}
        for country, others in places:
            if not country.alpha2:
                for name in (country.name, *others):
                    self._regions.setdefault(place_key(name), country.name)
                continue
            self._codes.setdefault(country.alpha2, country)
            for name in (country.name, *others):
                if key := place_key(name):
                    self._countries.setdefault(key, country)

    @classmethod
    def load(cls, path: Path) -> Places:
        """Return the places of a file with columns name, alpha2, alpha3 and aliases (parted by "; ").

        Rows without alpha2 are regions.

        Raises:
            InputError: The file cannot be read or has no such columns.
        """
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                rows = list(csv.DictReader(lines))
            found = [
                (
                    Country(row["name"], row["alpha2"]),
                    (*(part.strip() for part in row["aliases"].split(";")), row["alpha3"]),
                )
                for row in rows
            ]
        except (OSError, KeyError, AttributeError, UnicodeDecodeError, csv.Error) as error:
            raise InputError(
                "not a table of countries",
                file=path,
                remedy="It needs the columns name, alpha2, alpha3 and aliases, in UTF-8.",
            ) from error
        return cls(found)

    def country(self, written: str) -> Country | None:
        """Return the country that a text names, alone or after the last comma, or None."""
        if found := self._whole(written):
            return found
        last = place_key(written.rpartition(",")[2]) if "," in written else ""
        return None if last in _ALSO_STATES else self._countries.get(last)

    def named(self, written: str) -> Country | str:
        """Return the country that a text names as a whole, else the usual name of the region."""
        key = place_key(written)
        return self._whole(written) or self._regions.get(key) or _REGIONS.get(key, written)

    def _whole(self, written: str) -> Country | None:
        """Return the country that a text names as a whole; a code only in capitals ("DE")."""
        return self._countries.get(place_key(written)) or self._codes.get(written.strip())


def place_key(written: str) -> str:
    """Return the key of a place: "The U.S.", "US" and "U. S." are one."""
    words = words_of(written)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return "".join(words)


def is_world(written: str) -> bool:
    """Return whether a text means the whole world."""
    return place_key(written) in WORLD
