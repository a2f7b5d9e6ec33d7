"""The bundled tables, row by row, and the facts that their columns spell out."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest

from marketgraph.facts import FACT_TYPES, FactBase, parse_fact

Rows = list[dict[str, str]]
NO_FACTS = ("countries.csv", "aliases.csv")
ABOUT_THE_ROW = ("type", "place", "confidence")


@pytest.fixture(scope="session")
def data(checkout: Path) -> Path:
    return checkout / "data"


@pytest.fixture(scope="session")
def tables(data: Path) -> dict[str, Rows]:
    """Every table, by its path inside ``data/``."""
    return {path.relative_to(data).as_posix(): read(path) for path in sorted(data.rglob("*.csv"))}


@pytest.fixture(scope="session")
def facts(tables: dict[str, Rows]) -> dict[str, list[FactBase]]:
    """The facts of every table that holds facts."""
    return {
        name: [fact_of(name, row) for row in rows]
        for name, rows in tables.items()
        if name not in NO_FACTS
    }


@pytest.fixture(scope="session")
def of_type(facts: dict[str, list[FactBase]]) -> Callable[[str, str], list[Any]]:
    """Gives the facts of a type that a folder holds."""
    return lambda folder, kind: [
        fact
        for name, found in facts.items()
        if name.startswith(f"{folder}/")
        for fact in found
        if type(fact).__name__ == kind
    ]


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def fact_of(name: str, row: dict[str, str]) -> FactBase:
    """The fact that a row spells out: its columns are the fields, lists are joined by "; "."""
    stem = name.rpartition("/")[2].removesuffix(".csv")
    kind = row.get("type") or "".join(part.capitalize() for part in stem.split("-"))
    fields: dict[str, Any] = {"type": kind}
    for column, cell in row.items():
        if column in ABOUT_THE_ROW or not cell:
            continue
        field, _, inner = column.partition(".")
        if inner:
            fields.setdefault(field, {})[inner] = cell
        else:
            fields[field] = value(FACT_TYPES[kind], field, cell)
    return parse_fact(fields)


def value(kind: type[FactBase], field: str, cell: str) -> Any:
    """A cell as the type that its field asks for."""
    info = next(
        (found for name, found in kind.model_fields.items() if field in (name, found.alias)), None
    )
    assert info is not None, f"{kind.__name__} has no field {field}"
    asked = plain_types(info.annotation) | {type(None)}
    if tuple in asked:
        return cell.split("; ")
    if int in asked:
        number = float(cell)
        return int(number) if number.is_integer() else number
    return cell


def plain_types(annotation: Any) -> set[Any]:
    """The bare types that an annotation is made of; a list is not looked into."""
    origin = get_origin(annotation)
    if origin is tuple:
        return {tuple}
    if origin in (Union, UnionType):
        return set().union(*map(plain_types, get_args(annotation)))
    if origin is not None and get_args(annotation):
        return plain_types(get_args(annotation)[0])
    return {annotation}
