"""Works for the server in a process of its own, so that work which runs over can be killed.

Tasks come on stdin, outcomes leave on stdout, each as its length (``>Q``) and a pickle. A task is a time limit in
seconds, the folder of a generation, and a callable that takes the generation. An outcome is whether the work was
done, and what it gave or the error. One more outcome comes first, when the process is ready. Both ends are ours:
nothing that a client sent is unpickled, only what was made of it.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
import traceback
from importlib import import_module
from typing import Any, BinaryIO

LENGTH = struct.Struct(">Q")
LATER = 5.0
"""Seconds after its time limit at which the system ends this process, should nobody else have done so."""


def main(modules: str, lifeline: int, memory: int) -> None:
    """Work until the parent goes away.

    Args:
        modules: What is imported before the first task, so that it costs no task its time: names between commas.
        lifeline: The end of a pipe that closes when the parent ends.
        memory: Bytes that a task may use, about; 0 is no limit (Linux only).
    """
    from marketgraph.store.worker import die_with_parent, restrain

    tasks, outcomes = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no outcome
    die_with_parent(lifeline)
    for module in modules.split(","):
        import_module(module)
    restrain(memory)
    _send(outcomes, (True, None))
    while head := tasks.read(LENGTH.size):
        timeout, folder, work = pickle.loads(tasks.read(*LENGTH.unpack(head)))  # noqa: S301 - our parent's
        signal.setitimer(signal.ITIMER_REAL, timeout + LATER if timeout else 0)
        _send(outcomes, _done(folder, work))
        signal.setitimer(signal.ITIMER_REAL, 0)


def packed(value: Any) -> bytes:
    """Return a value as it goes through a pipe."""
    data = pickle.dumps(value)
    return LENGTH.pack(len(data)) + data


def _send(pipe: BinaryIO, value: Any) -> None:
    pipe.write(packed(value))
    pipe.flush()


def _done(folder: Any, work: Any) -> tuple[bool, Any]:
    from marketgraph.errors import MarketgraphError, QueryError
    from marketgraph.workspace.opened import Generation

    try:
        generation = Generation(folder)
        try:
            return True, work(generation)
        finally:
            generation.close()
    except MarketgraphError as error:
        return False, error
    except MemoryError:
        return False, QueryError(
            "the answer was given up: it needed more memory than it may use", remedy="Ask for less."
        )
    except Exception:  # noqa: BLE001 - whatever it was, the parent says it
        return False, traceback.format_exc()
