"""The saved queries: SPARQL files whose comments say what they answer and what they ask for."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from marketgraph.errors import InputError
from marketgraph.resources import ONTOLOGY
from marketgraph.vocabulary import KINDS

TOPICS = (
    "Companies",
    "Deals and owners",
    "Partners and customers",
    "Markets",
    "Figures",
    "Sources",
)
"""What our own saved queries are about, in the order in which they are listed; those of other folders may say anything."""

TYPES = ("IRI", "string", "date", "integer", "decimal")

_HEADER = re.compile(r"#\s*(title|description|topic|param)\s*:\s*(.*?)\s*$", re.IGNORECASE)
_PARAMETER = re.compile(
    r"(?P<name>[A-Za-z]\w*)\s+(?P<type>IRI|string|date|integer|decimal)(?:\((?P<kind>\w+)\))?\s+"
    r"(?:required|optional(?:\s+default\s+(?P<default>\"[^\"]*\"|[^\s,]+))?)\s*,\s*(?P<description>.+)"
)


class Parameter(NamedTuple):
    """What a saved query asks for: ``# param: market IRI required, the market``.

    Attributes:
        name: The variable in the query, without its question mark.
        type: One of IRI, string, date, integer and decimal.
        kind: For an IRI the kind of thing meant (company, market, …), if it is one kind.
        required: Whether the query cannot run without it.
        default: The value that is taken where none is given, as written, or None.
        description: What it is, in a few words.
    """

    name: str
    type: str
    kind: str | None
    required: bool
    default: str | None
    description: str


class SavedQuery(NamedTuple):
    """A question with its SPARQL text.

    Attributes:
        name: The file's name without its ending.
        title: The question in one line.
        description: What the answer holds.
        parameters: What it asks for, in the order of the file.
        text: The whole text of the file.
        topic: What it is about, under which it is listed; empty if the file does not say.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str
    topic: str = ""


def saved_queries(folder: Path = ONTOLOGY / "queries") -> dict[str, SavedQuery]:
    """Return the saved queries of a folder by name, sorted.

    Raises:
        InputError: A file's header does not say what it must.
    """
    with os.scandir(folder) as entries:
        files = sorted(
            (entry.name.removesuffix(".rq"), entry.path, entry.stat().st_mtime_ns)
            for entry in entries
            if entry.name.endswith(".rq")
        )
    return {name: _read(name, path, changed) for name, path, changed in files}


def saved_query(name: str, folder: Path = ONTOLOGY / "queries") -> SavedQuery | None:
    """Return one saved query of a folder, or None; no other file is looked at.

    Raises:
        InputError: The file's header does not say what it must.
    """
    path = f"{folder}/{name}.rq"
    try:
        changed = os.stat(path).st_mtime_ns  # noqa: PTH116 - asked for at every query
    except OSError:
        return None
    return _read(name, path, changed)


@lru_cache(maxsize=512)
def _read(name: str, path: str, _changed: int) -> SavedQuery:
    file = Path(path)
    return parse(name, file.read_text(encoding="utf-8"), file=file)


def parse(name: str, text: str, *, file: Path | None = None) -> SavedQuery:
    """Return the saved query of a text; lines of several ``# description:`` are joined.

    Raises:
        InputError: The title is missing, or a parameter is not written as it must be.
    """
    heads: dict[str, list[str]] = {"title": [], "description": [], "topic": []}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), 1):
        match = _HEADER.match(line)
        if match and match[1].lower() == "param":
            parameters.append(_parameter(match[2], file or name, number))
        elif match:
            heads[match[1].lower()].append(match[2])
    if not heads["title"]:
        raise InputError(
            "a saved query has no title", file=file or name, remedy="Begin it with # title: …"
        )
    title, description, topic = (" ".join(heads[key]) for key in heads)
    return SavedQuery(name, title, description, tuple(parameters), text, topic)


def _parameter(text: str, file: object, number: int) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if not match:
        raise InputError(
            f"a parameter cannot be read: {text!r}",
            file=file,
            place=f"line {number}",
            remedy="Write # param: NAME TYPE required, what it is (TYPE one of "
            f"{', '.join(TYPES)}; IRI(company) for a kind; optional default VALUE).",
        )
    name, kind = match["name"], match["kind"]
    if match["type"] == "IRI" and kind is None and name in KINDS:
        kind = name
    default = match["default"]
    return Parameter(
        name=name,
        type=match["type"],
        kind=kind,
        required=" required" in text[: match.start("description")],
        default=default.strip('"') if default is not None else None,
        description=match["description"],
    )
