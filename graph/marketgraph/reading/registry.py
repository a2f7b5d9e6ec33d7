"""The readers: which function reads which media type. Other packages add theirs by entry points."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from marketgraph.documents import Document, media
from marketgraph.errors import ReadingError
from marketgraph.extensions import Registry
from marketgraph.reading.model import Reading

Reader = Callable[..., Reading]
GROUP = "marketgraph.readers"
_TABLE = "marketgraph.reading.table:read_table"
_RDF = "marketgraph.reading.rdf:read_rdf"
_PROSE = "marketgraph.reading.prose:read_prose"
READERS: dict[str, str] = {
    media.CSV: _TABLE,
    media.TSV: _TABLE,
    media.XLSX: _TABLE,
    media.XLS: _TABLE,
    media.ODS: _TABLE,
    media.PARQUET: _TABLE,
    media.JSON_LINES: "marketgraph.reading.jsonlines:read_json_lines",
    media.TURTLE: _RDF,
    media.TRIG: _RDF,
    media.N_TRIPLES: _RDF,
    media.N_QUADS: _RDF,
    media.RDF_XML: _RDF,
    media.JSON_LD: _RDF,
    "text/plain": _PROSE,
    "text/markdown": _PROSE,
    "text/html": _PROSE,
    "application/pdf": _PROSE,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _PROSE,
}
"""Media type to ``module:function``; each is imported when a document needs it."""


def reader_of(document: Document) -> Reader:
    """Return the function that reads documents of this kind.

    Raises:
        ReadingError: No reader is known for its media type.
    """
    if reader := Registry(READERS, GROUP).find(document.media_type):
        return cast("Reader", reader)
    raise ReadingError(
        f"there is no reader for files of the type {document.media_type}",
        file=document.path,
        remedy="Give a table (CSV, Excel, Parquet, JSON Lines) or RDF, or install a reader for it.",
    )
