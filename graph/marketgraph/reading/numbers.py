"""Numbers, money and percent as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from marketgraph.reading.currencies import AMBIGUOUS, currency_of
from marketgraph.reading.headers import scale_of

_NUMBER = re.compile(r"[-+]?\d[\d.,'’\s\u00a0\u202f]*(?:[eE][+-]?\d+)?")
_SPACES = re.compile(r"['’\s\u00a0\u202f]")
_QUALIFIERS = (
    (
        "over",
        re.compile(
            r"^(?:over|more than|above|at least|exceeding|greater than|up from|>=?|≥)\s*|\s*\+$|\s+or more$|\s+plus$",
            re.IGNORECASE,
        ),
    ),
    (
        "under",
        re.compile(
            r"^(?:under|less than|below|up to|at most|nearly|almost|<=?|≤)\s*", re.IGNORECASE
        ),
    ),
    (
        "about",
        re.compile(
            r"^(?:about|around|approximately|approx\.?|circa|c\.|ca\.?|roughly|some|est\.?|estimated|~|≈)\s*",
            re.IGNORECASE,
        ),
    ),
)
_RANGE = re.compile(r"\d\s*(?:-|–|—|to)\s*\D{0,4}\d")


DIGITS_MAX = 18
"""Digits before the point, and zeros after it, that a number can have."""


class Quantity(NamedTuple):
    """A number with what stands beside it.

    Attributes:
        number: In whole units: "2.5bn" is 2500000000.
        currency: ISO 4217 code, if the text gives one.
        qualifier: ``over``, ``under`` or ``about``, if the text says so.
        scaled: Whether the text gave its own scale ("million").
    """

    number: int | float
    currency: str | None = None
    qualifier: str | None = None
    scaled: bool = False


@dataclass
class DecimalVotes:
    """What the numbers of a column say about their decimal mark."""

    comma: int = 0
    point: int = 0

    def add(self, text: str) -> None:
        """Count what one cell says."""
        match = _NUMBER.search(text)
        if match:
            mark = _certain_mark(_SPACES.sub("", match[0]))
            self.comma += mark == ","
            self.point += mark == "."

    @property
    def mark(self) -> str:
        """The decimal mark: a comma where only numbers with one are certain, else a point."""
        return "," if self.comma and not self.point else "."


def parse_quantity(text: str, decimal: str = ".") -> Quantity:
    """Return a number with the currency, scale and qualifier that stand beside it.

    Grouping by commas, points, spaces and apostrophes is understood, also the Indian way.

    Args:
        text: The cell.
        decimal: The decimal mark of the column, for numbers like "1.234" that leave it open.

    Raises:
        ValueError: It is no number, a range, or names an unknown currency.

    >>> parse_quantity("$350,000,000").number, parse_quantity("USD 2.5bn").number
    (350000000, 2500000000)
    """
    rest, qualifier = _without_qualifier(text.strip())
    if _RANGE.search(rest):
        raise ValueError(f"{text.strip()!r} is a range, not one number")
    match = _NUMBER.search(rest)
    if not match:
        raise ValueError(f"{text.strip()[:40]!r} is not a number")
    number = parse_number(match[0], decimal)
    scale, currency = _beside(rest[: match.start()], rest[match.end() :])
    value = number * Decimal(scale or 1)
    return Quantity(plain_number(value), currency, qualifier, bool(scale))


def parse_number(text: str, decimal: str = ".") -> Decimal:
    """Return a bare number, its groups joined.

    Args:
        text: Digits with grouping and decimal marks.
        decimal: The mark to take as the decimal one where both readings are possible.

    Raises:
        ValueError: It is no number, or out of all proportion.
    """
    bare = _SPACES.sub("", text).rstrip(".,")
    mark = _certain_mark(bare) or decimal
    if mark == "none":
        number = Decimal(bare.replace(".", "").replace(",", ""))
    else:
        other = "." if mark == "," else ","
        number = Decimal(bare.replace(other, "").replace(mark, "."))
    if number and abs(number.adjusted()) > DIGITS_MAX:
        raise ValueError(f"{text.strip()[:40]!r} is beyond all amounts, shares and counts")
    return number


def plain_number(value: Decimal) -> int | float:
    """Return a decimal as an int where it is whole, else as a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def _certain_mark(bare: str) -> str | None:
    """Return the decimal mark that a number can only have, "none" if none, None if it is open."""
    points, commas = bare.count("."), bare.count(",")
    if points and commas:
        last = "." if bare.rfind(".") > bare.rfind(",") else ","
        return last if bare.count(last) == 1 else "none"
    if points > 1 or commas > 1:
        return "none"
    if not points and not commas:
        return None
    mark = "." if points else ","
    whole, _, part = bare.partition(mark)
    if len(part) == 3 and whole.lstrip("+-") not in ("", "0") and len(whole.lstrip("+-")) <= 3:
        return None
    return mark


def _without_qualifier(text: str) -> tuple[str, str | None]:
    """Return a text without its qualifier, and the qualifier."""
    for name, pattern in _QUALIFIERS:
        rest, found = pattern.subn("", text)
        if found and rest:
            return rest, name
    return text, None


def _beside(before: str, after: str) -> tuple[float | None, str | None]:
    """Return the scale and currency that the words around a number give; refuse unknown words."""
    scale = currency = None
    for word in _words(before) + _words(after):
        factor = scale_of(word.lower().rstrip("."))
        if factor and scale is None:
            scale = factor
        elif code := currency_of(word):
            currency = code
        elif word.lower() in AMBIGUOUS:
            raise ValueError(
                f"the currency {word!r} may be {AMBIGUOUS[word.lower()]}; write its code"
            )
        elif word not in ("of", "in", "%", "US", "U.S."):
            raise ValueError(f"{word!r} is not a currency or scale that is known")
    return scale, currency


def _words(text: str) -> list[str]:
    """Return the words and signs of the text beside a number."""
    return re.findall(r"(?:[A-Za-z]{1,3})?[$€£¥₹₩₪₺₽]|%|[^\W\d]+\.?|[^\w\s.,;:/()*-]+", text)
