"""Prose becomes claims: reports, releases and pasted text, read by small grammars over sentences and lists."""

from __future__ import annotations

from marketgraph.reading.prose.reader import read_prose
from marketgraph.reading.prose.text import Text

__all__ = ["Text", "read_prose"]
