"""A language model as a second reader: it suggests facts, each with a passage that must stand in the text (extra ``llm``)."""

from __future__ import annotations

from marketgraph.reading.llm.model import Model
from marketgraph.reading.llm.suggesting import suggest

__all__ = ["Model", "suggest"]
