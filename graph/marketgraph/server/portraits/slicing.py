"""Tables with only the claims that a page has gathered: analyses of one thing then read little."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from marketgraph.tables import Tables


class Slice:
    """The tables of a generation; of ``claims`` only some rows, read once."""

    def __init__(self, tables: Tables, claims: Iterable[str]) -> None:
        """Take the tables and the IRIs of the claims."""
        self._tables, self._wanted = tables, sorted(set(claims)) or [""]
        self._claims: pa.Table | None = None

    def read(
        self, name: str, columns: Sequence[str] | None = None, filters: Any = None
    ) -> pa.Table:
        """Return a table, or some columns of it; arguments as for ``Tables.read``."""
        if name != "claims":
            return self._tables.read(name, columns, filters)
        if self._claims is None:
            self._claims = self._tables.read(name, _COLUMNS, [("iri", "in", self._wanted)])
        rows = self._claims
        if filters:
            rows = rows.filter(pq.filters_to_expression(filters))
        return rows.select(list(columns)) if columns is not None else rows


_COLUMNS = ["iri", "about", "status", "origin", "report", "document"]
