"""Runs the application until it is told to stop."""

from __future__ import annotations

from pathlib import Path

from marketgraph.server.app import make_app
from marketgraph.server.settings import Settings

KEEP_ALIVE = 30
"""Seconds for which a connection is kept open without a request."""
GRACE = 10
"""Seconds that running requests have when the server is told to stop."""


def serve(folder: Path, settings: Settings) -> None:
    """Serve a workspace until Ctrl-C or SIGTERM.

    Raises:
        SystemExit: The address cannot be bound.
    """
    import uvicorn

    uvicorn.run(
        make_app(folder, settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
    )
