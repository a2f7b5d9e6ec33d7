"""The application: routes, and what stands around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from marketgraph.server.api import make_api
from marketgraph.server.desk import Desk
from marketgraph.server.endpoint import Endpoint
from marketgraph.server.guarding import Guard
from marketgraph.server.linked import LinkedData
from marketgraph.server.portraits import portrait
from marketgraph.server.problems import failed, refused
from marketgraph.server.settings import Settings
from marketgraph.server.site import Site
from marketgraph.server.web import assets


def make_app(folder: Path, settings: Settings | None = None) -> ASGIApp:
    """Return the application that serves a workspace (ASGI 3).

    Args:
        folder: The workspace.
        settings: Where it listens and how much clients may ask for.
    """
    settings = settings or Settings()
    desk = Desk(folder, settings, "marketgraph.server.api,marketgraph.analysis.catalogue")
    site = Site(folder, desk)
    endpoint = Endpoint(desk, site.query_page)
    linked = LinkedData(desk, portrait)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        if settings.ready:
            desk.labour.begin()
        try:
            yield
        finally:
            desk.close()

    app = Starlette(
        routes=[
            Route("/sparql", endpoint.answer, methods=["GET", "POST"]),
            Mount("/api", make_api(desk)),
            *site.routes(),
            *linked.routes(),
            assets(),
        ],
        exception_handlers={HTTPException: refused, Exception: failed},
        lifespan=lifespan,
    )
    return Guard(app, settings.host, settings.names)
