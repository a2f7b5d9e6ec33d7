"""One thing with several properties, written like rows: a build's report, the state of a workspace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

from marketgraph.cli.output import Format, write_json, write_rows
from marketgraph.cli.values import shown
from marketgraph.plain import plain

LINES = 20
"""So many lines on one thing are told to people."""
WIDEST = 240
"""A line for people has about so many characters at most."""


def write_record(record: object, form: str, *, title: str | None = None) -> None:
    """Write a dataclass or mapping: as a JSON object, else a row a property; empty ones are left out.

    A table for people cuts long lines, and of many lines on one thing tells the first.

    >>> write_record({"documents": 2, "claims": {"accepted": 7}, "notes": []}, "csv")
    what,value
    documents,2
    claims: accepted,7
    """
    value = fields(record)
    if form == Format.JSON:
        write_json(value)
    else:
        rows = list(_flat(value))
        if form == Format.TABLE:
            rows = list(_short(rows))
        write_rows(["what", "value"], rows, form, title=title)


def fields(record: object) -> Any:
    """Return a dataclass, mapping or sequence as JSON values."""
    if is_dataclass(record) and not isinstance(record, type):
        return fields(asdict(record))
    if isinstance(record, Mapping):
        return {str(key): fields(part) for key, part in record.items()}
    if isinstance(record, list | tuple):
        return [fields(part) for part in record]
    return plain(record)


def _flat(value: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, part in value.items():
        name = f"{above}: {key}" if above else key.replace("_", " ")
        if isinstance(part, Mapping):
            yield from _flat(part, name)
        elif isinstance(part, list):
            yield from ((name, one if not isinstance(one, Mapping) else _line(one)) for one in part)
        elif part not in (None, ""):
            yield name, part


def _short(rows: list[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Yield rows for people: a long line is cut, and of many lines on one thing the first are told."""
    counts = Counter(name for name, _ in rows)
    told: Counter[str] = Counter()
    for name, value in rows:
        told[name] += 1
        if told[name] > LINES:
            continue
        if isinstance(value, str) and len(value) > WIDEST:
            value = f"{value[:WIDEST].rstrip()} …"
        yield name, value
        if told[name] == LINES < counts[name]:
            yield name, f"and {counts[name] - LINES:,} more"


def _line(record: Mapping[str, Any]) -> str:
    return ", ".join(
        f"{key} {shown(part)}" for key, part in record.items() if part not in (None, "", [])
    )
