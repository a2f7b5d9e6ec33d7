"""What the grammars of developments find in a text, for their tests."""

from __future__ import annotations

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose.developments import read
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Text


def found(text: str) -> list[Found]:
    """Return the developments of a text."""
    return list(read(Text(prose_of(text)), Identity()))


def told(text: str, *types: str) -> list[dict[str, object]]:
    """Return the developments of some types that a text tells, as plain values."""
    return [
        item.fact.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        for item in found(text)
        if item.fact.type in types
    ]
