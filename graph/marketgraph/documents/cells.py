"""Cells of formats that know types, as the text that stands for them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

_LONE_SURROGATES = dict.fromkeys(range(55296, 57344), "�")


def cell_text(value: Any) -> str:
    """Return a value as the text of a cell: whole numbers without point, dates in ISO form.

    Lists are joined by ``; ``, absent values are empty, midnight is left away.

    >>> cell_text(3.0), cell_text(datetime(2024, 5, 1)), cell_text(["a", "b"])
    ('3', '2024-05-01', 'a; b')
    """
    if isinstance(value, str):
        return value if value.isascii() else value.translate(_LONE_SURROGATES)
    if value is None:
        return ""
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, datetime):
        return value.isoformat()[:10] if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time | timedelta | bool | int):
        return str(value)
    if isinstance(value, list | tuple):
        return "; ".join(map(cell_text, value))
    return str(value)


def _number_text(value: float) -> str:
    """Return a number without a point that says nothing; what is no number is empty."""
    if math.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() else str(value)


def flattened(value: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return an object without objects in it: ``source.publisher`` for what is nested."""
    found: dict[str, Any] = {}
    for key, part in value.items():
        if isinstance(part, Mapping):
            found |= flattened(part, f"{prefix}{key}.")
        else:
            found[prefix + key] = part
    return found
