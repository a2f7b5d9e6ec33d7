"""A document as the grammars see it: units under headings, sentences, tokens on demand.

A *unit* is a block of the document, parted further where a release puts headings and bullets into one line. Work
is done only where a grammar asks for it: most sentences of a report are never tokenised.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from operator import or_

from marketgraph.documents import Block, Prose
from marketgraph.reading.model import Dropped
from marketgraph.reading.prose.lazy import lazy
from marketgraph.reading.prose.markets import Named, markets_in
from marketgraph.reading.prose.names import Name, names_in
from marketgraph.reading.prose.numerals import DIGIT
from marketgraph.reading.prose.quantities import (
    Money,
    Percent,
    may_have_percents,
    money_in,
    percents_in,
)
from marketgraph.reading.prose.sentences import spans
from marketgraph.reading.prose.times import Date, Period, Year, dates_in, periods_in, years_in
from marketgraph.reading.prose.tokens import Token, tokens_of
from marketgraph.reading.prose.vocabulary import Low, Stems

_INLINE = re.compile(r"\s{2,}(?=[^\s(])|\s+[•▪◦‣·]\s*")
_WIDE = re.compile(
    r"[ \t\n\x0b\f\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000][\s•▪◦‣·]"
)
"""What an inline gap starts with; its blanks are written out, since such a class is looked for much faster."""
_BULLET = "•▪◦‣·"
_DIGIT = re.compile(DIGIT)
HEADING_MAX = 120


@dataclass(slots=True)
class Section:
    """A heading and what stands below it.

    Attributes:
        heading: Text of the heading; empty before the first.
        level: Its level, 0 if unknown.
        start: Offset of the heading.
        above: The section that it is part of.
        units: The units below it, without those of deeper sections.
    """

    heading: str = ""
    level: int = 0
    start: int = 0
    above: Section | None = None
    units: list[Unit] = field(default_factory=list)

    @property
    def low(self) -> str:
        """The heading in small letters."""
        return self.heading.lower()


class Unit:
    """A heading, paragraph, list item, table or pair.

    Attributes:
        kind: ``heading``, ``paragraph``, ``item``, ``table`` or ``pair``.
        text: As written.
        start: Offset in the document's text.
        end: Offset of its end, excluded.
        level: Level of a heading, nesting of an item.
        cells: Offsets of cells (``Block.cells``).
        section: Where it stands.
    """

    def __init__(self, kind: str, text: str, start: int, block: Block, section: Section) -> None:
        """Take the text of a unit and the block that it is part of."""
        self.kind = kind
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.level = block.level
        self.cells = block.cells
        self.section = section

    @lazy
    def low(self) -> str:
        """The text in small letters, of the same length."""
        return _folded(self.text)

    @lazy
    def sentences(self) -> list[Sentence]:
        """Its sentences; a table has none."""
        if self.kind == "table":
            return []
        found = [
            Sentence(self.text[start:end], self.start + start, self)
            for start, end in spans(self.text)
        ]
        for before, after in pairwise(found):
            before.next, after.before = after, before
        return found

    @lazy
    def held(self) -> int:
        """What the words of its sentences may hold; nothing for a table."""
        return reduce(or_, (sentence.low.held for sentence in self.sentences), 0)


class Sentence:
    """One sentence of a unit; tokens are made when asked for.

    Attributes:
        text: As written.
        start: Offset in the document's text.
        end: Offset of its end, excluded.
        unit: Where it stands.
        before: The sentence before it in the unit.
        next: The sentence after it in the unit.
        skeleton: What the grammars of developments make of it once.
    """

    def __init__(self, text: str, start: int, unit: Unit) -> None:
        """Take the text of a sentence and its unit."""
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.unit = unit
        self.before: Sentence | None = None
        self.next: Sentence | None = None
        self.skeleton: object = None

    @lazy
    def low(self) -> Low:
        """The text in small letters, of the same length."""
        return Low(self.unit.low if self.text is self.unit.text else _folded(self.text))

    @lazy
    def tokens(self) -> list[Token]:
        """Its tokens."""
        return tokens_of(self.text, self.start)

    @lazy
    def names(self) -> list[Name]:
        """Its names, left to right."""
        return names_in(self.tokens, self.text, self.start)

    @lazy
    def markets(self) -> list[Named]:
        """The markets that it names."""
        return markets_in(self)

    @lazy
    def numeric(self) -> bool:
        """Whether it has a digit."""
        return _DIGIT.search(self.text) is not None

    @lazy
    def money(self) -> list[Money]:
        """Its amounts of money."""
        return list(money_in(self.text, self.start)) if self.numeric else []

    @lazy
    def percents(self) -> list[Percent]:
        """Its percentages."""
        return (
            list(percents_in(self.text, self.start))
            if may_have_percents(self.text, self.low)
            else []
        )

    @lazy
    def years(self) -> list[Year]:
        """Its single years."""
        return years_in(self.text, self.start, self.periods) if self.numeric else []

    @lazy
    def periods(self) -> list[Period]:
        """Its spans of years."""
        return list(periods_in(self.text, self.start)) if self.numeric else []

    @lazy
    def dates(self) -> list[Date]:
        """Its dates that name a month."""
        return list(dates_in(self.text, self.start)) if self.numeric else []


def _folded(text: str) -> str:
    """Return a text in small letters, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(map(_lower, text))


def _lower(character: str) -> str:
    """Return a character in small letters where that keeps its length."""
    low = character.lower()
    return low if len(low) == 1 else character


class Text:
    """A document's units, sections and sentences.

    Attributes:
        document: The document.
        text: Its text.
        units: All units in order.
        sections: All sections in order; the first has no heading.
        dropped: What grammars left out; grows while they read.
        notes: What is found once for several grammars, by the name of what it is.
    """

    def __init__(self, document: Prose) -> None:
        """Part a document into units under headings."""
        self.document = document
        self.text = document.text
        self.units: list[Unit] = []
        self.sections: list[Section] = [Section()]
        self.dropped: list[Dropped] = []
        self.notes: dict[str, object] = {}
        for block in document.blocks:
            for kind, start, end in _parts(block, self.text):
                self._add(kind, start, end, block)

    def _add(self, kind: str, start: int, end: int, block: Block) -> None:
        """Add a unit; a heading opens a section."""
        text = self.text[start:end]
        if kind == "heading":
            above = self.sections[-1]
            while above.above and (not block.level or above.level >= block.level):
                above = above.above
            self.sections.append(Section(text, block.level, start, above))
        unit = Unit(kind, text, start, block, self.sections[-1])
        self.units.append(unit)
        if kind != "heading":
            self.sections[-1].units.append(unit)

    @lazy
    def sentences(self) -> list[Sentence]:
        """All sentences in order, those of headings and items included."""
        return [sentence for unit in self.units for sentence in unit.sentences]

    @lazy
    def low(self) -> str:
        """The whole text in small letters, of the same length, to see quickly what it does not speak of."""
        return _folded(self.text)

    @lazy
    def held(self) -> list[int]:
        """What the words of each sentence may hold."""
        return [sentence.low.held for sentence in self.sentences]

    @lazy
    def _starts(self) -> list[int]:
        """Where the sentences start."""
        return [sentence.start for sentence in self.sentences]

    def holding(self, stems: Iterable[str]) -> set[int]:
        """Return the numbers of the sentences in which one of some strings begins: all that can hold one."""
        starts, low, found = self._starts, self.low, set[int]()
        for stem in stems if starts else ():
            at = low.find(stem)
            while at >= 0:
                after = max(bisect_right(starts, at), 1)
                found.add(after - 1)
                at = low.find(stem, starts[after]) if after < len(starts) else -1
        return found

    def among(self, stems: Iterable[str]) -> list[Sentence]:
        """Return the sentences, in order, in which one of some strings begins."""
        return [self.sentences[number] for number in sorted(self.holding(stems))]

    def worth(self, stems: Stems, *strings: str) -> list[Sentence]:
        """Return the sentences, in order, that may hold a stem, and those that hold one of some strings."""
        bits, strings = stems.told, (*stems.untold, *strings)
        numbers = [number for number, held in enumerate(self.held) if held & bits]
        if strings:
            numbers = sorted(self.holding(strings).union(numbers))
        return [self.sentences[number] for number in numbers]

    def drop(self, reason: str, start: int, end: int) -> None:
        """Note a stretch that looks like a fact and is none."""
        self.dropped.append(Dropped(reason, start, end))

    def release(self) -> None:
        """Let go of units and sentences, which point at each other: they are freed at once, without the collector."""
        for sentence in self.sentences:
            vars(sentence).clear()
        for section in self.sections:
            section.units.clear()


def _parts(block: Block, text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the units of a block: kind, start, end. A line with wide gaps or inline bullets is several."""
    written = text[block.start : block.end]
    if block.kind in ("table", "pair") or not (_is_wide(written) and _INLINE.search(written)):
        yield block.kind, block.start, block.end
        return
    at, bullet = 0, False
    for match in [*_INLINE.finditer(written), None]:
        end = match.start() if match else len(written)
        part = written[at:end]
        if part.strip():
            start = block.start + at + len(part) - len(part.lstrip())
            kind = _kind(part.strip(), block.kind, bullet, match)
            yield kind, start, start + len(part.strip())
        if match:
            bullet = any(mark in match.group() for mark in _BULLET)
            at = match.end()
            if written[at : at + 1] in _BULLET:
                bullet, at = True, at + 1


def _is_wide(written: str) -> bool:
    """Return whether a stretch has two blanks side by side, or a blank before a bullet."""
    if written.isascii() and written.isprintable():
        return "  " in written
    return _WIDE.search(written) is not None


def _kind(part: str, outer: str, bullet: bool, gap: re.Match[str] | None) -> str:
    """Return what a part of a parted line is: an item after a bullet, a heading if short and open, else as the line."""
    if bullet:
        return "item"
    short = len(part) <= HEADING_MAX and part[-1] not in ".;,!?" and part[:1].isupper()
    return "heading" if short and gap is not None and outer != "item" else outer
