"""The fields of the fact types as a table can fill them: what kind of value each takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin

from marketgraph.facts import FACT_TYPES, Attribution, name_fields


class Kind(Enum):
    """How the text of a cell becomes the value of a field."""

    NAME = "name"
    MARKET = "market"
    REGION = "region"
    TEXT = "text"
    DATE = "date"
    YEAR = "year"
    MONEY = "amount"
    PERCENT = "percent"
    COUNT = "count"
    CURRENCY = "currency"
    CHOICE = "choice"


_BY_NAME: dict[str, Kind] = {
    "amount": Kind.MONEY,
    "percent": Kind.PERCENT,
    "stake": Kind.PERCENT,
    "currency": Kind.CURRENCY,
    "date": Kind.DATE,
    "notified": Kind.DATE,
    "from": Kind.DATE,
    "until": Kind.DATE,
    "year": Kind.YEAR,
    "startYear": Kind.YEAR,
    "endYear": Kind.YEAR,
    "baseYear": Kind.YEAR,
    "forecastStart": Kind.YEAR,
    "forecastEnd": Kind.YEAR,
    "founded": Kind.YEAR,
    "customers": Kind.COUNT,
    "termMonths": Kind.COUNT,
    "sites": Kind.COUNT,
    "rank": Kind.COUNT,
}
_BY_ENTITY = {"market": Kind.MARKET, "region": Kind.REGION}
DATED = frozenset({Kind.DATE, Kind.YEAR})
NUMERIC = frozenset({Kind.MONEY, Kind.PERCENT, Kind.COUNT})


@dataclass(frozen=True)
class FieldType:
    """A field of a fact type.

    Attributes:
        name: As in the contract: ``startYear``, ``source.publisher``.
        kind: What its cells hold.
        many: Whether it takes a list.
        required: Whether no fact of the type goes without it.
        choices: The values it can take, where they are few.
    """

    name: str
    kind: Kind
    many: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()


@cache
def fields_of(fact_type: str) -> dict[str, FieldType]:
    """Return the fields of a fact type by their names in the contract, credited source included."""
    model = FACT_TYPES[fact_type]
    entities = dict(name_fields(model))
    found = {}
    for attribute, info in model.model_fields.items():
        name = info.alias or attribute
        if name not in ("type", "source"):
            many = get_origin(info.annotation) is tuple
            choices = _choices(info.annotation)
            kind = Kind.CHOICE if choices else _kind(name, entities.get(attribute), many)
            found[name] = FieldType(
                name, kind, many, info.is_required() or bool(info.metadata and many), choices
            )
    for name in Attribution.model_fields:
        kind = Kind.DATE if name == "date" else Kind.TEXT
        found[f"source.{name}"] = FieldType(f"source.{name}", kind)
    return found


def _kind(name: str, entity: str | None, many: bool) -> Kind:
    """Return the kind of a field by its name, else by the entity that it names."""
    if entity:
        return _BY_ENTITY.get(entity, Kind.NAME)
    return Kind.TEXT if many else _BY_NAME.get(name, Kind.TEXT)


def _choices(annotation: Any) -> tuple[str, ...]:
    """Return the values of a Literal, also where it may be absent."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for part in get_args(annotation) if (found := _choices(part))), ())
