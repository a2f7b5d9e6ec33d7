"""The SPARQL endpoint: a query in, a finished result out."""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable, Container, Iterator, Mapping
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import IO

import anyio.to_thread
from starlette.concurrency import iterate_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from marketgraph.errors import MarketgraphError
from marketgraph.query import QueryRunner
from marketgraph.server.attending import attended
from marketgraph.server.body import body_of
from marketgraph.server.description import described
from marketgraph.server.desk import Desk
from marketgraph.server.negotiation import GRAPHS, JSON, SOLUTIONS, TURTLE, best, prefers_pages
from marketgraph.server.problems import Problem, problem_of
from marketgraph.server.protocol import asked
from marketgraph.server.tags import content_type
from marketgraph.server.tags import tag as tag_of
from marketgraph.store import Form, Limits, Stop
from marketgraph.workspace.opened import Generation

IN_MEMORY = 1 << 20
"""Bytes of a result that are held in memory before it goes to a file."""

_PIECE = 1 << 18
_VARY = {"Vary": "Accept"}


Page = Callable[[Request], Awaitable[Response]]
"""Answers people."""


class Endpoint:
    """Answers ``/sparql``."""

    def __init__(self, desk: Desk, page: Page) -> None:
        """Take where requests are served, and the page for people."""
        self._desk, self._page = desk, page

    async def answer(self, request: Request) -> Response:
        """Answer a request; whatever is wrong becomes a problem document.

        A browser that follows a link gets the page, with the query of the link in its editor.
        """
        if request.method != "POST" and prefers_pages(request.headers.get("accept")):
            return await self._page(request)
        try:
            return await self._answered(request)
        except Problem as problem:
            return problem.response()
        except MarketgraphError as error:
            return problem_of(error).response()

    async def _answered(self, request: Request) -> Response:
        body = b""
        if request.method == "POST":
            body = await body_of(request, self._desk.settings.body, self._desk.settings.patience)
        media = request.headers.get("content-type", "")
        what = asked(request.method.replace("HEAD", "GET"), request.url.query, media, body)
        accept = request.headers.get("accept")
        if what is None:
            return await anyio.to_thread.run_sync(self._described, str(request.url), accept)
        rows, graph = best(accept, SOLUTIONS), best(accept, GRAPHS)
        if rows is None and graph is None:
            raise _unacceptable({**SOLUTIONS, **GRAPHS})
        form = Form(rows or JSON, graph or TURTLE, what.default, what.named)
        known = request.headers.get("if-none-match", "")
        limits = replace(self._desk.settings.limits, stop=(stop := Stop()))
        async with attended(request, stop):
            run = partial(self._run, what.query, form, (rows, graph), known, limits)
            return await self._desk.ask(run)

    def _described(self, address: str, accept: str | None) -> Response:
        with self._desk.leases.generation() as generation:
            return described(generation, address, accept)

    def _run(
        self,
        query: str,
        form: Form,
        taken: Container[str | None],
        known: str,
        limits: Limits,
        generation: Generation,
    ) -> Response:
        """Run a query to its end and return its result, or 304 if the client knows it."""
        tag = tag_of(generation.folder, form, query)
        headers = {**_VARY, "ETag": tag, "Cache-Control": "no-cache"}
        if tag in known:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        runner = QueryRunner(generation.store)
        spool = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
        try:
            media = runner.write(query, spool, form, limits=limits)
            if media not in taken:
                raise _unacceptable(SOLUTIONS if media == form.solutions else GRAPHS)
        except BaseException:
            spool.close()
            raise
        return _sent(spool, media, headers)


def _unacceptable(offers: Mapping[str, str]) -> Problem:
    written = ", ".join(dict.fromkeys(offers.values()))
    return Problem(HTTPStatus.NOT_ACCEPTABLE, f"Such a result is written as {written}.")


def _sent(spool: IO[bytes], media: str, headers: dict[str, str]) -> Response:
    size = spool.tell()
    spool.seek(0)
    kind = content_type(media)
    if size <= IN_MEMORY:
        with spool:
            return Response(spool.read(), headers=headers, media_type=kind)
    headers = {**headers, "Content-Length": str(size)}
    return StreamingResponse(
        iterate_in_threadpool(_pieces(spool)), headers=headers, media_type=kind
    )


def _pieces(spool: IO[bytes]) -> Iterator[bytes]:
    with spool:
        while piece := spool.read(_PIECE):
            yield piece
