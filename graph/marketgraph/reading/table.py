"""The reader of tables: rows of a document become claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from marketgraph.claim import Claim, Evidence
from marketgraph.documents import Document, Row, Table
from marketgraph.documents.table import Damaged
from marketgraph.facts import Fact
from marketgraph.reading.binding import BoundRule, Unreadable, bind
from marketgraph.reading.conventions import date_notes, money_notes
from marketgraph.reading.mapping import Mapping
from marketgraph.reading.model import Reading, Reject
from marketgraph.reading.recognition import EXTRA_COLUMNS
from marketgraph.reading.sources import source_of
from marketgraph.reading.survey import SheetSurvey
from marketgraph.reading.understanding import Plan, plans, understandings

READER = "table"
CELL_MAX = 32_000
GUESSED_ENCODING = 0.9
"""Confidence of what a row says in letters beyond ASCII where the encoding was guessed."""


def read_table(document: Document, mapping: Mapping | None = None) -> Reading:
    """Return the claims of a table, read while they are asked for.

    Args:
        document: A table.
        mapping: What its columns mean, instead of what is recognised.

    Raises:
        ReadingError: Nothing is recognised, or there are no rows.
        MappingError: The mapping names a column that is not there.
    """
    table = cast("Table", document)
    planned = plans(table, mapping)
    used = Mapping(tuple(rule for plan in planned for rule in plan.rules))
    reading = Reading(source_of(document, READER, used.tables()), notes=_remarks(planned))
    reading.understood = understandings(planned)
    reading.claims = _claims(table, planned, reading)
    return reading


def _remarks(planned: list[Plan]) -> list[str]:
    """Return what a person should know about how the sheets are understood."""
    return [
        f"Sheet {plan.found.name!r} is left out: no known kind of fact is recognised in it."
        for plan in planned
        if not plan.rules
    ] + [note for plan in planned for note in (*date_notes(plan), *money_notes(plan))]


def _claims(table: Table, planned: list[Plan], reading: Reading) -> Iterator[Claim]:
    """Yield the claims of all sheets."""
    for sheet, plan in zip(table.sheets(), planned, strict=True):
        if plan.rules:
            rules = [bind(rule, plan.found) for rule in plan.rules]
            reader = _SheetReader(table, plan.found, rules, reading)
            for row in sheet.rows:
                yield from reader.claims(row)


class _SheetReader:
    """Reads the rows of one sheet; what it cannot read goes to the rejects."""

    def __init__(
        self, table: Table, found: SheetSurvey, rules: list[BoundRule], reading: Reading
    ) -> None:
        self.table, self.found, self.rules, self.reading = table, found, rules, reading
        self.width = len(found.header)
        self.confidence, self.place = (_index(found.header, name) for name in EXTRA_COLUMNS)

    def claims(self, row: Row) -> list[Claim]:
        """Return the claims of a row; none, and a reject, where it cannot be understood."""
        if not any(row.cells):
            return []
        try:
            self._check_shape(row)
            claims = [
                c
                for rule in self.rules
                if rule.applies(row.cells) and (c := self._claim(rule, row))
            ]
            if not claims:
                raise self._untyped(row)
        except Unreadable as problem:
            self._reject(row, problem)
            return []
        self.reading.counts.update(claim.fact.type for claim in claims)
        return claims

    def _untyped(self, row: Row) -> Unreadable:
        """Return the reason against a row that no rule is for: the word in its type column."""
        column = next((rule.when[0] for rule in self.rules if rule.when), None)
        if column is None:
            return Unreadable(None, "gives no fact")
        word = row.cells[column].strip()[:40]
        return Unreadable(
            self.found.header[column], f"{word!r} is no type of fact that is read here"
        )

    def _check_shape(self, row: Row) -> None:
        """Refuse a row of another width than the header, or with a cell that swallowed others."""
        cells = row.cells
        if isinstance(cells, Damaged):
            raise Unreadable(None, cells.reason)
        while len(cells) > self.width and not cells[-1].strip():
            cells.pop()
        if len(cells) != self.width:
            raise Unreadable(None, f"has {len(cells)} cells where the header has {self.width}")
        if sum(map(len, cells)) > CELL_MAX:
            longest = max(range(self.width), key=lambda index: len(cells[index]))
            if len(cells[longest]) > CELL_MAX:
                raise Unreadable(self.found.header[longest], _swallowed(cells[longest]))

    def _claim(self, rule: BoundRule, row: Row) -> Claim | None:
        """Return the claim that a rule finds in a row."""
        used: list[int] = []
        fact = rule.fact(row.cells, used)
        if fact is None:
            return None
        if rule.when:
            used.append(rule.when[0])
        if self.place is not None and row.cells[self.place]:
            used.append(self.place)
        columns = tuple(sorted({index + 1 for index in used}))
        start, end, quote = row.passage(columns[0], columns[-1])
        evidence = Evidence(
            document=self.table.id,
            start=start,
            end=end,
            quote=quote,
            sheet=self.found.name,
            row=row.number,
            columns=columns,
        )
        return Claim(
            fact=cast("Fact", fact),
            evidence=evidence,
            confidence=self._confidence(rule, row, quote),
            method="table",
            reader=READER,
        )

    def _confidence(self, rule: BoundRule, row: Row, quote: str) -> float:
        """Return how sure the row itself is, else how sure its rule is."""
        if self.confidence is not None and (text := row.cells[self.confidence].strip()):
            return _stated(text, self.found.header[self.confidence])
        if self.table.guessed and not quote.isascii():
            return min(rule.rule.confidence, GUESSED_ENCODING)
        return rule.rule.confidence

    def _reject(self, row: Row, problem: Unreadable) -> None:
        """Keep a row that could not be read, with the reason."""
        self.reading.rejects.append(
            Reject(self.found.name, row.number, problem.column, problem.reason, tuple(row.cells))
        )


def _index(header: list[str], name: str) -> int | None:
    """Return the index of a column by its name in lower case."""
    return next((i for i, text in enumerate(header) if text.strip().lower() == name), None)


def _stated(text: str, column: str) -> float:
    """Return a confidence as a cell states it."""
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        raise Unreadable(column, f"{text[:40]!r} is not a confidence from 0 to 1")
    return value


def _swallowed(cell: str) -> str:
    """Return the reason against a cell that holds other rows."""
    breaks = cell.count("\n") + cell.count("\r")
    if not breaks:
        return f"is {len(cell):,} characters long, more than the {CELL_MAX:,} that a cell can have"
    return (
        f"is {len(cell):,} characters long with {breaks} line breaks and {cell.count(chr(9))} tabs; "
        "a quotation mark is probably missing and other rows were swallowed"
    )
