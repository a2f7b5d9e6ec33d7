"""Dates as people write them, read exactly as precisely as they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d{1,2}:\d{2}.*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR = re.compile(r"(?:FY\s*)?(\d{4})(?:\.0)?")
_PART = re.compile(
    r"(?:(?:Q[1-4]|H[12]|[1-4]Q|[12]H)[\s,/-]*(?:FY)?(\d{4})|(\d{4})[\s-]*(?:Q[1-4]|H[12]))",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}.*)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})")
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[\s.,-]+(?:of\s+)?)?([^\W\d]{3,9})\.?[\s,'-]*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?[\s,'-]*(\d{4}|\d{2})"
)
_MONTHS = {
    name[:length]: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
    for length in {3, 4, len(name)}
}
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE
)
PIVOT = 69
"""Years of two digits from here on are of the last century (as in POSIX)."""


class Order(Enum):
    """Which of the first two numbers of a date is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"


@dataclass
class DateVotes:
    """What the dates of a column say about their order.

    Attributes:
        day_first: Dates that can only be day, month, year.
        month_first: Dates that can only be month, day, year.
        open: Dates that can be both.
    """

    day_first: int = 0
    month_first: int = 0
    open: int = 0

    def add(self, text: str) -> None:
        """Count what one cell says."""
        match = _SLASHED.fullmatch(text.strip())
        if not match or match[2] == ".":
            return
        first, second = int(match[1]), int(match[3])
        self.day_first += first > 12 >= second
        self.month_first += second > 12 >= first
        self.open += first <= 12 and second <= 12 and first != second

    @property
    def order(self) -> Order:
        """The order that all dates of the column allow, if only one."""
        if bool(self.day_first) == bool(self.month_first):
            return Order.UNKNOWN
        return Order.DAY_FIRST if self.day_first else Order.MONTH_FIRST


def parse_date(text: str, order: Order = Order.UNKNOWN) -> str:
    """Return a date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as precise as the text.

    A quarter or half-year gives its year. Dates with dots are day first. Where day and month
    cannot be told apart, the year is kept, the only part that is certain.

    Args:
        text: The cell.
        order: The order that the column's other dates show.

    Raises:
        ValueError: It is no date; the message says why.

    >>> parse_date("3 March 2024"), parse_date("Q3 2024"), parse_date("31/12/2024")
    ('2024-03-03', '2024', '2024-12-31')
    """
    text = text.strip()
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _date(match[1], match[2], match[3])
    if match := _YEAR.fullmatch(text) or _PART.fullmatch(text):
        return _date(match[1] or match[match.lastindex or 1])
    if match := _MONTH_YEAR.fullmatch(text):
        return _date(match[2], match[1])
    if match := _SLASHED.fullmatch(text):
        return _slashed(match, order)
    if match := _WORDS.fullmatch(_WEEKDAY.sub("", text)):
        month = _MONTHS.get(match[2].lower())
        if month:
            return _date(match[4], month, match[1] or match[3])
    raise ValueError(f"{_shown(text)} is not a date")


def parse_year(text: str) -> int:
    """Return the year of a date.

    Raises:
        ValueError: It is no year and no date.
    """
    return int(parse_date(text)[:4])


def _slashed(match: re.Match[str], order: Order) -> str:
    """Return a date of three numbers, the year last."""
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12 or order is Order.DAY_FIRST:
        return _date(match[4], second, first)
    if second > 12 or order is Order.MONTH_FIRST or first == second:
        return _date(match[4], first, second)
    return _date(match[4])


def _date(year: str, month: str | int | None = None, day: str | int | None = None) -> str:
    """Return an ISO date of its parts; refuse one that no calendar has."""
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= PIVOT else 2000
    try:
        date(number, int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"no calendar has it ({error})") from error
    if not month:
        return f"{number:04}"
    return f"{number:04}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _shown(text: str) -> str:
    """Return a text as messages show it: quoted, and not longer than a line."""
    return repr(text if len(text) <= 40 else f"{text[:39]}…")
