"""Sizes over the years and growth a year, publisher by publisher, as they were published: nothing is computed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import chain, islice, zip_longest
from typing import Any, NamedTuple

from marketgraph.server.portraits.figures import (
    WHOLE,
    WORLD,
    Figure,
    cell,
    figure,
    publisher,
    type_of,
)
from marketgraph.server.portraits.model import Drawing
from marketgraph.server.portraits.sheet import Sheet
from marketgraph.views.words import money, percent, plural

FEWEST = 2
"""Years that a drawing of sizes needs, and rates that one of growth needs."""
MOST = 20
"""Publishers, or rates, that are drawn: of rates the latest of each publisher before a second one."""
_PLOT, _ROW, _FRAME = 420, 34, 44

_MARKS = (
    "M6 1a5 5 0 1 0 0 10A5 5 0 1 0 6 1Z",
    "M1.3 1.3h9.4v9.4H1.3Z",
    "M6 1l5.4 9.8H.6Z",
    "M6 .4 11.6 6 6 11.6.4 6Z",
    "M4.3.9h3.4v3.4h3.4v3.4H7.7v3.4H4.3V7.7H.9V4.3h3.4Z",
)
_COLOURS = ("company", "development", "segment", "product", "region")
"""Colours of the style sheet: with five shapes, twenty-five publishers look different from each other."""


class Key(NamedTuple):
    """How a publisher is drawn: a shape, as an SVG path within 12 by 12, and a colour of the style sheet."""

    name: str
    mark: str
    colour: str


class Trend(NamedTuple):
    """A chart, and what has to be known to read it.

    Attributes:
        drawing: The chart.
        of: What all of it is of, and in which currency: nothing of a rate for the whole market.
        keys: How the publishers are drawn.
        figures: What is drawn, in words.
        left: How many figures of the same kind are not drawn.
    """

    drawing: Drawing
    of: str
    keys: tuple[Key, ...]
    figures: tuple[Figure, ...]
    left: int


class Trends(NamedTuple):
    """The charts that there is enough for."""

    sizes: Trend | None
    growth: Trend | None


class _Group(NamedTuple):
    """Figures that can stand in one chart: of one region, segment and unit."""

    cell: tuple[str, str]
    unit: str
    figures: list[str]


def trends(sheet: Sheet, found: Iterable[str]) -> Trends:
    """Return the sizes and the growth rates of a market as charts; a publisher looks the same in both.

    Args:
        sheet: What was gathered.
        found: The figures of the market.
    """
    own = [iri for iri in found if not sheet.iris(iri, "company")]
    amounts = [iri for iri in own if _dated(sheet, iri)]
    rates = [iri for iri in own if _yearly(sheet, iri)]
    sizes = _together(sheet, amounts, "currency", "startYear")
    growth = _together(sheet, rates, "", "percent")
    names = [name for group in (sizes, growth) if group for name in _by_publisher(sheet, group)]
    keys = {name: _key(name, at) for at, name in enumerate(dict.fromkeys(names))}
    return Trends(
        sizes and _sizes(sheet, sizes, keys, len(amounts)),
        growth and _growth(sheet, growth, keys, len(rates)),
    )


def _dated(sheet: Sheet, iri: str) -> bool:
    return (
        type_of(sheet, iri) == "MarketSize"
        and (sheet.number(iri, "amount") or 0) > 0
        and sheet.number(iri, "startYear") is not None
    )


def _yearly(sheet: Sheet, iri: str) -> bool:
    """Return whether a figure is a compound annual growth rate, or a rate of which no kind is stated."""
    return (
        type_of(sheet, iri) == "GrowthRate"
        and sheet.text(iri, "growthKind") in ("", "cagr")
        and sheet.number(iri, "percent") is not None
    )


def _together(sheet: Sheet, iris: list[str], unit: str, apart: str) -> _Group | None:
    """Return the figures of the whole market in the commonest unit, or of the part that most publish; None for too few.

    Args:
        sheet: What was gathered.
        iris: The figures.
        unit: The property that has to be the same in all, or nothing.
        apart: The property by which figures lie apart: without a second value there is nothing to draw.
    """
    groups: dict[tuple[tuple[str, str], str], list[str]] = {}
    for iri in iris:
        groups.setdefault((cell(sheet, iri), unit and sheet.text(iri, unit)), []).append(iri)
    enough = [
        _Group(*key, members)
        for key, members in groups.items()
        if len({sheet.text(iri, apart) for iri in members}) >= FEWEST
    ]
    return max(enough, key=lambda one: _weight(sheet, one), default=None)


def _weight(sheet: Sheet, group: _Group) -> tuple[bool, int, int, str, tuple[str, str]]:
    """Return what groups are chosen by: the whole market first, then many publishers, then many figures."""
    publishers = {_publisher(sheet, iri) for iri in group.figures}
    whole = group.cell == (WORLD, WHOLE)
    return whole, len(publishers), len(group.figures), group.unit, group.cell


def _publisher(sheet: Sheet, iri: str) -> str:
    return publisher(sheet, iri) or "publisher not stated"


def _by_publisher(sheet: Sheet, group: _Group) -> dict[str, list[str]]:
    """Return publisher -> its figures, the publisher of the greatest first."""
    found: dict[str, list[str]] = {}
    for iri in sorted(group.figures, key=lambda iri: (-_number(sheet, iri), iri)):
        found.setdefault(_publisher(sheet, iri), []).append(iri)
    return dict(islice(found.items(), MOST))


def _number(sheet: Sheet, iri: str) -> float:
    """Return the value of a figure: its amount, or its percentage."""
    return sheet.number(iri, "amount") or sheet.number(iri, "percent") or 0.0


def _key(name: str, at: int) -> Key:
    lap, colour = divmod(at, len(_COLOURS))
    return Key(name, _MARKS[(colour + lap) % len(_MARKS)], _COLOURS[colour])


def _of(sheet: Sheet, group: _Group) -> str:
    """Return region and segment in words, as far as they are not the world and the whole, and the unit."""
    parts = [sheet.thing(one).text for one in group.cell if one not in (WORLD, WHOLE)]
    return ", ".join(filter(None, (*parts, group.unit)))


def _sizes(sheet: Sheet, group: _Group, keys: Mapping[str, Key], count: int) -> Trend:
    by_publisher = _by_publisher(sheet, group)
    told = {iri: figure(sheet, iri) for found in by_publisher.values() for iri in found}
    points = {iri: _point(sheet, one) for iri, one in told.items()}
    lines = [
        {**keys[name]._asdict(), "points": sorted((points[iri] for iri in line), key=_in_time)}
        for name, found in by_publisher.items()
        for line in _lines(sheet, found)
    ]
    ahead = sum(one["ahead"] for one in points.values())
    years = sorted(one["year"] for one in points.values())
    values = [one["amount"] for one in points.values()]
    ends = " to ".join(money(end, group.unit) for end in (min(values), max(values)))
    label = (
        f"{plural(len(points), 'size')} as published by {plural(len(by_publisher), 'publisher')} for {years[0]} to "
        f"{years[-1]}, from {ends}; {ahead} of them {'is a forecast' if ahead == 1 else 'are forecasts'}"
    )
    return Trend(
        drawing=Drawing("years", label, json.dumps({"lines": lines}), _PLOT),
        of=_of(sheet, group),
        keys=tuple(keys[name] for name in by_publisher),
        figures=tuple(told.values()),
        left=count - len(told),
    )


def _lines(sheet: Sheet, iris: Iterable[str]) -> Iterable[list[str]]:
    """Return the sizes of each report: only what one report says is joined by a line."""
    reports: dict[str, list[str]] = {}
    for iri in iris:
        reports.setdefault(sheet.text(iri, "reportedIn"), []).append(iri)
    return reports.values()


def _point(sheet: Sheet, one: Figure) -> dict[str, Any]:
    return {
        "year": int(sheet.number(one.iri, "startYear") or 0),
        "amount": sheet.number(one.iri, "amount"),
        "ahead": sheet.text(one.iri, "figureStatus").casefold().endswith("forecast"),
        "shown": f"{one.words}, {one.note}",
        "path": sheet.thing(sheet.text(one.iri, "reportedIn")).href,
    }


def _in_time(point: dict[str, Any]) -> tuple[int, bool, float]:
    return point["year"], point["ahead"], point["amount"]


def _growth(sheet: Sheet, group: _Group, keys: Mapping[str, Key], count: int) -> Trend:
    latest = [
        sorted(found, key=lambda iri: sheet.text(iri, "startYear"), reverse=True)
        for found in _by_publisher(sheet, group).values()
    ]
    one_each_first = chain.from_iterable(zip_longest(*latest))
    told = [figure(sheet, iri) for iri in islice(filter(None, one_each_first), MOST)]
    told.sort(key=lambda one: (one.percent or 0, one.publisher, one.note))
    rows = [
        {
            **keys[_publisher(sheet, one.iri)]._asdict(),
            "note": one.note or "years not stated",
            "percent": one.percent,
            "shown": one.words.removesuffix(" a year"),
            "path": sheet.thing(sheet.text(one.iri, "reportedIn")).href,
        }
        for one in told
    ]
    ends = " to ".join(percent(one.percent or 0) for one in (told[0], told[-1]))
    label = f"{plural(len(told), 'growth rate')} a year as stated, from {ends}"
    return Trend(
        drawing=Drawing("growth", label, json.dumps({"items": rows}), _FRAME + _ROW * len(rows)),
        of=_of(sheet, group),
        keys=(),
        figures=tuple(told),
        left=count - len(told),
    )
