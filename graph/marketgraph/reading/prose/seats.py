"""Seats of companies as a text writes them: "Miami, FL", "Ankara, Turkey, and Peterborough, Ontario"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from marketgraph.reading.prose.developments.persons import is_state
from marketgraph.reading.prose.ordinary import GRAMMAR, OPENERS, TIMES
from marketgraph.reading.prose.organisations import is_organisation
from marketgraph.reading.prose.places import fold, is_country, is_place, regions
from marketgraph.reading.prose.words import words

_WORD = r"[A-ZÀ-Þ][\w’'-]*\.?"
_CITY = re.compile(
    rf"(?:the )?(?P<city>(?:[A-Z]\.){{2,4}}|{_WORD}(?:(?:-| (?:of |de |del |da |do |la |le |los |upon |am |sur |the )?){_WORD}){{0,4}})"
)
_REGION = re.compile(rf",\s?(?P<region>(?:[A-Z]\.){{2,4}}|{_WORD}(?:\s(?:and )?{_WORD}){{0,2}})")
_AND = re.compile(r",?\s(?:and|&)(?: in)?\s(?=[A-Z])")
_NO_SEATS = words(
    "android linux java python ethereum bitcoin solana blockchain web cloud plant home community value evidence rule software "
    "subscription browser app usage cell gene protein antibody silicon soy carbon paper water air land sea space ground laser sensor "
    "camera vision voice text image knowledge model skill project team school hospital faith church market asset equity fee "
    "commission performance risk activity account location map mobile tablet windows internet network platform token crypto nft "
    "hydrogen lithium zinc iron graphite copper gold oil gas bio biology biomass wood fiber fibre glass metal steel polymer resin "
    "cannabis hemp tobacco nicotine alcohol dairy wheat rice corn milk egg insect algae mushroom university college office field "
    "outcome trust consent merit goal time data quantum transformer agent python sql excel membership donation credit insurance "
    "broad science fact research industry sector technology machine microservices container server desktop client print media "
    "company firm subsidiary team"
)
_STUFFS = words(
    "oil gas water resin polymer metal steel glass fiber fibre carbon wood paper silicon silicone soy lithium zinc copper solvent mineral "
    "synthetic semisynthetic epoxy plastic rubber acid acetate alcohol amine ester wax starch gel latex cement protein plant"
)
"""What goods are made of: "Mineral Oil-based Grease"."""
_CAPITALS = words("US U.S. USA U.S.A. UK U.K. UAE U.A.E. LA L.A. NYC DC D.C. SF HK")
_ABBREVIATED = re.compile(r"(?:[A-Z]\.)+|(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|"
    r"Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ont|Que|Alta)\.")  # fmt: skip
_STARTS = GRAMMAR | OPENERS


class Seat(NamedTuple):
    """A seat.

    Attributes:
        name: As written, without "the".
        country: Whether it is a country.
        start: Offset of its start in the text looked at.
        end: Offset of its end, excluded.
    """

    name: str
    country: bool
    start: int
    end: int


def seats_at(text: str, place: int) -> list[Seat]:
    """Return the seats that a list of them at a place of a text gives: one, or several with "and".

    A continent or wider region is none, nor is an organisation ("at the New York Stock Exchange"). The list ends where a part is no place by its state and no city alone.
    """
    found: list[Seat] = []
    at = place
    while seat := _seat_at(text, at):
        if found and "," in found[0].name and "," not in seat.name and not is_place(seat.name):
            break
        found.append(seat)
        link = _AND.match(text, seat.end)
        if not link or (", " not in seat.name and "," in link.group()):
            break
        at = link.end()
    return [s for s in found if not is_wide(s.name) and not is_organisation(s.name.split(",")[0])]


_CITIES = words("singapore monaco gibraltar") | {"hong kong"}
"""Countries that are cities."""


def is_one_city(name: str) -> bool:
    """Return whether a name is that of a country that is one city."""
    return fold(name) in _CITIES


def is_wide(name: str) -> bool:
    """Return whether a name is a continent's or another region's of several countries."""
    return fold(name) in regions() and fold(name) != "south africa"


def _is_land(name: str) -> bool:
    """Return whether a name is a country's and no wider region's; a country that is one city is a place in it."""
    return is_country(name) and not is_wide(name) and not is_one_city(name)


def _seat_at(text: str, place: int) -> Seat | None:
    """Return the seat that is written at a place of a text."""
    match = _CITY.match(text, place)
    if not match or match["city"].lower() in _NO_SEATS:
        return None
    start, end = match.span("city")
    while region := _REGION.match(text, end):
        written = region["region"]
        while not _is_region(written) and " " in written:
            written = written.rsplit(" ", 1)[0]
        if not _is_region(written):
            break
        end = region.start("region") + len(written)
    name = text[start:end]
    if name.endswith(".") and not _ABBREVIATED.fullmatch(re.split(r"[ ,]", name)[-1]):
        name = name[:-1]
    return Seat(name, _is_land(name), start, start + len(name))


def _is_region(written: str) -> bool:
    """Return whether a part after a comma is a state or country; a full stop may follow."""
    return is_state(written) or is_state(written.rstrip("."))


def seat_before(text: str, place: int) -> Seat | None:
    """Return the seat that ends before a place of a text, as in "Austin, Texas-based": None if it is none.

    "Cloud-based" and "AI-based" name no seat.
    """
    match = re.search(
        rf"(?:{_WORD}(?:,? |-)){{0,4}}(?:(?:[A-Z]\.){{2,4}}|{_WORD})$",
        text[max(0, place - 60) : place],
    )
    if not match:
        return None
    written = re.split(r"[’']s? ", match.group())[-1]
    parts = written.split(", ")
    while len(parts) > 1 and not is_state(parts[-1]):
        parts = parts[-1:]
    while len(parts) > 1 and parts[0].split()[-1].lower() in TIMES:
        parts = parts[1:]
    if len(parts) > 2:
        parts = parts[-2:]
    written = ", ".join(parts)
    while " " in written and written.split(" ", 1)[0].lower().strip(",.") in _STARTS:
        written = written.split(" ", 1)[1]
    return (
        Seat(written, _is_land(written), place - len(written), place)
        if _may_be_seat(written)
        else None
    )


def _may_be_seat(written: str) -> bool:
    """Return whether what stands before "-based" can be a place."""
    if written in _CAPITALS:
        return True
    if (
        written.lower() in _NO_SEATS
        or written.rsplit(" ", 1)[-1].lower() in _STUFFS
        or written.lower() in _STARTS
        or is_wide(written)
    ):
        return False
    if " " not in written and "," not in written:
        upper = sum(map(str.isupper, written))
        plain = upper == 1 or ("-" in written and upper == 2)
        return plain and written.replace("-", "").replace("’", "").replace(".", "").isalpha()
    return True


def each_based(text: str) -> Iterator[tuple[Seat, int]]:
    """Yield the seats of "X-based" in a text with the offset after "based"."""
    for match in re.finditer(r"(?<=[\w.])[-‑–](?:based|headquartered)\b", text):
        seat = seat_before(text, match.start())
        if seat:
            yield seat, match.end()
