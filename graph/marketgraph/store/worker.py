"""Answers queries in a process of its own, so that one that runs over can be killed.

Run by its path, without site packages: it imports the standard library and pyoxigraph only, and so starts in about
50 ms. Requests come on stdin, answers leave on stdout, both in frames:

- request: ``>IQQ`` (bytes of the text, row limit, byte limit; 0 is none), then the text in UTF-8;
- answer: ``>cQ`` (kind, bytes of the payload), then the payload. Kinds are ``R`` (ready to answer), ``s``, ``g``
  and ``b`` (all, or the last piece, of solutions as TSV, a graph as N-Triples, a boolean), ``S`` and ``G`` (a piece,
  more follow), ``x`` (failed: a word for the sort of error, a line feed, its message; pieces so far are void).
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

REQUEST = struct.Struct(">IQQ")
FRAME = struct.Struct(">cQ")
PIECE = 1 << 18
_READ = 1 << 16

Emit = Callable[[bytes, bytes], None]


class OverLimit(Exception):
    """A result is over its row or byte limit; says which."""


class Sink:
    """A binary writer that counts rows (line feeds) and bytes, and passes on larger pieces.

    The engine stops working as soon as ``write`` raises, so that limits cost nothing.
    """

    def __init__(self, emit: Emit, rows: int = 0, size: int = 0) -> None:
        """Take where pieces go, and the limits (0 is none)."""
        self._emit, self._rows, self._size = emit, rows, size
        self._seen = self._lines = 0
        self._waiting = bytearray()
        self.kind = b"s"

    def write(self, piece: bytes) -> int:
        """Take a piece of the result; raise OverLimit once a limit is passed."""
        self._seen += len(piece)
        if self._size and self._seen > self._size:
            raise OverLimit(f"{self._size:,} bytes")
        if self._rows:
            self._lines += piece.count(b"\n")
            if self._lines > self._rows + (self.kind == b"s"):
                raise OverLimit(f"{self._rows:,} rows")
        self._waiting += piece
        if len(self._waiting) >= PIECE:
            self._emit(self.kind.upper(), bytes(self._waiting))
            self._waiting.clear()
        return len(piece)

    def flush(self) -> None:
        """Do nothing: pieces leave when they are large enough."""

    def end(self) -> None:
        """Pass on what is left as the last piece."""
        self._emit(self.kind, bytes(self._waiting))


def answer(store: ox.Store, text: str, sink: Sink) -> None:
    """Write the whole answer to a query to the sink."""
    import pyoxigraph as ox

    results = store.query(text)
    if isinstance(results, ox.QuerySolutions):
        results.serialize(sink, ox.QueryResultsFormat.TSV)  # type: ignore[arg-type]
    elif isinstance(results, ox.QueryTriples):
        sink.kind = b"g"
        results.serialize(sink, ox.RdfFormat.N_TRIPLES)  # type: ignore[arg-type]
    else:
        sink.kind = b"b"
        sink.write(b"true" if results else b"")
    sink.end()


def sort_of(error: BaseException) -> bytes:
    """Return the word that stands for an error in an ``x`` frame."""
    if isinstance(error, SyntaxError):
        return b"syntax"
    if isinstance(error, OSError):
        return b"store"
    return b"large" if isinstance(error, OverLimit) else b"other"


def _send(kind: bytes, payload: bytes) -> None:
    left = memoryview(FRAME.pack(kind, len(payload)) + payload)
    while left:
        left = left[os.write(1, left) :]


def _failed(error: BaseException) -> None:
    _send(b"x", sort_of(error) + b"\n" + str(error).encode("utf-8", "replace"))


def _receive() -> tuple[str, int, int]:
    """Return a request: its text and its limits. None comes before the last one is answered."""
    data, whole = b"", REQUEST.size
    while len(data) < whole:
        piece = os.read(0, _READ)
        if not piece:
            os._exit(0)
        data += piece
        if len(data) >= REQUEST.size:
            whole = REQUEST.size + REQUEST.unpack_from(data)[0]
    _, rows, size = REQUEST.unpack_from(data)
    return data[REQUEST.size :].decode(), rows, size


def _serve(store: ox.Store) -> None:
    while True:
        text, rows, size = _receive()
        try:
            answer(store, text, Sink(_send, rows, size))
        except Exception as error:  # noqa: BLE001 - whatever it was, the parent says it
            _failed(error)


def _die_with_parent(lifeline: int) -> None:
    """End this process, even in the middle of a query, when the other end of a pipe closes."""
    import _thread

    def wait() -> None:
        os.read(lifeline, 1)
        os._exit(0)

    _thread.start_new_thread(wait, ())


def _restrain(memory: int) -> None:
    """Leave no core file, ignore Ctrl-C (the parent decides), and cap further memory."""
    import resource
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory and sys.platform == "linux":
        with open("/proc/self/statm") as file:  # noqa: PTH123 - pathlib is slow to import
            now = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + memory, now + memory))


def main(packages: str, folder: str, lifeline: str, memory: str) -> None:
    """Open a store read-only and answer until the parent goes away."""
    _die_with_parent(int(lifeline))
    sys.path.append(packages)
    try:
        import pyoxigraph as ox

        store = ox.Store.read_only(folder)
        _restrain(int(memory))
    except Exception as error:  # noqa: BLE001 - whatever it was, the parent says it
        _failed(error)
        return
    _send(b"R", b"")
    _serve(store)


if __name__ == "__main__":
    main(*sys.argv[1:])
