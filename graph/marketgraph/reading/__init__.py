"""Documents become claims: typed facts, each with the place that says it."""

from __future__ import annotations

from marketgraph.reading.model import Reading, Reject
from marketgraph.reading.reader import read

__all__ = ["Reading", "Reject", "read"]
