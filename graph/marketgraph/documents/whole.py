"""Whole files: their bytes and their text in memory, within limits."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import NamedTuple

from marketgraph.documents.decoding import MARKS, Bytes, decide
from marketgraph.documents.guessing import guess, named
from marketgraph.errors import DocumentError

MOST_BYTES = 50_000_000
"""Bytes that a document of running text may have."""
_LARGER = {
    "ascii": "cp1252",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
}
_SINGLE = ("ascii", "big5", "cp", "euc", "gb", "iso8859", "koi8", "mac", "shift_jis", "tis")


class Text(NamedTuple):
    """A decoded text, Python's name of its encoding, and a sentence about it where it was guessed."""

    text: str
    encoding: str
    note: str | None = None


def whole(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        DocumentError: It is larger than ``MOST_BYTES`` or cannot be read.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise DocumentError(
            f"cannot be read ({error.strerror})", file=path, remedy="Check the path."
        ) from error
    if len(data) > MOST_BYTES:
        raise DocumentError(
            f"is larger than {MOST_BYTES // 1_000_000} MB, the most that a text may have",
            file=path,
            remedy="Part it into smaller files.",
        )
    return data


def decoded(path: Path, found: Bytes, asked: str | None, declared: str | None = None) -> Text:
    """Return the text of a file.

    Args:
        path: The file.
        found: What a pass over its bytes learned.
        asked: The encoding that a person says it has.
        declared: The encoding that the text itself declares; a mark, UTF-8 and a person know better.

    Raises:
        DocumentError: It is too large, is no text, or is not in the encoding that was asked for.
    """
    data = whole(path)
    marked = any(found.head.startswith(mark) for mark, _ in MARKS)
    if declared and not (asked or marked or found.utf8):
        text = _tried(data, declared)
        if text is not None:
            return Text(text, declared)
    if not asked and not found.utf8 and (mixed := _mixed(data)):
        return mixed
    decoding = decide(found, path, asked)
    try:
        return Text(data.decode(decoding.encoding), decoding.encoding, decoding.note)
    except UnicodeError as error:
        if decoding.note:
            text = data.decode(decoding.encoding, "replace")
            return Text(text, decoding.encoding, decoding.note)
        raise DocumentError(
            f"the text is not {decoding.encoding} ({error})",
            file=path,
            remedy="Give the encoding it is in.",
        ) from error


def _tried(data: bytes, encoding: str) -> str | None:
    """Return bytes as text, or None if they are not in an encoding."""
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _mixed(data: bytes) -> Text | None:
    """Return a text of which some lines are UTF-8 and others are not; None if that is not so."""
    lines = data.splitlines(keepends=True)
    texts = [_tried(line, "utf-8") for line in lines]
    good = sum(1 for line, text in zip(lines, texts, strict=True) if text and not line.isascii())
    bad = [line for line, text in zip(lines, texts, strict=True) if text is None]
    if not good or b"\0" in data[:1000]:
        return None
    other = guess(b"".join(bad))
    pieces = [
        line.decode(other, "replace") if text is None else text
        for line, text in zip(lines, texts, strict=True)
    ]
    count = f"{len(bad):,} of {len(lines):,} lines are"
    return Text(
        "".join(pieces),
        "utf-8",
        f"The text is UTF-8, but {count} not; they were read as {named(other)}. "
        "Check letters with accents; another encoding can be given.",
    )


def declared_name(label: str) -> str | None:
    """Return Python's name for an encoding as documents declare it; None if unknown.

    Browsers read some old names as their larger successors (WHATWG Encoding Standard), and so does this.

    >>> declared_name("ISO-8859-1"), declared_name("gb2312"), declared_name("none")
    ('cp1252', 'gb18030', None)
    """
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    return _LARGER.get(name, name) if name.startswith(_SINGLE) else None
