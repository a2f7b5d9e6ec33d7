"""Figures in tables: one row a region, segment or market; one column a year, a rate, a share; who is first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from marketgraph.facts import GrowthRate, MarketShare, MarketSize, Ranking
from marketgraph.reading.prose.currencies import SCALES
from marketgraph.reading.prose.figures.scope import Scope
from marketgraph.reading.prose.figures.scopes import Scopes
from marketgraph.reading.prose.figures.sizewords import ahead
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.numerals import NUMBER, number_of, whole
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.places import WORLD, fold
from marketgraph.reading.prose.quantities import money_in, numbers_in, percents_in
from marketgraph.reading.prose.text import Text, Unit
from marketgraph.reading.prose.times import periods_in, years_in

Span = tuple[int, int]
_RATE = re.compile(r"cagr|growth", re.IGNORECASE)
_SHARE = re.compile(r"\bshare|% of (?:the )?(?:market|total)|contribution", re.IGNORECASE)
_SIZE = seek(
    r"size|value|revenue|valuation|sales|usd|us\$|[$€£¥₹]|\b(?:million|billion|mn|bn)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"^(?:dominant|dominating|leading|largest|leader|biggest|top)(?![^|]*(?:player|compan|vendor))",
    re.IGNORECASE,
)
_FASTEST = re.compile(r"^(?:fastest|highest)[\s-]?(?:growing|growth|cagr|grower)?", re.IGNORECASE)
_UNIT = re.compile(
    rf"(?P<sign>us\$|usd|eur|gbp|inr|jpy|cny|rmb|krw|brl|[$€£¥₹₩])\W{{0,3}}(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})(?:s|\b)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^(?=.{0,120}$)(?:table\b|.*(?:\bin |\()(?:us\$|[a-z]{3}|[$€£¥₹])\s(?:thousand|million|billion|mn|bn)s?\)?:?$)",
    re.IGNORECASE,
)
"""A line above a table that says what its numbers are."""
_NOTES = " ~*†‡≈"
"""What stands around a number that is about so much, or has a note."""
_BARE = re.compile(rf"~?\s?{NUMBER}")
_IMPACT = re.compile(r"\bimpact\b", re.IGNORECASE)
"""A column that tells what a factor adds to a rate, which is no rate of the market."""
_YEARS = re.compile(r"(?:calendar |fiscal |financial )?years?|period", re.IGNORECASE)
_TOTAL = re.compile(r"^(?:grand )?total$|^(?:global|world|worldwide)\b|^overall", re.IGNORECASE)
_DIMENSION = re.compile(
    r"\b(?:dimension|segment(?:ation)?|category|by|criteri(?:on|a)|attribute|parameter)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"forecast|project|expect|\(?[fp]\)?$", re.IGNORECASE)


class Column(NamedTuple):
    """What a column tells.

    Attributes:
        kind: ``size``, ``rate``, ``share``, ``first``, ``fastest``.
        first: First year, of a rate only.
        last: The year, or the last of a rate.
        currency: Of a size, if the column tells it.
        factor: What its numbers are multiplied with.
        later: Whether it calls itself a forecast.
    """

    kind: str
    first: int | None
    last: int | None
    currency: str | None
    factor: float
    later: bool


class Grid(NamedTuple):
    """Rows of cells.

    Attributes:
        text: The stretch of the document that holds them.
        start: Where it starts in the document.
        cells: Offsets of the cells of each row; the first row is the heading.
        about: The heading above.
    """

    text: str
    start: int
    cells: Sequence[tuple[Span, ...]]
    about: str

    def at(self, cell: Span) -> str:
        """Return the text of a cell."""
        return self.text[cell[0] - self.start : cell[1] - self.start]


def grid_of(unit: Unit, caption: str = "") -> Grid:
    """Return the cells of a table, which its caption is about, else the heading above."""
    about = caption if _CAPTION.search(caption) else unit.section.heading
    return Grid(unit.text, unit.start, unit.cells, about)


def grid_of_pairs(text: Text, units: Sequence[Unit]) -> Grid | None:
    """Return keys with their values as one table, if the first of them is its heading: "Region", "Share 2025"."""
    first, last = units[0], units[-1]
    if len(units) < 2 or any(len(unit.cells) != 1 for unit in units):
        return None
    written = text.text[first.start : last.end]
    grid = Grid(written, first.start, [unit.cells[0] for unit in units], first.section.heading)
    title = grid.at(grid.cells[0][-1])
    return grid if not _has_figure(title) and _column(title, "") else None


def _has_figure(title: str) -> bool:
    """Return whether a cell tells a figure, so that its row is no heading."""
    return any(True for _ in percents_in(title)) or any(m.amount >= 1 for m in money_in(title))


def read(scopes: Scopes, grid: Grid) -> Iterator[Found]:
    """Yield the figures of a table with a heading row; rows with other numbers of cells than it are left out."""
    if len(grid.cells) < 2 or len(grid.cells[0]) < 2:
        return
    header = [grid.at(cell) for cell in grid.cells[0]]
    columns = [_column(title, grid.about) for title in header]
    if any(columns[1:]) and not any(map(_has_figure, header)):
        for row in grid.cells[1:]:
            if len(row) == len(header):
                yield from _row(scopes, grid, row, columns, header)


def _column(title: str, about: str) -> Column | None:
    """Return what a column with a title tells, the heading above the table lending unit and kind; None if no figure."""
    years = [year.value for year in years_in(title)]
    period = next(iter(periods_in(title)), None)
    later = _LATER.search(title) is not None
    if _IMPACT.search(title):
        return None
    if _FASTEST.match(title) and len(title) < 40:
        return Column("fastest", None, None, None, 1, later)
    if _FIRST.match(title) and len(title) < 40:
        return Column("first", None, None, None, 1, later)
    if _RATE.search(title):
        return Column(
            "rate",
            period.first if period else None,
            period.last if period else None,
            None,
            1,
            later,
        )
    year = years[0] if len(years) == 1 else None
    if _SHARE.search(title) or (year and "%" in title) or (year and _SHARE.search(about)):
        return Column("share", None, year, None, 1, later)
    if _SIZE.search(title) or (year and _SIZE.search(about)):
        money = _UNIT.search(title) or _UNIT.search(about)
        currency = (
            next((n.currency for n in numbers_in(f"{money['sign']} 1")), None) if money else None
        )
        return Column(
            "size", None, year, currency, SCALES[money["scale"].lower()] if money else 1, later
        )
    return None


def _row(
    scopes: Scopes,
    grid: Grid,
    row: tuple[Span, ...],
    columns: list[Column | None],
    header: list[str],
) -> Iterator[Found]:
    """Yield the figures of a row."""
    label = grid.at(row[0])
    year = _year_of(label, header[0])
    scope = Scope(scopes.identity.market) if year else _scope(scopes, label, header[0])
    for cell, column in zip(row[1:], columns[1:], strict=True):
        if column is None or (year and column.kind != "size"):
            continue
        if year and column.last is None:
            column = column._replace(last=year)
        written = grid.at(cell)
        if column.kind in ("first", "fastest"):
            yield from _ranked(scopes, label, (row[0][0], cell[1]), column, written)
        elif scope:
            yield from _figure(scopes, scope, (row[0][0], cell[1]), column, written)


def _year_of(label: str, title: str) -> int | None:
    """Return the year that a row is about, in a table whose first column is one of years."""
    if not _YEARS.fullmatch(title.strip()):
        return None
    years = [year.value for year in years_in(label)]
    return years[0] if len(years) == 1 else None


def _scope(scopes: Scopes, label: str, title: str) -> Scope | None:
    """Return what a row is about; None if that is no part of the market."""
    market = scopes.identity.market
    if market is None:
        return None
    if _TOTAL.match(label) or fold(label) in WORLD:
        return Scope(market)
    if part := scopes.parts.of(label):
        return part._replace(market=market)
    title = re.sub(r"^by\s+|\s+segments?$", "", title, flags=re.IGNORECASE).strip()
    listed = (
        0 < len(title) < 40
        and re.search(
            r"compan|player|year|metric|attribute|region|country|parameter|market",
            title,
            re.IGNORECASE,
        )
        is None
    )
    if listed and not re.search(r"\d", label) and len(label.split()) <= 8:
        dimension = None if _DIMENSION.search(title) else title
        return Scope(market, dimension=dimension, segment=label, sure=False)
    return None


def _figure(
    scopes: Scopes, scope: Scope, cell: Span, column: Column, written: str
) -> Iterator[Found]:
    """Yield the figure of a cell."""
    if column.kind == "size":
        yield from _size(scopes, scope, cell, column, written)
        return
    value = next((p.value for p in percents_in(written) if not p.ranged), None)
    if value is None and _BARE.fullmatch(written.strip()):
        value = number_of(written.strip(" ~"))
    if value is None or abs(value) > 100:
        return
    fields = {**scope.fields(), "percent": whole(value)}
    if column.kind == "rate":
        yield Found(
            GrowthRate.model_validate(
                {**fields, "kind": "cagr", "startYear": column.first, "endYear": column.last}
            ),
            *cell,
            0.9,
        )
    elif scope.part:
        yield Found(MarketShare.model_validate({**fields, "year": column.last}), *cell, 0.9)


def _size(
    scopes: Scopes, scope: Scope, cell: Span, column: Column, written: str
) -> Iterator[Found]:
    """Yield the size in a cell: an amount of money, or a number in the unit of its column."""
    if scope.company:
        return
    money = next((m for m in money_in(written) if not m.ranged), None)
    if money and money.amount >= 1000:
        amount, currency = money.amount, money.currency
    elif money and column.factor > 1:
        amount, currency = money.amount * column.factor, money.currency
    elif (
        column.currency
        and _BARE.fullmatch(written.strip(_NOTES))
        and (value := number_of(written.strip(_NOTES))) is not None
    ):
        amount, currency = value * column.factor, column.currency
    else:
        return
    year = column.last
    later = column.later or ahead(year, scopes.identity)
    fact = {
        **scope.fields(),
        "amount": whole(amount),
        "currency": currency,
        "year": year,
        "status": "forecast" if later else "reported",
    }
    yield Found(MarketSize.model_validate(fact), *cell, 0.9 if year else 0.7)


def _ranked(
    scopes: Scopes, label: str, cell: Span, column: Column, written: str
) -> Iterator[Found]:
    """Yield who is first by a row "Type | … | Software | Services"."""
    bare = re.sub(r"\s*\([^()]*\)\s*$|\s+\d[\d.]*\s?%.*$", "", written).strip()
    part = scopes.parts.of(bare)
    if part is None:
        if (
            not bare
            or len(bare.split()) > 7
            or re.fullmatch(r"[\W\d]*|n/?a", bare, re.IGNORECASE)
            or re.search(r"region|geograph|country", label, re.IGNORECASE)
        ):
            return
        part = Scope(segment=bare, sure=False)
    if part.segment:
        named = re.sub(r"^by\s+", "", label, flags=re.IGNORECASE).strip()
        part = part._replace(dimension=part.dimension or named)
    criterion = "growth" if column.kind == "fastest" else "size"
    part = part._replace(market=scopes.identity.market)
    fact = {**part.fields(), "criterion": criterion, "rank": 1}
    yield Found(Ranking.model_validate(fact), *cell, 0.9)
    if beside := written.strip()[len(bare) :]:
        yield from _beside(scopes, part, cell, column, beside)


def _beside(
    scopes: Scopes, part: Scope, cell: Span, column: Column, written: str
) -> Iterator[Found]:
    """Yield the figures behind who is first: "Software (44.1% share, 2025)", "Services (12.3% CAGR)", "Tools (USD 2 bn, 2025)"."""
    years = [year.value for year in years_in(written)]
    told = column._replace(last=years[0] if len(years) == 1 else None)
    if any(True for _ in percents_in(written)):
        grows = _RATE.search(written) or (column.kind == "fastest" and not _SHARE.search(written))
        yield from _figure(
            scopes, part, cell, told._replace(kind="rate" if grows else "share"), written
        )
    elif any(True for _ in money_in(written)):
        yield from _size(scopes, part, cell, told, written)
