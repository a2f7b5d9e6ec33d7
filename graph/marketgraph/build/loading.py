"""Two threads and a queue of one: lines are put together in one, loaded by the store in the other.

``bulk_load`` releases the interpreter lock, so encoding and loading overlap. The size of a chunk is the one
memory setting: 24 MB hold a build of 10 million quads under 800 MB.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph

from marketgraph.errors import StoreError

CHUNK = 24_000_000


def chunks(lines: Iterable[str], size: int = CHUNK) -> Iterator[tuple[bytes, int]]:
    """Yield lines put together to about ``size`` bytes, with their number."""
    kept: list[str] = []
    length = 0
    for text in lines:
        kept.append(text)
        length += len(text)
        if length >= size:
            yield "".join(kept).encode(), len(kept)
            kept, length = [], 0
    if kept:
        yield "".join(kept).encode(), len(kept)


class _Failure:
    """Carries an error from the encoding thread to the loading one."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


def load(folder: Path, lines: Iterable[str]) -> tuple[int, int]:
    """Make a store of N-Quads lines.

    Args:
        folder: Folder of the store; must not exist.
        lines: Lines of N-Quads; consumed in a thread of their own.

    Returns:
        Lines loaded, and distinct quads in the store.

    Raises:
        StoreError: The store cannot be written, such as on a full disk.
    """
    pipe: queue.Queue[tuple[bytes, int] | _Failure | None] = queue.Queue(maxsize=1)
    stop = threading.Event()
    thread = threading.Thread(target=_encode, args=(pipe, stop, lines), daemon=True)
    thread.start()
    total = 0
    try:
        store = pyoxigraph.Store(str(folder))
        while (item := pipe.get()) is not None:
            if isinstance(item, _Failure):
                raise item.error
            store.bulk_load(item[0], format=pyoxigraph.RdfFormat.N_QUADS)
            total += item[1]
        store.optimize()
        store.flush()
        return total, len(store)
    except OSError as error:
        raise StoreError(
            f"the store cannot be written: {error}", file=folder, remedy="Free some disk space."
        ) from error
    finally:
        stop.set()
        while thread.is_alive():
            try:
                pipe.get(timeout=0.05)
            except queue.Empty:
                continue


def _encode(
    pipe: queue.Queue[tuple[bytes, int] | _Failure | None],
    stop: threading.Event,
    lines: Iterable[str],
) -> None:
    """Put chunks into the pipe until they end, fail, or nobody wants them any more."""
    try:
        for chunk in chunks(lines):
            if stop.is_set():
                return
            pipe.put(chunk)
        pipe.put(None)
    except BaseException as error:  # noqa: BLE001 (handed to the loading thread, which raises it)
        pipe.put(_Failure(error))
