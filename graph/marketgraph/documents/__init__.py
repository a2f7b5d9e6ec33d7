"""Files become documents: bytes with an identity, and text in which a passage has a place."""

from __future__ import annotations

from marketgraph.documents.media import media_type_of
from marketgraph.documents.model import Document
from marketgraph.documents.opening import open_document
from marketgraph.documents.prose import Block, Prose
from marketgraph.documents.table import Row, Sheet, Table

__all__ = ["Block", "Document", "Prose", "Row", "Sheet", "Table", "media_type_of", "open_document"]
