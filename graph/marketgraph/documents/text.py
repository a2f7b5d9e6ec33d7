"""Plain text and Markdown files."""

from __future__ import annotations

from pathlib import Path

from marketgraph.documents import media
from marketgraph.documents.decoding import Bytes
from marketgraph.documents.markdown import markdown_content
from marketgraph.documents.plain import plain_content
from marketgraph.documents.prose import Prose
from marketgraph.documents.whole import decoded


def open_text(path: Path, media_type: str, found: Bytes, encoding: str | None) -> Prose:
    """Open a text; Markdown loses its marks first.

    Raises:
        DocumentError: It is too large or no text.
    """
    text = decoded(path, found, encoding)
    notes = (text.note,) if text.note else ()
    content_of = markdown_content if media_type == media.MARKDOWN else plain_content
    digest, content = f"sha256:{found.digest}", content_of(text.text)
    return Prose(path, digest, media_type, text.encoding, notes, bool(notes), content)
