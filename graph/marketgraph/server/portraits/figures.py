"""Figures as words: shares with the whole that they are part of, growth, ranks, sizes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from marketgraph.server.linked.naming import local
from marketgraph.server.portraits.model import Cite
from marketgraph.server.portraits.sheet import Sheet
from marketgraph.views.words import number
from marketgraph.vocabulary import MKG, RDF

WORLD, UNSTATED, WHOLE = f"{MKG}World", f"{MKG}Unstated", f"{MKG}WholeMarket"
TYPES = ("MarketShare", "MarketSize", "GrowthRate", "Ranking")
_SPECIAL = {WORLD: "the world", UNSTATED: "a whole that is not stated", WHOLE: "the whole market"}


class Figure(NamedTuple):
    """A figure in words.

    Attributes:
        iri: The figure.
        type: MarketShare, MarketSize, GrowthRate or Ranking.
        words: Its value.
        percent: Its value where it is a percentage.
        whole: What a share or rank is part of, in words; nothing for others.
        note: Years and status.
        publisher: Who published it.
        cite: Who says so.
    """

    iri: str
    type: str
    words: str
    percent: float | None
    whole: str
    note: str
    publisher: str
    cite: Cite


def type_of(sheet: Sheet, iri: str) -> str:
    """Return which of the types a figure is."""
    found = {local(one) for one in sheet.iris(iri, f"{RDF}type")}
    return next((one for one in TYPES if one in found), "")


def figure(sheet: Sheet, iri: str) -> Figure:
    """Return a figure in words."""
    kind = type_of(sheet, iri)
    years = sheet.words(iri, "startYear")
    status = sheet.words(iri, "figureStatus").lower()
    return Figure(
        iri=iri,
        type=kind,
        words=_value(sheet, iri, kind),
        percent=sheet.number(iri, "percent"),
        whole=_whole(sheet, iri) if kind in ("MarketShare", "Ranking") else "",
        note=", ".join(filter(None, (years, status))),
        publisher=publisher(sheet, iri),
        cite=sheet.about(iri),
    )


def figures(sheet: Sheet, iris: Iterable[str]) -> tuple[Figure, ...]:
    """Return figures, shares first, then sizes, growth and ranks, those of one publisher together."""
    made = [figure(sheet, iri) for iri in iris if type_of(sheet, iri)]
    return tuple(sorted(made, key=lambda one: (TYPES.index(one.type), one.publisher, one.note)))


def publisher(sheet: Sheet, iri: str) -> str:
    """Return who published a figure, or nothing."""
    return next(
        (
            sheet.thing(one).text
            for report in sheet.iris(iri, "reportedIn")
            for one in sheet.iris(report, PUBLISHER)
        ),
        "",
    )


def _value(sheet: Sheet, iri: str, kind: str) -> str:
    limit = sheet.words(iri, "qualifier").lower()
    if kind == "MarketSize":
        words = sheet.words(iri, "amount")
    elif kind == "Ranking":
        by = "growth" if "Growth" in sheet.text(iri, "criterion") else "size"
        rank = sheet.number(iri, "rank")
        words = f"number {number(rank or 0)} by {by}"
    else:
        words = sheet.words(iri, "percent") + (" a year" if kind == "GrowthRate" else "")
    return f"{limit} {words}".strip()


def _whole(sheet: Sheet, iri: str) -> str:
    """Return what a share is part of."""
    places = [
        _SPECIAL.get(one) or sheet.thing(one).text
        for name in ("withinRegion", "withinSegment")
        for one in sheet.iris(iri, name)
        if one != WHOLE
    ]
    return f"of {' in '.join(dict.fromkeys(places))}" if places else "of the market"


def cell(sheet: Sheet, iri: str) -> tuple[str, str]:
    """Return region and segment of a figure; a region that is not stated counts as the world."""
    region, segment = sheet.text(iri, "region"), sheet.text(iri, "segment")
    return (WORLD if region in ("", UNSTATED) else region), segment or WHOLE


PUBLISHER = "http://purl.org/dc/terms/publisher"
