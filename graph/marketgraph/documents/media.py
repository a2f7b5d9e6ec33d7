"""Media types: what a file is, by its suffix and by its bytes."""

from __future__ import annotations

import mimetypes
import re
from pathlib import Path

CSV = "text/csv"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TSV = "text/tab-separated-values"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
PARQUET = "application/vnd.apache.parquet"
JSON_LINES = "application/x-ndjson"
TURTLE = "text/turtle"
TRIG = "application/trig"
N_TRIPLES = "application/n-triples"
N_QUADS = "application/n-quads"
RDF_XML = "application/rdf+xml"
JSON_LD = "application/ld+json"
UNKNOWN = "application/octet-stream"

SUFFIXES: dict[str, str] = {
    ".csv": CSV,
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": DOCX,
    ".tsv": TSV,
    ".tab": TSV,
    ".xlsx": XLSX,
    ".xlsm": XLSX,
    ".xls": XLS,
    ".ods": ODS,
    ".parquet": PARQUET,
    ".pq": PARQUET,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".ttl": TURTLE,
    ".trig": TRIG,
    ".nt": N_TRIPLES,
    ".nq": N_QUADS,
    ".rdf": RDF_XML,
    ".owl": RDF_XML,
    ".xml": RDF_XML,
    ".jsonld": JSON_LD,
}
SHEETS = frozenset({XLSX, XLS, ODS, PARQUET})
_PAGE = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?(?:<!doctype html|<html[\s>])", re.IGNORECASE | re.DOTALL
)


def media_type_of(path: Path, head: bytes) -> str:
    """Return the media type of a file.

    The bytes decide between binary formats, whatever the suffix says; between texts the suffix does.

    Args:
        path: The file; only its suffix is used.
        head: Its first bytes.
    """
    named = SUFFIXES.get(path.suffix.lower())
    if head.startswith(b"PAR1"):
        return PARQUET
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return DOCX if named == DOCX else XLS
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head, named)
    if named in SHEETS:
        return _text_in_disguise(head)
    if named is None and _PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    return named or mimetypes.guess_type(path.name)[0] or UNKNOWN


def _zipped(head: bytes, named: str | None) -> str:
    """Return which format of zipped parts the bytes are."""
    if b"opendocument.spreadsheet" in head[:200]:
        return ODS
    if named == DOCX or (named not in (XLSX, ODS) and b"word/" in head):
        return DOCX
    if named in (XLSX, ODS) or b"xl/" in head or b"[Content_Types].xml" in head[:200]:
        return named if named == ODS else XLSX
    return "application/zip"


def _text_in_disguise(head: bytes) -> str:
    """Return what a file is that bears a binary suffix but starts like none of them."""
    if b"\0" in head:
        return UNKNOWN
    return TSV if head.split(b"\n", 1)[0].count(b"\t") else CSV
