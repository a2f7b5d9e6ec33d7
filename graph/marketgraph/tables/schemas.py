"""The columns of the tables (``docs/tables.md``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow

_COLUMNS: dict[str, dict[str, str]] = {
    "entities": {
        "iri": "string",
        "kind": "string",
        "type": "string",
        "label": "string",
        "names": "strings",
        "country": "string",
        "claims": "int32",
    },
    "redirects": {"iri": "string", "replaced_by": "string"},
    "relations": {
        "source": "string",
        "relation": "string",
        "target": "string",
        "development": "string",
        "claim": "string",
        "from": "string",
        "to": "string",
        "status": "string",
        "confidence": "double",
    },
    "developments": {
        "iri": "string",
        "type": "string",
        "label": "string",
        "earliest": "string",
        "latest": "string",
        "market": "string",
        "status": "string",
        "amount": "double",
        "currency": "string",
        "stake": "double",
        "case": "string",
        "outcome": "string",
        "claims": "int32",
    },
    "roles": {"development": "string", "role": "string", "entity": "string"},
    "figures": {
        "iri": "string",
        "type": "string",
        "market": "string",
        "region": "string",
        "segment": "string",
        "dimension": "string",
        "company": "string",
        "amount": "double",
        "currency": "string",
        "percent": "double",
        "growth_kind": "string",
        "rank": "int32",
        "criterion": "string",
        "start_year": "int32",
        "end_year": "int32",
        "status": "string",
        "qualifier": "string",
        "within_region": "string",
        "within_segment": "string",
        "report": "string",
        "publisher": "string",
        "claim": "string",
        "claims": "int32",
    },
    "segments": {
        "iri": "string",
        "market": "string",
        "dimension": "string",
        "label": "string",
        "dimension_label": "string",
        "parent": "string",
    },
    "reports": {
        "iri": "string",
        "title": "string",
        "publisher": "string",
        "issued": "string",
        "url": "string",
        "market": "string",
        "base_year": "int32",
        "forecast_start": "int32",
        "forecast_end": "int32",
    },
    "suggestions": {
        "kind": "string",
        "left": "string",
        "right": "string",
        "left_name": "string",
        "right_name": "string",
        "reason": "string",
        "score": "double",
    },
    "documents": {
        "iri": "string",
        "document": "string",
        "location": "string",
        "title": "string",
        "media_type": "string",
        "read": "string",
        "report": "string",
        "claims": "int32",
        "set_aside": "int32",
    },
    "claims": {
        "iri": "string",
        "document": "string",
        "type": "string",
        "about": "strings",
        "report": "string",
        "origin": "string",
        "confidence": "double",
        "method": "string",
        "status": "string",
        "reason": "string",
        "judged": "bool",
        "issued": "string",
        "quote": "string",
        "start": "int64",
        "end": "int64",
        "page": "int32",
        "sheet": "string",
        "row": "int32",
    },
}

NAMES: tuple[str, ...] = tuple(_COLUMNS)


def columns(table: str) -> tuple[str, ...]:
    """Return the column names of a table, in order."""
    return tuple(_COLUMNS[table])


def schema(table: str) -> pyarrow.Schema:
    """Return the Arrow schema of a table."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "bool": pa.bool_(),
    }
    return pa.schema([(name, types[kind]) for name, kind in _COLUMNS[table].items()])
