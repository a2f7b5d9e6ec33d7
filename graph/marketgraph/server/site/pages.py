"""The paths of these pages, each answered from the generation in use, in its turn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from marketgraph import __version__
from marketgraph.errors import MarketgraphError
from marketgraph.server.desk import Desk
from marketgraph.server.problems import Problem, problem_of
from marketgraph.server.site import asking, exploring, finding, home, review, similar, sources
from marketgraph.server.site.judging import Judging
from marketgraph.server.tags import tag
from marketgraph.server.web import page
from marketgraph.workspace.opened import Generation

Work = Callable[[Generation, Request], str]
Handler = Callable[[Request], Awaitable[Response]]

PAGES: dict[str, Work] = {
    "/": home.shown,
    "/explore": exploring.shown,
    "/markets": home.markets_shown,
    "/search": finding.shown,
    "/sources": sources.shown,
}
"""Path -> what writes its page."""


class Site:
    """Answers the paths of these pages."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        """Take the workspace, and where requests are served."""
        self._folder, self._desk = folder, desk
        self._judging = Judging(folder, desk.settings)

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            *(
                Route(path, self._handler(partial(self._kept, work)), methods=["GET"])
                for path, work in PAGES.items()
            ),
            Route("/similar", self._handler(partial(self._kept, self._similar)), methods=["GET"]),
            Route("/review", self._handler(self._review), methods=["GET"]),
            Route("/review", self._judging.answer, methods=["POST"]),
        ]

    async def query_page(self, request: Request) -> Response:
        """Answer ``/sparql`` to a browser; machines get the endpoint there."""
        response = await self._handler(partial(self._kept, asking.shown))(request)
        response.headers["Vary"] = "Accept"
        return response

    def _handler(self, run: Callable[[Request, Generation], Response]) -> Handler:
        async def answer(request: Request) -> Response:
            try:
                return await self._desk.ask(partial(run, request))
            except Problem as problem:
                return problem.response()
            except MarketgraphError as error:
                return problem_of(error).response()

        return answer

    def _kept(self, work: Work, request: Request, generation: Generation) -> Response:
        """Return a page, known by its generation, which never changes, and its address."""
        known = tag(generation.folder, __version__, request.url)
        headers = {"ETag": known, "Cache-Control": "no-cache"}
        if known in request.headers.get("if-none-match", ""):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return page(work(generation, request), headers)

    def _similar(self, generation: Generation, request: Request) -> str:
        """Return what is compared in a process of its own: it takes long where there are many companies."""
        return similar.shown(generation, request, self._desk.laboured)

    def _review(self, request: Request, generation: Generation) -> Response:
        """Return what is open, which changes with every decision: it is never kept.

        Its forms tell their origin, which a policy of no referrer would make ``null``.
        """
        of = request.query_params.get("of", "")
        text = review.shown(generation, self._folder, self._judging.token(request), of)
        return page(text, {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"})
