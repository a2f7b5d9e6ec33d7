"""Document: the bytes of a file, named by their digest, and the text that was found in them."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass
class Document(ABC):
    """A file whose text can be quoted by the place it stands at.

    Attributes:
        path: The file.
        id: ``sha256:`` and the hexadecimal digest of its bytes.
        media_type: Its media type, decided by suffix and bytes.
        encoding: The encoding of its text, in Python's name for it; None for binary formats.
        notes: What a person should know about how it was opened, in sentences.
        guessed: Whether the encoding was guessed, so that letters beyond ASCII may be wrong.
    """

    path: Path
    id: str
    media_type: str
    encoding: str | None = None
    notes: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def location(self) -> str:
        """The path that the document was opened by, as text."""
        return str(self.path)

    @property
    def title(self) -> str | None:
        """The title that the document gives itself, if any."""
        return None

    @abstractmethod
    def parts(self) -> Iterator[str]:
        """Yield the text piece by piece; the pieces joined are the whole text."""

    @property
    def text(self) -> str:
        """The whole text, in memory; offsets of evidence count its characters."""
        return "".join(self.parts())

    @cached_property
    def text_hash(self) -> str:
        """``sha256:`` and the hexadecimal digest of the text in UTF-8."""
        digest = hashlib.sha256()
        for part in self.parts():
            digest.update(part.encode("utf-8", "surrogatepass"))
        return f"sha256:{digest.hexdigest()}"
