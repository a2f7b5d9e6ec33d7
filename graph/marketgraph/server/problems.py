"""Errors as problem documents (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from marketgraph.errors import (
    JudgementError,
    MarketgraphError,
    NotBuilt,
    QueryError,
    QueryRefused,
    QuerySyntax,
    QueryTimeout,
    QueryTooLarge,
    TooLittleEvidence,
    UnknownName,
    UsageError,
)

MEDIA = "application/problem+json"

_STATUS: tuple[tuple[type[MarketgraphError], HTTPStatus], ...] = (
    (QuerySyntax, HTTPStatus.BAD_REQUEST),
    (QueryRefused, HTTPStatus.FORBIDDEN),
    (QueryTimeout, HTTPStatus.GATEWAY_TIMEOUT),
    (QueryTooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (QueryError, HTTPStatus.INTERNAL_SERVER_ERROR),
    (TooLittleEvidence, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnknownName, HTTPStatus.NOT_FOUND),
    (JudgementError, HTTPStatus.CONFLICT),
    (UsageError, HTTPStatus.BAD_REQUEST),
    (NotBuilt, HTTPStatus.SERVICE_UNAVAILABLE),
)
"""The status of each error; the first that fits counts, any other is 500."""


class Problem(Exception):
    """A request that is answered by a problem document.

    Attributes:
        status: Status of the response.
        detail: What is wrong with this request, as a sentence.
        headers: Further headers of the response.
        more: Further members of the document.
    """

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        """Keep the parts."""
        super().__init__(detail)
        self.status, self.detail, self.headers, self.more = status, detail, headers or {}, more

    def response(self) -> Response:
        """Return the response."""
        document = {
            "type": "about:blank",
            "title": self.status.phrase,
            "status": self.status.value,
            "detail": self.detail,
            **{name: value for name, value in self.more.items() if value},
        }
        body = json.dumps(document, ensure_ascii=False) + "\n"
        headers = {"Cache-Control": "no-store", **self.headers}
        return Response(_encoded(body), self.status, headers, media_type=MEDIA)


def problem_of(error: MarketgraphError) -> Problem:
    """Return an error of marketgraph as a problem: files of this machine are not told."""
    status = next(
        (code for kind, code in _STATUS if isinstance(error, kind)),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )
    return Problem(status, f"{error.message.rstrip('.')}.", place=error.place, remedy=error.remedy)


def failed(request: Request, error: Exception) -> Response:
    """Answer a request that met an error of our own; what it was stands in the server's log."""
    return Problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "An error of marketgraph itself; the server's log tells more.",
    ).response()


def refused(request: Request, error: Exception) -> Response:
    """Answer what no route takes: an unknown path, another method."""
    assert isinstance(error, HTTPException)  # noqa: S101 - the only kind that is sent here
    status = HTTPStatus(error.status_code)
    detail = f"{request.method} {request.url.path}: {status.phrase.lower()}."
    return Problem(status, detail, headers=error.headers).response()


def _encoded(text: str) -> bytes:
    """Return UTF-8; lone surrogates, which come from escapes in requests, become question marks."""
    return text.encode("utf-8", "replace")
