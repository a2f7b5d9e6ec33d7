"""Views of the graph for people: the single-file page, and the picture that it draws."""

from __future__ import annotations

from marketgraph.views.layout import compose
from marketgraph.views.page import Page, page
from marketgraph.views.selection import select

__all__ = ["Page", "compose", "page", "select"]
