"""Writes the tables of ``data/``: one form, the same bytes each time."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"
JOINER = "; "

Cell = str | int | float | Sequence[str] | None


def folders(description: str | None, out: Path) -> tuple[Path, Path]:
    """Return the source folder and the folder to write to, from the command line."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("source", type=Path, help="the folder with the files to convert")
    parser.add_argument(
        "--out", type=Path, default=out, help="where to write (default: %(default)s)"
    )
    arguments = parser.parse_args()
    return arguments.source, arguments.out


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file in UTF-8, cells without outer white space."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [{key: value.strip() for key, value in row.items()} for row in csv.DictReader(lines)]


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> int:
    """Write a table with these columns; lists are joined by ``; ``. Return its number of rows.

    Raises:
        ValueError: A row has a column that the table has not, or a list item holds the joiner.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({column: _cell(value) for column, value in row.items()})
            count += 1
    return count


def _cell(value: Cell) -> str | int | float:
    """Return a value as it stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, str | int | float):
        return value
    if any(JOINER in item for item in value):
        raise ValueError(f"a list item holds {JOINER!r}: {value}")
    return JOINER.join(value)
