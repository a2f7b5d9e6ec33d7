"""Cuts files of N-Quads into chunks that a store can load."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

SIZE = 16_000_000


def chunks(file: BinaryIO, size: int = SIZE) -> Iterator[bytes]:
    r"""Yield a binary file's lines in pieces of about so many bytes, each of whole lines.

    >>> from io import BytesIO
    >>> list(chunks(BytesIO(b"one\ntwo\nthree\n"), 5))
    [b'one\ntwo\n', b'three\n']
    """
    while lines := file.readlines(size):
        yield b"".join(lines)
