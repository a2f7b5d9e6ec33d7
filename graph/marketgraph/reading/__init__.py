"""Documents become claims: typed facts, each with the place that says it."""

from __future__ import annotations

from marketgraph.reading.export import is_export, read_export
from marketgraph.reading.mapping import Mapping
from marketgraph.reading.model import Reading, Reject
from marketgraph.reading.reader import read
from marketgraph.reading.rejects import write_rejects
from marketgraph.reading.understanding import (
    FieldUse,
    Understanding,
    begun_mapping,
    to_toml,
    understand,
)

__all__ = [
    "FieldUse",
    "Mapping",
    "Reading",
    "Reject",
    "Understanding",
    "begun_mapping",
    "is_export",
    "read",
    "read_export",
    "to_toml",
    "understand",
    "write_rejects",
]
