"""Network analyses and market figures, each with the claims behind every row."""

from __future__ import annotations

from marketgraph.analysis.catalogue import analyses, analyze
from marketgraph.analysis.evidence import Evidence, Floors
from marketgraph.analysis.model import Analysis, Option
from marketgraph.analysis.names import resolve

__all__ = ["Analysis", "Evidence", "Floors", "Option", "analyses", "analyze", "resolve"]
