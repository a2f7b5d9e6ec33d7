"""Values that people give for parameters, as terms in SPARQL."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from marketgraph.errors import UsageError
from marketgraph.query.saved import Parameter
from marketgraph.vocabulary import PREFIXES, XSD

Lookup: TypeAlias = Callable[[str | None, str], str]
"""Takes a kind (or None) and a name, and returns an IRI; raises UnknownName."""

_IRI = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.\-]*://|urn:)[^\x00-\x20<>\"{}|\\^`]+")
_SHORT = re.compile(r"(\w+):([A-Za-z0-9_\-]+)")
_INTEGER = re.compile(r"[+-]?\d{1,100}")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def term(parameter: Parameter, given: object, lookup: Lookup | None = None) -> str:
    """Return a value as a term of the parameter's type, ready to stand in a query.

    Raises:
        UsageError: The value is not of the type.
        UnknownName: No thing of that name is known.
    """
    try:
        return _WRITERS[parameter.type](parameter, given, lookup)
    except (ValueError, InvalidOperation) as error:
        raise UsageError(
            f"{given!r} is no {parameter.type} for the parameter {parameter.name}",
            remedy=f"Give {_EXAMPLES[parameter.type]}: {parameter.description}.",
        ) from error


def _iri(parameter: Parameter, given: object, lookup: Lookup | None) -> str:
    text = str(given).strip() if isinstance(given, str) else ""
    if not text:
        raise ValueError(given)
    if _IRI.fullmatch(text):
        return f"<{text}>"
    short = _SHORT.fullmatch(text)
    if short and short[1] in PREFIXES:
        return f"<{PREFIXES[short[1]]}{short[2]}>"
    if lookup is None:
        raise ValueError(given)
    found = lookup(parameter.kind, text)
    if not _IRI.fullmatch(found):
        raise ValueError(found)
    return f"<{found}>"


def _string(_: Parameter, given: object, __: Lookup | None) -> str:
    if not isinstance(given, str):
        raise ValueError(given)  # noqa: TRY004 - told apart by the caller, not by the type
    given.encode()
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in given) + '"'


def _date(_: Parameter, given: object, __: Lookup | None) -> str:
    if isinstance(given, datetime):
        given = given.date()
    day = given if isinstance(given, date) else date.fromisoformat(str(given).strip())
    return f'"{day.isoformat()}"^^<{XSD}date>'


def _integer(_: Parameter, given: object, __: Lookup | None) -> str:
    text = str(given).strip()
    if isinstance(given, bool) or not _INTEGER.fullmatch(text) or not text.isascii():
        raise ValueError(given)
    return f'"{int(text)}"^^<{XSD}integer>'


def _decimal(_: Parameter, given: object, __: Lookup | None) -> str:
    number = Decimal(str(given).strip())
    if isinstance(given, bool) or not number.is_finite() or abs(number.adjusted()) > 100:
        raise ValueError(given)
    return f'"{number:f}"^^<{XSD}decimal>'


_WRITERS: dict[str, Callable[[Parameter, object, Lookup | None], str]] = {
    "IRI": _iri,
    "string": _string,
    "date": _date,
    "integer": _integer,
    "decimal": _decimal,
}
_EXAMPLES = {
    "IRI": "a name or a full IRI",
    "string": "a text",
    "date": "a date such as 2024-12-31",
    "integer": "a whole number",
    "decimal": "a number",
}
