"""One HTTP request with a deadline, a limit on the answer's size, and typed errors."""

from __future__ import annotations

import time
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from marketgraph.errors import StoreError
from marketgraph.store import failures
from marketgraph.store.protocol import Limits

_PIECE = 1 << 16
_EXCERPT = 300


class Reply(NamedTuple):
    """The whole answer of a server: its media type without parameters, and its body."""

    media_type: str
    body: bytes


class Refused(StoreError):
    """The server answered with an error.

    Attributes:
        status: The HTTP status.
        body: The beginning of what it said.
    """

    def __init__(self, status: int, body: str, address: str) -> None:
        """Take the status and the body's beginning."""
        super().__init__(
            f"the server answered with status {status}: {body or 'no reason given'}",
            file=address,
            remedy="Check the address and what the server allows.",
        )
        self.status, self.body = status, body


def shown(address: str) -> str:
    """Return an address without user name and password, for messages.

    >>> shown("https://me:secret@example.org/sparql")
    'https://example.org/sparql'
    """
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def send(
    method: str,
    address: str,
    *,
    headers: Mapping[str, str],
    body: bytes | None = None,
    limits: Limits,
) -> Reply:
    """Send a request and return the whole answer.

    Raises:
        Refused: The server answered with an error status.
        StoreError: It cannot be reached, or broke off.
        QueryTimeout: The answer was not whole within the time limit.
        QueryTooLarge: The answer is over the size limit.
    """
    started = time.monotonic()
    deadline = None if limits.timeout is None else started + limits.timeout
    request = Request(address, data=body, headers=dict(headers), method=method)  # noqa: S310 - http(s) only
    try:
        with _OPENER.open(request, timeout=limits.timeout) as response:
            return Reply(_media_type(response), _whole(response, deadline, limits))
    except HTTPError as error:
        with error:
            raise Refused(error.code, _excerpt(error), shown(address)) from None
    except (TimeoutError, URLError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise failures.timeout(limits.timeout or 0) from None
        raise StoreError(
            f"the server cannot be reached or broke off: {reason}",
            file=shown(address),
            remedy="Check that it runs and that the address is right.",
        ) from error


def _media_type(response: HTTPResponse) -> str:
    return (response.headers.get("Content-Type") or "").partition(";")[0].strip().lower()


def _whole(response: HTTPResponse, deadline: float | None, limits: Limits) -> bytes:
    pieces, size = [], 0
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if limits.size is not None and size > limits.size:
            raise failures.too_large(f"{limits.size:,} bytes")
        if deadline is not None and time.monotonic() > deadline:
            raise failures.timeout(limits.timeout or 0)
    return b"".join(pieces)


def _excerpt(error: HTTPError) -> str:
    try:
        text = error.read(4 * _EXCERPT).decode("utf-8", "replace")
    except (OSError, HTTPException):
        return ""
    return " ".join(text.split())[:_EXCERPT]


def _opener() -> OpenerDirector:
    """Return an opener that follows redirects and proxies, and knows http and https only."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler,
        HTTPHandler,
        HTTPSHandler,
        HTTPDefaultErrorHandler,
        HTTPRedirectHandler,
        HTTPErrorProcessor,
    ):
        opener.add_handler(handler())
    return opener


_OPENER = _opener()
