"""Workbooks for Excel: one tidy sheet a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgraph.errors import UsageError
from marketgraph.views.export.cells import Plain, is_formula, text_of
from marketgraph.views.export.drafts import draft
from marketgraph.views.export.formats import format_of
from marketgraph.views.export.frames import headers_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS_MAX = 1_048_576
TEXT_MAX = 32_767
NAME_MAX = 31
WIDTH_MAX = 60
DIGITS_MAX = 10**15
"""Excel keeps 15 digits of a number; a longer whole number is written as text."""
FIRST_DAY = date(1900, 3, 1)
"""Excel's calendar has a 29 February 1900; days before 1 March are written as text."""

_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def write_workbook(sheets: Mapping[str, pd.DataFrame], path: Path) -> Path:
    """Write an Excel workbook: a sheet a table, the header in bold and frozen, columns as wide as needed.

    Texts are written as texts, never as formulas or links; one that could be taken for a
    formula is marked as text (Excel's apostrophe), so that editing it does no harm. Lists are joined by "; ".
    What Excel cannot hold is a text (numbers of more than 15 digits, days before March 1900) or cut (texts over
    32,767 characters).

    Args:
        sheets: Tables by the name of their sheet; names are shortened to what Excel allows.
        path: The file.

    Returns:
        The file written.

    Raises:
        UsageError: There is no table, or one with more rows than a sheet has, or the file is no ``.xlsx``.
        OSError: The file cannot be written; nothing is left behind.
    """
    format_of(path, None, ("workbook",))
    if not sheets:
        raise UsageError("there is no table to write", file=path)
    for name, frame in sheets.items():
        if len(frame) >= ROWS_MAX:
            raise UsageError(
                f"the table {name!r} has {len(frame):,} rows and a sheet holds {ROWS_MAX - 1:,}",
                file=path,
                remedy="Choose fewer rows, or export it as CSV or Parquet.",
            )
    names = sheet_names(sheets)
    with draft(path) as started, _open(started) as book:
        look = _Look(book)
        for name, frame in zip(names, sheets.values(), strict=True):
            _write_sheet(book.add_worksheet(name), frame, look)
    return path


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Return names that Excel allows for sheets: short, without its special characters, each once.

    >>> sheet_names(["a/b", "A:B", ""])
    ['a b', 'A B (2)', 'Sheet']
    """
    names: list[str] = []
    for want in wanted:
        base = _NOT_IN_NAME.sub(" ", _writable(want)).strip("' ")[:NAME_MAX].strip("' ") or "Sheet"
        base = f"{base} " if base.lower() == "history" else base
        name, count = base, 1
        while name.strip().lower() in {taken.strip().lower() for taken in names}:
            count += 1
            ending = f" ({count})"
            name = base[: NAME_MAX - len(ending)] + ending
        names.append(name)
    return names


@contextmanager
def _open(path: Path) -> Iterator[Workbook]:
    """Give a workbook that is written row by row; only an error of the disk comes out of closing it."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = Workbook(str(path), options)
    yield book
    try:
        book.close()
    except FileCreateError as error:
        raise error.__cause__ or error.__context__ or OSError(str(error)) from error


class _Look:
    """How cells look: one format a kind."""

    def __init__(self, book: Workbook) -> None:
        self.header = book.add_format({"bold": True, "bottom": 1, "quote_prefix": True})
        self.text = book.add_format({"quote_prefix": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})


def _write_sheet(sheet: Worksheet, frame: pd.DataFrame, look: _Look) -> None:
    """Write one table: header, rows, widths."""
    headers = headers_of(frame)
    widths = [len(name) for name in headers]
    for column, name in enumerate(headers):
        sheet.write_string(0, column, _fitting(name), look.header)
    for number, row in enumerate(rows_of(frame), start=1):
        for column, value in enumerate(row):
            _write_cell(sheet, number, column, value, look)
            widths[column] = max(widths[column], len(text_of(value)))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width + 2, WIDTH_MAX))
    sheet.freeze_panes(1, 0)
    if headers:
        sheet.autofilter(0, 0, len(frame), len(headers) - 1)


def _write_cell(sheet: Worksheet, row: int, column: int, value: Plain, look: _Look) -> None:
    """Write one value as what it is; nothing known leaves the cell empty."""
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif _is_number(value):
        sheet.write_number(row, column, value)
    elif isinstance(value, date) and _is_day(value):
        moment = isinstance(value, datetime)
        sheet.write_datetime(row, column, value, look.moment if moment else look.day)
    elif text := _fitting(text_of(value)):
        sheet.write_string(row, column, text, look.text if is_formula(text) else None)


def _is_number(value: Any) -> bool:
    """Return whether Excel keeps a value as a number."""
    return isinstance(value, int | float) and -DIGITS_MAX < value < DIGITS_MAX


def _is_day(value: date) -> bool:
    """Return whether Excel's calendar holds a date, or a moment without a time zone."""
    if isinstance(value, datetime):
        return value.tzinfo is None and value.date() >= FIRST_DAY
    return value >= FIRST_DAY


def _fitting(text: str) -> str:
    """Return a text that a cell can hold."""
    text = _writable(text)
    return text if len(text) <= TEXT_MAX else f"{text[: TEXT_MAX - 1]}…"


def _writable(text: str) -> str:
    """Return a text that UTF-8 and XML can hold: halves of surrogate pairs are replaced."""
    return text.encode("utf-8", "replace").decode()
