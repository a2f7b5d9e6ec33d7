"""A process that works for this one: it is told by one pipe, heard by another, and ends when this one does."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import time
from collections.abc import Sequence

PIECE = 1 << 20
"""Bytes that are read at once."""


class Child:
    """A process, seen from its parent."""

    def __init__(self, command: Sequence[str], memory: int) -> None:
        """Start it without waiting until it is ready.

        Args:
            command: Program and arguments; behind these it gets the end of a pipe that closes when this process ends,
                as a number, and ``memory``.
            memory: Bytes that it may use, about; 0 is no limit.
        """
        held, self._lifeline = os.pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [*command, str(held), str(memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=(held,),
                bufsize=0,
            )
        finally:
            os.close(held)
        assert self._process.stdin and self._process.stdout  # noqa: S101 - both are pipes
        self._input, self._output = self._process.stdin.fileno(), self._process.stdout.fileno()
        _widen(self._output)
        self._poll = select.poll()
        self._poll.register(self._output, select.POLLIN)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process has not ended by itself."""
        return self._process.poll() is None

    def tell(self, data: bytes) -> None:
        """Send it bytes.

        Raises:
            BrokenPipeError: It has ended.
        """
        left = memoryview(data)
        while left:
            left = left[os.write(self._input, left) :]

    def wait(self, deadline: float | None) -> bool:
        """Return whether there is something to hear before a moment of the monotonic clock; None waits for ever."""
        if deadline is None:
            return bool(self._poll.poll())
        return bool(self._poll.poll(max(0.0, deadline - time.monotonic()) * 1000))

    def hear(self) -> bytes:
        """Return what it says next; nothing when it has ended."""
        return os.read(self._output, PIECE)

    def ended(self) -> int:
        """Return the exit code of a process that ends by itself."""
        return self._process.wait()

    def kill(self) -> None:
        """Kill the process; whoever waits for what it says learns that it ended."""
        self._process.kill()

    def stop(self) -> None:
        """Kill the process and wait until it is gone."""
        self.kill()
        self._process.wait()
        self.forget()

    def forget(self) -> None:
        """Close our ends of the pipes, without touching the process (after a fork it is another's)."""
        for end in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                end.close()  # type: ignore[union-attr]
        if self._lifeline >= 0:
            os.close(self._lifeline)
            self._lifeline = -1
        self._process.returncode = self._process.returncode or -9


def _widen(pipe: int) -> None:
    """Let a pipe hold a megabyte where the system can (Linux), for fewer switches."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIECE)
