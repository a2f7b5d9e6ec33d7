"""So many queries at once, so many waiting; whoever comes then is asked to come back."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

import anyio
import anyio.to_thread

from marketgraph.server.problems import Problem

T = TypeVar("T")

RETRY = 2
"""Seconds after which a refused client may try again."""


class Turns:
    """Turns for queries."""

    def __init__(self, most: int, waiting: int) -> None:
        """Take how many run at once and how many may wait."""
        self._limiter = anyio.CapacityLimiter(most)
        self._most = most + waiting
        self._here = 0

    async def run(self, work: Callable[[], T]) -> T:
        """Return what work gives, in a thread, when it is its turn.

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
            return await anyio.to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._here -= 1
