"""What a market is worth by everybody who published it, brought to one year, and whether each agrees with itself."""

from __future__ import annotations

import json
import math
from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple

from marketgraph.analysis import analyze
from marketgraph.errors import TooLittleEvidence
from marketgraph.server.linked.model import Link
from marketgraph.server.portraits.figures import UNSTATED, WHOLE, WORLD, cell, type_of
from marketgraph.server.portraits.model import Cite, Drawing
from marketgraph.server.portraits.sheet import Sheet
from marketgraph.server.portraits.slicing import Slice
from marketgraph.views.words import SCALES, money, number, percent, plural

Row = dict[Hashable, Any]

FEWEST = 2
"""Publishers that a drawing needs."""
_ROW, _FRAME = 34, 84


class Check(NamedTuple):
    """Whether size, growth and period of a report agree: ``agree``, ``differ`` or ``none``; in words, with the reason."""

    verdict: str
    words: str
    why: str


class Size(NamedTuple):
    """What one source published.

    Attributes:
        publisher: Who.
        report: Where.
        note: What has to be known of it: a part of the market, or why it does not count.
        published: The sizes with their years, as published.
        growth: The stated growth rates, in words.
        value: What it comes to in the common year, or nothing.
        computed: Whether that is computed and not stated.
        counted: Whether it enters the spread.
        check: Whether the source agrees with itself.
        cite: Who says so.
    """

    publisher: str
    report: Link
    note: str
    published: tuple[str, ...]
    growth: tuple[str, ...]
    value: str
    computed: bool
    counted: bool
    check: Check
    cite: Cite


class Sizes(NamedTuple):
    """All of them, and how far they lie apart."""

    year: int
    rows: tuple[Size, ...]
    counted: int
    span: str
    unit: str
    median: str
    spread: str
    drawing: Drawing | None
    data: str


def sizes(sheet: Sheet, tables: Slice, found: Iterable[str], address: str) -> Sizes | None:
    """Return the published sizes of a market, the least first; None if no size is published.

    Args:
        sheet: What was gathered.
        tables: The tables, with the claims about the figures.
        found: The figures of the market.
        address: Where the analysis is answered as data.
    """
    try:
        frame = analyze(tables, "sizes", market=sheet.iri)
    except TooLittleEvidence:
        return None
    checks = _checks(sheet, tables)
    by_cell = _by_cell(sheet, found)
    told: dict[Any, Any] = frame.attrs
    records: list[Row] = frame.to_dict("records")
    records.sort(key=lambda row: _value(row) or math.inf)
    rows = tuple(_row(sheet, row, by_cell, checks) for row in records)
    spread = told["spread"]
    return Sizes(
        year=told["year"],
        rows=rows,
        counted=told["counted"],
        span=_span(told["low"], told["high"]),
        unit=_unit(told["high"], told["currency"]),
        median=money(told["median"], told["currency"]) if told["median"] else "",
        spread=number(spread, 1) if spread else "",
        drawing=_drawing(records, rows, told),
        data=address,
    )


def _scale(value: float) -> tuple[int, str]:
    """Return the largest of thousand millions and the like that a value reaches."""
    return next(((size, name) for size, name in SCALES if value >= size), (1, ""))


def _span(low: float | None, high: float | None) -> str:
    """Return two amounts in the unit of the greater, or one if they are the same."""
    if not low or not high:
        return ""
    ends = [number(end / _scale(high)[0], 2) for end in (low, high)]
    return " – ".join(dict.fromkeys(ends))


def _unit(high: float | None, currency: str) -> str:
    return f"{_scale(high or 0)[1]} {currency}".strip()


def _row(
    sheet: Sheet,
    row: Row,
    by_cell: dict[tuple[str, str, str], list[str]],
    checks: dict[tuple[str, str], Check],
) -> Size:
    own = by_cell.get((row["report"], row["region"], row["segment"]), [])
    amounts = [iri for iri in own if type_of(sheet, iri) == "MarketSize"]
    rates = [iri for iri in own if type_of(sheet, iri) == "GrowthRate"]
    place = "" if row["region"] == "World" else row["region"]
    part = "" if row["segment"] == "whole market" else f"{row['segment']} only"
    why = "" if row["why_not"] == "another scope" else row["why_not"]
    value = _value(row)
    return Size(
        publisher=row["publisher"] or "publisher not stated",
        report=sheet.thing(row["report"]),
        note=", ".join(filter(None, (place, part, why))),
        published=tuple(_published(sheet, amounts)),
        growth=tuple(_growth(sheet, iri) for iri in rates),
        value="" if value is None else money(value, row["currency"]),
        computed=row["growth_from"] != "stated for this year",
        counted=bool(row["counted"]),
        check=checks.get((row["report"], f"{row['region']}, {row['segment']}"), UNTESTED),
        cite=sheet.cite(list(row["claims"])),
    )


UNTESTED = Check("none", "not tested", "")


def _published(sheet: Sheet, amounts: list[str]) -> list[str]:
    ordered = sorted(amounts, key=lambda iri: sheet.text(iri, "startYear"))
    return [f"{sheet.words(iri, 'amount')}, {_when(sheet, iri)}" for iri in ordered]


def _when(sheet: Sheet, iri: str) -> str:
    year = sheet.words(iri, "startYear") or "year not stated"
    forecast = sheet.text(iri, "figureStatus").casefold().endswith("forecast")
    return f"{year} forecast" if forecast else year


def _growth(sheet: Sheet, iri: str) -> str:
    limit = sheet.words(iri, "qualifier").lower()
    years = sheet.words(iri, "startYear")
    words = f"{limit} {sheet.words(iri, 'percent')}".strip()
    return f"{words}, {years}" if years else words


def _value(row: Row) -> float | None:
    value = row["value"]
    return None if value is None or math.isnan(value) else float(value)


def _by_cell(sheet: Sheet, found: Iterable[str]) -> dict[tuple[str, str, str], list[str]]:
    """Return report, region and segment by name -> the figures."""
    cells: dict[tuple[str, str, str], list[str]] = {}
    for iri in found:
        region, segment = cell(sheet, iri)
        key = (
            sheet.text(iri, "reportedIn"),
            _NAMES.get(region) or sheet.thing(region).text,
            _NAMES.get(segment) or sheet.thing(segment).text,
        )
        cells.setdefault(key, []).append(iri)
    return cells


_NAMES = {WORLD: "World", UNSTATED: "World", WHOLE: "whole market"}


def _checks(sheet: Sheet, tables: Slice) -> dict[tuple[str, str], Check]:
    """Return report and cell -> whether size, growth and period agree."""
    try:
        frame = analyze(tables, "checks", market=sheet.iri)
    except TooLittleEvidence:
        return {}
    return {
        (row["report"], row["subject"]): _check(row)
        for row in frame.drop(columns="claims").to_dict("records")
        if row["check"] == "size, growth, period"
    }


def _check(row: Row) -> Check:
    low, high = row["computed_low"], row["computed_high"]
    if row["verdict"] == "not testable" or low is None or math.isnan(low):
        return Check("none", row["why"] or "not testable", "")
    middle = percent((low + high) / 2)
    verdict = "differ" if row["verdict"] == "cannot hold" else "agree"
    return Check(verdict, f"{middle} computed", f"{row['verdict']}: {row['why']}")


def _drawing(records: list[Row], rows: tuple[Size, ...], told: dict[Any, Any]) -> Drawing | None:
    items = [
        {
            "name": size.publisher,
            "note": size.note,
            "path": size.report.href,
            "from": row["base_amount"],
            "year": int(row["base_year"]),
            "value": _value(row),
            "shown": size.value,
            "published": "; ".join(size.published),
            "far": bool(row["extrapolated"]),
            "counted": size.counted,
        }
        for row, size in zip(records, rows, strict=True)
        if _value(row) is not None
    ]
    if len(items) < FEWEST:
        return None
    data = {
        "year": told["year"],
        "currency": told["currency"],
        "median": told["median"],
        "items": items,
    }
    values = [item["value"] for item in items]
    ends = " to ".join(money(end, told["currency"]) for end in (min(values), max(values)))
    label = f"{plural(len(items), 'published size')}, each as published and brought to {told['year']}, from {ends}"
    return Drawing("sizes", label, json.dumps(data), _FRAME + _ROW * len(items))
