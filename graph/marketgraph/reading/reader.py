"""Reading: the one door from a document to its claims."""

from __future__ import annotations

from marketgraph.documents import Document
from marketgraph.reading.model import Reading
from marketgraph.reading.registry import reader_of


def read(document: Document) -> Reading:
    """Read the claims of a document.

    Args:
        document: Opened by ``open_document``.

    Returns:
        The source at once; claims while they are consumed; rejects and counts after that.

    Raises:
        ReadingError: The document gives no facts at all.
    """
    return reader_of(document)(document)
