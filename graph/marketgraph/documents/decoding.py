"""Which encoding a text is in: its mark, else UTF-8, else a guess."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from marketgraph.documents.guessing import guess, named
from marketgraph.errors import DocumentError

CHUNK = 1 << 20
SAMPLE = 1 << 18
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Decoding(NamedTuple):
    """The encoding of a text, and a sentence about it where it was guessed."""

    encoding: str
    note: str | None = None


@dataclass
class Bytes:
    """What one pass over a file learns.

    Attributes:
        digest: SHA-256 of the bytes, in hexadecimal.
        utf8: Whether they are well-formed UTF-8.
        head: The first bytes.
        odd: Lines with bytes beyond ASCII, as many as fit a sample, if the bytes are not UTF-8.
    """

    digest: str
    utf8: bool
    head: bytes
    odd: bytes


def scan(path: Path) -> Bytes:
    """Return what one pass over a file learns; memory stays flat.

    Raises:
        DocumentError: The file is not there, cannot be read or is empty.
    """
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    head, odd, utf8 = b"", b"", True
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                head = head or chunk[: 1 << 16]
                digest.update(chunk)
                utf8 = utf8 and _decodes(decoder, chunk)
                if len(odd) < SAMPLE and not chunk.isascii():
                    odd += _odd_lines(chunk, SAMPLE - len(odd))
    except OSError as error:
        raise DocumentError(
            f"cannot be read ({error.strerror})", file=path, remedy="Check the path."
        ) from error
    if not head:
        raise DocumentError("the file is empty", file=path, remedy="Give a file with content.")
    return Bytes(digest.hexdigest(), utf8 and _decodes(decoder, b"", final=True), head, odd)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    """Return whether a decoder takes a chunk."""
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _odd_lines(chunk: bytes, room: int) -> bytes:
    """Return the lines of a chunk that hold a byte beyond ASCII."""
    lines = (line for line in chunk.splitlines() if not line.isascii())
    return (b"\n".join(lines) + b"\n")[:room]


def decide(found: Bytes, path: Path, asked: str | None = None) -> Decoding:
    """Return the encoding of a text file.

    Args:
        found: What a pass over its bytes learned.
        path: The file, for messages.
        asked: The encoding that a person says it has; then only its name is checked.

    Raises:
        DocumentError: The name is unknown, or the bytes are not a text.
    """
    if asked:
        try:
            return Decoding(codecs.lookup(asked).name)
        except LookupError as error:
            raise DocumentError(
                f"there is no encoding named {asked!r}", file=path, remedy='Try "cp1252".'
            ) from error
    marked = next((name for mark, name in MARKS if found.head.startswith(mark)), None)
    encoding = marked or _without_mark(found.head)
    if encoding:
        return Decoding(encoding)
    if b"\0" in found.head:
        raise DocumentError(
            "the file is binary, not a text", file=path, remedy="Save it as CSV or Excel."
        )
    if found.utf8:
        return Decoding("utf-8")
    guessed = guess(found.odd)
    return Decoding(
        guessed,
        f"The text is not UTF-8; its encoding was guessed as {named(guessed)}. "
        "Check letters with accents; another encoding can be given.",
    )


def _without_mark(head: bytes) -> str | None:
    """Return UTF-16 where every other byte of the start is zero, as in Latin text without a mark."""
    even, odd = head[0:200:2], head[1:200:2]
    if len(odd) > 3 and not any(odd) and all(even):
        return "utf-16-le"
    if len(even) > 3 and not any(even) and all(odd):
        return "utf-16-be"
    return None
