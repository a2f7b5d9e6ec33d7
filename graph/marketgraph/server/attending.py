"""Work for a client, which is ended when the client goes away."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.requests import Request

from marketgraph.store import Stop


@asynccontextmanager
async def attended(request: Request, stop: Stop) -> AsyncIterator[None]:
    """Tell work to stop if the client closes its connection meanwhile; what it sent has been read before."""
    watch = asyncio.create_task(_watch(request, stop))
    try:
        yield
    finally:
        watch.cancel()


async def _watch(request: Request, stop: Stop) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    stop.tell()
