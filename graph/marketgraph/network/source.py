"""What the networks and analyses need of the tables: one method that reads columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import pyarrow as pa


class TableSource(Protocol):
    """Reads the tables of one generation; ``marketgraph.tables.Tables`` is one."""

    def read(
        self, name: str, columns: Sequence[str] | None = None, filters: Any = None
    ) -> pa.Table:
        """Return some columns of a table, and of its rows those that pass the filters."""
        ...
