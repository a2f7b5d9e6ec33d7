"""One cell of an answer: as text that loses nothing, and as a person likes to read it."""

from __future__ import annotations

from typing import Any

from marketgraph.plain import plain
from marketgraph.vocabulary import BASE, MKG

LISTED = 5
"""So many of a list are shown in a table."""


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
