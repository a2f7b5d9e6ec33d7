"""What a server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass

from marketgraph.store import Limits

MEGABYTE = 1 << 20
LIMITS = Limits(timeout=30.0, rows=1_000_000, size=256 * MEGABYTE)


@dataclass(frozen=True)
class Settings:
    """Where a server listens and how much its clients may ask for.

    Attributes:
        host: Address that it binds to.
        port: Port that it binds to.
        names: Further names of hosts that requests may be addressed to.
        limits: What one query may take.
        memory: Bytes that one query may use, about (Linux only); 0 is no limit.
        workers: Queries that run at once; 0 is one a processor.
        waiting: Queries that may wait for their turn; more are refused with status 503.
        body: Bytes of a request's body.
        patience: Seconds in which a request's head has to arrive, and then its body.
        stall: Seconds in which a client that takes no more of a response has to go on.
        review: Whether decisions are taken, from this machine.
        ready: Whether a process for analyses and pictures is started with the server, not at the first request for one.
    """

    host: str = "127.0.0.1"
    port: int = 8321
    names: tuple[str, ...] = ()
    limits: Limits = LIMITS
    memory: int = 2048 * MEGABYTE
    workers: int = 0
    waiting: int = 64
    body: int = MEGABYTE
    patience: float = 10.0
    stall: float = 30.0
    review: bool = False
    ready: bool = False
