"""A sentence as a string of token classes, so that a pattern reads like the phrase that it matches.

Each name becomes ``N``, a person ``H``, a place ``L`` (a country or region, or "City, State" as one), money ``M``, a
percentage ``P``, a date with a month ``D``, a year ``Y``, another number ``#``; every other word stands in small
letters, every mark as it is ("’s" as "'s", a dash between blanks as ","), one blank between. Brackets are left out (``Skeleton.brackets`` keeps
them), and so are a dateline ("PARIS, May 5, 2025 /Wire/ --"), trade marks and quotation marks.

    "In May 2024, Acme Inc. (NYSE: ACM) acquired Beta GmbH for $5 million."
    "in D , N acquired N for M ."
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from marketgraph.reading.prose.datelines import dateline_of
from marketgraph.reading.prose.developments.persons import Item, told_apart
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.quantities import Money
from marketgraph.reading.prose.text import Sentence
from marketgraph.reading.prose.tokens import Token
from marketgraph.reading.prose.vocabulary import Low
from marketgraph.reading.prose.words import words

_CONTRACTED = {
    f"{who}{mark}{short}": f"{who} {verb}"
    for who in ("we", "they")
    for mark in ("'", "’")
    for short, verb in (("re", "are"), ("ve", "have"), ("ll", "will"))
}
_QUOTES = frozenset('"“”„«»')
_FAR = 1 << 62
_DASHES = frozenset("—–")
_PAPERS = words(
    "agreement agreements contract contracts order orders alliance memorandum license licence venture partnership collaboration"
)
_PAPER = _PAPERS | words(
    "strategic exclusive non-exclusive distribution distributor supply licensing master service services offtake off-take purchase reseller joint "
    "development commercial cooperation framework manufacturing definitive binding non-binding sales marketing research hosting "
    "worldwide global amended restated sale support pilot teaming toll processing royalty option multi-year long-term technology and of"
)
_TRADE = frozenset("™®©*")


class Place(NamedTuple):
    """Where one item stands in the skeleton."""

    start: int
    end: int
    item: Item


_place: Callable[[type[Place], tuple[object, ...]], Place] = tuple.__new__
"""Makes a place in half the time that its constructor takes."""


@dataclass(slots=True)
class Skeleton:
    """The classes of a sentence's tokens.

    Attributes:
        text: The classes, parted by blanks.
        places: What stands where in it.
        brackets: Start and end offset (in the document) of each bracket that was left out.
        date: Date of the dateline, if the sentence has one.
        start: Offset in the document at which the sentence starts after its dateline.
    """

    text: Low
    places: list[Place]
    brackets: list[tuple[int, int]] = field(default_factory=list)
    date: str | None = None
    start: int = 0

    def items(self, start: int, end: int) -> Iterator[Item]:
        """Yield the items of a stretch of the skeleton."""
        for place in self._between(start, end):
            yield place.item

    def _between(self, start: int, end: int) -> list[Place]:
        """Return what starts in a stretch of the skeleton."""
        places = self.places
        first = bisect_left(places, (start,))
        return places[first : bisect_left(places, (end,), first)]

    def kinds(self, start: int, end: int) -> Iterator[tuple[Item, str]]:
        """Yield the items of a stretch of the skeleton with their classes."""
        for place in self._between(start, end):
            yield place.item, self.text[place.start : place.end]

    def names(self, match: re.Match[str], group: str) -> list[Name]:
        """Return the names in a group of a match over the skeleton; empty if the group took no part."""
        return self.companies(*match.span(group))

    def companies(self, start: int, end: int) -> list[Name]:
        """Return the names in a stretch of the skeleton, without people and places."""
        text = self.text
        return [
            item
            for first, last, item in self._between(start, end)
            if isinstance(item, Name) and text[first:last] == "N"
        ]

    def name(self, match: re.Match[str], group: str) -> Name | None:
        """Return the first name in a group of a match, or None."""
        return next(iter(self.names(match, group)), None)

    def of(self, name: str) -> list[Place]:
        """Return where a name stands, as written."""
        return [p for p in self.places if isinstance(p.item, Name) and p.item.text == name]

    def people(self) -> list[str]:
        """Return the people whom the sentence names."""
        return [
            item.text
            for first, last, item in self.places
            if isinstance(item, Name) and self.text[first:last] == "H"
        ]

    def money(self, start: int = 0, end: int | None = None) -> list[Money]:
        """Return the amounts of money in a stretch of the skeleton."""
        stop = len(self.text) if end is None else end
        return [item for item in self.items(start, stop) if isinstance(item, Money)]

    def at(self, offset: int) -> int:
        """Return the place in the skeleton of the first item at or after an offset in the document."""
        return next((p.start for p in self.places if p.item.start >= offset), len(self.text))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the document of a stretch of the skeleton."""
        found = list(self.items(start, end))
        return (found[0].start, found[-1].end) if found else (self.start, self.start)


def skeleton_of(sentence: Sentence) -> Skeleton:
    """Return the skeleton of a sentence, made once."""
    known = sentence.skeleton
    if not isinstance(known, Skeleton):
        known = sentence.skeleton = _skeleton(sentence)
    return known


def _skeleton(sentence: Sentence) -> Skeleton:
    """Return the skeleton of a sentence."""
    line = dateline_of(sentence.text)
    start = sentence.start + (line.end if line else 0)
    bracketed = "(" in sentence.text or "[" in sentence.text
    brackets = _brackets(sentence.tokens, start) if bracketed else []
    pairs = told_apart(_items(sentence, start, brackets), sentence.text, sentence.start)
    places: list[Place] = []
    at = 0
    for item, kind in pairs:
        end = at + len(kind)
        places.append(_place(Place, (at, end, item)))
        at = end + 1
    text = Low(" ".join([kind for _, kind in pairs]))
    return Skeleton(text, places, brackets, line.date if line else None, start)


def _items(
    sentence: Sentence, start: int, brackets: list[tuple[int, int]]
) -> list[tuple[Item, str]]:
    """Return what the skeleton is made of, left to right, with its class."""
    values = _values(sentence) if sentence.numeric else []
    names = {n.start: n for n in sentence.names if not _is_paper(n, sentence.tokens)}
    left, closed = iter([*values, None]), iter([*brackets, (_FAR, _FAR)])
    value, bracket = next(left), next(closed)
    found: list[tuple[Item, str]] = []
    after = start
    for token in sentence.tokens:
        _, at, _, kind, low = token
        while at >= bracket[1]:
            bracket = next(closed)
        if at < after or at >= bracket[0]:
            continue
        while value and value[0].end <= at:
            value = next(left)
        if value and value[0].start <= at:
            after = value[0].end
            found.append(value)
        elif at in names and not _covers_value(names[at], values):
            name = names[at]
            after = name.end
            found.append((name, "L" if name.text.lower() in _PEOPLES else "N"))
        elif kind == "word":
            found.append((token, _CONTRACTED.get(low, low)))
        elif shown := _class_of(token, sentence):
            found.append((token, shown))
    return found


def _values(sentence: Sentence) -> list[tuple[Item, str]]:
    """Return the amounts, percentages, dates and years of a sentence, left to right, with their classes."""
    dates = sentence.dates
    values: list[tuple[Item, str]] = [(money, "M") for money in sentence.money]
    values += [(percent, "P") for percent in sentence.percents]
    values += [(date, "D") for date in dates]
    values += [
        (year, "Y")
        for year in sentence.years
        if not any(d.start <= year.start < d.end for d in dates)
    ]
    values.sort(key=lambda pair: pair[0].start)
    return values


def _class_of(token: Token, sentence: Sentence) -> str:
    """Return the class of a token that is no word, and part of no name and no value; empty if it is left out."""
    if token.kind == "possessive":
        return "'s"
    if token.kind == "number":
        return "#"
    if token.text in _DASHES and sentence.text[token.start - sentence.start - 1 :][:1] == " ":
        return ","
    if token.text == "-":
        at = token.start - sentence.start
        return "," if at and sentence.text[at - 1 : at + 2] == " - " else "-"
    return "" if token.text in _QUOTES or token.text in _TRADE else token.low


def _is_paper(name: Name, tokens: list[Token]) -> bool:
    """Return whether a name is only a kind of contract in capitals: "Master Services Agreement", "Supply" Agreement."""
    if tokens[name.first].low not in _PAPER:
        return False
    low = [token.low for token in tokens[name.first : name.last]]
    following = tokens[name.last].low if name.last < len(tokens) else ""
    if not all(word in _PAPER for word in low):
        return False
    return following in _PAPERS or (len(low) > 1 and low[-1] in _PAPERS)


def _covers_value(name: Name, values: list[tuple[Item, str]]) -> bool:
    """Return whether a value stands inside what looks like a name, as "USD 5" in "Reach USD 5"."""
    return any(name.start < value.start < name.end for value, _ in values)


_PEOPLES = frozenset(
    {
        "south korean", "north korean", "south african", "saudi arabian", "sri lankan", "costa rican", "puerto rican", "new zealand",
        "north american", "south american", "latin american", "west african", "east african", "southeast asian", "eastern european",
    }
)  # fmt: skip
"""Adjectives of places in two words: "the South Korean firm"."""


def _is_ticker(dollar: Token, token: Token) -> bool:
    """Return whether a token right behind a dollar sign is the ticker of a share ("$ACM")."""
    return dollar.end == token.start and token.text.isupper() and token.text.isalpha()


def _brackets(tokens: list[Token], start: int) -> list[tuple[int, int]]:
    """Return the outermost brackets after an offset, and tickers behind a "$"; a bracket that never closes is none."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    before = None
    for token in tokens:
        if token.start < start:
            continue
        if not opened and before and before.text == "$" and _is_ticker(before, token):
            found.append((before.start, token.end))
        before = token
        if token.text in "([":
            opened.append(token.start)
        elif token.text in ")]" and opened:
            first = opened.pop()
            if not opened:
                found.append((first, token.end))
    return found
