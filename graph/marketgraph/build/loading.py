"""Two threads: one puts lines together and writes them to a file, the other loads the file into the store.

``bulk_load`` of a *file* holds no interpreter lock, so encoding and loading overlap; of bytes it asks for the
lock at each read and then waits for the other thread (measured: a chunk of 24 MB beside a busy thread takes 0.47 s
from a file, 0.85 to 1.1 s from bytes, 0.43 s alone). The size of a chunk is the one memory setting.

Terms are not checked again while they are loaded: every IRI is minted from letters and digits under a checked base, or
was checked when it was read: from the register, from addresses (``vocabulary.is_iri``), from RDF (``encoding.parse_nquads``).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path

import pyoxigraph

CHUNK = 48_000_000
SMALL_CHUNK = 24_000_000
"""For builds in which memory counts for more than time."""
_BUFFER = 1_000_000


def write_chunks(texts: Iterable[str], folder: Path, size: int = CHUNK) -> Iterator[Path]:
    """Yield new files of texts, each of about ``size`` bytes; no text is held longer than it takes to write it."""
    rest = iter(texts)
    for number in count():
        first = next(rest, None)
        if first is None:
            return
        path = folder / f"chunk-{number}.nq"
        with path.open("wb", buffering=_BUFFER) as out:
            length = out.write(first.encode())
            while length < size and (text := next(rest, None)) is not None:
                length += out.write(text.encode())
        yield path


class _Failure:
    """Carries an error from the encoding thread to the loading one."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


def load(folder: Path, texts: Iterable[str], after: Callable[[], None], size: int = CHUNK) -> int:
    """Make a store of N-Quads.

    Args:
        folder: Folder of the store; must not exist. The files of chunks are beside it, and go when loaded.
        texts: Whole lines of N-Quads; consumed in a thread of their own.
        after: Done in that thread when the texts have ended, while the last of them are still being loaded.
        size: Bytes of a chunk.

    Returns:
        The number of distinct quads in the store.

    Raises:
        OSError: The disk is full.
        RuntimeError: The engine cannot write the store.
    """
    pipe: queue.Queue[Path | _Failure | None] = queue.Queue(maxsize=1)
    stop = threading.Event()
    chunks = write_chunks(texts, folder.parent, size)
    work = (pipe, stop, chunks, after)
    thread = threading.Thread(target=_encode, args=work, daemon=True)
    thread.start()
    try:
        store = pyoxigraph.Store(str(folder))
        while (path := _next(pipe)) is not None:
            store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
            path.unlink()
        store.optimize()
        store.flush()
        quads = len(store)
        _next(pipe)
        return quads
    finally:
        stop.set()
        while thread.is_alive():
            try:
                pipe.get(timeout=0.05)
            except queue.Empty:
                continue


def _next(pipe: queue.Queue[Path | _Failure | None]) -> Path | None:
    """Return the next chunk, or None at the end; raise what went wrong in the other thread."""
    item = pipe.get()
    if isinstance(item, _Failure):
        raise item.error
    return item


def _encode(
    pipe: queue.Queue[Path | _Failure | None],
    stop: threading.Event,
    chunks: Iterable[Path],
    after: Callable[[], None],
) -> None:
    """Write chunks until they end, fail, or nobody wants them any more; then do what comes after."""
    try:
        for path in chunks:
            if stop.is_set():
                return
            pipe.put(path)
        pipe.put(None)
        after()
        pipe.put(None)
    except BaseException as error:  # noqa: BLE001 (handed to the loading thread, which raises it)
        pipe.put(_Failure(error))
