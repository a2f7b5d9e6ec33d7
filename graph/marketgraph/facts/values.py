"""The kinds of value that facts are made of, and which of them name an entity."""

import math
import re
import unicodedata
from datetime import date as calendar_date
from functools import lru_cache
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

NAME_MAX = 500
YEAR_MIN, YEAR_MAX = 1600, 2200
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HALVES = re.compile("[\ud800-\udfff]")


class Names(NamedTuple):
    """Marks a field whose text names an entity; ``kind`` is the kind of entity."""

    kind: str


def writable(value: str) -> str:
    r"""Return a text that a file can hold: each half of a surrogate pair becomes U+FFFD.

    >>> writable("caf\udce9.csv")
    'caf�.csv'
    """
    return value if value.isascii() else _HALVES.sub("\ufffd", value)


def _text(value: str) -> str:
    """Return a text in NFC without white space around it; refuse an empty one."""
    if not value.isascii():
        value = unicodedata.normalize("NFC", writable(value))
    value = value.strip()
    if not value:
        raise ValueError("is empty")
    return value


@lru_cache(4096)
def _name(value: str) -> str:
    """Return a name on one line; refuse what cannot be one (too long, tabs, line breaks)."""
    value = _text(value)
    if value.isprintable() and "  " not in value and len(value) <= NAME_MAX:
        return value
    if len(value) > NAME_MAX:
        raise ValueError(f"is {len(value):,} characters long; a name has at most {NAME_MAX}")
    if _CONTROL.search(value):
        raise ValueError("has a tab, line break or control character inside a name")
    return " ".join(value.split())


def _number(value: object) -> int | float:
    """Return a finite number, as an int where it is a whole one, so that 18.0 and 18 are one value."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("is not a number")  # noqa: TRY004 (pydantic turns only ValueError into a reason)
    try:
        number = float(value)
    except OverflowError as error:
        raise ValueError("is larger than a number can be") from error
    if not math.isfinite(number):
        raise ValueError("is not a finite number")
    return int(value) if number.is_integer() else value


def _year(value: int) -> int:
    """Return a plausible calendar year."""
    if not YEAR_MIN <= value <= YEAR_MAX:
        raise ValueError(f"{value} is not a plausible year ({YEAR_MIN} to {YEAR_MAX})")
    return value


@lru_cache(maxsize=10_000)
def _date(value: str) -> str:
    """Return a date as precise as given: YYYY, YYYY-MM or YYYY-MM-DD; refuse one that no calendar has."""
    match = _DATE.fullmatch(value.strip())
    if not match:
        raise ValueError("is not YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    _year(year)
    calendar_date(year, month, day)
    return value.strip()


_FILLED = {"type": "string", "pattern": r"\S"}
_YEAR = {"type": "integer", "minimum": YEAR_MIN, "maximum": YEAR_MAX}

Text = Annotated[str, AfterValidator(_text), WithJsonSchema(_FILLED)]
Name = Annotated[str, AfterValidator(_name), WithJsonSchema({**_FILLED, "maxLength": NAME_MAX})]
Number = Annotated[int | float, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Year = Annotated[int, AfterValidator(_year), WithJsonSchema(_YEAR)]
Date = Annotated[
    str,
    AfterValidator(_date),
    WithJsonSchema({"type": "string", "pattern": f"^\\s*{_DATE.pattern}\\s*$"}),
]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Count = Annotated[int, BeforeValidator(_number)]
Rank = Annotated[int, Field(le=10**9)]

CompanyName = Annotated[Name, Names("company")]
OrganizationName = Annotated[Name, Names("organization")]
ProductName = Annotated[Name, Names("product")]
FacilityName = Annotated[Name, Names("facility")]
RegionName = Annotated[Name, Names("region")]
MarketName = Annotated[Name, Names("market")]
DimensionName = Annotated[Name, Names("dimension")]
SegmentName = Annotated[Name, Names("segment")]

FigureStatus = Literal["reported", "estimate", "forecast"]
Qualifier = Literal["over", "under", "about"]
DealStatus = Literal["announced", "completed", "withdrawn"]
DealObject = Literal["company", "assets", "property"]


def interval(date: str) -> tuple[str, str]:
    """Return the first and last day that a date as written can mean.

    Args:
        date: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Returns:
        Two ISO dates, both included.

    >>> interval("2024-02")
    ('2024-02-01', '2024-02-29')
    """
    if len(date) == 10:
        return date, date
    if len(date) == 4:
        return f"{date}-01-01", f"{date}-12-31"
    year, month = int(date[:4]), int(date[5:])
    following = calendar_date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    return f"{date}-01", calendar_date.fromordinal(following).isoformat()
