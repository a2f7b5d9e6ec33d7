"""What is freed, and when: the collector pauses while tables grow, large buffers go back to the system at once."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_M_MMAP_THRESHOLD = -3
_LARGE = 128 * 1024
_SELDOM = 100_000


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the collector from walking growing tables again and again (measured: half of the time).

    What came meanwhile then counts as old: else the first new object has all of it walked at once (50 ms after a small
    change, and nothing was left in circles).
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@contextmanager
def arrow_by_malloc() -> Iterator[None]:
    """Have Arrow take memory from the C library, in the whole process while the block runs.

    Its own allocator takes pages of 2 MB for each thread and size, which the system fills with zeros first: a tenth of
    the processor time of a small change, and 80 MB.
    """
    import pyarrow as pa

    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(before)


def collect_seldom() -> None:
    """Have the collector look for circles only where many objects came, in the whole process.

    Imports alone bring enough to set it going a hundred times: a sixth of the time of a short command.
    """
    gc.set_threshold(_SELDOM, 20, 20)


def return_large_buffers() -> None:
    """Have glibc give each large buffer back when it is freed, from now on and in the whole process.

    By itself it raises the size from which on it does so (mallopt(3), M_MMAP_THRESHOLD) to that of the largest buffer
    freed so far, and what the engine frees then stays in pieces between what is in use. Does nothing elsewhere.
    """
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):  # other C libraries have no mallopt
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)
