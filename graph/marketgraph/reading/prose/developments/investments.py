"""Investments: rounds, placements, offerings and stakes; who put how much into whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from marketgraph.facts import Investment
from marketgraph.reading.prose.developments.deals import BODIES, wished
from marketgraph.reading.prose.developments.events import Event
from marketgraph.reading.prose.developments.funding import Deal
from marketgraph.reading.prose.developments.rounds import (
    FOR_PLACEMENT,
    FROM_INVESTOR,
    MORE,
    NOUN,
    OPENS,
    OWN,
    OWN_SUM,
    PRESALE,
    PRESOLD,
    PUBLIC,
    RAISED,
    ROUND_NEXT,
    ROUNDED,
    SEED,
    more,
    raised,
)
from marketgraph.reading.prose.developments.stakes import (
    BACKED,
    INVESTED,
    INVESTMENT,
    INVESTORS,
    LEADS,
    PART,
    SOLD_PART,
    backed,
    further,
    invested,
    led,
    listed,
    part,
)
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.needs import few
from marketgraph.reading.prose.words import cue

WORDS = cue(
    "presale pre-sale round seed series funding financing invest raise raising placement ipo offering stake back amassed public land secure bag net snag pocket score receiv percent per % pct bought buy acquir purchas put pump pour inject",
    r"\bpre-?sale\b|\bround\b|\bseed\b|\bseries\b|funding|financing|invest(?:s|ed|ing|ment|or| )|\b(?:bought|buy\w*|acquir\w+|purchas\w+|picked up) [^;]{0,20}\d(?: ?%| per ?cent)|\braise[sd]?\b|\braising\b|placement|\bipo\b|offering|\bstake\b|"
    r"\bbacks\b|\bbacked\b|amassed|went public|\b(?:land(?:s|ed)|secure[sd]|bag(?:s|ged)|net(?:s|ted)|snag(?:s|ged)|pocket(?:s|ed)|score[sd]|received?|put|pumped|poured|injected) (?:a combined )?(?:[a-z]{0,2}[$€£¥₹]|(?:usd|eur|gbp|chf|cad|aud|sek|nok|dkk|inr|sgd|rs\.?) ?)\d|\b(?:secured|received|bagged|landed) [\d.,]+ (?:million|billion)",
)

_FORMS: tuple[tuple[re.Pattern[str], Callable[[Event, re.Match[str]], Deal | None]], ...] = (
    (LEADS, led),
    (PART, part),
    (SOLD_PART, part),
    (INVESTED, invested),
    (INVESTMENT, invested),
    (RAISED, raised),
    (ROUNDED, raised),
    (FROM_INVESTOR, raised),
    (FOR_PLACEMENT, raised),
    (SEED, raised),
    (OWN, raised),
    (NOUN, raised),
    (PUBLIC, raised),
    (PRESALE, raised),
    (PRESOLD, raised),
    (OWN_SUM, raised),
    (OPENS, raised),
    (INVESTORS, listed),
    (BACKED, backed),
    (MORE, more),
)


def patterns() -> Iterator[re.Pattern[str]]:
    """Yield what a sentence must match to tell of an investment: one of them."""
    return (pattern for pattern, _ in _FORMS)


def read(event: Event) -> Iterator[Found]:
    """Yield the investments that a sentence tells of."""
    if ROUND_NEXT.match(event.skeleton.text) and event.sentence.before and _told_before(event):
        return
    kept: list[tuple[Deal, int, int]] = []
    for deals, (start, end) in _deals(event):
        hidden = next((i for i, old in enumerate(kept) if old[1] < end and start < old[2]), None)
        for deal in deals:
            twin = next((i for i, old in enumerate(kept) if _same(event, deal, start, old)), hidden)
            if twin is None:
                kept.append((deal, start, end))
            elif _of_one(kept[twin][0], deal):
                kept[twin] = _joined(kept[twin][0], deal), kept[twin][1], kept[twin][2]
    kept.sort(key=lambda item: item[1])
    for number, (deal, start, _) in enumerate(kept):
        until = kept[number + 1][1] if number + 1 < len(kept) else len(event.skeleton.text)
        yield from _found(
            event, deal, event.date if len(kept) == 1 else event.date_of(start, until)
        )


def _same(event: Event, deal: Deal, start: int, other: tuple[Deal, int, int]) -> bool:
    """Return whether two passages of a sentence tell of one deal: one company, and not two sums or rounds."""
    known, first, last = other
    if not _of_one(known, deal):
        return False
    between = event.skeleton.text[min(start, last) : max(start, first)]
    return not re.search(r"\b(?:and|before|after|adding)\b", between) or deal.money == known.money


def _of_one(one: Deal, other: Deal) -> bool:
    """Return whether two deals have one company, and not two sums or rounds."""
    if (one.company and one.company.name) != (other.company and other.company.name):
        return False
    if one.money and other.money and one.money.amount != other.money.amount:
        return False
    return not (one.round and other.round and one.round != other.round)


def _joined(one: Deal, other: Deal) -> Deal:
    """Return what two passages say of one deal."""
    return replace(
        one,
        investors=one.investors or other.investors,
        money=one.money or other.money,
        round=one.round or other.round,
        end=max(one.end, other.end),
    )


def _deals(event: Event) -> Iterator[tuple[tuple[Deal, ...], tuple[int, int]]]:
    """Yield the investments of each match in a sentence with its place."""
    text = event.skeleton.text
    for pattern, make in _FORMS:
        for match in few(pattern, text):
            if "verb" in match.re.groupindex and wished(event, match.start("verb")):
                event.text.drop("option or wish", *event.skeleton.span(*match.span("verb")))
                continue
            deal = make(event, match)
            if deal:
                yield (deal, *further(event, match, deal)), match.span()


def _found(event: Event, deal: Deal, date: str | None) -> Iterator[Found]:
    """Yield the fact of a deal that says enough: a company or investor, and an investor, amount or round."""
    names = tuple(
        dict.fromkeys(
            p.name for p in deal.investors if not deal.company or p.name != deal.company.name
        )
    )
    if any(BODIES.search(name) for name in (*names, deal.company.name if deal.company else "")):
        return
    if not (deal.company or names) or not (names or deal.money or deal.round):
        return
    parties = (*((deal.company,) if deal.company else ()), *deal.investors)
    ends = [party.start + len(party.name) for party in parties if party.sure]
    if deal.money:
        ends.append(deal.money.end)
    fact = Investment(
        investors=names,
        company=deal.company.name if deal.company else None,
        amount=deal.money.amount if deal.money else None,
        currency=deal.money.currency if deal.money else None,
        round=deal.round,
        stake=deal.stake,
        date=deal.date or date,
        market=event.market,
    )
    yield Found(fact, event.skeleton.start, max([deal.end, *ends]), event.confidence(*parties))


def _told_before(event: Event) -> bool:
    """Return whether the sentence before tells of a round, so that this one only adds to it."""
    before = event.sentence.before
    return (
        before is not None
        and WORDS.search(before.low)
        and bool(before.money or "series" in before.low)
    )
