"""Binding: a rule meets the columns of a sheet and becomes a function from a row to a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from marketgraph.facts import FACT_TYPES, FactBase
from marketgraph.reading.cells import Parser, parser_of
from marketgraph.reading.conventions import conventions
from marketgraph.reading.fields import FieldType, fields_of
from marketgraph.reading.numbers import Quantity
from marketgraph.reading.rules import Origin, Rule
from marketgraph.reading.survey import SheetSurvey
from marketgraph.reading.texts import is_absent, split_list

WEB = ("http://", "https://")
COMMA_LISTS = frozenset({"investors", "partners", "parties"})


class Unreadable(Exception):
    """A row gives no fact: the column to blame, and why."""

    def __init__(self, column: str | None, reason: str) -> None:
        """Keep both apart."""
        super().__init__(reason)
        self.column = column
        self.reason = reason


@dataclass(frozen=True)
class BoundField:
    """A field, the columns of this sheet that fill it, and how their cells are read."""

    field: FieldType
    columns: tuple[int, ...]
    header: str
    parse: Parser
    default: Any = None
    separator: str | None = None

    def value(self, cells: list[str], used: list[int]) -> Any:
        """Return the field's value in a row, or its default; notes the columns that gave it.

        Raises:
            Unreadable: A cell cannot be understood.
        """
        if self.field.many:
            return self._values(cells, used) or self.default
        for index in self.columns:
            text = cells[index]
            if text and not is_absent(text):
                used.append(index)
                return self._parsed(text)
        return self.default

    def _values(self, cells: list[str], used: list[int]) -> list[Any]:
        """Return the values of a list, from one cell or several."""
        found: list[Any] = []
        commas = self.field.name in COMMA_LISTS
        for index in self.columns:
            if not is_absent(cells[index]):
                used.append(index)
                found += [
                    self._parsed(part) for part in split_list(cells[index], self.separator, commas)
                ]
        return found

    def _parsed(self, text: str) -> Any:
        """Return what a text means, with the column named where it means nothing."""
        try:
            return self.parse(text)
        except ValueError as error:
            raise Unreadable(self.header, str(error)) from error


@dataclass(frozen=True)
class BoundRule:
    """A rule bound to a sheet."""

    rule: Rule
    fields: tuple[BoundField, ...]
    when: tuple[int, frozenset[str]] | None

    def applies(self, cells: list[str]) -> bool:
        """Return whether the rule is for a row."""
        return self.when is None or cells[self.when[0]].strip() in self.when[1]

    def fact(self, cells: list[str], used: list[int]) -> FactBase | None:
        """Return the fact that a row states, and note the columns (from 0) that it comes from.

        Returns:
            None where a further rule finds nothing to add.

        Raises:
            Unreadable: The row cannot be understood.
        """
        values: dict[str, Any] = {"type": self.rule.fact_type}
        for bound in self.fields:
            value = bound.value(cells, used)
            if value is not None:
                values[bound.field.name] = value
        _settle(values, self.rule.scale, fields_of(self.rule.fact_type))
        if self.rule.further and _adds_nothing(values):
            return None
        return self._checked(values)

    def _checked(self, values: dict[str, Any]) -> FactBase:
        """Return the fact of the values, or say which column is wrong."""
        missing = next(
            (b for b in self.fields if b.field.required and b.field.name not in values), None
        )
        if missing:
            raise Unreadable(missing.header, f"no {missing.field.name} is given")
        model = FACT_TYPES[self.rule.fact_type]
        try:
            return model.model_validate(_nested(values))
        except ValidationError as error:
            raise self._blamed(error) from error

    def _blamed(self, error: ValidationError) -> Unreadable:
        """Return the first reason of a validation error with the column that it stands in."""
        first = error.errors(include_url=False)[0]
        place = [str(part) for part in first["loc"] if not isinstance(part, int)]
        name = ".".join(place)
        header = next((b.header for b in self.fields if b.field.name == name), None)
        reason = str(first["msg"]).removeprefix("Value error, ")
        if first["type"] == "missing":
            reason = f"no {name} is given"
        return Unreadable(header, reason)


def bind(rule: Rule, found: SheetSurvey) -> BoundRule:
    """Return a rule bound to the columns of a sheet.

    Args:
        rule: Its columns must be in the sheet.
        found: What the survey of the sheet found.
    """
    types = fields_of(rule.fact_type)
    bound = [_bound(types[name], origin, rule, found) for name, origin in rule.fields.items()]
    when = None
    if rule.when:
        when = (found.header.index(rule.when[0]), frozenset(rule.when[1]))
    return BoundRule(rule, tuple(bound), when)


def _bound(field: FieldType, origin: Origin, rule: Rule, found: SheetSurvey) -> BoundField:
    """Return a field bound to its columns and their conventions."""
    columns = tuple(
        index
        for index, header in enumerate(found.header)
        if header in origin.columns and (field.many or index == found.header.index(header))
    )
    parse = parser_of(field, conventions([found.columns[index] for index in columns], rule))
    default: Any = None
    if origin.default is not None:
        default = parse(origin.default)
        default = [default] if field.many else default
    header = " / ".join(found.header[index] for index in columns)
    return BoundField(field, columns, header or field.name, parse, default, rule.separator)


def _adds_nothing(values: dict[str, Any]) -> bool:
    """Return whether a further fact says nothing, or is about several companies at once."""
    companies = split_list(values.get("company", ""), None, commas=True)
    return len(values) < 3 or len(companies) > 1


def _settle(values: dict[str, Any], scale: float, fields: dict[str, FieldType]) -> None:
    """Turn quantities into numbers; money goes with its currency, or both are left out."""
    for name, value in list(values.items()):
        if not isinstance(value, Quantity):
            continue
        values[name] = value.number
        if name == "amount":
            values[name] = value.number if value.scaled else _scaled(value.number, scale)
            if value.currency:
                values["currency"] = value.currency
        if value.qualifier and "qualifier" in fields:
            values.setdefault("qualifier", value.qualifier)
    if "currency" in fields and not fields["amount"].required:
        priced = values.get("amount") and "currency" in values
        for name in () if priced else ("amount", "currency"):
            values.pop(name, None)


def _scaled(number: float, scale: float) -> int | float:
    """Return a number times a scale, whole where it is whole."""
    product = round(number * scale, 6)
    return int(product) if product == int(product) else product


def _nested(values: dict[str, Any]) -> dict[str, Any]:
    """Return values with the parts of the credited source as one object; an address is its url."""
    source = {name[7:]: values.pop(name) for name in list(values) if name.startswith("source.")}
    if source.get("publisher", "").startswith(WEB):
        source = {"url": source.pop("publisher")} | source
    return values | {"source": source} if source else values
