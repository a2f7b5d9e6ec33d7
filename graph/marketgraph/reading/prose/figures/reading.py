"""The figures of a text, sentence by sentence; what is said twice is told once, with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pydantic import ValidationError

from marketgraph.reading.prose.figures import cards, growth, rankings, shares, sizes, tables
from marketgraph.reading.prose.figures.cited import study_of
from marketgraph.reading.prose.figures.doubles import settled
from marketgraph.reading.prose.figures.keyed import key_lines
from marketgraph.reading.prose.figures.placeholders import drop_placeholders
from marketgraph.reading.prose.figures.repetition import told_once
from marketgraph.reading.prose.figures.scopes import Scopes
from marketgraph.reading.prose.figures.tables import Grid, grid_of, grid_of_pairs
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Sentence, Text, Unit

_CAPTION_MAX = 120
"""Characters of the longest line that can say what the table below it tells."""


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the sizes, growth rates, shares and rankings of a text; the study that it cites for them if it is on none."""
    drop_placeholders(text)
    found = list(settled(text, told_once(_all(text, Scopes(text, identity)))))
    yield from found
    if not identity.market or identity.aside:
        yield from study_of(text, identity, found)


def _all(text: Text, scopes: Scopes) -> Iterator[Found]:
    """Yield every figure, repetitions included."""
    caption = ""
    ranking = {sentence.start for sentence in text.worth(rankings.WORDS)}
    for kind, group in groupby(text.units, key=lambda unit: unit.kind):
        units = list(group)
        pairs = grid_of_pairs(text, units) if kind == "pair" else None
        if pairs:
            yield from _in_grid(text, scopes, pairs)
        for unit in units if not pairs else ():
            yield from _in_unit(text, scopes, unit, caption, ranking)
        caption = units[-1].text if len(units[-1].text) <= _CAPTION_MAX else ""
    for line in key_lines(text):
        yield from _in_sentence(text, scopes, line)
    yield from cards.read(text, scopes)


def _in_sentence(
    text: Text, scopes: Scopes, sentence: Sentence, *, ranks: bool = True
) -> Iterator[Found]:
    """Yield the figures of a sentence; a value that no fact can hold ends it, and is noted."""
    try:
        if sentence.numeric:
            for grammar in (sizes, growth, shares):
                yield from grammar.read(text, scopes, sentence)
        if ranks:
            yield from rankings.read(text, scopes, sentence)
    except ValidationError:
        text.drop("value that no fact can hold", sentence.start, sentence.end)


def _in_unit(
    text: Text, scopes: Scopes, unit: Unit, caption: str, ranking: set[int]
) -> Iterator[Found]:
    """Yield the figures of a unit: of a table's columns, else of its rows, each a key with its value.

    Args:
        text: The text.
        scopes: What its figures are about.
        unit: The unit.
        caption: The short line above it, empty if there is none.
        ranking: Where the sentences start that may tell of ranks.
    """
    if unit.kind != "table":
        for sentence in unit.sentences:
            yield from _in_sentence(text, scopes, sentence, ranks=sentence.start in ranking)
        return
    found = list(_in_grid(text, scopes, grid_of(unit, caption)))
    yield from found
    for row in () if found else unit.cells:
        for number in range(0, len(row) - 1, 2):
            start, end = row[number][0], row[number + 1][1]
            line = Sentence(unit.text[start - unit.start : end - unit.start], start, unit)
            yield from _in_sentence(text, scopes, line)


def _in_grid(text: Text, scopes: Scopes, grid: Grid) -> Iterator[Found]:
    """Yield the figures of a table with headings; a value that no fact can hold ends it, and is noted."""
    try:
        yield from tables.read(scopes, grid)
    except ValidationError:
        text.drop("value that no fact can hold", grid.start, grid.start + len(grid.text))
