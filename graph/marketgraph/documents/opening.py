"""Opening: from a path to a Document, by the module that knows its media type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from marketgraph.documents import media
from marketgraph.documents.decoding import Bytes, scan
from marketgraph.documents.model import Document
from marketgraph.errors import DocumentError
from marketgraph.extensions import Registry

Opener = Callable[[Path, str, Bytes, str | None], Document]

_DELIMITED = "marketgraph.documents.delimited:open_delimited"
_WORKBOOK = "marketgraph.documents.workbook:open_workbook"
_RDF = "marketgraph.documents.rdf:open_rdf"
_TEXT = "marketgraph.documents.text:open_text"
OPENERS: dict[str, str] = {
    media.PLAIN: _TEXT,
    media.MARKDOWN: _TEXT,
    media.HTML: "marketgraph.documents.html:open_html",
    media.PDF: "marketgraph.documents.pdf:open_pdf",
    media.DOCX: "marketgraph.documents.docx:open_docx",
    media.CSV: _DELIMITED,
    media.TSV: _DELIMITED,
    media.XLSX: _WORKBOOK,
    media.XLS: _WORKBOOK,
    media.ODS: _WORKBOOK,
    media.PARQUET: "marketgraph.documents.parquet:open_parquet",
    media.JSON_LINES: "marketgraph.documents.jsonlines:open_json_lines",
    media.TURTLE: _RDF,
    media.TRIG: _RDF,
    media.N_TRIPLES: _RDF,
    media.N_QUADS: _RDF,
    media.RDF_XML: _RDF,
    media.JSON_LD: _RDF,
}
"""Media type to ``module:function``; each is imported when a file needs it."""


def open_document(path: Path, *, encoding: str | None = None) -> Document:
    """Open a file as a document; of a kind that marketgraph does not know, only its bytes.

    Args:
        path: The file.
        encoding: The encoding of its text, where a person knows better than the bytes.

    Returns:
        A document; its text and rows are read when they are asked for.

    Raises:
        DocumentError: The file is not there, is empty, or is not what its name says.
    """
    path = Path(path)
    if path.is_dir():
        raise DocumentError("is a folder, not a file", file=path, remedy="Name a file in it.")
    found = scan(path)
    media_type = media.media_type_of(path, found.head)
    opener: Opener | None = Registry(OPENERS).find(media_type)
    if opener is None:
        return Unread(path, f"sha256:{found.digest}", media_type)
    return opener(path, media_type, found, encoding)


class Unread(Document):
    """A file of a kind that marketgraph does not know; a reader of another package may."""

    def parts(self) -> Iterator[str]:
        """Yield nothing: no text is known."""
        return iter(())
