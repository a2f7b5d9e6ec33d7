"""Runs the application until it is told to stop."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from marketgraph.server.app import make_app
from marketgraph.server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from socket import socket

    import uvicorn

NOT_STARTED = 3
"""Exit code where the address cannot be bound, as uvicorn has it."""
KEEP_ALIVE = 30
"""Seconds for which a connection is kept open without a request."""
GRACE = 10
"""Seconds that running requests have when the server is told to stop."""
CONNECTIONS = 500
"""Connections at once; further requests are answered by 503."""


def config(folder: Path, settings: Settings) -> uvicorn.Config:
    """Return how a workspace is served."""
    import uvicorn

    from marketgraph.server.patience import patient

    return uvicorn.Config(
        make_app(folder, settings),
        host=settings.host,
        port=settings.port,
        http=patient(settings),
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
    )


def serve(folder: Path, settings: Settings, ready: Callable[[], object] | None = None) -> None:
    """Serve a workspace until Ctrl-C or SIGTERM.

    Args:
        folder: The workspace.
        settings: Where it listens and how much clients may ask for.
        ready: Called once it listens.

    Raises:
        SystemExit: The address cannot be bound.
    """
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started and ready:
                ready()

    server = Server(config(folder, settings))
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        sys.exit(NOT_STARTED)
