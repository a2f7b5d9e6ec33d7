"""The paths of linked data: ``/id/…``, ``/about``, ``/ontology`` and ``/resolve``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from marketgraph import __version__
from marketgraph.errors import MarketgraphError
from marketgraph.server.desk import Desk
from marketgraph.server.linked import ontology, terms
from marketgraph.server.linked.asking import Asker
from marketgraph.server.linked.describing import Description, begun, complete
from marketgraph.server.linked.missing import missing
from marketgraph.server.linked.paging import Pager
from marketgraph.server.linked.places import SUFFIXES, Places, can_name, places_of, term_page
from marketgraph.server.linked.sending import Wanted, caching, links, moved, sent, wanted
from marketgraph.server.linked.writing import statements, written
from marketgraph.server.negotiation import HTML
from marketgraph.server.problems import Problem, problem_of
from marketgraph.server.tags import tag
from marketgraph.server.web import render
from marketgraph.vocabulary import MKG
from marketgraph.workspace.opened import Generation

Handler = Callable[[Request], Awaitable[Response]]
Portrait = Callable[[Generation, Asker, Places, Description], str | None]
"""Returns the page of a thing that was begun, or None if its kind has the general one."""


class LinkedData:
    """Describes things at the paths of their IRIs."""

    def __init__(self, desk: Desk, portrait: Portrait | None = None) -> None:
        """Take where requests are served, and what writes the pages of some kinds of things; others have the general one."""
        self._desk, self._portrait = desk, portrait

    def routes(self) -> list[Route]:
        """Return the routes."""
        endings = ("", *SUFFIXES)
        return [
            Route("/id/{path:path}", _guarded(self._thing), methods=["GET"]),
            *(Route(f"/about{one}", _guarded(self._about), methods=["GET"]) for one in endings),
            *(Route(f"/ontology{one}", _guarded(terms.answer), methods=["GET"]) for one in endings),
            Route("/resolve", _guarded(self._resolve), methods=["GET"]),
        ]

    async def _thing(self, request: Request) -> Response:
        want = wanted(request)
        return await self._desk.ask(partial(self._told, want, want.path.removeprefix("/id/")))

    async def _about(self, request: Request) -> Response:
        want, iri = wanted(request), _iri(request)
        return await self._desk.ask(partial(self._told_elsewhere, want, iri))

    async def _resolve(self, request: Request) -> Response:
        want, iri = wanted(request), _iri(request)
        if iri == ontology.IRI or iri in ontology.terms():
            return moved(term_page(iri), HTTPStatus.SEE_OTHER)
        return await self._desk.ask(partial(self._resolved, want, iri))

    def _told(self, want: Wanted, path: str, generation: Generation) -> Response:
        places = places_of(generation.folder)
        return self._described(generation, places, places.things(path), want)

    def _told_elsewhere(self, want: Wanted, iri: str, generation: Generation) -> Response:
        places = places_of(generation.folder)
        if iri.startswith((places.base, MKG)):
            return moved(places.page(iri, want.suffix), HTTPStatus.SEE_OTHER)
        return self._described(generation, places, [iri], want)

    def _resolved(self, want: Wanted, iri: str, generation: Generation) -> Response:
        places = places_of(generation.folder)
        if self._asker(generation).statements("statements", subject=iri):
            return moved(places.page(iri), HTTPStatus.SEE_OTHER)
        return missing(generation, places, iri, want.person)

    def _described(
        self, generation: Generation, places: Places, iris: Sequence[str], want: Wanted
    ) -> Response:
        known = tag(generation.folder, __version__, *iris, want.media)
        if iris and known in want.known:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=caching(known))
        ask = self._asker(generation)
        told = next(filter(None, (begun(ask, iri) for iri in iris)), None)
        if told is None:
            asked = iris[0].removeprefix(places.base) if iris else want.path
            return missing(generation, places, asked, want.person)
        if told.replacement:
            path = places.page(told.replacement, want.suffix)
            return moved(path, HTTPStatus.MOVED_PERMANENTLY)
        forms = {media: places.page(told.iri, suffix) for suffix, media in SUFFIXES.items()}
        headers = {**caching(known), **links(told.iri, forms)}
        return sent(self._body(generation, ask, places, told, want.media), want.media, headers)

    def _body(
        self, generation: Generation, ask: Asker, places: Places, told: Description, media: str
    ) -> str | bytes:
        if media == HTML and self._portrait:
            page = self._portrait(generation, ask, places, told)
            if page is not None:
                return page
        complete(ask, told)
        if media == HTML:
            return render("thing.html", page=Pager(told, places.base).page())
        return written(statements(told), media)

    def _asker(self, generation: Generation) -> Asker:
        return Asker(generation.store, self._desk.settings.limits)


def _iri(request: Request) -> str:
    """Return the IRI that a request is about.

    Raises:
        Problem: There is none, several, or it is none.
    """
    given = request.query_params.getlist("iri")
    if len(given) != 1 or not can_name(given[0]):
        raise Problem(
            HTTPStatus.BAD_REQUEST, "The request needs one parameter iri: an absolute IRI."
        )
    return given[0]


def _guarded(handler: Handler) -> Handler:
    """Return a handler that answers by a problem document whatever is wrong."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except Problem as problem:
            return problem.response()
        except MarketgraphError as error:
            return problem_of(error).response()

    return answer
