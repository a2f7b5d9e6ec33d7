"""What companies did: deals, partnerships, agreements, launches, openings, approvals."""

from __future__ import annotations

from marketgraph.reading.prose.developments.reading import read

__all__ = ["read"]
