"""Understanding: what is taken from which column, shown before anything is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from marketgraph.documents import Document, Table
from marketgraph.documents.table import flat
from marketgraph.errors import MappingError, ReadingError
from marketgraph.reading.mapping import Mapping, toml_value
from marketgraph.reading.recognition import EXTRA_COLUMNS, recognise
from marketgraph.reading.rules import Rule
from marketgraph.reading.survey import SheetSurvey, survey

_UNSAFE = dict.fromkeys((*range(9), *range(11, 32), 127), " ")
"""Control characters, which no comment of TOML may hold."""


@dataclass(frozen=True)
class FieldUse:
    """A field of a fact, the columns that fill it and the first things that stand there."""

    field: str
    columns: tuple[str, ...]
    value: str | None
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Understanding:
    """How a sheet is read into facts of one type.

    Attributes:
        sheet: The sheet of a workbook.
        fact_type: The type of the facts.
        fields: Where their fields come from.
        unused: Headers of the sheet that no fact uses.
        rows: Rows below the header.
        rule: The same as a rule.
    """

    sheet: str | None
    fact_type: str
    fields: tuple[FieldUse, ...]
    unused: tuple[str, ...]
    rows: int
    rule: Rule

    def to_toml(self) -> str:
        """Return this rule as a mapping in TOML, with the unused columns as a comment."""
        return to_toml([self])

    def table(self) -> list[tuple[str, str, str]]:
        """Return one row a field: field, columns (or the constant), examples."""
        return [
            (use.field, ", ".join(use.columns) or f'always "{use.value}"', "; ".join(use.examples))
            for use in self.fields
        ]

    def __str__(self) -> str:
        """Return the understanding as lines for people."""
        place = f"sheet {self.sheet}: " if self.sheet else ""
        rows = "1 row" if self.rows == 1 else f"{self.rows:,} rows"
        lines = [f"{place}{rows}, read as {self.fact_type}"]
        for field, column, seen in self.table():
            lines.append(f"  {field}: {column} ({seen})" if seen else f"  {field}: {column}")
        if self.unused:
            lines.append(f"  unused: {', '.join(self.unused)}")
        return "\n".join(lines)


@dataclass(frozen=True)
class Plan:
    """A sheet and the rules that its rows are read by."""

    found: SheetSurvey
    rules: tuple[Rule, ...]


def to_toml(understandings: Iterable[Understanding]) -> str:
    """Return understandings as one mapping in TOML, for editing."""
    known = list(understandings)
    comments = ['Field = "Column". Delete a line to leave a column out; see docs/reading.md.']
    for sheet in dict.fromkeys(each.sheet for each in known):
        unused = next(each.unused for each in known if each.sheet == sheet)
        if unused:
            place = f" of sheet {sheet!r}" if sheet else ""
            comments.append(f"Unused columns{place}: {', '.join(map(repr, unused))}")
    return Mapping(tuple(each.rule for each in known)).to_toml(comments)


def begun_mapping(documents: Iterable[Document]) -> str:
    """Return the beginning of a mapping for tables that are not understood, as TOML to be filled in.

    All of it is comments: a line for each column, with what stands in it. Nothing for no tables.
    """
    sheets = [found for one in documents if isinstance(one, Table) for found in survey(one)]
    if not sheets:
        return ""
    lines = [
        "# Write a kind of fact for KIND and its fields for FIELD, and take the # away from those lines;",
        "# `marketgraph schema` lists kinds and fields, docs/reading.md has an example.",
    ]
    for found in sheets:
        lines += ["", "# [KIND]"] + ([f"# sheet = {toml_value(found.name)}"] if found.name else [])
        for header, column in zip(found.header, found.columns, strict=True):
            seen = flat(["; ".join(column.examples)])
            lines.append(f"# FIELD = {toml_value(header)}" + (f"  # {seen}" if seen else ""))
    return "\n".join(lines).translate(_UNSAFE) + "\n"


def understand(document: Document, *, mapping: Mapping | None = None) -> list[Understanding]:
    """Return how the sheets of a table are read, without reading them into claims.

    Args:
        document: A table; another kind of document has no columns and gives an empty list.
        mapping: What columns mean, instead of what is recognised.

    Raises:
        ReadingError: Nothing is recognised, or there are no rows.
        MappingError: The mapping names a column that is not there.
    """
    if not isinstance(document, Table):
        return []
    return understandings(plans(document, mapping))


def plans(document: Table, mapping: Mapping | None = None) -> list[Plan]:
    """Return for each sheet the rules that its rows are read by; some may have none.

    Raises:
        ReadingError: No sheet has a row, or none is recognised.
        MappingError: The mapping names a column that is not there.
    """
    surveys = survey(document)
    if not any(found.rows for found in surveys):
        raise ReadingError(
            "there are headers only, no rows" if surveys else "there is nothing in the table",
            file=document.path,
            remedy="Give a table with rows below its header.",
        )
    if mapping:
        return _mapped(document, surveys, mapping)
    stems = (document.path.stem,)
    found = [Plan(s, tuple(recognise(s.header, (s.name, *stems), s.types))) for s in surveys]
    if not any(plan.rules for plan in found):
        raise _nothing_recognised(document.path, surveys)
    return [_with_sheet(plan) if len(surveys) > 1 else plan for plan in found]


def _with_sheet(plan: Plan) -> Plan:
    """Return a plan whose rules name their sheet."""
    return Plan(plan.found, tuple(rule.on_sheet(plan.found.name) for rule in plan.rules))


def _mapped(document: Table, surveys: list[SheetSurvey], mapping: Mapping) -> list[Plan]:
    """Return the plans of a mapping; each rule must fit a sheet."""
    chosen: list[list[Rule]] = [[] for _ in surveys]
    for rule in mapping.rules:
        fitting = [
            i
            for i, s in enumerate(surveys)
            if rule.sheet in (None, s.name) and not _lacking(rule, s)
        ]
        if not fitting:
            raise _does_not_fit(document.path, surveys, rule)
        for index in fitting:
            chosen[index].append(rule)
    return [Plan(s, tuple(rules)) for s, rules in zip(surveys, chosen, strict=True)]


def _lacking(rule: Rule, found: SheetSurvey) -> list[str]:
    """Return the columns of a rule that a sheet does not have."""
    return sorted(rule.columns() - set(found.header))


def _does_not_fit(path: Path, surveys: list[SheetSurvey], rule: Rule) -> MappingError:
    """Return the error of a rule that fits no sheet; names the key."""
    named = [s for s in surveys if rule.sheet in (None, s.name)]
    if not named:
        sheets = ", ".join(repr(s.name) for s in surveys)
        return MappingError(
            f"there is no sheet {rule.sheet!r}",
            file=path,
            place=f"{rule.fact_type}.sheet",
            remedy=f"Its sheets: {sheets}.",
        )
    column = _lacking(rule, named[0])[0]
    key = next((name for name, o in rule.fields.items() if column in o.columns), "when")
    headers = ", ".join(map(repr, named[0].header))
    return MappingError(
        f"there is no column {column!r}",
        file=path,
        place=f"{rule.fact_type}.{key}",
        remedy=f"Its columns: {headers}.",
    )


def _nothing_recognised(path: Path, surveys: list[SheetSurvey]) -> ReadingError:
    """Return the error of a table in which no sheet is understood."""
    seen = ", ".join(repr(text[:40]) for text in surveys[0].header[:12])
    return ReadingError(
        f"no known kind of fact is recognised in the columns {seen}",
        file=path,
        remedy="Write a mapping that says which column is which field; "
        "`marketgraph add FILE --dry-run --write-mapping TOML` begins one.",
    )


def understandings(planned: Iterable[Plan]) -> list[Understanding]:
    """Return how the sheets of these plans are read."""
    return [one for plan in planned for one in _understood(plan)]


def _understood(plan: Plan) -> list[Understanding]:
    """Return the understandings of one sheet."""
    used = set(EXTRA_COLUMNS).union(*(rule.columns() for rule in plan.rules))
    unused = tuple(header for header in plan.found.header if header not in used and header)
    return [
        Understanding(
            plan.found.name, rule.fact_type, _uses(plan.found, rule), unused, plan.found.rows, rule
        )
        for rule in plan.rules
    ]


def _uses(found: SheetSurvey, rule: Rule) -> tuple[FieldUse, ...]:
    """Return where the fields of a rule come from, with examples."""
    return tuple(
        FieldUse(name, origin.columns, origin.default, _examples(found, origin.columns))
        for name, origin in rule.fields.items()
    )


def _examples(found: SheetSurvey, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first things that stand in columns."""
    return tuple(
        text
        for header, column in zip(found.header, found.columns, strict=True)
        if header in columns
        for text in column.examples
    )
