"""The readers: which function reads which media type. Other packages add theirs by entry points."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from typing import cast

from marketgraph.documents import Document, media
from marketgraph.errors import ReadingError
from marketgraph.reading.model import Reading

GROUP = "marketgraph.readers"
_TABLE = "marketgraph.reading.table:read_table"
READERS: dict[str, str] = dict.fromkeys(
    (media.CSV, media.TSV, media.XLSX, media.XLS, media.ODS, media.PARQUET, media.JSON_LINES),
    _TABLE,
)
"""Media type to ``module:function``; each is imported when a document needs it."""


def reader_of(document: Document) -> Callable[[Document], Reading]:
    """Return the function that reads documents of this kind.

    Raises:
        ReadingError: No reader is known for its media type.
    """
    media_type = document.media_type
    target = READERS.get(media_type)
    if target:
        module, _, function = target.partition(":")
        return cast("Callable[[Document], Reading]", getattr(import_module(module), function))
    for entry in entry_points(group=GROUP, name=media_type):
        return cast("Callable[[Document], Reading]", entry.load())
    raise ReadingError(
        f"there is no reader for files of the type {media_type}",
        file=document.path,
        remedy="Give a table (CSV, Excel, Parquet, JSON Lines) or RDF, or install a reader for it.",
    )
