"""Where requests are served: each in its turn, on the generation in use, in a thread or in a process that can be killed."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from marketgraph.server.labour import Labour
from marketgraph.server.leases import Leases
from marketgraph.server.settings import Settings
from marketgraph.server.turns import Turns
from marketgraph.store import Stop
from marketgraph.workspace.opened import Generation

T = TypeVar("T")


class Desk:
    """What all paths of a server share.

    Attributes:
        settings: Where it listens and how much clients may ask for.
        leases: Where generations come from.
        turns: The turns that all requests share.
        labour: The processes for work that must be stopped.
    """

    def __init__(self, folder: Path, settings: Settings, modules: str) -> None:
        """Take the workspace, the settings, and what the processes import before they are ready (``Labour``)."""
        workers = settings.workers or os.cpu_count() or 1
        self.settings = settings
        self.leases = Leases(folder, memory=settings.memory, workers=workers)
        self.turns = Turns(workers, settings.waiting)
        self.labour = Labour(modules, settings.memory)

    async def ask(self, work: Callable[[Generation], T]) -> T:
        """Return what work on the generation in use gives, in its turn and in a thread.

        Raises:
            Problem: All places are taken.
        """
        return await self.turns.run(partial(self._lent, work))

    def laboured(
        self, work: Callable[[Generation], T], generation: Generation, stop: Stop | None = None
    ) -> T:
        """Return what work on a lent generation gives that pickles, in a process of its own.

        Args:
            work: A function of a module, or a partial of one.
            generation: The generation.
            stop: What may end it before its time.

        Raises:
            QueryTimeout: It ran over the time limit of a query and was stopped.
            QueryError: It was told to stop.
        """
        return self.labour.run(work, generation.folder, self.settings.limits.timeout, stop)

    def close(self) -> None:
        """Stop the processes and close whatever is open."""
        self.labour.close()
        self.leases.close()

    def _lent(self, work: Callable[[Generation], T]) -> T:
        with self.leases.generation() as generation:
            return work(generation)
