"""Cards of key figures: a value on a line of its own, and below it what it is: "44.2 %", "value share, Europe, 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from marketgraph.facts import GrowthRate, MarketShare, Ranking
from marketgraph.reading.prose.figures.scope import Scope
from marketgraph.reading.prose.figures.scopes import Scopes
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.numerals import NUMBER, number_of, whole
from marketgraph.reading.prose.text import Text, Unit

_VALUE = re.compile(rf"({NUMBER})\s?%")
_SHARE = re.compile(
    r"(?:value|market|revenue|volume) share, (?P<part>[^,].{1,60}), (?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?:projected )?CAGR(?:,\s(?P<part>[^,(].{1,60}),)?\s\(?(?P<first>(?:19|20)\d\d)\s?[-–—]\s?(?P<last>(?:19|20)\d\d)\)?",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:(?P<order>second)[ -])?(?P<how>largest|leading|fastest[ -]growing) (?:market|segment|share)(?: player| by (?P<dimension>[\w /&-]{2,40}))?",
    re.IGNORECASE,
)
_LONGEST = 100
"""Characters of the longest line of a card."""


def is_card(unit: Unit) -> bool:
    """Return whether a line heads a card: "Largest market by product", "Leading market player"."""
    return len(unit.text) <= _LONGEST and _RANK.fullmatch(unit.text.strip()) is not None


def read(text: Text, scopes: Scopes) -> Iterator[Found]:
    """Yield the shares, rates and ranks of the cards of a text."""
    market = scopes.identity.market
    head: Unit | None = None
    for value, label in pairwise(text.units):
        if is_card(value):
            head = value
            continue
        number = _VALUE.fullmatch(value.text.strip()) if len(value.text) < _LONGEST else None
        if number and market and len(label.text) < _LONGEST:
            yield from _card(scopes, head, value, label)
        head = None


def _card(scopes: Scopes, head: Unit | None, value: Unit, label: Unit) -> Iterator[Found]:
    """Yield what a value with its label tells, and the rank that its heading gives."""
    written = label.text.strip()
    match = _SHARE.fullmatch(written) or _RATE.fullmatch(written)
    number = number_of(value.text.strip(" %"))
    if match is None or number is None:
        return
    scope = _scope(scopes, match["part"], head)
    fields = {**scope.fields(), "percent": whole(number)}
    if match.re is _SHARE:
        fact = MarketShare.model_validate({**fields, "year": int(match["year"])})
        yield Found(fact, value.start, label.end, 0.9)
    else:
        years = {"kind": "cagr", "startYear": int(match["first"]), "endYear": int(match["last"])}
        yield Found(GrowthRate.model_validate({**fields, **years}), value.start, label.end, 0.9)
    rank = _RANK.fullmatch(head.text.strip()) if head else None
    if head and rank and scope.part:
        criterion = "growth" if rank["how"].lower().startswith("fast") else "size"
        order = 2 if rank["order"] else 1
        told = Ranking.model_validate({**scope.fields(), "criterion": criterion, "rank": order})
        yield Found(told, head.start, label.end, 0.9)


def _scope(scopes: Scopes, name: str | None, head: Unit | None) -> Scope:
    """Return what a card is about: the whole market, a place, a company, or a segment of the dimension that its heading names."""
    market = scopes.identity.market
    if name is None:
        return Scope(market)
    rank = _RANK.fullmatch(head.text.strip()) if head else None
    dimension = rank["dimension"] if rank else None
    part = scopes.parts.of(name)
    if part and part.region:
        return part._replace(market=market)
    if head and head.text.strip().lower().endswith("player"):
        return Scope(market, company=name)
    return Scope(market, dimension=dimension, segment=name)
