"""One cell of an answer: as JSON, as text that loses nothing, and as a person likes to read it."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal
from typing import Any

from marketgraph.vocabulary import BASE, MKG

LISTED = 5
"""So many of a list are shown in a table."""
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


def text_of(value: Any) -> str:
    """Return a cell as text: numbers in full, a list joined by ``; ``, nothing for a missing value."""
    found = plain(value)
    if found is None:
        return ""
    if isinstance(found, list):
        return "; ".join(text_of(part) for part in found)
    if isinstance(found, bool):
        return "true" if found else "false"
    return str(found)


def shown(value: Any) -> str:
    """Return a cell as it stands in a table on a screen.

    IRIs of ours are shortened, large numbers are parted by commas, fractions have four digits, and
    of a long list the first few are shown.
    """
    found = plain(value)
    if isinstance(found, list):
        more = [f"and {len(found) - LISTED} more"] if len(found) > LISTED else []
        return "; ".join([*map(shown, found[:LISTED]), *more])
    if isinstance(found, float):
        return f"{found:,.2f}" if abs(found) >= 1000 else f"{found:.4g}"
    if isinstance(found, int) and not isinstance(found, bool) and abs(found) >= 10_000:
        return f"{found:,}"
    text = text_of(found)
    if text.startswith(BASE):
        return text.removeprefix(BASE)
    return f"mkg:{text.removeprefix(MKG)}" if text.startswith(MKG) else text
