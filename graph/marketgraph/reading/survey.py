"""Survey: one pass over a table that sees of each sheet what no single row can tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from marketgraph.documents import Sheet, Table
from marketgraph.documents.table import Damaged, flat
from marketgraph.reading.dates import DateVotes
from marketgraph.reading.numbers import DecimalVotes
from marketgraph.reading.recognition import type_column
from marketgraph.reading.texts import is_absent

EXAMPLES = 3
TYPES_MAX = 200
"""Different values of a type column that are looked at; a column with more names no types."""


@dataclass
class ColumnSurvey:
    """What one column holds."""

    examples: list[str] = field(default_factory=list)
    dates: DateVotes = field(default_factory=DateVotes)
    numbers: DecimalVotes = field(default_factory=DecimalVotes)


@dataclass
class SheetSurvey:
    """What one sheet holds: its header, its columns, its rows' count, the words of its type column."""

    name: str | None
    header: list[str]
    columns: list[ColumnSurvey]
    rows: int = 0
    types: Counter[str] = field(default_factory=Counter)


def survey(document: Table) -> list[SheetSurvey]:
    """Return what the sheets of a table hold; one pass, flat memory."""
    return [_survey_sheet(sheet) for sheet in document.sheets()]


def _survey_sheet(sheet: Sheet) -> SheetSurvey:
    """Return what a sheet holds."""
    header = sheet.header.cells
    found = SheetSurvey(sheet.name, header, [ColumnSurvey() for _ in header])
    typed = type_column(header)
    for row in sheet.rows:
        if not any(row.cells):
            continue
        found.rows += 1
        if isinstance(row.cells, Damaged):
            continue
        for column, cell in zip(found.columns, row.cells, strict=False):
            if cell:
                _look(column, cell)
        if typed is not None and typed < len(row.cells) and len(found.types) < TYPES_MAX:
            found.types[row.cells[typed].strip()] += 1
    return found


def _look(column: ColumnSurvey, cell: str) -> None:
    """Note what one cell tells of its column."""
    if len(column.examples) < EXAMPLES and not is_absent(cell):
        column.examples.append(flat([cell.strip()[:80]]))
    if len(cell) <= 40:
        if "/" in cell or "-" in cell:
            column.dates.add(cell)
        if "," in cell or "." in cell:
            column.numbers.add(cell)
