"""RDF terms as plain values, and how N-Quads writes them.

An IRI is a ``str``; a literal is a ``Literal``. Subjects and predicates are always IRIs: blank
nodes are named before they come here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from marketgraph.vocabulary import XSD

XSD_STRING = f"{XSD}string"
XSD_DECIMAL = f"{XSD}decimal"
XSD_INTEGER = f"{XSD}integer"
XSD_DATE = f"{XSD}date"
XSD_DATETIME = f"{XSD}dateTime"

_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r"}
_NEEDS_ESCAPE = re.compile(r'[\\"\n\r]')


class Literal(NamedTuple):
    """A literal: its lexical form with a datatype, or with a language tag."""

    value: str
    datatype: str = XSD_STRING
    language: str = ""


Term: TypeAlias = str | Literal


class Triple(NamedTuple):
    """One statement."""

    subject: str
    predicate: str
    object: Term


def text(value: str) -> Literal:
    """Return a plain string literal."""
    return Literal(value)


def english(value: str) -> Literal:
    """Return a literal in English."""
    return Literal(value, "", "en")


def integer(value: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(str(value), XSD_INTEGER)


def decimal(value: float) -> Literal:
    """Return an ``xsd:decimal`` in canonical form (XML Schema 1.1 part 2, 3.3.3): no exponent, no idle zeros.

    >>> decimal(44.80).value, decimal(2.5e9).value
    ('44.8', '2500000000')
    """
    if isinstance(value, int):
        return Literal(str(value), XSD_DECIMAL)
    digits = format(Decimal(repr(value)), "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Literal(digits, XSD_DECIMAL)


def day(value: str) -> Literal:
    """Return an ``xsd:date`` of a full ISO date."""
    return Literal(value, XSD_DATE)


def serialise(term: Term) -> str:
    """Return a term as N-Quads writes it."""
    if isinstance(term, Literal):
        value, datatype, language = term
        if _NEEDS_ESCAPE.search(value):
            value = value.translate(_ESCAPES)
        if language:
            return f'"{value}"@{language}'
        return f'"{value}"' if datatype == XSD_STRING else f'"{value}"^^<{datatype}>'
    return f"<{term}>"
