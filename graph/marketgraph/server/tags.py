"""What responses are known by, and how their media types are written."""

from __future__ import annotations

import hashlib
from pathlib import Path


def tag(folder: Path, *parts: object) -> str:
    """Return the entity tag of what a generation, which never changes, gives for some parts of a request."""
    told = "\0".join(map(str, (folder.name, folder.stat().st_mtime_ns, *parts)))
    return tag_of(told.encode("utf-8", "surrogatepass"))


def tag_of(told: bytes) -> str:
    """Return the entity tag of what a response depends on."""
    return f'"{hashlib.blake2b(told, digest_size=16).hexdigest()}"'


def content_type(media: str) -> str:
    """Return a media type with its encoding where it needs one.

    >>> content_type("text/turtle"), content_type("application/n-triples")
    ('text/turtle; charset=utf-8', 'application/n-triples')
    """
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
