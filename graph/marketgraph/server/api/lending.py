"""Runs the work of a request in a thread or a process of its own, on the generation in use, in its turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Annotated, TypeVar

import anyio.to_thread
from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from marketgraph.server.attending import attended
from marketgraph.server.labour import Labour
from marketgraph.server.leases import Leases
from marketgraph.server.settings import Settings
from marketgraph.server.tags import tag
from marketgraph.server.turns import Turns
from marketgraph.store import Limits, Stop
from marketgraph.workspace.opened import Generation

T = TypeVar("T")


class NotModified(Exception):
    """The client has this answer already."""

    def __init__(self, headers: dict[str, str]) -> None:
        """Keep the headers of the response."""
        super().__init__()
        self.headers = headers


class Lender:
    """What the whole API shares: generations, limits, turns, and processes for what must be stopped."""

    def __init__(self, leases: Leases, settings: Settings, turns: Turns, labour: Labour) -> None:
        """Take where generations come from, the limits, the turns that all queries share, and the processes."""
        self.leases, self.settings, self.turns, self.labour = leases, settings, turns, labour


class Ask:
    """Answers one request from one generation, as long as its client is there."""

    def __init__(self, request: Request, response: Response) -> None:
        """Take the request, and the response whose headers name the answer."""
        self.lender: Lender = request.app.state.lender
        self._request, self._response = request, response
        self._stop = Stop()

    @property
    def limits(self) -> Limits:
        """What a query of this request may take; it is ended when the client goes away."""
        return replace(self.lender.settings.limits, stop=self._stop)

    async def __call__(self, work: Callable[[Generation], T]) -> T:
        """Return what the work gives.

        Raises:
            NotModified: The client has the answer already.
            Problem: All places are taken.
        """
        turns = self.lender.turns
        self.lender.labour.begin()
        async with turns.turn(), attended(self._request, self._stop):
            return await anyio.to_thread.run_sync(partial(self._run, work), limiter=turns.limiter)

    async def apart(self, work: Callable[[Generation], T]) -> T:
        """Return what work gives that is done in a process of its own, and stopped at the time limit of a query.

        Args:
            work: A callable that pickles.

        Raises:
            NotModified: The client has the answer already.
            Problem: All places are taken.
            QueryTimeout: It ran over its time.
        """
        run, limits = self.lender.labour.run, self.limits
        return await self(
            lambda generation: run(work, generation.folder, limits.timeout, limits.stop)
        )

    def _run(self, work: Callable[[Generation], T]) -> T:
        with self.lender.leases.generation() as generation:
            if self._request.method == "GET":
                self._name(generation)
            return work(generation)

    def _name(self, generation: Generation) -> None:
        """Name the answer by its generation, which never changes, and its address."""
        known = tag(generation.folder, self._request.url)
        headers = {"ETag": known, "Cache-Control": "no-cache"}
        if known in self._request.headers.get("if-none-match", ""):
            raise NotModified(headers)
        self._response.headers.update(headers)


Asked = Annotated[Ask, Depends(Ask)]
Iri = Annotated[
    str,
    Query(
        min_length=1,
        max_length=2_000,
        description="IRI, or the path of its page, as company/onrad-inc",
    ),
]
Limit = Annotated[int, Query(ge=1, le=1_000, description="at most so many")]
Offset = Annotated[int, Query(ge=0, le=100_000_000, description="so many are passed over")]
