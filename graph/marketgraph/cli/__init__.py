"""The command line: arguments in, text and an exit code out."""

from __future__ import annotations

import os

from marketgraph.garbage import collect_seldom

__all__ = ["main"]


def main() -> None:
    """Run the command line of the process and leave with its exit code."""
    collect_seldom()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them takes 15 ms
    from marketgraph.cli.app import main as run

    run()
