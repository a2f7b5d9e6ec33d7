"""Values of tables and networks as plain Python, and texts that no spreadsheet takes for a formula."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeAlias

Plain: TypeAlias = bool | int | float | str | date | list[Any] | None

JOINER = "; "
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NOT_XML = re.compile("[^\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r"[\t\n\r\x85\u2028\u2029]+")


def plain(value: Any) -> Plain:
    """Return a value as bool, int, float, str, date, list or None.

    None stands for whatever says that nothing is known (NaN, NaT, NA). Scalars and arrays of NumPy
    become those of Python, a time stamp at midnight a date, a decimal a number.

    >>> plain(Decimal("2.50")), plain(float("nan")), plain(("a", None))
    (2.5, None, ['a', None])
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return None if math.isnan(value) else float(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return _date(value)
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    if isinstance(value, Iterable):
        return [plain(item) for item in value]
    return None if type(value).__name__ == "NAType" else str(value)


def _date(value: date) -> date | None:
    """Return a date, without its time if that is midnight; None for pandas' NaT, which is a date too."""
    if type(value).__name__ == "NaTType":
        return None
    if not isinstance(value, datetime):
        return value
    moment = value.to_pydatetime(warn=False) if hasattr(value, "to_pydatetime") else value
    return moment.date() if moment.tzinfo is None and moment.time() == time() else moment


def text_of(value: Any) -> str:
    """Return a value as text: lists joined, dates in ISO 8601, nothing as an empty text."""
    known = plain(value)
    if known is None:
        return ""
    if isinstance(known, date):
        return known.isoformat()
    if isinstance(known, list):
        return JOINER.join(filter(None, map(text_of, known)))
    return str(known)


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet may take a text for a formula (OWASP, "CSV Injection")."""
    return bool(_FORMULA.match(text))


def guarded(text: str) -> str:
    """Return a text with an apostrophe before it, where a spreadsheet may take it for a formula.

    >>> guarded("=cmd|' /C calc'!A0"), guarded("Acme")
    ("'=cmd|' /C calc'!A0", 'Acme')
    """
    return f"'{text}" if is_formula(text) else text


def for_xml(text: str) -> str:
    """Return a text that XML 1.0 can hold: line breaks and tabs as spaces, other controls left out."""
    return _NOT_XML.sub("", _SPACES.sub(" ", text))
