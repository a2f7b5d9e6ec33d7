"""Pages that are made for one kind of thing: companies, markets, segments, developments, reports, claims."""

from __future__ import annotations

from marketgraph.server.portraits.choosing import portrait

__all__ = ["portrait"]
