"""Parquet files, read batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marketgraph.documents.cells import cell_text, flattened
from marketgraph.documents.decoding import Bytes
from marketgraph.documents.table import Grid, Table
from marketgraph.errors import DocumentError

BATCH = 10_000


@dataclass
class Parquet(Table):
    """A Parquet file; nested columns are written ``outer.inner``."""

    def grids(self) -> Iterator[Grid]:
        """Yield the one grid of the file."""
        yield Grid(None, self._rows())

    def _rows(self) -> Iterator[list[str]]:
        """Yield the header, then the rows."""
        with _opened(self.path) as file:
            schema = file.schema_arrow
            names = _leaves(schema)
            yield names
            for batch in file.iter_batches(batch_size=BATCH):
                for row in batch.to_pylist():
                    values = flattened(row)
                    yield [cell_text(values.get(name)) for name in names]


def open_parquet(path: Path, media_type: str, found: Bytes, encoding: str | None) -> Parquet:
    """Open a Parquet file; its text needs no encoding.

    Raises:
        DocumentError: It is damaged.
    """
    _opened(path).close()
    return Parquet(path, f"sha256:{found.digest}", media_type)


def _opened(path: Path) -> Any:
    """Return the open file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise DocumentError(
            f"cannot be read as Parquet ({error})", file=path, remedy="Write it anew."
        ) from error


def _leaves(fields: Any, prefix: str = "") -> list[str]:
    """Return the names of the columns that hold no columns."""
    import pyarrow as pa

    names: list[str] = []
    for field in fields:
        if pa.types.is_struct(field.type):
            names += _leaves(field.type.fields, f"{prefix}{field.name}.")
        else:
            names.append(prefix + field.name)
    return names
