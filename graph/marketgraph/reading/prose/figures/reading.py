"""The figures of a text, sentence by sentence; what is said twice is told once, with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from marketgraph.reading.prose.figures import growth, rankings, shares, sizes, tables
from marketgraph.reading.prose.figures.keyed import key_lines
from marketgraph.reading.prose.figures.placeholders import drop_placeholders
from marketgraph.reading.prose.figures.repetition import told_once
from marketgraph.reading.prose.figures.scopes import Scopes
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Sentence, Text, Unit


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the sizes, growth rates, shares and rankings of a text."""
    drop_placeholders(text)
    yield from told_once(_all(text, Scopes(text, identity)))


def _all(text: Text, scopes: Scopes) -> Iterator[Found]:
    """Yield every figure, repetitions included."""
    for unit in text.units:
        if unit.kind == "table":
            yield from _in_table(text, scopes, unit)
        else:
            for sentence in unit.sentences:
                yield from _in_sentence(text, scopes, sentence)
    for line in key_lines(text):
        yield from _in_sentence(text, scopes, line)


def _in_sentence(text: Text, scopes: Scopes, sentence: Sentence) -> Iterator[Found]:
    """Yield the figures of a sentence; a value that no fact can hold ends it, and is noted."""
    try:
        for grammar in (sizes, growth, shares, rankings):
            yield from grammar.read(text, scopes, sentence)
    except ValidationError:
        text.drop("value that no fact can hold", sentence.start, sentence.end)


def _in_table(text: Text, scopes: Scopes, unit: Unit) -> Iterator[Found]:
    """Yield the figures of a table: of its columns, else of its rows, each a key with its value."""
    found: list[Found] = []
    try:
        found.extend(tables.read(scopes, unit))
    except ValidationError:
        text.drop("value that no fact can hold", unit.start, unit.end)
    yield from found
    if found:
        return
    for row in unit.cells:
        for number in range(0, len(row) - 1, 2):
            start, end = row[number][0], row[number + 1][1]
            line = Sentence(unit.text[start - unit.start : end - unit.start], start, unit)
            yield from _in_sentence(text, scopes, line)
