"""A document as it was read: its text with the facts marked, in words and as one HTML page."""

from __future__ import annotations

from marketgraph.views.reading.article import Article, article
from marketgraph.views.reading.kinds import KINDS, kind_of
from marketgraph.views.reading.page import reading_page
from marketgraph.views.reading.places import Places
from marketgraph.views.reading.wording import wording

__all__ = ["KINDS", "Article", "Places", "article", "kind_of", "reading_page", "wording"]
