"""Sources: a document as the first line of its file of claims names it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from marketgraph.claim import Source
from marketgraph.documents import Document

VERSION = "1"
"""Version of the readers of tables and RDF; raised when the same bytes would give other claims."""


def source_of(document: Document, reader: str, mapping: dict[str, Any] | None = None) -> Source:
    """Return the source that a document is.

    Args:
        document: The document.
        reader: The name of the reader.
        mapping: The column mapping of a table, as it was used.
    """
    return Source(
        document=document.id,
        text_hash=document.text_hash,
        location=document.location,
        media_type=document.media_type,
        read=datetime.now(UTC).isoformat(timespec="seconds"),
        title=document.title,
        reader=reader,
        reader_version=VERSION,
        mapping=mapping,
    )
