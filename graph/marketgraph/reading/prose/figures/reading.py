"""The figures of a text, sentence by sentence; what is said twice is told once, with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator

from marketgraph.reading.prose.figures import growth, rankings, shares, sizes
from marketgraph.reading.prose.figures.repetition import told_once
from marketgraph.reading.prose.figures.scopes import Scopes
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Text


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the sizes, growth rates, shares and rankings of a text."""
    yield from told_once(_all(text, Scopes(text, identity)))


def _all(text: Text, scopes: Scopes) -> Iterator[Found]:
    """Yield every figure of every sentence, repetitions included."""
    for sentence in text.sentences:
        yield from sizes.read(text, scopes, sentence)
        yield from growth.read(text, scopes, sentence)
        yield from shares.read(text, scopes, sentence)
        yield from rankings.read(text, scopes, sentence)
