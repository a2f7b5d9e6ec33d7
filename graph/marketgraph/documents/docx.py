"""DOCX: the paragraphs and tables of a Word file, headings and lists by their styles."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgraph.documents.blocks import Content
from marketgraph.documents.decoding import Bytes
from marketgraph.documents.grids import MOST_KEY
from marketgraph.documents.lines import is_heading
from marketgraph.documents.nesting import DEEPEST
from marketgraph.documents.prose import Prose
from marketgraph.documents.whole import whole
from marketgraph.documents.writer import Writer, one_line
from marketgraph.errors import DocumentError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

MOST_UNPACKED, MOST_PARTS, RATIO = 200_000_000, 5_000, 200
"""Bytes of all parts unpacked, their number, and how many times their packed size they may have."""
_OLD = b"\xd0\xcf\x11\xe0"
_SMALL = 10_000_000
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HEADING = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_LISTED = re.compile(r"list (?:bullet|number|paragraph)\s*([1-9])?|list ?item", re.IGNORECASE)


def open_docx(path: Path, media_type: str, found: Bytes, encoding: str | None) -> Prose:
    """Open a Word file; its encodings are its own.

    Raises:
        DocumentError: The extra ``docx`` is not installed, or the file is encrypted, broken, no Word file, or packed so
            that it would fill the memory.
    """
    data = whole(path)
    if data.startswith(_OLD):
        raise DocumentError(
            "is encrypted, or written by Word before 2007",
            file=path,
            remedy="Save it as .docx without a password.",
        )
    _check(data, path)
    content = _content(_document(data, path))
    return Prose(path, f"sha256:{found.digest}", media_type, None, (), False, content)


def _check(data: bytes, path: Path) -> None:
    """Refuse a file whose parts are too large unpacked or declare entities, before it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
            size = sum(info.file_size for info in infos)
            if len(infos) > MOST_PARTS or size > max(_SMALL, min(MOST_UNPACKED, RATIO * len(data))):
                raise _bomb(path, f"unpacks to {size / 1e6:,.0f} MB from {len(data) / 1e6:,.1f} MB")
            for info in infos:
                if info.filename.endswith((".xml", ".rels")):
                    _check_part(parts, info, path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _broken(path, error) from error


def _check_part(parts: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> None:
    """Refuse a part that is larger than it says or declares entities."""
    with parts.open(info) as stream:
        text = stream.read(info.file_size + 1)
    if len(text) > info.file_size:
        raise _bomb(path, f"has a part larger than it says, {info.filename}")
    if _DECLARES.search(text.replace(b"\0", b"")):
        raise _bomb(path, f"declares entities in {info.filename}, which Word never does")


def _bomb(path: Path, why: str) -> DocumentError:
    """Return the error of a file that would do harm."""
    return DocumentError(why, file=path, remedy="It is not read; ask for a copy from its author.")


def _broken(path: Path, error: Exception) -> DocumentError:
    """Return the error of a file that cannot be unpacked."""
    return DocumentError(
        f"is no whole Word file ({error})", file=path, remedy="Open it in Word and save it anew."
    )


def _document(data: bytes, path: Path) -> WordDocument:
    """Return the file as python-docx opens it."""
    try:
        import docx
    except ImportError as error:
        raise DocumentError(
            "Word files are read by the extra docx, which is not installed",
            file=path,
            remedy='Install it: pip install "marketgraph[docx]".',
        ) from error
    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx lets KeyError, ValueError and errors of lxml through
        raise _broken(path, error) from error


def _content(document: WordDocument) -> Content:
    """Return the text of a Word file with its blocks."""
    from docx.text.paragraph import Paragraph

    writer = Writer()
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            _paragraph(writer, part)
        else:
            _table(writer, part)
    content = writer.content(str(document.core_properties.title or ""))
    first = content.blocks[0] if content.blocks else None
    if content.title or first is None or first.kind != "heading":
        return content
    return writer.content(content.text[first.start : first.end])


def _paragraph(writer: Writer, paragraph: Paragraph) -> None:
    """Write a paragraph; each of its lines is a block."""
    name = (paragraph.style.name if paragraph.style else "") or ""
    heading = _HEADING.match(name)
    if heading or name in ("Title", "Subtitle"):
        writer.add("heading", paragraph.text, int(heading[1]) if heading else 1)
        return
    level = _level(paragraph, name)
    if level is None and is_heading(paragraph.text.strip() or ".") and _bold(paragraph):
        writer.add("heading", paragraph.text)
        return
    for line in paragraph.text.split("\n"):
        if level is None and line.count("\t") == 1:
            writer.pair(*line.split("\t"))
        else:
            writer.add("paragraph" if level is None else "item", line, level or 0)


def _bold(paragraph: Paragraph) -> bool:
    """Return whether all of a paragraph is bold."""
    return all(run.bold for run in paragraph.runs if run.text.strip())


def _level(paragraph: Paragraph, style: str) -> int | None:
    """Return how deep an item is nested; None for what is no item of a list."""
    properties: Any = paragraph._p.pPr
    numbers = properties.numPr if properties is not None else None
    if numbers is not None and numbers.numId is not None and numbers.numId.val != 0:
        return min(int(numbers.ilvl.val) if numbers.ilvl is not None else 0, DEEPEST)
    listed = _LISTED.match(style)
    if not listed or style == "List Paragraph":
        return None
    return int(listed[1] or 1) - 1


def _table(writer: Writer, table: Table) -> None:
    """Write a table: rows of two cells as keys with values, lists in a cell as lists."""
    rows = [list(row.cells) for row in table.rows]
    texts = _texts(rows)
    if not all(len(row) == 2 and len(row[0]) <= MOST_KEY for row in texts):
        writer.table(texts)
        return
    for row, (key, value) in zip(rows, texts, strict=True):
        if "\n" not in row[1].text.strip():
            writer.pair(key, value)
            continue
        writer.add("heading", key)
        for paragraph in row[1].paragraphs:
            _paragraph(writer, paragraph)


def _texts(rows: list[list[_Cell]]) -> list[list[str]]:
    """Return the texts of cells; one that reaches over several has its text in the first."""
    seen: set[object] = set()
    return [[_text(cell, seen) for cell in row] for row in rows]


def _text(cell: _Cell, seen: set[object]) -> str:
    """Return the text of a cell that was not seen before."""
    if cell._tc in seen:
        return ""
    seen.add(cell._tc)
    return one_line(cell.text)
