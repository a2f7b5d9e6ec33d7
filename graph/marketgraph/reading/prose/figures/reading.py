"""The figures of a text, sentence by sentence; what is said twice is told once, with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator

from marketgraph.reading.prose.figures import growth, rankings, shares, sizes
from marketgraph.reading.prose.figures.repetition import told_once
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Text


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the sizes, growth rates, shares and rankings of a text."""
    yield from told_once(
        item for item in _all(text, identity) if getattr(item.fact, "market", None)
    )


def _all(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield every figure of every sentence, repetitions included."""
    for sentence in text.sentences:
        yield from sizes.read(text, identity, sentence)
        yield from growth.read(text, identity, sentence)
        yield from shares.read(text, identity, sentence)
        yield from rankings.read(text, identity, sentence)
