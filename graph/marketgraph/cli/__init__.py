"""The command line: arguments in, text and an exit code out."""

from __future__ import annotations

from marketgraph.cli.app import app, main

__all__ = ["app", "main"]
