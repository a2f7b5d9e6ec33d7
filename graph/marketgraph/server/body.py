"""The body of a request, within its limits of size and time."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request

from marketgraph.server.problems import Problem


async def body_of(request: Request, most: int, patience: float) -> bytes:
    """Return the whole body.

    Args:
        request: The request.
        most: Bytes that it may have.
        patience: Seconds in which it has to arrive.

    Raises:
        Problem: It is too large, too slow, or broken off.
    """
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise _too_large(most)
    try:
        async with asyncio.timeout(patience):
            return await _read(request, most)
    except TimeoutError:
        detail = f"The body did not arrive within {patience:g} seconds."
        raise Problem(HTTPStatus.REQUEST_TIMEOUT, detail, headers={"Connection": "close"}) from None
    except ClientDisconnect:
        raise Problem(HTTPStatus.BAD_REQUEST, "The body was broken off.") from None


async def _read(request: Request, most: int) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise _too_large(most)
    return bytes(body)


def _too_large(most: int) -> Problem:
    return Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"The body is larger than the limit of {most:,} bytes.",
        headers={"Connection": "close"},
    )
