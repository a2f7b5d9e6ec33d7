"""Cells: from the text of a cell to the value of a field, by the kind of the field."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from marketgraph.reading.currencies import AMBIGUOUS, currency_of
from marketgraph.reading.dates import Order, parse_date, parse_year
from marketgraph.reading.fields import FieldType, Kind
from marketgraph.reading.numbers import Quantity, parse_quantity
from marketgraph.reading.texts import choice, clean_market, clean_name, clean_region

REMEMBERED = 4096
"""Different cells of a column whose values are remembered."""

Parser = Callable[[str], Any]


class Conventions(NamedTuple):
    """How a column writes what can be written in several ways."""

    order: Order = Order.UNKNOWN
    decimal: str = "."


def parser_of(field: FieldType, conventions: Conventions) -> Parser:
    """Return the function from a cell's text to the field's value; it raises ValueError with a reason.

    Money, percent and counts give a ``Quantity``; the other kinds give the value itself.
    """
    return lru_cache(REMEMBERED)(_parser(field, conventions))


def _parser(field: FieldType, conventions: Conventions) -> Parser:
    """Return the parser of a kind of field."""
    plain: dict[Kind, Parser] = {
        Kind.NAME: clean_name,
        Kind.MARKET: clean_market,
        Kind.REGION: clean_region,
        Kind.TEXT: str.strip,
        Kind.YEAR: parse_year,
        Kind.CURRENCY: parse_currency,
        Kind.DATE: lambda text: parse_date(text, conventions.order),
        Kind.CHOICE: lambda text: choice(text, field.choices),
        Kind.MONEY: lambda text: parse_quantity(text, conventions.decimal),
        Kind.PERCENT: lambda text: _bare(text, conventions.decimal),
        Kind.COUNT: lambda text: _whole(text, conventions.decimal),
    }
    return plain[field.kind]


def parse_currency(text: str) -> str:
    """Return an ISO 4217 code.

    Raises:
        ValueError: No currency is known by that text, or several are.
    """
    code = currency_of(text)
    if code:
        return code
    several = AMBIGUOUS.get(text.strip().lower())
    if several:
        raise ValueError(f"the currency {text.strip()!r} may be {several}; write its code")
    raise ValueError(f"{text.strip()[:40]!r} is not a currency that is known")


def _bare(text: str, decimal: str) -> Quantity:
    """Return a percent; refuse a currency beside it."""
    found = parse_quantity(text, decimal)
    if found.currency:
        raise ValueError(f"{text.strip()[:40]!r} is an amount of money, not a percentage")
    return found


def _whole(text: str, decimal: str) -> Quantity:
    """Return a count; refuse one that is not whole."""
    found = _bare(text, decimal)
    if not isinstance(found.number, int):
        raise ValueError(f"{text.strip()[:40]!r} is not a whole number")  # noqa: TRY004 (a reason, not a mistake of the caller)
    return found
