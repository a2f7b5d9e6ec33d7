"""The graph for assistants: a server of the Model Context Protocol over standard input and output."""

from __future__ import annotations

from marketgraph.server.mcp.running import serve_assistant

__all__ = ["serve_assistant"]
