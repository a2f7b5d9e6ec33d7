"""Figures of a market: sizes, growth, shares, rankings."""

from __future__ import annotations

from marketgraph.reading.prose.figures.reading import read

__all__ = ["read"]
