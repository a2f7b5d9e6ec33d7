"""Work on all cores: processes of our own that take one job at a time."""

from __future__ import annotations

from marketgraph.pool.running import cores, run_all

__all__ = ["cores", "run_all"]
