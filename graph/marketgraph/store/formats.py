"""Writes solutions as text: a table for people, and the three formats of SPARQL 1.1."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from marketgraph.errors import UsageError
from marketgraph.store.cells import parts

if TYPE_CHECKING:
    from marketgraph.store.solutions import Solutions


def written(solutions: Solutions, format: str) -> str:
    """Return the solutions in a format of ``FORMATS``.

    Raises:
        UsageError: There is no such format.
    """
    if format not in FORMATS:
        raise UsageError(
            f"rows cannot be written as {format!r}", remedy=f"Use one of {', '.join(FORMATS)}."
        )
    return FORMATS[format](solutions)


def _tsv(solutions: Solutions) -> str:
    return solutions.tsv.decode()


def _csv(solutions: Solutions) -> str:
    """RFC 4180 lines: IRIs and literals as bare text (SPARQL 1.1 CSV and TSV, section 3)."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(solutions.variables)
    writer.writerows(zip(*([_bare(cell) for cell in cells] for cells in solutions.cells)))
    return target.getvalue()


def _bare(cell: str) -> str:
    if cell.startswith("<") and not cell.startswith("<<"):
        return cell[1:-1]
    return parts(cell)[0] if cell.startswith('"') else cell


def _json(solutions: Solutions) -> str:
    """SPARQL 1.1 Query Results JSON Format."""
    names = solutions.variables
    rows = zip(*solutions.cells) if names else ((),) * len(solutions)
    bindings = [
        {name: _binding(cell) for name, cell in zip(names, row, strict=True) if cell}
        for row in rows
    ]
    result = {"head": {"vars": names}, "results": {"bindings": bindings}}
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


def _table(solutions: Solutions) -> str:
    """Columns as wide as they need, in plain text; control characters are shown as a box."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in solutions.variables:
        table.add_column(name, overflow="fold")
    for row in zip(*([_bare(cell) for cell in cells] for cells in solutions.cells)):
        table.add_row(*(Text(_printable(cell)) for cell in row))
    target = io.StringIO()
    Console(file=target, width=100_000, color_system=None).print(table)
    lines = (line.rstrip() for line in target.getvalue().splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def _printable(text: str) -> str:
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


FORMATS: dict[str, Callable[[Solutions], str]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
}
