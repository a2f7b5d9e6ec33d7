"""Rows of a generation's tables as dictionaries, only those a page needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]


class TableSource(Protocol):
    """Anything that reads a table of ``docs/tables.md``: ``marketgraph.tables.Tables`` does."""

    def read(
        self,
        name: str,
        columns: Sequence[str] | None = None,
        filters: Any = None,
    ) -> pa.Table:
        """Return rows of a table, filtered as ``pyarrow.parquet.read_table`` filters."""
        ...


def rows(
    tables: TableSource,
    name: str,
    columns: Sequence[str] | None = None,
    **wanted: Collection[str],
) -> list[Row]:
    """Return the rows whose columns hold one of the wanted values, in a stable order.

    Args:
        tables: Where the tables are.
        name: Name of the table.
        columns: Columns to read; all of them by default.
        wanted: For each column the values to keep.

    Returns:
        One dictionary a row; none if a set of wanted values is empty.
    """
    if any(not values for values in wanted.values()):
        return []
    filters = [(column, "in", sorted(values)) for column, values in wanted.items()]
    table = tables.read(name, columns=columns, filters=filters or None)
    found: list[Row] = table.to_pylist()
    return sorted(found, key=_order)


def _order(row: Row) -> tuple[str, ...]:
    """Return a key that orders rows whatever their columns hold."""
    return tuple("" if value is None else str(value) for value in row.values())


def either(
    tables: TableSource, name: str, columns: Iterable[str], wanted: Collection[str]
) -> list[Row]:
    """Return the rows in which any of the columns holds a wanted value, each once."""
    found: dict[tuple[str, ...], Row] = {}
    for column in columns:
        for row in rows(tables, name, None, **{column: wanted}):
            found[_order(row)] = row
    return [found[key] for key in sorted(found)]


def claims_about(tables: TableSource, things: Collection[str]) -> dict[str, set[str]]:
    """Return for each thing the accepted claims that have it as a subject."""
    import pyarrow as pa
    import pyarrow.compute as pc

    table = tables.read("claims", columns=["iri", "about"], filters=[("status", "==", "accepted")])
    about = table.column("about").combine_chunks()
    subjects = pc.list_flatten(about)
    parents = pc.list_parent_indices(about)
    kept = pc.is_in(subjects, value_set=pa.array(sorted(things), type=subjects.type))
    claims = table.column("iri").combine_chunks().take(parents.filter(kept)).to_pylist()
    found: dict[str, set[str]] = {}
    for subject, claim in zip(subjects.filter(kept).to_pylist(), claims, strict=True):
        found.setdefault(subject, set()).add(claim)
    return found
