"""Processes of our own that take one job at a time.

They are started by ``python -c``, not by ``multiprocessing``: a script that uses marketgraph is not run again by its
workers, and needs no ``if __name__ == "__main__"``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, TypeVar

from marketgraph.pool.frames import read_frame, write_frame

Job = TypeVar("Job")
Result = TypeVar("Result")
_PROGRAM = "from marketgraph.pool.frames import work; work()"
AHEAD = 4
"""So many jobs a worker are given out before the first of them is fetched."""


class Died(Exception):
    """A worker ended in the middle of a job."""


class Worker:
    """One process; started with its first job, and anew after it died."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, function: str, job: Any) -> Any:
        """Return what a function makes of a job in the process.

        Raises:
            Died: The process ended.
        """
        process = self._process = self._process or _started()
        assert process.stdin and process.stdout  # noqa: S101 - both are pipes
        try:
            write_frame(process.stdin, (function, job))
            failed, result = read_frame(process.stdout)
        except (EOFError, OSError) as error:
            self.stop()
            raise Died from error
        if failed:
            raise result
        return result

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]


def _started() -> subprocess.Popen[bytes]:
    """Start a process that imports what this one could."""
    paths = os.pathsep.join(path for path in sys.path if path)
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-P", "-c", _PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    )


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_all(
    function: Callable[[Job], Result],
    jobs: Sequence[Job],
    died: Callable[[Job], Result],
    workers: int,
) -> Generator[Result, None, None]:
    """Yield what a function makes of each job, in the order of the jobs.

    Args:
        function: A function of a module; jobs and results can be pickled.
        jobs: What it is given.
        died: What is yielded for a job whose process ended.
        workers: How many processes; with fewer than two the work is done here.
    """
    if workers < 2:
        yield from map(function, jobs)
        return
    name = f"{function.__module__}:{function.__qualname__}"
    idle: SimpleQueue[Worker] = SimpleQueue()
    every = [Worker() for _ in range(workers)]
    for worker in every:
        idle.put(worker)

    def one(job: Job) -> Result:
        worker = idle.get()
        try:
            result: Result = worker.run(name, job)
        except Died:
            return died(job)
        finally:
            idle.put(worker)
        return result

    with ThreadPoolExecutor(workers) as threads:
        waiting: deque[Future[Result]] = deque()
        try:
            for job in jobs:
                waiting.append(threads.submit(one, job))
                if len(waiting) >= AHEAD * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            for worker in every:
                worker.stop()
