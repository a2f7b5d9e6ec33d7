"""So many queries at once, so many waiting; whoever comes then is asked to come back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

import anyio

from marketgraph.server.problems import Problem

RETRY = 2
"""Seconds after which a refused client may try again."""


class Turns:
    """Turns for queries."""

    def __init__(self, most: int, waiting: int) -> None:
        """Take how many run at once and how many may wait."""
        self._limiter = anyio.CapacityLimiter(most)
        self._most = most + waiting
        self._here = 0

    @property
    def limiter(self) -> anyio.CapacityLimiter:
        """What threads of queries are counted by."""
        return self._limiter

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Be counted among those that run or wait.

        Raises:
            Problem: All places are taken (503, with ``Retry-After``).
        """
        if self._here >= self._most:
            raise Problem(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "All places for queries are taken.",
                headers={"Retry-After": str(RETRY)},
            )
        self._here += 1
        try:
            yield
        finally:
            self._here -= 1
