"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def draft(path: Path) -> Iterator[Path]:
    """Give a file beside ``path`` to write to; when the block ends well it becomes ``path``.

    Raises:
        OSError: The folder cannot be written or the disk is full; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    started = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield started
        started.replace(path)
    finally:
        started.unlink(missing_ok=True)
