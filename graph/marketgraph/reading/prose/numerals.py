"""Numbers as people write them: grouped by thousands or by lakhs, with decimal point or comma."""

from __future__ import annotations

import re
import unicodedata

NUMBER = r"\d+(?:[.,’'．，]\d+|[\u00a0\u202f\u2009]\d{3}(?!\d))*"  # noqa: RUF001
"""One number, damaged ones included; digits of every script."""
DIGIT = r"[0-9\u0660-\u1fff\ua620-\U0010ffff](?<=\d)"
"""One digit of any script, written so that it is looked for fast; all digits but ours are in these ranges."""
LONGEST = 24
"""Digits and signs of the longest number that a figure has."""
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}")
_COMMA = re.compile(r"\d+,\d{1,2}|0,\d+")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_APART = str.maketrans("", "", "’'\u00a0\u202f\u2009 ")


def number_of(written: str) -> float | None:
    """Return a number as it is written, or None if it is damaged.

    >>> number_of("2,520.5"), number_of("20,00,000"), number_of("2,52"), number_of("1.184.220")
    (2520.5, 2000000.0, 2.52, 1184220.0)
    >>> number_of("2.52.1") is None
    True
    """
    plain = written.translate(_APART)
    if len(plain) > LONGEST:
        return None
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain)
    if _PLAIN.fullmatch(plain):
        return float(plain)
    if _GROUPED.fullmatch(plain):
        return float(plain.replace(",", ""))
    if _POINTS.fullmatch(plain):
        return float(plain.replace(".", "").replace(",", "."))
    return float(plain.replace(",", ".")) if _COMMA.fullmatch(plain) else None


def whole(value: float) -> int | float:
    """Return a number as an integer where it is one, else rounded to what a figure can tell."""
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
