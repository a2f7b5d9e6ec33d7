"""marketgraph: a knowledge graph of markets, every statement with the passage that says it."""

from __future__ import annotations

__version__ = "0.1.0"
