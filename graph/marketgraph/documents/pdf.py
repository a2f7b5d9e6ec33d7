"""PDF: pages become one text, in reading order, with the place where each page starts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgraph.documents.blocks import Content
from marketgraph.documents.decoding import Bytes
from marketgraph.documents.pdfblocks import Lines
from marketgraph.documents.pdflayout import regions
from marketgraph.documents.pdfpage import pieces_of
from marketgraph.documents.prose import Prose
from marketgraph.documents.running import Page, without_running
from marketgraph.documents.whole import whole
from marketgraph.documents.writer import Writer
from marketgraph.errors import DocumentError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 2_000
"""Pages that a file may have."""
MOST_CHARS = 10_000_000
"""Characters that its pages may have together."""
_WORTHLESS = ("microsoft word", "untitled", "powerpoint", ".doc", ".indd", ".qxd", "slide 1")


def open_pdf(path: Path, media_type: str, found: Bytes, encoding: str | None) -> Prose:
    """Open a PDF file; its encodings are its own.

    Raises:
        DocumentError: The extra ``pdf`` is not installed, or the file is encrypted, broken, too long or without text.
    """
    data = whole(path)
    document = _document(data, path)
    try:
        pages = _pages(document, path)
        content = _content(pages, _title(document))
    finally:
        document.close()
    return Prose(
        path, f"sha256:{found.digest}", media_type, None, _notes(data, pages), False, content
    )


def _document(data: bytes, path: Path) -> PdfDocument:
    """Return the file as PDFium opens it."""
    try:
        import pypdfium2
    except ImportError as error:
        raise DocumentError(
            "PDF files are read by the extra pdf, which is not installed",
            file=path,
            remedy='Install it: pip install "marketgraph[pdf]".',
        ) from error
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(path, error, data) from error


def _refused(path: Path, error: Any, data: bytes) -> DocumentError:
    """Return why PDFium does not open a file."""
    if getattr(error, "err_code", None) in (4, 5) or "assword" in str(error):
        return DocumentError(
            "is encrypted", file=path, remedy="Save a copy without a password, and give that."
        )
    cut = b"%%EOF" not in data[-2048:]
    return DocumentError(
        "is no whole PDF file; it has no end, so it may have been cut off"
        if cut
        else "is broken: its pages cannot be found",
        file=path,
        remedy="Fetch or save the file anew.",
    )


def _pages(document: PdfDocument, path: Path) -> list[Page]:
    """Return the pieces of all pages."""
    import pypdfium2

    if len(document) > MOST_PAGES:
        raise DocumentError(
            f"has {len(document):,} pages; at most {MOST_PAGES:,} are read",
            file=path,
            remedy="Part it into smaller files.",
        )
    pages: list[Page] = []
    chars = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            pages.append(([], 0.0))
            continue
        chars += text.count_chars()
        if chars > MOST_CHARS:
            raise DocumentError(
                f"has more than {MOST_CHARS:,} characters",
                file=path,
                place=f"page {number + 1}",
                remedy="Part it into smaller files.",
            )
        pages.append((pieces_of(text), page.get_height()))
        text.close()
        page.close()
    if not any(pieces for pieces, _ in pages):
        raise DocumentError(
            "has no text: its pages are images, as from a scanner",
            file=path,
            remedy="Make its text readable (OCR), and give the result.",
        )
    return pages


def _content(pages: list[Page], title: str | None) -> Content:
    """Return the text of pages with its blocks."""
    kept = without_running(pages)
    writer = Writer()
    lines = Lines(writer, [piece for pieces in kept for piece in pieces])
    for pieces in kept:
        lines.page()
        for rows in regions(pieces):
            lines.region(rows)
    lines.close()
    content = writer.content(title)
    if title or not content.blocks or content.blocks[0].kind != "heading":
        return content
    first = content.blocks[0]
    return writer.content(content.text[first.start : first.end])


def _title(document: PdfDocument) -> str | None:
    """Return the title that the file gives itself, unless it is a file's name or a program's."""
    title = str(document.get_metadata_dict().get("Title") or "").strip()
    return None if any(word in title.lower() for word in _WORTHLESS) else title or None


def _notes(data: bytes, pages: list[Page]) -> tuple[str, ...]:
    """Return what a person should know: pages without text, a missing end."""
    empty = [str(number) for number, (pieces, _) in enumerate(pages, start=1) if not pieces]
    notes = []
    if empty:
        shown = ", ".join(empty[:10]) + (" ..." if len(empty) > 10 else "")
        notes.append(f"No text on {len(empty):,} of {len(pages):,} pages (images?): {shown}.")
    if b"%%EOF" not in data[-2048:]:
        notes.append("The file has no end; pages may be missing.")
    return tuple(notes)
