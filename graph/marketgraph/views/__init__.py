"""Views of the graph for people: the single-file page."""

from __future__ import annotations

from marketgraph.views.page import Page, page

__all__ = ["Page", "page"]
