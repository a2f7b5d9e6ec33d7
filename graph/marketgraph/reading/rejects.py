"""The rejects file: rows that could not be understood, with the reason, to be mended and added again."""

from __future__ import annotations

import csv
from pathlib import Path

from marketgraph.reading.model import Reading

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_rejects(reading: Reading, path: Path) -> None:
    """Write the rejected rows of a reading as CSV: sheet, row, column, reason, then the cells.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.

    Args:
        reading: Its claims have been consumed.
        path: The file; written whole and then renamed.

    Raises:
        OSError: It cannot be written; nothing is left behind.
    """
    draft = path.with_name(f"{path.name}.tmp")
    try:
        with draft.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["sheet", "row", "column", "reason", "cells"])
            for reject in reading.rejects:
                lead = [reject.sheet or "", str(reject.row), reject.column or "", reject.reason]
                writer.writerow(map(_inert, [*lead, *reject.cells]))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
