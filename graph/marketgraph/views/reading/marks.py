"""Which characters of a text are marked by what, when passages overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

COVERED = 24
"""So many passages over one stretch are told apart."""


class Stretch(NamedTuple):
    """A stretch of text that the same passages cover.

    Attributes:
        start: Offset of its first character.
        end: Offset of its end, excluded.
        over: Numbers of the passages, in their order.
    """

    start: int
    end: int
    over: tuple[int, ...]


class Marks:
    """Passages laid flat: stretches in order, none overlapping, each with the passages over it."""

    def __init__(self, passages: Sequence[tuple[int, int]]) -> None:
        """Lay passages flat; passage ``n`` is ``passages[n]``, its start and end (excluded)."""
        self._stretches = list(_flat(passages))
        self._starts = [stretch.start for stretch in self._stretches]

    def within(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield the stretches of a part of the text, those without a passage too; together they are the part."""
        at = start
        place = max(0, bisect_right(self._starts, start) - 1)
        for stretch in self._stretches[place:]:
            if stretch.start >= end:
                break
            left, right = max(stretch.start, at), min(stretch.end, end)
            if left >= right:
                continue
            if at < left:
                yield Stretch(at, left, ())
            yield Stretch(left, right, stretch.over)
            at = right
        if at < end:
            yield Stretch(at, end, ())


def _flat(passages: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """Yield stretches that at least one passage covers."""
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(passages):
        if start < end:
            opens.setdefault(start, []).append(number)
            closes.setdefault(end, []).append(number)
    over: dict[int, None] = {}
    before = 0
    for place in sorted({*opens, *closes}):
        if over and before < place:
            yield Stretch(before, place, tuple(_first(over)))
        for number in closes.get(place, ()):
            over.pop(number)
        over.update(dict.fromkeys(opens.get(place, ())))
        before = place


def _first(over: dict[int, None]) -> Iterator[int]:
    """Yield the first passages; a crafted text with thousands over one another stays small."""
    for count, number in enumerate(over):
        if count == COVERED:
            return
        yield number
