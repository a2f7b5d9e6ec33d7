"""Tables with only the claims that a page has gathered: analyses of one thing then read little, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from marketgraph.tables import Tables


class Slice:
    """The tables of a generation, each part of them read once; of ``claims`` only some rows."""

    def __init__(self, tables: Tables, claims: Iterable[str]) -> None:
        """Take the tables and the IRIs of the claims."""
        self._tables, self._wanted = tables, sorted(set(claims)) or [""]
        self._known: dict[str, pa.Table] = {}

    def read(
        self, name: str, columns: Sequence[str] | None = None, filters: Any = None
    ) -> pa.Table:
        """Return a table, or some columns of it; arguments as for ``Tables.read``."""
        if name == "claims":
            rows = self._once(name, _COLUMNS, [("iri", "in", self._wanted)])
            rows = rows.filter(pq.filters_to_expression(filters)) if filters else rows
            return rows.select(list(columns)) if columns is not None else rows
        return self._once(name, columns, filters)

    def _once(self, name: str, columns: Sequence[str] | None, filters: Any) -> pa.Table:
        asked = repr((name, columns, filters))
        if asked not in self._known:
            self._known[asked] = self._tables.read(name, columns, filters)
        return self._known[asked]


_COLUMNS = ["iri", "about", "status", "origin", "report", "document"]
