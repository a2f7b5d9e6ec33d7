"""Rates of exchange, only from a table that the user gives."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from marketgraph.errors import DocumentError


class Rate(NamedTuple):
    """What one unit of a currency is worth in another one.

    Attributes:
        currency: ISO 4217 code of the currency converted.
        rate: Units of the wanted currency for one unit of it.
        date: The day or year of the rate, as the table says.
        source: Where the rate is from, as the table says.
    """

    currency: str
    rate: float
    date: str
    source: str


def read_rates(path: str | Path) -> dict[str, Rate]:
    """Return the rates of a CSV file with the columns currency, rate, date and source.

    Raises:
        DocumentError: The file cannot be read, lacks a column, or a rate is no positive number or
            bears no date or source.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in Rate._fields if name not in (reader.fieldnames or ())]
            if missing:
                raise DocumentError(
                    f"the table of rates has no column {' and no '.join(missing)}",
                    file=path,
                    remedy="Its columns are currency, rate, date, source.",
                )
            rates = [_rate(row, path, reader.line_num) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DocumentError(
            f"the table of rates cannot be read: {error}",
            file=path,
            remedy="Give a CSV file in UTF-8 with the columns currency, rate, date, source.",
        ) from None
    return {rate.currency: rate for rate in rates}


def _rate(row: dict[str, str | None], path: str | Path, line: int) -> Rate:
    """Return one row as a rate."""
    cells = {name: (row.get(name) or "").strip() for name in Rate._fields}
    try:
        number = float(cells["rate"])
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf") or not all(cells.values()):
        raise DocumentError(
            "a rate needs a currency, a number over zero, a date and a source",
            file=path,
            place=f"line {line}",
        )
    return Rate(cells["currency"].upper(), number, cells["date"], cells["source"])
