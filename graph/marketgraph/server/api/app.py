"""The API as an application of its own, mounted under ``/api``."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from marketgraph import __version__
from marketgraph.errors import MarketgraphError
from marketgraph.server.api import (
    asking,
    drawing,
    entities,
    handing,
    listing,
    neighbours,
    passages,
    reconciling,
    searching,
    terms,
    viewing,
)
from marketgraph.server.api.describing import ERRORS, describe
from marketgraph.server.api.lending import NotModified
from marketgraph.server.desk import Desk
from marketgraph.server.problems import Problem, failed, problem_of, refused


def make_api(desk: Desk) -> FastAPI:
    """Return the API, served at a desk."""
    api = FastAPI(
        title="marketgraph",
        version=__version__,
        description="Companies and markets, each statement with the passages that say it.",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(Problem, _problem)
    api.add_exception_handler(MarketgraphError, _error)
    api.add_exception_handler(NotModified, _unchanged)
    api.add_exception_handler(HTTPException, refused)
    api.add_exception_handler(Exception, failed)
    api.state.desk = desk
    for part in (
        searching,
        entities,
        handing,
        neighbours,
        drawing,
        asking,
        listing,
        reconciling,
        viewing,
        passages,
        terms,
    ):
        api.include_router(part.router, responses=ERRORS)
    api.openapi = partial(describe, api)  # type: ignore[method-assign]  # FastAPI's way of extending it
    return api


def _invalid(request: Request, error: Exception) -> Response:
    """Answer a request whose parameters are not of their types; values are not repeated."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - the only kind that is sent here
    wrong = [{"parameter": str(one["loc"][-1]), "message": one["msg"]} for one in error.errors()]
    detail = "; ".join(f"{one['parameter']}: {one['message']}" for one in wrong)
    return Problem(HTTPStatus.BAD_REQUEST, f"{detail}.", errors=wrong).response()


def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101 - the only kind that is sent here
    return error.response()


def _error(request: Request, error: Exception) -> Response:
    assert isinstance(error, MarketgraphError)  # noqa: S101 - the only kind that is sent here
    return problem_of(error).response()


def _unchanged(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotModified)  # noqa: S101 - the only kind that is sent here
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=error.headers)
