"""Writes solutions as text: a table for people, and the three formats of SPARQL 1.1."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from marketgraph.errors import UsageError
from marketgraph.store.cells import parts

Cells: TypeAlias = Sequence[Sequence[str]]


def written(names: Sequence[str], cells: Cells, count: int, format: str) -> str:
    """Return rows in a format of ``FORMATS``.

    Args:
        names: The variables.
        cells: One sequence of terms, as Turtle writes them, a variable.
        count: The number of rows (there may be rows without variables).
        format: The name of the format.

    Raises:
        UsageError: There is no such format.
    """
    if format not in FORMATS:
        known = ", ".join([*FORMATS, "tsv"])
        raise UsageError(f"rows cannot be written as {format!r}", remedy=f"Use one of {known}.")
    return FORMATS[format](names, cells, count)


def _csv(names: Sequence[str], cells: Cells, _: int) -> str:
    """RFC 4180 lines: IRIs and literals as bare text (SPARQL 1.1 CSV and TSV, section 3)."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(names)
    writer.writerows(_bare_rows(cells))
    return target.getvalue()


def _bare_rows(cells: Cells) -> Iterator[tuple[str, ...]]:
    return zip(*([_bare(cell) for cell in column] for column in cells), strict=True)


def _bare(cell: str) -> str:
    if cell.startswith("<") and not cell.startswith("<<"):
        return cell[1:-1]
    return parts(cell)[0] if cell.startswith('"') else cell


def _json(names: Sequence[str], cells: Cells, count: int) -> str:
    """SPARQL 1.1 Query Results JSON Format."""
    rows = zip(*cells, strict=True) if names else iter([()] * count)
    bindings = [
        {name: _binding(cell) for name, cell in zip(names, row, strict=True) if cell}
        for row in rows
    ]
    result = {"head": {"vars": list(names)}, "results": {"bindings": bindings}}
    return json.dumps(result, ensure_ascii=False) + "\n"


def _binding(cell: str) -> dict[str, str]:
    if cell.startswith("<"):
        return {"type": "uri", "value": cell[1:-1]}
    if cell.startswith("_:"):
        return {"type": "bnode", "value": cell[2:]}
    text, language, datatype = parts(cell)
    binding = {"type": "literal", "value": text}
    if language:
        binding["xml:lang"] = language
    elif datatype:
        binding["datatype"] = datatype
    return binding


def _table(names: Sequence[str], cells: Cells, _: int) -> str:
    """Columns as wide as they need, in plain text; control characters are replaced."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    for row in _bare_rows(cells):
        table.add_row(*(Text(_printable(cell)) for cell in row))
    target = io.StringIO()
    Console(file=target, width=100_000, color_system=None).print(table)
    lines = (line.rstrip() for line in target.getvalue().splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def _printable(text: str) -> str:
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


FORMATS: dict[str, Callable[[Sequence[str], Cells, int], str]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
}
