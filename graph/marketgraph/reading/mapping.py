"""Mapping: the rules of a document as a TOML file that a person can read, correct and give back."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marketgraph.errors import MappingError
from marketgraph.facts import FACT_TYPES
from marketgraph.reading.cells import Conventions, parser_of
from marketgraph.reading.fields import FieldType, fields_of
from marketgraph.reading.rules import Origin, Rule

OPTIONS: dict[str, type | tuple[type, ...]] = {
    "sheet": str,
    "when": dict,
    "scale": (int, float),
    "dayfirst": bool,
    "decimal": str,
    "list_separator": str,
    "further": bool,
}
"""Options of a table of a mapping, and the type of their values."""
REMEDY = "Compare with a mapping that was written out (`--write-mapping`)."


@dataclass(frozen=True)
class Mapping:
    """Rules that a person gave or approved, in order."""

    rules: tuple[Rule, ...]

    @classmethod
    def from_toml(cls, path: Path) -> Mapping:
        """Return the mapping that a TOML file describes.

        Raises:
            MappingError: The file is not TOML, or a key or value in it cannot be used; names the key.
        """
        try:
            tables = tomllib.loads(Path(path).read_text(encoding="utf-8"))
            return cls.from_tables(tables)
        except OSError as error:
            raise MappingError(f"cannot be read ({error.strerror})", file=path) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise MappingError(f"is not TOML: {error}", file=path, remedy=REMEDY) from error
        except MappingError as error:
            error.file = str(path)
            raise

    @classmethod
    def from_tables(cls, tables: dict[str, Any]) -> Mapping:
        """Return the mapping of tables as TOML gives them: fact type to one table, or a list.

        Raises:
            MappingError: A key or value cannot be used; names the key.
        """
        rules = [
            _rule(fact_type, table)
            for fact_type, found in tables.items()
            for table in (found if isinstance(found, list) else [found])
        ]
        if not rules:
            raise MappingError("the mapping names no fact type", remedy=REMEDY)
        return cls(tuple(rules))

    def tables(self) -> dict[str, Any]:
        """Return the mapping as tables; ``from_tables`` gives it back."""
        found: dict[str, Any] = {}
        for rule in self.rules:
            found.setdefault(rule.fact_type, []).append(_options(rule) | _fields(rule))
        return {name: part[0] if len(part) == 1 else part for name, part in found.items()}

    def to_toml(self, comments: Iterable[str] = ()) -> str:
        """Return the mapping as TOML, with lines of comment on top; ``from_toml`` reads it back."""
        lines = [f"# {line}" for line in comments]
        for fact_type, found in self.tables().items():
            tables = found if isinstance(found, list) else [found]
            mark = f"[[{fact_type}]]" if isinstance(found, list) else f"[{fact_type}]"
            for table in tables:
                lines += ["", mark, *(f"{_key(k)} = {toml_value(v)}" for k, v in table.items())]
        return "\n".join(lines).lstrip("\n") + "\n"


def _rule(fact_type: str, table: Any) -> Rule:
    """Return the rule of one table of a mapping."""
    if fact_type not in FACT_TYPES or fact_type == "Triples":
        raise MappingError(
            f"{fact_type!r} is not a fact type",
            place=fact_type,
            remedy=f"Use one of {', '.join(FACT_TYPES)}.",
        )
    if not isinstance(table, dict):
        raise MappingError("is not a table", place=fact_type, remedy=REMEDY)
    flat = _flattened(table)
    options = {key: _option(fact_type, key, flat.pop(key)) for key in OPTIONS if key in flat}
    fields = {key: _origin(fact_type, key, value) for key, value in flat.items()}
    if not fields:
        raise MappingError("maps no column", place=fact_type, remedy='Write field = "Column".')
    when = options.get("when")
    return Rule(
        fact_type,
        fields,
        sheet=options.get("sheet"),
        when=_when(fact_type, when) if when is not None else None,
        scale=float(options.get("scale", 1)),
        day_first=options.get("dayfirst"),
        decimal=options.get("decimal"),
        separator=options.get("list_separator"),
        further=options.get("further", False),
    )


def _flattened(table: dict[str, Any]) -> dict[str, Any]:
    """Return a table in which ``source = {publisher = …}`` is written ``source.publisher``."""
    source = table.get("source")
    if not isinstance(source, dict):
        return dict(table)
    rest = {key: value for key, value in table.items() if key != "source"}
    return rest | {f"source.{key}": value for key, value in source.items()}


def _option(fact_type: str, key: str, value: Any) -> Any:
    """Return the value of an option, if it is of the right type."""
    good = isinstance(value, OPTIONS[key])
    if key == "scale":
        good = good and not isinstance(value, bool) and value > 0
    elif key == "decimal":
        good = value in (".", ",")
    elif key == "list_separator":
        good = good and bool(value)
    if not good:
        raise MappingError(f"{value!r} cannot be used", place=f"{fact_type}.{key}", remedy=REMEDY)
    return value


def _when(fact_type: str, value: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Return the condition of a rule: one column and its values."""
    if len(value) == 1:
        ((column, words),) = value.items()
        words = [words] if isinstance(words, str) else words
        if isinstance(words, list) and words and all(isinstance(word, str) for word in words):
            return column, tuple(words)
    raise MappingError(
        "is not one column with its values",
        place=f"{fact_type}.when",
        remedy='Write when = { Type = ["M&A"] }.',
    )


def _origin(fact_type: str, key: str, value: Any) -> Origin:
    """Return where a field's value comes from."""
    field = fields_of(fact_type).get(key)
    place = f"{fact_type}.{key}"
    if field is None:
        names = ", ".join(fields_of(fact_type))
        raise MappingError(
            f"{fact_type} has no field {key!r}", place=place, remedy=f"Use one of {names}."
        )
    if isinstance(value, str):
        return Origin((value,))
    if isinstance(value, list) and value and all(isinstance(name, str) for name in value):
        return _several(field, tuple(value), place)
    if isinstance(value, dict) and value and set(value) <= {"column", "value"}:
        column = value.get("column")
        if column is None or isinstance(column, str):
            constant = _constant(field, value["value"], place) if "value" in value else None
            return Origin((column,) if column is not None else (), constant)
    raise MappingError(
        f"{value!r} is not a column",
        place=place,
        remedy=f'Write {key} = "Column" or {key} = {{ value = "…" }}.',
    )


def _several(field: FieldType, columns: tuple[str, ...], place: str) -> Origin:
    """Return an origin of several columns; only lists can have one."""
    if len(columns) > 1 and not field.many:
        raise MappingError(f"{field.name} takes one column", place=place, remedy="Name one.")
    return Origin(columns)


def _constant(field: FieldType, value: Any, place: str) -> str:
    """Return a constant as text, if the field can take it."""
    text = str(value)
    try:
        parser_of(field, Conventions())(text)
    except ValueError as error:
        raise MappingError(str(error), place=place, remedy=REMEDY) from error
    return text


def _options(rule: Rule) -> dict[str, Any]:
    """Return the options of a rule that are not the usual ones."""
    found: dict[str, Any] = {
        "sheet": rule.sheet,
        "when": {rule.when[0]: list(rule.when[1])} if rule.when else None,
        "scale": int(rule.scale) if rule.scale == int(rule.scale) else rule.scale,
        "dayfirst": rule.day_first,
        "decimal": rule.decimal,
        "list_separator": rule.separator,
        "further": rule.further or None,
    }
    return {key: v for key, v in found.items() if v is not None and not (key == "scale" and v == 1)}


def _fields(rule: Rule) -> dict[str, Any]:
    """Return the fields of a rule as TOML writes them."""
    return {name: _field(origin) for name, origin in rule.fields.items()}


def _field(origin: Origin) -> Any:
    """Return an origin as TOML writes it."""
    if origin.default is not None:
        column = {"column": origin.columns[0]} if origin.columns else {}
        return column | {"value": origin.default}
    return origin.columns[0] if len(origin.columns) == 1 else list(origin.columns)


def _key(name: str) -> str:
    """Return a key of TOML, quoted where it must be."""
    return name if name.isascii() and name.replace("_", "").isalnum() else toml_value(name)


def toml_value(value: Any) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(k)} = {toml_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)
