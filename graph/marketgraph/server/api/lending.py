"""Serves the requests of the API at the desk that all paths share; an answer that the client has is not made again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Annotated, TypeVar

from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from marketgraph.server.attending import attended
from marketgraph.server.desk import Desk
from marketgraph.server.tags import tag
from marketgraph.store import Limits, Stop
from marketgraph.workspace.opened import Generation

T = TypeVar("T")


class NotModified(Exception):
    """The client has this answer already."""

    def __init__(self, headers: dict[str, str]) -> None:
        """Keep the headers of the response."""
        super().__init__()
        self.headers = headers


class Ask:
    """Answers one request from one generation, as long as its client is there."""

    def __init__(self, request: Request, response: Response) -> None:
        """Take the request, and the response whose headers name the answer."""
        self.desk: Desk = request.app.state.desk
        self._request, self._response = request, response
        self._stop = Stop()

    @property
    def limits(self) -> Limits:
        """What a query of this request may take; it is ended when the client goes away."""
        return replace(self.desk.settings.limits, stop=self._stop)

    async def __call__(self, work: Callable[[Generation], T]) -> T:
        """Return what the work gives.

        Raises:
            NotModified: The client has the answer already.
            Problem: All places are taken.
        """
        self.desk.labour.begin()
        async with attended(self._request, self._stop):
            return await self.desk.ask(partial(self._run, work))

    async def apart(self, work: Callable[[Generation], T]) -> T:
        """Return what work gives that is done in a process of its own, and stopped at the time limit of a query.

        Args:
            work: A callable that pickles.

        Raises:
            NotModified: The client has the answer already.
            Problem: All places are taken.
            QueryTimeout: It ran over its time.
        """
        return await self(partial(self.desk.laboured, work, stop=self._stop))

    def _run(self, work: Callable[[Generation], T], generation: Generation) -> T:
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
