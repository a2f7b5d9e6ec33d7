"""Jobs and results between a process and its workers: pickles, each after its length; and the worker itself."""

from __future__ import annotations

import os
import pickle
import struct
import sys
from importlib import import_module
from typing import IO, Any

_LENGTH = struct.Struct(">Q")


def write_frame(pipe: IO[bytes], value: Any) -> None:
    """Send a value."""
    content = pickle.dumps(value)
    pipe.write(_LENGTH.pack(len(content)) + content)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> Any:
    """Return the next value that was sent by our own process.

    Raises:
        EOFError: The other side has ended.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    content = pipe.read(length)
    if len(content) < length:
        raise EOFError
    return pickle.loads(content)  # noqa: S301 - from our own process


def work() -> None:
    """Do jobs until the other side ends; what a job prints goes to the error stream, not between the frames."""
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while True:
        try:
            function, job = read_frame(sys.stdin.buffer)
        except EOFError:
            return
        module, _, name = function.partition(":")
        try:
            answer = False, getattr(import_module(module), name)(job)
        except Exception as error:  # noqa: BLE001 - the other side raises it
            answer = True, error
        write_frame(results, answer)
