"""Tables with only the claims that a page has gathered: analyses of one thing then read little."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from marketgraph.server.api.holding import Held
from marketgraph.tables import Tables


class Slice:
    """The tables of a generation, which stay in memory; of ``claims`` only some rows."""

    def __init__(self, tables: Tables, claims: Iterable[str]) -> None:
        """Take the tables and the IRIs of the claims."""
        self._tables, self._wanted = Held(tables), sorted(set(claims)) or [""]

    def read(
        self, name: str, columns: Sequence[str] | None = None, filters: Any = None
    ) -> pa.Table:
        """Return a table, or some columns of it; arguments as for ``Held.read``."""
        if name != "claims":
            return self._tables.read(name, columns, filters)
        rows = self._claims.filter(pq.filters_to_expression(filters)) if filters else self._claims
        return rows.select(list(columns)) if columns is not None else rows

    @cached_property
    def _claims(self) -> pa.Table:
        return self._tables.read("claims", _COLUMNS, [("iri", "in", self._wanted)])


_COLUMNS = ["iri", "about", "status", "origin", "report", "document"]
