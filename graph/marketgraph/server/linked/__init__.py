"""Linked data: every thing has a page at the path of its IRI, for people and for machines."""

from __future__ import annotations

from marketgraph.server.linked.pages import LinkedData

__all__ = ["LinkedData"]
