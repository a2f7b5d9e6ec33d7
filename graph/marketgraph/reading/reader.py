"""Reading: the one door from a document to its claims."""

from __future__ import annotations

from marketgraph.documents import Document, Table
from marketgraph.errors import MappingError
from marketgraph.reading.mapping import Mapping
from marketgraph.reading.model import Reading
from marketgraph.reading.registry import reader_of


def read(document: Document, *, mapping: Mapping | None = None) -> Reading:
    """Read the claims of a document.

    Args:
        document: Opened by ``open_document``.
        mapping: What the columns of a table mean, instead of what is recognised.

    Returns:
        The source at once; claims while they are consumed; rejects and counts after that.

    Raises:
        ReadingError: The document gives no facts at all.
        MappingError: The mapping does not fit the table, or the document is no table.
    """
    reader = reader_of(document)
    if mapping is None:
        return reader(document)
    if not isinstance(document, Table):
        raise MappingError(
            f"a mapping is for tables, not for {document.media_type}",
            file=document.path,
            remedy="Leave it out.",
        )
    return reader(document, mapping)
