"""What reading a document gives: its source, its claims, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from marketgraph.claim import Claim, Source
from marketgraph.reading.understanding import Understanding


@dataclass(frozen=True)
class Reject:
    """A row that could not be understood.

    Attributes:
        sheet: The sheet of a workbook.
        row: Its number, from 1; the header is usually row 1.
        column: The header of the column that is to blame, if one is.
        reason: What is wrong with it, as the end of a sentence.
        cells: The row as it stands in the document.
    """

    sheet: str | None
    row: int
    column: str | None
    reason: str
    cells: tuple[str, ...]

    def __str__(self) -> str:
        """Return place and reason in one line."""
        parts = (
            f"sheet {self.sheet}" if self.sheet else None,
            f"row {self.row}",
            f"column {self.column}" if self.column else None,
        )
        return f"{', '.join(part for part in parts if part)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of a text that looks like a fact and is none.

    Attributes:
        reason: Why, in a few words that are the same for all of its kind ("placeholder", "list noise").
        start: Offset of the stretch in the document's text.
        end: Offset of its end, excluded.
    """

    reason: str
    start: int
    end: int


@dataclass
class Reading:
    """The claims of one document, read while they are asked for.

    Attributes:
        source: The document, as a file of claims names it on its first line.
        claims: The claims in the order of the document; can be consumed once.
        rejects: Rows that could not be understood; grows while claims are consumed.
        counts: Claims read so far, by fact type; grows likewise.
        notes: What a person should know, in sentences; grows likewise.
        dropped: Stretches of a text that look like facts and are none; grows likewise.
        understood: How the sheets of a table are read.
    """

    source: Source
    claims: Iterator[Claim] = field(default_factory=lambda: iter(()))
    rejects: list[Reject] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    understood: list[Understanding] = field(default_factory=list)
