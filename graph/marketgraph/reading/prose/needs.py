"""What every match of a pattern holds: looked for first, since most texts lack it and finding that out is cheap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, repeat, takewhile
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from marketgraph.reading.prose.lazy import lazy
from marketgraph.reading.prose.patterns import alternatives, flattened, seek
from marketgraph.reading.prose.vocabulary import Candidates, Low, bits_of

MOST = 12
"""So many matches are looked at: no true sentence tells of more deeds of one kind."""
_MOST = 40
"""So many strings are looked for at most."""
_TELLING = 5
"""Longer strings tell no more than one of so many letters: of such sets the smallest is best."""
_NOTHING: tuple[re.Match[str], ...] = ()
_WIDTHLESS = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


class Needed(NamedTuple):
    """What every match of a pattern holds.

    Attributes:
        pattern: The pattern.
        strings: Strings one of which every match holds; none where nothing is known.
        bits: What of ``Low.held`` is set in each text with a match.
    """

    pattern: re.Pattern[str]
    strings: tuple[str, ...]
    bits: int


_known: dict[int, Needed] = {}


def matches(pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
    """Return the matches of a pattern in a text; the pattern must be a constant, since what it needs is kept."""
    return pattern.finditer(text) if may_match(pattern, text) else _NOTHING


def first(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first match of a pattern, a constant, in a text, or None."""
    return pattern.search(text) if may_match(pattern, text) else None


def may_match(pattern: re.Pattern[str], text: str) -> bool:
    """Return whether a text holds what every match of a pattern, a constant, does."""
    _, strings, bits = _known.get(id(pattern)) or needs(pattern)
    if type(text) is Low and text.held & bits != bits:
        return False
    for need in strings:
        if need in text:
            return True
    return not strings


def few(pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
    """Return the first matches of a pattern, a constant, in a sentence."""
    return islice(pattern.finditer(text), MOST) if may_match(pattern, text) else _NOTHING


class AnyOf:
    """Patterns, constants, one of which a text must match for a grammar to read it."""

    def __init__(self, patterns: Callable[[], Iterable[re.Pattern[str]]]) -> None:
        """Take what gives the patterns; what they need is found when it is first asked for."""
        self._patterns = patterns

    @lazy
    def _bits(self) -> list[int]:
        """What of ``Low.held`` is set in a text with a match: all of one of these, none of which holds another."""
        bits = {needs(pattern).bits for pattern in self._patterns()}
        return [one for one in bits if not any(one & less == less for less in bits - {one})]

    def may_match(self, held: int) -> bool:
        """Return whether a text of which this is held may match one of the patterns, by its words in small letters."""
        for bits in self._bits:  # noqa: SIM110 (a generator takes three times as long)
            if held & bits == bits:
                return True
        return False


def needs(pattern: re.Pattern[str]) -> Needed:
    """Return what every match of a pattern, a constant, holds."""
    known = _known.get(id(pattern))
    if known is None:
        plain = not pattern.flags & re.IGNORECASE
        parsed = parser.parse(pattern.pattern, pattern.flags) if plain else ()
        known = _known[id(pattern)] = Needed(pattern, _wanted(parsed), _bits(parsed))
    return known


class Parted:
    """A pattern as its alternatives, each tried only where a text holds what it needs.

    A long alternation is tried at every place of a text; finding out that a text lacks a string takes a
    hundredth of that, and most texts lack what most alternatives need.
    """

    def __init__(self, pattern: str) -> None:
        """Take a regular expression without flags that matches no empty text; it is parted when it is first used."""
        self._pattern = pattern

    @lazy
    def _needed(self) -> list[tuple[str, re.Pattern[str] | None]]:
        """Strings with what must be found where they are: nothing more for an alternative that is the string."""
        parts = [(part, _wanted(parser.parse(part)) or ("",)) for part in flattened(self._pattern)]
        known = _shortest(frozenset(need for _, wanted in parts for need in wanted))
        found: dict[str, list[str]] = {need: [] for need in known}
        for part, wanted in parts:
            for need in {short for need in wanted for short in known if short in need}:
                found[need].append(part)
        return [
            (need, None if need in parts else re.compile("|".join(parts)))
            for need, parts in found.items()
        ]

    @lazy
    def _candidates(self) -> Candidates[tuple[str, re.Pattern[str] | None]]:
        """The same by the strings."""
        return Candidates((pair[0], pair) for pair in self._needed)

    @lazy
    def _parts(self) -> list[Needed]:
        """The alternatives in their order, each with what it needs."""
        found = []
        for part in alternatives(self._pattern):
            parsed = parser.parse(part)
            found.append(Needed(seek(part), _wanted(parsed), _bits(parsed)))
        return found

    @lazy
    def bits(self) -> int:
        """The bit of what one of its alternatives needs, -1 if that is not known."""
        return bits_of(need for need, _ in self._needed)

    def may_be_in(self, held: int) -> bool:
        """Return whether a text of which this is held may hold a match."""
        return bool(held & self.bits)

    def found_in(self, text: str) -> bool:
        """Return whether a text holds a match."""
        needed = self._candidates.among(text.held) if type(text) is Low else self._needed
        for need, pattern in needed:
            if need in text and (pattern is None or pattern.search(text)):
                return True
        return False

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches, left to right, as the whole pattern would find them; each has the groups of its alternative."""
        live = []
        held = text.held if type(text) is Low else -1
        for order, (pattern, wanted, bits) in enumerate(self._parts):
            if held & bits != bits or not _holds(text, wanted):
                continue
            if match := pattern.search(text):
                live.append((match.start(), order, match))
        while live:
            _, _, found = min(live)
            yield found
            live = [known for known in map(_following, live, repeat(found.end())) if known]


_Live = tuple[int, int, re.Match[str]]


def _following(live: _Live, end: int) -> _Live | None:
    """Return the first match of an alternative from a place on, with its start and the number of the alternative."""
    start, order, match = live
    if start >= end:
        return live
    following = match.re.search(match.string, end)
    return (following.start(), order, following) if following else None


def _holds(text: str, wanted: tuple[str, ...]) -> bool:
    """Return whether a text holds one of some strings, or none is wanted."""
    for need in wanted:
        if need in text:
            return True
    return not wanted


def _wanted(parsed: Iterable[tuple[Any, Any]]) -> tuple[str, ...]:
    """Return strings one of which every match of a parsed pattern holds; none where nothing is known."""
    return _shortest(_of(parsed) or frozenset())


def _shortest(needed: frozenset[str]) -> tuple[str, ...]:
    """Return needed strings without those that hold another."""
    return tuple(sorted(need for need in needed if not any(o in need for o in needed if o != need)))


def _bits(parsed: Iterable[tuple[Any, Any]]) -> int:
    """Return the bits that every text with a match of a parsed pattern holds: of each set of strings that it needs one of."""
    bits = 0
    for needed in _all_of(parsed):
        plain = needed and len(needed) <= _MOST and all(map(str.islower, needed))
        if needed and plain and (bit := bits_of(_shortest(needed))) > 0:
            bits |= bit
    return bits


def _all_of(parsed: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str] | None]:
    """Yield sets of strings; of each that is known, one string is in every match of a part of a pattern."""
    items = [item for item in parsed if item[0] not in _WIDTHLESS]
    before = None
    for at, (code, argument) in enumerate(items):
        if code is not codes.LITERAL or before is not codes.LITERAL:
            yield _starts(takewhile(lambda item: item[0] is codes.LITERAL, items[at:]))
            yield _starts(items[at:])
        inner = _inside(code, argument)
        if inner is not None:
            yield from _all_of(inner)
        else:
            yield _in(code, argument)
        before = code


def _inside(code: Any, argument: Any) -> Iterable[tuple[Any, Any]] | None:
    """Return the part of a pattern that one of its items matches at least once, or None."""
    if code is codes.SUBPATTERN and not argument[1] & re.IGNORECASE:
        return argument[3]  # type: ignore[no-any-return]
    if code in _REPEATS and argument[0]:
        return argument[2]  # type: ignore[no-any-return]
    return argument if code is codes.ATOMIC_GROUP else None


def _of(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the most telling strings that a part of a pattern needs, or None."""
    items = [item for item in parsed if item[0] not in _WIDTHLESS]
    best: frozenset[str] | None = None
    before = None
    for at, (code, argument) in enumerate(items):
        if code is not codes.LITERAL or before is not codes.LITERAL:
            run = takewhile(lambda item: item[0] is codes.LITERAL, items[at:])
            for needed in (_starts(run), _starts(items[at:]), _in(code, argument)):
                best = _better(best, needed)
        before = code
    return best


def _starts(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Return strings with one of which every match of a part of a pattern starts; an empty one where nothing is known."""
    run = ""
    for code, argument in parsed:
        if code is codes.LITERAL:
            run += chr(argument)
        elif code not in _WIDTHLESS:
            return frozenset(run + start for start in _first_of(code, argument))
    return frozenset((run,))


def _first_of(code: Any, argument: Any) -> frozenset[str]:
    """Return strings with one of which one item of a pattern starts."""
    if code is codes.BRANCH:
        return frozenset().union(*map(_starts, argument[1]))
    if code is codes.SUBPATTERN and not argument[1] & re.IGNORECASE:
        return _starts(argument[3])
    if code in _REPEATS and argument[0]:
        return _starts(argument[2])
    return _starts(argument) if code is codes.ATOMIC_GROUP else frozenset(("",))


def _in(code: Any, argument: Any) -> frozenset[str] | None:
    """Return the strings that one item of a pattern needs, or None."""
    if code is codes.BRANCH:
        parts = [_of(branch) for branch in argument[1]]
        known = [part for part in parts if part]
        return frozenset().union(*known) if len(known) == len(parts) else None
    if code is codes.SUBPATTERN:
        return None if argument[1] & re.IGNORECASE else _of(argument[3])
    if code in _REPEATS:
        return _of(argument[2]) if argument[0] else None
    return _of(argument) if code is codes.ATOMIC_GROUP else None


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Return which of two sets of needed strings tells more: long strings, then few."""
    return max((one, other), key=_worth)


def _worth(needed: frozenset[str] | None) -> tuple[int, int]:
    """Return how much a set of needed strings tells."""
    if not needed or len(needed) > _MOST:
        return 0, 0
    return min(_TELLING, *map(len, needed)), -len(needed)
