"""The application: routes, and what stands around them."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from marketgraph.server.api import make_api
from marketgraph.server.endpoint import Endpoint
from marketgraph.server.guarding import Guard
from marketgraph.server.labour import Labour
from marketgraph.server.leases import Leases
from marketgraph.server.linked import LinkedData
from marketgraph.server.portraits import portrait
from marketgraph.server.problems import failed, refused
from marketgraph.server.settings import Settings
from marketgraph.server.site import Site
from marketgraph.server.turns import Turns
from marketgraph.server.web import assets


def make_app(folder: Path, settings: Settings | None = None) -> ASGIApp:
    """Return the application that serves a workspace (ASGI 3).

    Args:
        folder: The workspace.
        settings: Where it listens and how much clients may ask for.
    """
    settings = settings or Settings()
    workers = settings.workers or os.cpu_count() or 1
    leases = Leases(folder, memory=settings.memory, workers=workers)
    turns = Turns(workers, settings.waiting)
    labour = Labour("marketgraph.server.api,marketgraph.analysis.catalogue", settings.memory)
    site = Site(folder, leases, settings, turns)
    endpoint = Endpoint(leases, settings, turns, site.query_page)
    linked = LinkedData(leases, settings, turns, portrait)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        if settings.ready:
            labour.begin()
        try:
            yield
        finally:
            labour.close()
            leases.close()

    app = Starlette(
        routes=[
            Route("/sparql", endpoint.answer, methods=["GET", "POST"]),
            Mount("/api", make_api(leases, settings, turns, labour)),
            *site.routes(),
            *linked.routes(),
            assets(),
        ],
        exception_handlers={HTTPException: refused, Exception: failed},
        lifespan=lifespan,
    )
    return Guard(app, settings.host, settings.names)
