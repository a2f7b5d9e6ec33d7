"""The claims behind the rows of an answer that was not asked for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from marketgraph.server.api.holding import Held
from marketgraph.server.api.things import filtered
from marketgraph.tables import Tables

Mention: TypeAlias = str | float
"""An IRI, or a number of a figure."""

_PLACES = ("market", "region", "segment", "company", "report", "within_region", "within_segment")
_NUMBERS = ("amount", "percent", "rank", "start_year", "end_year")


def claims_behind(
    tables: Tables, rows: Sequence[Iterable[Mention]], most: int = 3
) -> list[list[str]]:
    """Return, for each row, the accepted claims that mention most of what the row does.

    A claim mentions what it is about and its report, both ends of a relation that it states, and what its
    figure is of, with the figure's numbers. A row that names claims has these.

    Args:
        tables: The tables.
        rows: The IRIs and numbers of each row.
        most: Claims of one row, those that are named are all told.
    """
    wanted = [set(row) for row in rows]
    iris = {one for row in wanted for one in row if isinstance(one, str)}
    named: set[str] = {row["iri"] for row in filtered(tables, "claims", ["iri"], iri=iris)}
    mentioned: dict[str, set[Mention]] = {}
    for claim, parts in _mentions(tables, iris):
        mentioned.setdefault(claim, set()).update(parts)
    claims_of: dict[Mention, list[str]] = {}
    for claim, parts in mentioned.items():
        for part in parts:
            claims_of.setdefault(part, []).append(claim)
    return [
        sorted(named.intersection(row)) or _best(row, mentioned, claims_of)[:most] for row in wanted
    ]


def _best(
    row: set[Mention], mentioned: dict[str, set[Mention]], claims_of: dict[Mention, list[str]]
) -> list[str]:
    """Return the claims that mention most of a row, those that mention least besides first.

    Numbers count for claims that mention a thing of the row.
    """
    counts: dict[str, int] = {}
    for part in sorted(row, key=lambda part: not isinstance(part, str)):
        for claim in claims_of.get(part, ()):
            if isinstance(part, str) or claim in counts:
                counts[claim] = counts.get(claim, 0) + 1
    highest = max(counts.values(), default=0)
    best = [claim for claim, count in counts.items() if count == highest]
    return sorted(best, key=lambda claim: (len(mentioned[claim]), claim))


def _mentions(tables: Tables, iris: set[str]) -> Iterator[tuple[str, set[Mention]]]:
    """Yield claims with what they mention, of claims that mention one of some things."""
    yield from _about(tables, iris)
    for end in ("source", "target"):
        columns = ["claim", "source", "relation", "target", "development"]
        for row in filtered(tables, "relations", columns, **{end: iris}):
            yield row.pop("claim"), _full(row.values())
    for column in ("market", "company", "segment", "region"):
        for row in filtered(tables, "figures", None, **{column: iris}):
            yield row["claim"], _full(row[name] for name in ("iri", *_PLACES, *_NUMBERS))


def _about(tables: Tables, iris: set[str]) -> Iterator[tuple[str, set[Mention]]]:
    import pyarrow as pa
    import pyarrow.compute as pc

    if not iris:
        return
    columns = ["iri", "about"]
    table = Held(tables).read("claims", columns, [("status", "=", "accepted")]).combine_chunks()
    lists = table["about"].combine_chunks()
    inside = pc.is_in(pc.list_flatten(lists), value_set=pa.array(sorted(iris), type=pa.string()))
    found = pc.unique(pc.list_parent_indices(lists).filter(inside))
    for row in table.take(found).to_pylist():
        yield row["iri"], _full(row["about"])


def _full(values: Iterable[Any]) -> set[Mention]:
    return {value for value in values if value is not None}
