"""The application: routes, and what stands around them."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from marketgraph.server.endpoint import Endpoint
from marketgraph.server.guarding import Guard
from marketgraph.server.leases import Leases
from marketgraph.server.problems import Problem
from marketgraph.server.settings import Settings
from marketgraph.server.turns import Turns


def make_app(folder: Path, settings: Settings | None = None) -> ASGIApp:
    """Return the application that serves a workspace (ASGI 3).

    Args:
        folder: The workspace.
        settings: Where it listens and how much clients may ask for.
    """
    settings = settings or Settings()
    workers = settings.workers or os.cpu_count() or 1
    leases = Leases(folder, memory=settings.memory, workers=workers)
    endpoint = Endpoint(leases, settings, Turns(workers, settings.waiting))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            leases.close()

    app = Starlette(
        routes=[Route("/sparql", endpoint.answer, methods=["GET", "POST"])],
        exception_handlers={HTTPException: _refused, Exception: _failed},
        lifespan=lifespan,
    )
    return Guard(app, settings.host, settings.names)


def _failed(request: Request, error: Exception) -> Response:
    """Answer a request that met an error of our own; what it was stands in the server's log."""
    return Problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "An error of marketgraph itself; the server's log tells more.",
    ).response()


def _refused(request: Request, error: Exception) -> Response:
    """Answer what no route takes: an unknown path, another method."""
    assert isinstance(error, HTTPException)  # noqa: S101 - the only kind that is sent here
    status = HTTPStatus(error.status_code)
    detail = f"{request.method} {request.url.path}: {status.phrase.lower()}."
    return Problem(status, detail, headers=error.headers).response()
