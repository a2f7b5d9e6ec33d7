"""Sizes of markets: what was, what is estimated, what is forecast, with year, region and segment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marketgraph.facts import MarketSize
from marketgraph.reading.prose.figures.clauses import subjects_before
from marketgraph.reading.prose.figures.scope import Scope
from marketgraph.reading.prose.figures.scopes import Scopes
from marketgraph.reading.prose.figures.sizewords import ahead, increment, no_size, status_of
from marketgraph.reading.prose.figures.spots import Spot, spots_of, stretch, year_of
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.quantities import Money, may_have_money, unpriced_in
from marketgraph.reading.prose.text import Sentence, Text

_FEWEST = 2
SMALLEST = 100_000
"""No market is smaller, in units of any currency."""
_CONTEXT = re.compile(
    r"market|industry|sector|segment|valuation|forecast|revenue|size|valued|worth|sales|spending|outlays|expenditure|demand|cagr|growth"
)
_SIZED = seek(r"\b(?:market|industry|sector|segment)s?\b")
_ECONOMY = seek(r"\bgdp\b|gross domestic product|gross value added")
_COORDINATED = re.compile(
    r"^[^A-Z;:]{0,40}?(?:,|,?\s(?:and|then|to))\s*(?:to |around |about |over |nearly |in |(?:in |by )?(?:19|20)\d\d,? )*$"
)
_AGAIN = re.compile(r"\W*(?:it|this)\b")
_LABEL = re.compile(r"\W*([^:\t|]{2,60}?)(?:\s?[:\t|]|\s[–—-])\s*(?:us)?$")
_MARKET_BEHIND = re.compile(
    r"^\s(?:global\s)?(?P<words>(?:[\w&/()-]+\s){0,6}?)(?:market|industry)\b(?!\s(?:research|cap|opportunity|report))",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:a|an|the|into a|to|of|than|over|nearly|almost)\s*$|^\W*$")


@dataclass(slots=True)
class _Last:
    """What the size before one in the same sentence was."""

    status: str | None = None
    scope: Scope | None = None


def read(text: Text, scopes: Scopes, sentence: Sentence) -> Iterator[Found]:
    """Yield the sizes that a sentence tells."""
    if not may_have_money(sentence.low):
        return
    if _SIZED.search(sentence.low):
        _drop_unpriced(text, sentence)
    money = [amount for amount in sentence.money if amount.amount >= SMALLEST or amount.ranged]
    if not money or not _spoken_of(scopes, sentence, money[0]):
        return
    if _ECONOMY.search(sentence.low) and "market" not in sentence.low:
        text.drop("size of an economy", money[0].start, money[-1].end)
        return
    last = _Last()
    years = _respective(sentence, money)
    if parts := _parts(scopes, sentence, money):
        yield from _each(scopes, sentence, money, parts)
        return
    for spot in spots_of(sentence, money):
        if spot.figure.ranged:
            text.drop("range", spot.figure.start, spot.figure.end)
        elif found := _size(text, scopes, spot, last, years):
            yield found


def _drop_unpriced(text: Text, sentence: Sentence) -> None:
    """Note the amounts of a sentence that no currency goes with."""
    for start, end in unpriced_in(sentence.text, sentence.start):
        if not any(money.start < end and start < money.end for money in sentence.money):
            text.drop("amount without a currency", start, end)


def _spoken_of(scopes: Scopes, sentence: Sentence, first: Money) -> bool:
    """Return whether a sentence with an amount can speak of a market: by its words, or as a label with its value."""
    market = scopes.identity.market
    named = market is not None and market.lower() in sentence.low
    label = _LABEL.match(sentence.low[: first.start - sentence.start])
    if named or label is not None or _CONTEXT.search(sentence.low):
        return True
    again = sentence.before is not None and _AGAIN.match(sentence.low) is not None
    return again and sentence.before is not None and "market" in sentence.before.low


def _respective(sentence: Sentence, money: list[Money]) -> list[int]:
    """Return the years of "A and B in 2024 and 2032, respectively"; empty if it is not said so."""
    years = [year.value for year in sentence.years]
    return years if "respectively" in sentence.low and len(years) == len(money) > 1 else []


def _parts(scopes: Scopes, sentence: Sentence, money: list[Money]) -> list[Scope]:
    """Return the regions or segments of "A and B, amounting to 5 and 3 billion, respectively"; empty if it is not said so."""
    if "respectively" not in sentence.low or len(money) < _FEWEST:
        return []
    if not status_of(sentence.low[: money[0].start - sentence.start], None, scopes.identity):
        return []
    for subject in subjects_before(sentence.text, money[0].start - sentence.start):
        parts = scopes.parts.all_of(subject.text)
        if len(parts) == len(money) and not any(part.company for part in parts):
            return parts
    return []


def _each(
    scopes: Scopes, sentence: Sentence, money: list[Money], parts: list[Scope]
) -> Iterator[Found]:
    """Yield the sizes of parts that stand before them in the same order; one year goes for all."""
    identity = scopes.identity
    told = {year.value for year in sentence.years}
    year = told.pop() if len(told) == 1 else None
    head = sentence.low[: money[0].start - sentence.start]
    status = status_of(head, year, identity) or "reported"
    for spot, part in zip(spots_of(sentence, money), parts, strict=True):
        yield _found(spot, part._replace(market=identity.market), status, year, True)


def _size(
    text: Text, scopes: Scopes, spot: Spot[Money], last: _Last, years: list[int]
) -> Found | None:
    """Return the size that an amount is, or None if it is none."""
    identity, amount = scopes.identity, spot.figure
    year = years[spot.number] if years else year_of(spot)
    status = _status(scopes, spot, year, last)
    if increment(spot.head):
        text.drop("increment", amount.start, amount.end)
        return None
    if status is None and (match := _LABEL.match(spot.head)) and scopes.parts.of(match[1]):
        status = "forecast" if ahead(year, identity) else "reported"
    if status is None:
        return _size_behind(scopes, spot, year)
    clause = _clause(spot)
    if "commerce" in (identity.market or "").lower():
        clause = clause.replace("commerce sales", "commerce")
    if no_size(clause, spot.tail[:40]):
        return None
    scope = scopes.at(spot.sentence, amount.start, amount.end, spot.gap if last.scope else "")
    if scope is None or not scope.market or scope.company:
        text.drop("unclear whose", amount.start, amount.end)
        return None
    last.status, last.scope = status, scope
    if year is None and status == "forecast":
        return _found(spot, scope, status, *_last_year(identity, spot))
    return _found(spot, scope, status, year, year is not None)


def _status(scopes: Scopes, spot: Spot[Money], year: int | None, last: _Last) -> str | None:
    """Return the status of an amount by the words before it, or by the amount that it is coordinated with."""
    identity = scopes.identity
    status = status_of(spot.head, year, identity)
    if status is None and last.status and (_COORDINATED.match(spot.gap) or scopes.in_gap(spot.gap)):
        return "forecast" if ahead(year, identity) else last.status
    return status


def _clause(spot: Spot[Money]) -> str:
    """Return the words of the clause that an amount stands in, in small letters."""
    start = spot.sentence.start
    subjects = subjects_before(spot.sentence.text, spot.figure.start - start)
    first = max(subjects[0].start if subjects else 0, spot.before - start)
    return spot.sentence.low[first : spot.figure.start - start]


def _last_year(identity: Identity, spot: Spot[Money]) -> tuple[int | None, bool]:
    """Return the last year of a forecast that names a period, else the report's; whether the sentence tells it."""
    periods = spot.sentence.periods
    if periods:
        return periods[0].last, True
    years = [year.value for year in spot.sentence.years]
    if years:
        return None, False
    told = re.search(r"forecast|projection|period", spot.sentence.low) is not None
    return (identity.last, False) if told or spot.sentence.unit.kind == "pair" else (None, False)


def _size_behind(scopes: Scopes, spot: Spot[Money], year: int | None) -> Found | None:
    """Return the size of "a USD 5 billion market by 2030", or None."""
    match = _MARKET_BEHIND.match(spot.following)
    if not match or not _AHEAD.search(spot.head) or no_size(_clause(spot), spot.tail[:40]):
        return None
    end = spot.figure.end + match.end()
    named = next((m for m in spot.sentence.markets if m.end == end), None)
    scope = scopes.whole(spot.sentence, end) if named else None
    if scope is None or not scope.market:
        return None
    will = re.search(
        r"\b(?:will|to|by|becom(?:e|ing)|projected|forecast|expected)\b",
        spot.head[-40:] + spot.tail[:40],
    )
    later = will or ahead(year, scopes.identity)
    return _found(spot, scope, "forecast" if later else "reported", year, False)


def _found(spot: Spot[Money], scope: Scope, status: str, year: int | None, sure: bool) -> Found:
    """Return the size as a fact."""
    amount = spot.figure
    fact = MarketSize.model_validate(
        {
            **scope.measured(),
            "amount": amount.amount,
            "currency": amount.currency,
            "year": year,
            "status": status,
            "qualifier": amount.qualifier,
        }
    )
    return Found(fact, *stretch(spot, year), 0.95 if sure and scope.sure else 0.6)
