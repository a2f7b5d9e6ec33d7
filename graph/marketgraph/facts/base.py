"""What all facts share: how they are written, whom they may credit, which names they hold."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from marketgraph.facts.values import Date, Names, OrganizationName, Text


class Record(BaseModel):
    """A record of the contract: camelCase in JSON, snake_case in Python, nothing unknown let in."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="forbid",
        frozen=True,
        defer_build=True,
    )


class Attribution(Record):
    """Whom a passage credits when that is not the document itself."""

    publisher: OrganizationName | None = None
    title: Text | None = None
    date: Date | None = None
    url: Text | None = None


class FactBase(Record):
    """A typed statement about a market, a company or something that companies did."""

    source: Attribution | None = Field(default=None, description="whom the passage credits")


class Mention(NamedTuple):
    """One name inside a fact: the field it stands in, the kind of entity it names, the text."""

    field: str
    kind: str
    name: str


def _kind(annotation: Any) -> str | None:
    """Return the kind of entity that an annotation marks, however deep the mark stands."""
    if get_origin(annotation) is Annotated:
        marks = [mark.kind for mark in annotation.__metadata__ if isinstance(mark, Names)]
        if marks:
            return marks[0]
    return next((kind for part in get_args(annotation) if (kind := _kind(part))), None)


@cache
def name_fields(fact_type: type[FactBase]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a fact type that hold names: (Python attribute, kind of entity)."""
    found = []
    for field, info in fact_type.model_fields.items():
        marks = [mark.kind for mark in info.metadata if isinstance(mark, Names)]
        kind = marks[0] if marks else _kind(info.annotation)
        if kind and field != "source":
            found.append((field, kind))
    return tuple(found)


def mentions(fact: FactBase) -> Iterator[Mention]:
    """Yield every name that a fact holds, in the order of its fields.

    Args:
        fact: Any fact.

    Yields:
        Field, kind of entity and the name as written; a list field gives one mention a name.
    """
    for field, kind in name_fields(type(fact)):
        value = getattr(fact, field)
        if isinstance(value, str):
            yield Mention(field, kind, value)
        elif value:
            for name in value:
                yield Mention(field, kind, name)
