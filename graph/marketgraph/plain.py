"""One cell of an answer as a JSON value."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal
from typing import Any

MISSING = {"NAType", "NaTType"}
"""The types of pandas' missing values, by name: this module does not import pandas."""


def plain(value: Any) -> Any:
    """Return a cell as a JSON value: missing values are null, dates ISO 8601, lists stay lists."""
    if isinstance(value, list | tuple | set | frozenset) or type(value).__name__ == "ndarray":
        return [plain(part) for part in value]
    if isinstance(value, bool | int | str | None):
        return value
    if type(value).__name__ in MISSING or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return _other(value)


def _other(value: Any) -> Any:
    """Return a number of numpy as Python's, anything else as text."""
    item = getattr(value, "item", None)
    return plain(item()) if item is not None else str(value)
