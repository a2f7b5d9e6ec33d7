"""Which model is asked, and how."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Model:
    """A model behind an OpenAI-compatible service.

    Attributes:
        url: Address of the service up to and with its version (``http://localhost:11434/v1``).
        name: Name of the model there.
        key: Key of the service, if it asks for one; never stored.
        timeout: Seconds that one reply may take.
        cache: Folder in which replies are kept, by what was asked; None keeps none.
        part: Characters of the document that are sent at once.
        overlap: Characters that a part shares with the one before it.
    """

    url: str
    name: str
    key: str | None = None
    timeout: float = 120.0
    cache: Path | None = None
    part: int = 6_000
    overlap: int = 600
