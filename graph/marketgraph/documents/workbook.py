"""Excel and OpenDocument workbooks, read by calamine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from marketgraph.documents.cells import cell_text
from marketgraph.documents.decoding import Bytes
from marketgraph.documents.table import Grid, Table
from marketgraph.errors import DocumentError


@dataclass
class Workbook(Table):
    """A workbook; each visible sheet that holds cells is a sheet of the table."""

    def grids(self) -> Iterator[Grid]:
        """Yield the sheets in the order of the workbook."""
        for name in self._book.sheet_names:
            yield Grid(name, self._rows(name))

    @cached_property
    def _book(self) -> Any:
        """The open workbook."""
        from python_calamine import CalamineError, CalamineWorkbook

        try:
            return CalamineWorkbook.from_path(str(self.path))
        except (CalamineError, OSError, ValueError) as error:
            raise DocumentError(
                f"cannot be read as a workbook ({error})",
                file=self.path,
                remedy="Open it in a spreadsheet program and save it again, without a password.",
            ) from error

    def _rows(self, name: str) -> Iterator[list[str]]:
        """Yield the rows of a sheet; empty rows above the first filled one count."""
        sheet = self._book.get_sheet_by_name(name)
        for cells in sheet.to_python(skip_empty_area=False):
            yield [cell_text(cell) for cell in cells]


def open_workbook(path: Path, media_type: str, found: Bytes, encoding: str | None) -> Workbook:
    """Open a workbook; its text needs no encoding.

    Raises:
        DocumentError: It is damaged, or protected by a password.
    """
    book = Workbook(path, f"sha256:{found.digest}", media_type)
    book._book  # noqa: B018 (opened now, so that a damaged one is reported here)
    return book
