"""Claim, Evidence and Source: a typed fact, the passage that says it, the document it stands in."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from marketgraph.facts import Fact, FactBase, Record

Method = Literal["rules", "table", "rdf", "model", "llm", "person"]
SUGGESTING: frozenset[str] = frozenset({"model", "llm"})


_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})"
)


def _moment(value: str) -> str:
    """Return a date and time as ``xsd:dateTime`` writes it, with its zone; refuse anything else."""
    if not _MOMENT.fullmatch(value):
        raise ValueError("is not a date and time with a zone, such as 2026-01-31T12:00:00Z")
    datetime.fromisoformat(value)
    return value


Moment = Annotated[str, AfterValidator(_moment)]


class Evidence(Record):
    """The exact stretch of a document that says a fact.

    Attributes:
        document: ``sha256:`` and the hexadecimal digest of the bytes that were read.
        start: Characters of the document's text before the passage.
        end: Characters up to its end; ``quote == text[start:end]``.
        quote: The passage; left out where the owner of the text wants only its place kept.
        page: Page of a paged document, from 1.
        sheet: Worksheet of a workbook.
        row: Row of a table, from 1; the header is row 1.
        columns: Columns of the row that were used, from 1.
        location: The file's name, where claims of several files are printed together.
    """

    document: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str | None = None
    page: int | None = Field(default=None, ge=1)
    sheet: str | None = None
    row: int | None = Field(default=None, ge=1)
    columns: tuple[int, ...] = ()
    location: str | None = None


class Source(Record):
    """The document that claims were read from: the first line of a file of claims.

    Attributes:
        document: ``sha256:`` and the hexadecimal digest of its bytes.
        text_hash: ``sha256:`` digest of the extracted text (UTF-8).
        location: Path or address it was read from.
        media_type: Its media type.
        read: When it was read, ISO 8601 in UTC.
        mapping: The column mapping of a table, as it was used.
    """

    document: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    text_hash: str | None = None
    location: str | None = None
    media_type: str | None = None
    read: Moment | None = None
    title: str | None = None
    publisher: str | None = None
    licence: str | None = None
    reader: str | None = None
    reader_version: str | None = None
    mapping: dict[str, Any] | None = None


class Claim(Record):
    """One typed fact, the passage that says it and how surely the reader read it there."""

    fact: Fact
    evidence: Evidence
    confidence: float = Field(ge=0, le=1)
    method: Method
    reader: str | None = None

    @cached_property
    def id(self) -> str:
        """The first 32 hex digits of the SHA-256 of the canonical JSON without confidence and reader."""
        record = self.record()
        text = canonical({key: record[key] for key in ("fact", "evidence", "method")})
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    @property
    def suggested(self) -> bool:
        """Whether a person must accept the claim before it counts (methods ``model`` and ``llm``)."""
        return self.method in SUGGESTING

    def record(self) -> dict[str, Any]:
        """Return the JSON object of the contract; absent and empty fields are left out."""
        return plain(self)


def plain(record: Record | FactBase) -> dict[str, Any]:
    """Return a record as JSON values: camelCase names, absent and empty fields left out."""
    value = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {key: _filled(part) for key, part in value.items() if part != []}


def _filled(value: Any) -> Any:
    """Return a JSON value without the empty lists inside it."""
    if isinstance(value, dict):
        return {key: _filled(part) for key, part in value.items() if part != []}
    return value


def canonical(value: Any) -> str:
    """Return canonical JSON: keys sorted, no white space, text as UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
