"""Reads the cells of SPARQL's tab-separated results as Python values.

A cell is a term as Turtle writes it: ``<iri>``, ``"text"@en``, ``"2024-12-31"^^<…#date>``, ``42``, or nothing
where the variable is unbound (SPARQL 1.1 Query Results CSV and TSV Formats, section 4).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeAlias

from marketgraph.vocabulary import XSD

Value: TypeAlias = str | int | float | bool | date | datetime | None

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SIMPLE = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}

_INTEGERS = (
    "integer int long short byte nonNegativeInteger positiveInteger nonPositiveInteger "
    "negativeInteger unsignedInt unsignedLong unsignedShort unsignedByte"
)
_READERS: dict[str, Callable[[str], Value]] = {
    **{XSD + name: int for name in _INTEGERS.split()},
    XSD + "decimal": float,
    XSD + "double": float,
    XSD + "float": float,
    XSD + "boolean": lambda text: {"true": True, "1": True, "false": False, "0": False}[text],
    XSD + "date": date.fromisoformat,
    XSD + "dateTime": datetime.fromisoformat,
}


def unescape(text: str) -> str:
    r"""Return a literal's text with its escapes resolved.

    >>> unescape(r"a\tb\u00e9")
    'a\tbé'
    """
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_resolved, text)


def _resolved(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _SIMPLE.get(match[3], match[3])


def parts(cell: str) -> tuple[str, str, str]:
    """Return the text, language and datatype of a literal's cell (the last two may be empty).

    >>> parts('"one"@en')
    ('one', 'en', '')
    >>> parts("42")
    ('42', '', 'http://www.w3.org/2001/XMLSchema#integer')
    """
    if not cell.startswith('"'):
        return cell, "", _datatype_of_bare(cell)
    end = cell.rindex('"')
    text, tail = unescape(cell[1:end]), cell[end + 1 :]
    if tail.startswith("@"):
        return text, tail[1:], ""
    return text, "", tail[3:-1]


def _datatype_of_bare(cell: str) -> str:
    if cell in ("true", "false"):
        return XSD + "boolean"
    if "e" in cell or "E" in cell:
        return XSD + "double"
    return XSD + ("decimal" if "." in cell else "integer")


def value(cell: str) -> Value:
    """Return the Python value of a cell; a literal that its datatype does not allow stays text.

    >>> value("<https://example.org/a>"), value('"2024-12-31"^^<http://www.w3.org/2001/XMLSchema#date>')
    ('https://example.org/a', datetime.date(2024, 12, 31))
    """
    if not cell:
        return None
    if cell[0] == "<" and not cell.startswith("<<"):
        return cell[1:-1]
    if cell.startswith(("_:", "<<")):
        return cell
    text, _, datatype = parts(cell)
    reader = _READERS.get(datatype)
    if reader is None:
        return text
    try:
        return reader(text)
    except (ValueError, KeyError):
        return text


def values(column: Sequence[str]) -> list[Value]:
    """Return the Python values of a column; columns of one plain kind take a short way."""
    starts = {cell[:1] for cell in column}
    if starts == {"<"} and not any(cell.startswith("<<") for cell in column):
        return [cell[1:-1] for cell in column]
    if starts == {'"'} and all(cell[-1] == '"' and "\\" not in cell for cell in column):
        return [cell[1:-1] for cell in column]
    known: dict[str, Value] = {cell: value(cell) for cell in set(column)}
    return [known[cell] for cell in column]
