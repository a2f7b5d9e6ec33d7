"""Our own exports, read back into the very claims that they were made from."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from marketgraph.claim import Claim, Source
from marketgraph.documents import Document
from marketgraph.documents.jsonlines import JsonRecords, lines
from marketgraph.documents.rdf import Rdf
from marketgraph.errors import ReadingError
from marketgraph.vocabulary import MKG

RECORD = f"{MKG}record"
CHUNK = 1 << 20
TRACES = (b"mkg:record", RECORD.encode())


def is_export(document: Document) -> bool:
    """Return whether a document carries claims with their sources: an RDF export, or a file of claims."""
    if isinstance(document, JsonRecords):
        first = next(lines(document), None)
        return first is not None and set(first.value) == {"source"}
    return isinstance(document, Rdf) and _has_trace(document) and any(_records(document))


def read_export(document: Document) -> Iterator[tuple[Source, list[Claim]]]:
    """Yield the sources of an export, each with its claims in the order of the export.

    Args:
        document: One for which ``is_export`` holds.

    Raises:
        ReadingError: A record is damaged, or a claim has no source in the export.
    """
    sources: dict[str, Source] = {}
    claims: dict[str, dict[str, Claim]] = {}
    for text in _texts(document):
        record = _parsed(document, text)
        if isinstance(record, Source):
            sources[record.document] = record
        else:
            claims.setdefault(record.evidence.document, {})[record.id] = record
    orphan = next((name for name in claims if name not in sources), None)
    if orphan:
        raise ReadingError(
            f"claims of {orphan} stand in it without their source",
            file=document.path,
            remedy="Export again.",
        )
    for name, source in sources.items():
        yield source, list(claims.get(name, {}).values())


def _texts(document: Document) -> Iterator[str]:
    """Yield the records of an export as JSON."""
    if isinstance(document, Rdf):
        return _records(document)
    return (line.text for line in lines(document))


def _records(document: Rdf) -> Iterator[str]:
    """Yield the records of an RDF export as JSON."""
    return (q.object.value for q in document.quads() if q.predicate.value == RECORD)


def _parsed(document: Document, text: str) -> Source | Claim:
    """Return the source or claim that a record is."""
    try:
        if text.startswith('{"source":'):
            return Source.model_validate_json(text[len('{"source":') : -1])
        if '"fact":' in text:
            return Claim.model_validate_json(text)
        return Source.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ReadingError(
            f"a record in it is damaged ({first['msg']}): {text[:60]}…",
            file=document.path,
            remedy="Export again.",
        ) from error


def _has_trace(document: Rdf) -> bool:
    """Return whether the bytes hold the name of the property that carries records."""
    tail = b""
    with document.path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            if any(trace in tail + chunk for trace in TRACES):
                return True
            tail = chunk[-len(TRACES[1]) :]
    return False
