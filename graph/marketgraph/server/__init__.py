"""The server: requests over HTTP to a workspace, answered from the generation in use."""

from __future__ import annotations

from marketgraph.server.app import make_app
from marketgraph.server.running import serve
from marketgraph.server.settings import Settings

__all__ = ["Settings", "make_app", "serve"]
