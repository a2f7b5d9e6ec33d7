"""The region that a share or rank holds in: "in Asia-Pacific", "of the European market", "in the region"."""

from __future__ import annotations

import re

from marketgraph.reading.prose.figures.parts import place_of
from marketgraph.reading.prose.figures.scope import CAPITALS, Scope
from marketgraph.reading.prose.figures.scopes import Scopes
from marketgraph.reading.prose.places import fold, regions
from marketgraph.reading.prose.text import Sentence

_IN = re.compile(rf"\b(?:in|within|across|throughout)\s+(?:the\s+)?(?P<place>{CAPITALS})")
_REGION = re.compile(
    r"\b(?:in|within|across) (?:the|this|that) (?:\w+ )?region\b|\bof the region[’']s\b|\bof the regional\b|\bregional (?:market|leader|revenue)"
)
_OPENER = re.compile(
    r"\W*(?:In|Within|Across)\s+(?:the\s+)?(?P<place>[A-Z][\w .&-]{1,40}?)(?:\s+region)?,\s"
)
_END = re.compile(r";|,?\s(?:while|whereas)\b|,\s(?:and|with|due|driven|owing|supported)\b")
_CLAUSE = 120
_HEADED = re.compile(CAPITALS)


def region_within(scopes: Scopes, sentence: Sentence, part: Scope, offset: int) -> str | None:
    """Return the region that a figure or rank of a part holds in, or None.

    Args:
        scopes: What figures of the text are about.
        sentence: Where it stands.
        part: The part.
        offset: Where the figure or the ranking word ends; the region stands near it.
    """
    at = offset - sentence.start
    clause = sentence.text[at : at + _CLAUSE]
    if end := _END.search(clause):
        clause = clause[: end.start()]
    clause = clause[:100]
    for named in sentence.markets:
        if (
            named.region not in (None, "World")
            and at - 60 <= named.end - sentence.start <= at + len(clause)
            and _other(part, named.region)
        ):
            return named.region
    if (
        (match := _IN.search(clause))
        and (place := _longest(match["place"]))
        and _other(part, place)
    ):
        return place
    opener = _OPENER.match(sentence.text) if part.part else None
    if opener and (place := place_of(opener["place"])) and _other(part, place):
        return place
    if part.region and _REGION.search(sentence.low[max(0, at - 60) :]):
        return _headed(scopes, sentence, part)
    return None


def _longest(written: str) -> str | None:
    """Return the longest place that some capitalised words start with."""
    pieces = re.split(r"(?<=\S)\s", written)
    return next(
        (
            p
            for n in range(len(pieces), 0, -1)
            if (p := place_of(" ".join(pieces[:n]).rstrip(".,")))
        ),
        None,
    )


def _other(part: Scope, place: str | None) -> bool:
    """Return whether a place is another than the part itself; a segment is no place."""
    if place is None or part.region is None or part.segment:
        return place is not None
    return fold(place) != fold(part.region)


def _headed(scopes: Scopes, sentence: Sentence, part: Scope) -> str | None:
    """Return the region that the sentences before, or the heading, speak of."""
    before = sentence.before
    lines = [before.text] if before else []
    for line in [*lines, sentence.unit.section.heading]:
        for match in _HEADED.finditer(line):
            place = _longest(match.group())
            if place and fold(place) in regions() and _other(part, place):
                return place
    return None
