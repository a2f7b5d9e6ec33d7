"""Answers queries in a process of its own, so that one that runs over can be killed.

Run by its path, without site packages: it imports the standard library and pyoxigraph only, and so starts in about
50 ms. Requests come on stdin, answers leave on stdout, both in frames:

- request: ``>IIQQ`` (bytes of the text, bytes of the form, row limit, byte limit; 0 is none), then the text and the
  form in UTF-8. A form has lines: media type of solutions, media type of graphs, then the IRIs of the dataset,
  ``+`` before each default graph and ``-`` before each named one. No form is TSV, N-Triples and the whole store;
- answer: ``>cQ`` (kind, bytes of the payload), then the payload. Kinds are ``R`` (ready to answer), ``s``, ``g``
  and ``b`` (all, or the last piece, of solutions, a graph, a boolean), ``S`` and ``G`` (a piece,
  more follow), ``x`` (failed: a word for the sort of error, a line feed, its message; pieces so far are void).
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

REQUEST = struct.Struct(">IIQQ")
FRAME = struct.Struct(">cQ")
PIECE = 1 << 18
_READ = 1 << 16

Emit = Callable[[bytes, bytes], None]

TSV, N_TRIPLES = "text/tab-separated-values", "application/n-triples"
CSV, JSON, XML = "text/csv", "application/sparql-results+json", "application/sparql-results+xml"

_MARKS = {
    TSV: (b"\n", 1),
    N_TRIPLES: (b"\n", 0),
    CSV: (b"\r\n", 1),
    XML: (b"<result>", 0),
    JSON: (b"},{", -1),
}
"""Media type -> what stands at each row outside of strings, and how many more than rows there are."""


class OverLimit(Exception):
    """A result is over its row or byte limit; says which."""


class Rows:
    """Counts the rows of a result while it is written."""

    def __init__(self, media: str) -> None:
        """Take the media type; rows of one that is not known are not counted."""
        self._mark, self._surplus = _MARKS.get(media, (b"", 0))
        self._strings, self._escapes = media in (CSV, JSON), media == JSON
        self._inside, self._held, self._tail, self._seen = False, b"", b"", 0

    def add(self, piece: bytes) -> int:
        """Take a piece and return the rows so far."""
        if not self._mark:
            return 0
        text = self._tail + (self._outside(piece) if self._strings else piece)
        self._seen += text.count(self._mark)
        keep = len(self._mark) - 1
        self._tail = text[-keep:] if keep and not text.endswith(self._mark) else b""
        return self._seen - self._surplus

    def _outside(self, piece: bytes) -> bytes:
        """Return what stands outside of quoted strings; a quote stays for each string."""
        if self._escapes:
            piece = self._held + piece
            cut = len(piece) - (len(piece) - len(piece.rstrip(b"\\"))) % 2
            piece, self._held = piece[:cut], piece[cut:]
            piece = piece.replace(b"\\\\", b"").replace(b'\\"', b"")
        parts = piece.split(b'"')
        kept = b'"'.join(parts[self._inside :: 2])
        self._inside ^= len(parts) % 2 == 0
        return kept


class Sink:
    """A binary writer that counts rows and bytes, and passes on larger pieces.

    The engine stops working as soon as ``write`` raises, so that limits cost nothing.
    """

    def __init__(self, emit: Emit, rows: int = 0, size: int = 0) -> None:
        """Take where pieces go, and the limits (0 is none)."""
        self._emit, self._size = emit, size
        self._seen, self._waiting = 0, bytearray()
        self.kind, self.rows = b"s", rows
        self._counter: Rows | None = None

    def begin(self, kind: bytes, media: str) -> None:
        """Say what will be written: its kind and its media type."""
        self.kind = kind
        self._counter = Rows(media) if self.rows else None

    def write(self, piece: bytes) -> int:
        """Take a piece of the result; raise OverLimit once a limit is passed."""
        self._seen += len(piece)
        if self._size and self._seen > self._size:
            raise OverLimit(f"{self._size:,} bytes")
        if self._counter and self._counter.add(piece) > self.rows:
            raise OverLimit(f"{self.rows:,} rows")
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


def answer(store: ox.Store, text: str, sink: Sink, form: str = "") -> None:
    """Write the whole answer to a query to the sink, in a form (see above)."""
    import pyoxigraph as ox

    solutions, graph, *dataset = form.split("\n") if form else (TSV, N_TRIPLES)
    results = store.query(text, **_graphs(dataset))  # type: ignore[arg-type]
    if isinstance(results, ox.QueryTriples):
        sink.begin(b"g", graph)
        _write_graph(results, sink, graph)
    elif isinstance(results, ox.QuerySolutions) or form:
        sink.begin(b"s" if isinstance(results, ox.QuerySolutions) else b"b", solutions)
        results.serialize(sink, ox.QueryResultsFormat.from_media_type(solutions))  # type: ignore[arg-type]
    else:
        sink.begin(b"b", "")
        sink.write(b"true" if results else b"")
    sink.end()


def _graphs(dataset: list[str]) -> dict[str, list[ox.NamedNode]]:
    """Return a dataset as the engine takes it; a named graph alone leaves the default graph empty."""
    import pyoxigraph as ox

    if not dataset:
        return {}
    named = {sign: [ox.NamedNode(iri[1:]) for iri in dataset if iri[0] == sign] for sign in "+-"}
    return {"default_graph": named["+"], "named_graphs": named["-"]}


def _write_graph(triples: ox.QueryTriples, sink: Sink, media: str) -> None:
    import pyoxigraph as ox

    form = ox.RdfFormat.from_media_type(media)
    if media == N_TRIPLES:
        triples.serialize(sink, form)  # type: ignore[arg-type]
    else:
        ox.serialize(_counted(triples, sink.rows), sink, form)  # type: ignore[arg-type]


def _counted(triples: ox.QueryTriples, most: int) -> Iterator[ox.Triple]:
    for number, triple in enumerate(triples, 1):
        if most and number > most:
            raise OverLimit(f"{most:,} rows")
        yield triple


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


def _receive() -> tuple[str, str, int, int]:
    """Return a request: text, form, limits. None comes before the last one is answered."""
    data, whole = b"", REQUEST.size
    while len(data) < whole:
        piece = os.read(0, _READ)
        if not piece:
            os._exit(0)
        data += piece
        if len(data) >= REQUEST.size:
            whole = REQUEST.size + sum(REQUEST.unpack_from(data)[:2])
    length, _, rows, size = REQUEST.unpack_from(data)
    end = REQUEST.size + length
    return data[REQUEST.size : end].decode(), data[end:].decode(), rows, size


def _serve(store: ox.Store) -> None:
    while True:
        text, form, rows, size = _receive()
        try:
            answer(store, text, Sink(_send, rows, size), form)
        except Exception as error:  # noqa: BLE001 - whatever it was, the parent says it
            _failed(error)


def die_with_parent(lifeline: int) -> None:
    """End this process, even in the middle of a query, when the other end of a pipe closes."""
    import _thread

    def wait() -> None:
        os.read(lifeline, 1)
        os._exit(0)

    _thread.start_new_thread(wait, ())


def restrain(memory: int) -> None:
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
    die_with_parent(int(lifeline))
    sys.path.append(packages)
    try:
        import pyoxigraph as ox

        store = ox.Store.read_only(folder)
        restrain(int(memory))
    except Exception as error:  # noqa: BLE001 - whatever it was, the parent says it
        _failed(error)
        return
    _send(b"R", b"")
    _serve(store)


if __name__ == "__main__":
    main(*sys.argv[1:])
