"""Interests: who owned what from when until when, and how its end is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from marketgraph.server.linked.model import Link
from marketgraph.server.portraits.model import Cite
from marketgraph.server.portraits.sheet import Sheet
from marketgraph.views.words import UNSTATED


class Interest(NamedTuple):
    """One interest; what is not stated says so.

    Attributes:
        other: The owner, or the company owned.
        owner: The owner.
        since: The first day, in words.
        until: The last day, in words; ``lasts`` where no source tells an end.
        ended: Whether an end is known.
        stake: Its part, in words.
        deal: The deal that it arises from.
        cite: Who says so.
    """

    other: Link
    owner: Link
    since: str
    until: str
    ended: bool
    stake: str
    deal: Link
    cite: Cite


def interests(sheet: Sheet, iris: Iterable[str], role: str) -> tuple[Interest, ...]:
    """Return interests by the other's ``role`` (``owner`` or ``owned``), those that last first, then the latest."""
    ordered = sorted(iris, key=lambda iri: (sheet.text(iri, "validFrom"), iri), reverse=True)
    ordered.sort(key=lambda iri: bool(sheet.text(iri, "validTo")))
    return tuple(_interest(sheet, iri, role) for iri in ordered)


def _interest(sheet: Sheet, iri: str, role: str) -> Interest:
    deals = sheet.named(sheet.iris(iri, "arisesFrom"))
    others = sheet.named(sheet.iris(iri, role))
    until = _day(sheet, iri, "validTo", "latestDate")
    return Interest(
        other=others[0] if others else Link(UNSTATED),
        owner=next(iter(sheet.named(sheet.iris(iri, "owner"))), Link(UNSTATED)),
        since=_day(sheet, iri, "validFrom", "earliestDate") or UNSTATED,
        until=until or "no end stated",
        ended=bool(until),
        stake=sheet.words(iri, "stake") or UNSTATED,
        deal=deals[0] if deals else Link(""),
        cite=sheet.about(iri),
    )


def _day(sheet: Sheet, iri: str, name: str, of_deal: str) -> str:
    """Return a day of an interest in words, no more precise than the deal that it is taken from."""
    day = sheet.text(iri, name)
    for deal in sheet.iris(iri, "arisesFrom"):
        if day and sheet.text(deal, of_deal) == day:
            return sheet.words(deal, "earliestDate")
    return sheet.words(iri, name)
