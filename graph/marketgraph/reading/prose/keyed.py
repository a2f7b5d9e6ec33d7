"""Rows, pairs and lines with a key: "Companies covered | A, B", "By Type: A, B", tables of dimensions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from marketgraph.reading.prose.lists import BARE, COMPANY, REGIONAL, clean_dimension
from marketgraph.reading.prose.text import Text, Unit

_PLAYERS = re.compile(
    r"^\W*(?:(?:list of|key|major|top|leading|prominent|main|global|market|some of the|the)\s+)*(?:compan(?:y|ies)|players?|vendors|manufacturers|market leaders|leaders|competitors|participants|key participants|suppliers)"
    r"(?:\s+(?:covered|profiled|included|mentioned|analy[sz]ed|name|listed|names|in the [\w ]+))?\W*$"
)
_PLACES = re.compile(
    r"^\W*(?:(?:key|by|major)\s+)*(?:(?:regions?|regional|geographies|geographic(?:al)?|geography|countries|country)(?:\s*(?:and|&|/)\s*(?:countries|regions?))?)"
    r"(?:\s*(?:scope|covered|coverage|analy[sz]ed|analysis|included|segmentation|insights))?\W*$"
)
_SEGMENTS = re.compile(
    r"^\W*(?:market\s+|key\s+|report\s+)?(?:segments?|segmentation|sub-?segments?|segmental)(?:\s+(?:covered|coverage|scope|analysis|analy[sz]ed|included|details))?\W*$"
)
_HEADER = re.compile(r"dimension|segment|categor|classification|basis|criteri")
_MEMBERS = re.compile(
    r"sub-?segments?|segments?|includ|members|types|categories|details|covered|items|key offerings|examples|options|classes"
)
_BY = re.compile(r"\W*(?:market\s+)?(?:segment(?:ation)?\s+)?by\s+")
_KEY_MAX = 80
_DASH = re.compile(r"\s-\s")
_LINE = re.compile(
    r"^(?P<key>[A-Z][\w /&-]{2,45}?)\s*(?::|\t|\s[-–—]\s)\s*(?P<value>.{3,})$", re.DOTALL
)


_DIMENSION_LINE = re.compile(r"[Bb]y [A-Z][\w /&-]{2,40}\s?[:;]?")
_MEMBER_LINE = re.compile(r"^[A-Z0-9].*(?:, |\sand\s|\s&\s|;\s).*[\w)]$")
_MEMBERS_MAX = 300
YEARS_BEHIND = re.compile(r"\s[-–—|]\s[^,;]{0,40}\(?(?:19|20)\d\d.{0,20}$")


class Keyed(NamedTuple):
    """A key with its value.

    Attributes:
        kind: ``segments``, ``places`` or ``players``.
        name: The dimension, if the key is one; else of players the key, folded.
        value: The value as written.
        start: Where it starts in the document's text.
        unit: Where the unit starts that it stands in.
    """

    kind: str
    name: str
    value: str
    start: int
    unit: int


def keyed_in(text: Text) -> list[Keyed]:
    """Return the keys with lists of a text; made once a text."""
    known = text.notes.get("keyed")
    if known is None:
        known = text.notes["keyed"] = [
            *(found for unit in text.units for found in _in_unit(text, unit)),
            *_on_lines(text),
        ]
    return known  # type: ignore[return-value]


def _in_unit(text: Text, unit: Unit) -> Iterator[Keyed]:
    """Yield the keys of one unit."""
    if unit.kind in ("pair", "table") and unit.cells:
        yield from _in_cells(text, unit)
    elif (
        unit.kind in ("item", "paragraph", "pair", "heading")
        and _is_signed(unit.text[:_KEY_MAX])
        and (match := _LINE.match(unit.text))
    ):
        kind = _kind(match["key"], dimensions="segment" in text.low and _is_members(match))
        if kind and " by " not in match["value"].lower():
            yield Keyed(*kind, match["value"], unit.start + match.start("value"), unit.start)


def _on_lines(text: Text) -> Iterator[Keyed]:
    """Yield dimensions each on a line of its own with their members on the next: "By Type;", "Wheeled and Tracked"."""
    units = text.units
    at = 0
    while at + 3 < len(units):
        if not (_is_pair(units[at], units[at + 1]) and _is_pair(units[at + 2], units[at + 3])):
            at += 1
            continue
        while at + 1 < len(units) and _is_pair(units[at], units[at + 1]):
            yield from _on_line(units[at], units[at + 1])
            at += 2


def _is_pair(key: Unit, value: Unit) -> bool:
    """Return whether a line is a dimension, and the next one its members in a row."""
    return (
        len(value.text) <= _MEMBERS_MAX
        and _DIMENSION_LINE.fullmatch(key.text) is not None
        and _MEMBER_LINE.search(value.text) is not None
        and not _DIMENSION_LINE.fullmatch(value.text)
        and not {"table", "pair"} & {key.kind, value.kind}
    )


def _on_line(key: Unit, value: Unit) -> Iterator[Keyed]:
    """Yield a dimension with the line of its members, without the years behind it."""
    if kind := _kind(key.text, dimensions=True):
        members = YEARS_BEHIND.sub("", value.text)
        yield Keyed(*kind, members, value.start, value.start)


def _is_signed(lead: str) -> bool:
    """Return whether the start of a unit has what parts a key from its value."""
    if ":" in lead or "\t" in lead or "–" in lead or "—" in lead:
        return True
    return "-" in lead and _DASH.search(lead) is not None


def _is_members(match: re.Match[str]) -> bool:
    """Return whether a line is a usual dimension with a list of short members: "Application: Food; Feed"."""
    members = re.split(r"[,;]", match["value"])
    short = len(members) > 1 and all(
        len(member.split()) < 7 and not re.search(r"\d{4}", member) for member in members
    )
    return short and BARE.match(match["key"]) is not None


def _in_cells(text: Text, unit: Unit) -> Iterator[Keyed]:
    """Yield the keys of a table's first column; its header tells whether they are dimensions."""
    rows = unit.cells
    header = [text.text[start:end].strip().lower() for start, end in rows[0]]
    column = _column(header) if unit.kind == "table" else 1
    dimensions = unit.kind == "table" and column is not None and bool(_HEADER.search(header[0]))
    for row in rows:
        if len(row) < 2:
            continue
        key = text.text[row[0][0] : row[0][1]]
        start, end = row[column] if dimensions and column and len(row) > column else row[1]
        kind = _kind(key, dimensions=dimensions and row is not rows[0])
        if kind and text.text[start:end].strip():
            yield Keyed(*kind, text.text[start:end], start, unit.start)


def _column(header: list[str]) -> int | None:
    """Return which column of a table lists the members of each dimension; None if none does."""
    return next((at for at, cell in enumerate(header) if at and _MEMBERS.search(cell)), None)


def _kind(key: str, *, dimensions: bool) -> tuple[str, str] | None:
    """Return what a key says that its value lists, and the name of it; None if it is no list's key."""
    low = key.strip().lower()
    if len(low) > 60 or not low:
        return None
    if _PLAYERS.match(low):
        return "players", low
    if _PLACES.match(low):
        return "places", "Region"
    if _SEGMENTS.match(low):
        return "segments", ""
    by = "by" in low and _BY.match(low)
    name = clean_dimension(key) if by or dimensions else None
    if not name:
        return None
    kind = "players" if COMPANY.search(name) else "places" if REGIONAL.search(name) else "segments"
    return kind, name
