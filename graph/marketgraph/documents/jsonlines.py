"""JSON Lines: one object a line; as a table, its keys are the header."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from marketgraph.documents.cells import cell_text, flattened
from marketgraph.documents.decoding import Bytes, decide
from marketgraph.documents.model import Document
from marketgraph.documents.table import Damaged, Grid, Table
from marketgraph.errors import DocumentError


class Line(NamedTuple):
    """One line: its number from 1, the characters before it, its text, the object that it is.

    Where it is no object, that is empty and ``problem`` says why.
    """

    number: int
    start: int
    text: str
    value: dict[str, Any]
    problem: str | None = None


@dataclass
class JsonTable(Table):
    """Objects as rows; the header is their keys in the order of first appearance."""

    def grids(self) -> Iterator[Grid]:
        """Yield the one grid of the file."""
        yield Grid(None, self._rows())

    def _rows(self) -> Iterator[list[str]]:
        """Yield the header, then the rows."""
        names: dict[str, None] = {}
        for line in lines(self):
            names.update(dict.fromkeys(flattened(line.value)))
        yield list(names)
        for line in lines(self):
            if line.problem:
                yield Damaged(line.text, line.problem)
                continue
            values = flattened(line.value)
            yield [cell_text(values.get(name)) for name in names]


@dataclass
class JsonRecords(Document):
    """Lines in the contract's own JSON (facts, claims, files of claims); the text is the file's."""

    def parts(self) -> Iterator[str]:
        """Yield the lines with their ends."""
        return _texts(self)


def open_json_lines(path: Path, media_type: str, found: Bytes, encoding: str | None) -> Document:
    """Open JSON Lines: facts in our own form as records, other objects as a table.

    Raises:
        DocumentError: The bytes are not a text, or the first line is not an object: of later ones
            the reader keeps a list.
    """
    decoding = decide(found, path, encoding)
    parts = (path, f"sha256:{found.digest}", media_type, decoding.encoding)
    notes = (decoding.note,) if decoding.note else ()
    table = JsonTable(*parts, notes, bool(notes))
    first = next(lines(table), None)
    if first and first.problem:
        raise _bad(path, first)
    own = first is not None and _is_own(first.value)
    return JsonRecords(*parts, notes, bool(notes)) if own else table


def _is_own(value: dict[str, Any]) -> bool:
    """Return whether an object is a claim, a source or a fact of the contract with a list in it."""
    if isinstance(value.get("fact"), dict):
        return True
    if isinstance(value.get("source"), dict) and "document" in value["source"]:
        return True
    return "type" in value and any(isinstance(part, list | dict) for part in value.values())


def lines(document: Document) -> Iterator[Line]:
    """Yield the lines of a file that are not blank, with their places and the objects that they are."""
    start = 0
    for number, text in enumerate(_texts(document), start=1):
        if text.strip():
            yield Line(number, start, text.rstrip("\r\n"), *_object(text))
        start += len(text)


def _texts(document: Document) -> Iterator[str]:
    """Yield the lines of a file as they stand."""
    try:
        with document.path.open(encoding=document.encoding, newline="") as stream:
            yield from stream
    except UnicodeError as error:
        raise DocumentError(
            f"the text is not {document.encoding} ({error})",
            file=document.path,
            remedy="Give the encoding it is in.",
        ) from error


def _object(text: str) -> tuple[dict[str, Any], str | None]:
    """Return the object that a line is, or an empty one and why it is none."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        return {}, f"is not JSON ({error.msg}, column {error.colno})"
    except (ValueError, RecursionError) as error:
        return {}, f"is not JSON ({error})"
    return (value, None) if isinstance(value, dict) else ({}, "is not a JSON object")


def _bad(path: Path, line: Line) -> DocumentError:
    """Return the error of a line."""
    return DocumentError(
        str(line.problem),
        file=path,
        place=f"line {line.number}",
        remedy="Give one JSON object a line.",
    )
