"""Datelines: the place, date and wire that a release starts with."""

from __future__ import annotations

import re
from typing import NamedTuple

from marketgraph.reading.prose.needs import matches
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.times import dates_in

LONGEST = 160


class Dateline(NamedTuple):
    """A dateline.

    Attributes:
        end: Characters of the sentence that it takes.
        date: Its date, ``YYYY-MM-DD``; None if it has none.
    """

    end: int
    date: str | None


_CLOSING = seek(r"\s(?:--|—|–|-)+\s+(?=[\"“A-Z0-9])|(?:\)|/)\s*(?:--|—|–|-)\s*(?=[\"“A-Z0-9])")
_WIRED = re.compile(
    r"/[^/\s][^/\n]{1,40}/|\([^)\n]{2,40}(?:wire|news|ai|press)[^)\n]{0,20}\)|newswire|prnewswire|\((?:reuters|afp|upi|ap|dpa|bloomberg)\)",
    re.IGNORECASE,
)
_CITY = re.compile(r"[A-Z][A-Z .’'-]{2,40}, (?:[A-Z][A-Za-z]{1,4}\.|(?:[A-Z]\.){2,3}|[A-Z]{2,})$")
"""A city in capitals with its state: "HALIFAX, N.S."."""


def _only_date(before: str) -> bool:
    """Return whether nothing but a date stands before a dash: a bullet's date, which belongs to its sentence."""
    first = next(dates_in(before), None)
    return (
        first is not None
        and not before[: first.start].strip(" -•*")
        and not before[first.end :].strip()
    )


def dateline_of(text: str) -> Dateline | None:
    """Return the dateline that a sentence starts with, or None.

    It ends at a dash within the first 160 characters, after a date, the name of a wire or a city with its state; what stands before
    that has a capital first.
    """
    window = text[:LONGEST]
    last = None
    for match in matches(_CLOSING, window):
        before = window[: match.start()]
        if _only_date(before):
            continue
        if len(before) > 4 and (
            next(dates_in(before), None)
            or _WIRED.search(window[: match.end()])
            or _CITY.match(before)
        ):
            last = match
    if last is None:
        return None
    dates = list(dates_in(window[: last.end()]))
    full = [date.value for date in dates if len(date.value) == 10]
    return Dateline(last.end(), full[0] if full else None)
