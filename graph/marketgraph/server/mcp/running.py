"""Runs the server of the protocol until its client leaves."""

from __future__ import annotations

import importlib.util
import signal
from pathlib import Path

from marketgraph.errors import UsageError
from marketgraph.server.settings import Settings


def serve_assistant(folder: Path, settings: Settings) -> None:
    """Answer one assistant over standard input and output until it closes them; no network is used.

    Ctrl-C ends the process at once: a thread that waits for input would hold it otherwise, and nothing is being written.

    Raises:
        UsageError: The extra ``mcp`` is not installed.
    """
    if importlib.util.find_spec("mcp") is None:
        raise UsageError(
            "assistants are served by the extra mcp, which is not installed",
            remedy='Install it: pip install "marketgraph[mcp]".',
        )
    from marketgraph.server.mcp.serving import make_server

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    make_server(folder, settings).run("stdio")
