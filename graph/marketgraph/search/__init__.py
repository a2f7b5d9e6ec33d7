"""Search: an index of names and quotes in one SQLite file."""

from __future__ import annotations

from marketgraph.search.folding import fold
from marketgraph.search.index import Hit, Index, Quote
from marketgraph.search.writing import Name, update_index, write_index

__all__ = ["Hit", "Index", "Name", "Quote", "fold", "update_index", "write_index"]
