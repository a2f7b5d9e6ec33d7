"""Dates as precise as their sources: which day a year or a month begins and ends with."""

from __future__ import annotations

import calendar
import re
from datetime import date

from marketgraph.errors import UsageError

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _parts(text: str) -> tuple[int, int | None, int | None]:
    """Return year, month and day of a date; the latter two None where it is less precise."""
    match = _FORM.fullmatch(text.strip())
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            date(year or 1, month or 1, day or 1)
        except ValueError:
            match = None
    if not match or not year:
        raise UsageError(
            f'"{text}" is not a date', remedy="Write YYYY, YYYY-MM or YYYY-MM-DD, as in 2024-12-31."
        )
    return year, month, day


def first_day(text: str) -> str:
    """Return the first day that a date covers.

    >>> first_day("2024-02")
    '2024-02-01'

    Raises:
        UsageError: The text is no date.
    """
    year, month, day = _parts(text)
    return f"{year:04}-{month or 1:02}-{day or 1:02}"


def last_day(text: str) -> str:
    """Return the last day that a date covers.

    >>> last_day("2024-02")
    '2024-02-29'

    Raises:
        UsageError: The text is no date.
    """
    year, month, day = _parts(text)
    month = month or 12
    return f"{year:04}-{month:02}-{day or calendar.monthrange(year, month)[1]:02}"
