"""Claim, Evidence and Source: a typed fact, the passage that says it, the document it stands in."""

import hashlib
import json
import re
from datetime import datetime
from functools import cache, cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from marketgraph.facts import Fact, FactBase, Record
from marketgraph.facts.values import writable

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


def _writable(value: Any) -> Any:
    """Return a JSON value whose texts a file can hold."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {_writable(key): _writable(part) for key, part in value.items()}
    return [_writable(part) for part in value] if isinstance(value, list | tuple) else value


Moment = Annotated[str, AfterValidator(_moment)]
Line = Annotated[int, Field(ge=1, lt=2**31)]
Offset = Annotated[int, Field(ge=0, lt=2**63)]
Written = Annotated[str, AfterValidator(writable)]


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
    start: Offset
    end: Offset
    quote: Written | None = None
    page: Line | None = None
    sheet: Written | None = None
    row: Line | None = None
    columns: tuple[Line, ...] = ()
    location: Written | None = None


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
    text_hash: Written | None = None
    location: Written | None = None
    media_type: Written | None = None
    read: Moment | None = None
    title: Written | None = None
    publisher: Written | None = None
    licence: Written | None = None
    reader: Written | None = None
    reader_version: Written | None = None
    mapping: Annotated[dict[str, Any], AfterValidator(_writable)] | None = None


class Claim(Record):
    """One typed fact, the passage that says it and how surely the reader read it there."""

    fact: Fact
    evidence: Evidence
    confidence: float = Field(ge=0, le=1)
    method: Method
    reader: Written | None = None

    @cached_property
    def id(self) -> str:
        """The first 32 hex digits of the SHA-256 of the canonical JSON without confidence and reader."""
        fact, evidence = plain(self.fact), plain(self.evidence)
        text = canonical({"fact": fact, "evidence": evidence, "method": self.method})
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    @property
    def suggested(self) -> bool:
        """Whether a person must accept the claim before it counts (methods ``model`` and ``llm``)."""
        return self.method in SUGGESTING

    def record(self) -> dict[str, Any]:
        """Return the JSON object of the contract; absent and empty fields are left out."""
        return plain(self)


def plain(record: Record | FactBase) -> dict[str, Any]:
    """Return a record as JSON values: camelCase names in their order, absent and empty fields left out.

    The mapping of a source is a person's own and stays as it is.
    """
    held = record.__dict__
    return {
        alias: _value(part)
        for alias, name in _fields(type(record))
        if (part := held[name]) is not None and part != ()
    }


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a type of records: name in JSON, attribute; in the order of canonical JSON."""
    return tuple(sorted((info.alias or name, name) for name, info in kind.model_fields.items()))


def _value(part: Any) -> Any:
    """Return the value of a field as JSON has it."""
    if isinstance(part, tuple):
        return list(part)
    return plain(part) if isinstance(part, Record) else part


def canonical(value: Any) -> str:
    """Return canonical JSON: keys sorted, no white space, text as UTF-8."""
    return _CANONICAL.encode(value)


_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
