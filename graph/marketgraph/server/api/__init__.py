"""The JSON API: everything that pages and programs ask for, typed and described by OpenAPI."""

from __future__ import annotations

from marketgraph.server.api.app import make_api

__all__ = ["make_api"]
