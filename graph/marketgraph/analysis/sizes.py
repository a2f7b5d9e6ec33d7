"""All published sizes of a market, brought to one year."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, Annotated, Any, Literal

from marketgraph.analysis.evidence import LISTING, Floors
from marketgraph.analysis.figures import UNSTATED, WHOLE, WORLD, Report, figures, places, reports
from marketgraph.analysis.growth import Brought, Series, brought, series, year_of
from marketgraph.analysis.model import analysis
from marketgraph.analysis.names import resolve
from marketgraph.analysis.rates import Rate, read_rates
from marketgraph.analysis.scope import listing
from marketgraph.network import TableSource

if TYPE_CHECKING:
    import pandas as pd


@analysis("sizes", "Published sizes of a market, brought to one year", LISTING)
def sizes(
    tables: TableSource,
    *,
    floors: Floors,
    market: Annotated[str, "the market (a name or IRI)"],
    year: Annotated[
        int | None, "the year to bring them to; without it, the latest measured"
    ] = None,
    currency: Annotated[str, "currency of the values (ISO 4217)"] = "USD",
    rates: Annotated[str | None, "CSV of rates: currency, rate, date, source"] = None,
    growth: Annotated[
        Literal["stated", "implied"], "rate to prefer: stated, or implied by a source's two sizes"
    ] = "stated",
    include_scopes: Annotated[bool, "count figures of one segment or region too"] = False,
) -> pd.DataFrame:
    """Bring every published size of a market to one year, and tell how far they lie apart.

    ``value = amount * (1 + rate) ** (year - base_year)``, from the size nearest in time, by the
    source's own growth (the definition of a compound annual growth rate): the rate it states, else the one its two sizes imply (``growth_from``).
    ``extrapolated``: the year lies outside the years that the source speaks of. ``region_assumed``:
    no region was stated, the world is taken. ``counted``: enters spread and median; not so a figure
    of a part of the market (unless ``include_scopes``), one in a currency without a rate, one
    without growth, and a copy of another source: equal last amount, its year and rate are one
    origin (``why_not``).

    ``attrs``: ``year``, ``currency``, ``counted``, ``low``, ``high``, ``median``, ``spread``
    (high / low; None for fewer than two), ``rates`` (those used).
    """
    iri = resolve(tables, market, "market")
    found = figures(tables, ("MarketSize", "GrowthRate"), iri)
    lines = series(found)
    if year is None:
        year = _latest(lines)
    table = read_rates(rates) if rates else {}
    known = reports(tables)
    origin = _origins(lines, known)
    rows = [
        _row(line, brought(line, year, growth), known, (currency, table), include_scopes)
        | {"origin": origin[line.report, line.scope, line.currency]}
        for line in lines
    ]
    _leave_out_copies(rows)
    names = places(tables, {part for row in rows for part in (row["region"], row["segment"])})
    for row in rows:
        row["region"], row["segment"] = names[row["region"]], names[row["segment"]]
    frame = _frame(rows)
    frame.attrs.update(_summary(rows), year=year, currency=currency, rates=list(table.values()))
    return listing(tables, frame, floors, about=f"sizes of {market}", kind="published sizes")


def _latest(lines: list[Series]) -> int:
    """Return the latest year that a source gives a size for that is no forecast."""
    measured = [year_of(size) for line in lines for size in line.sizes if not size.forecast]
    return max(measured or [year_of(line.first) for line in lines], default=0)


def _row(
    line: Series,
    value: Brought,
    known: dict[str, Report],
    money: tuple[str, dict[str, Rate]],
    include_scopes: bool,
) -> dict[str, Any]:
    """Return one source's row, with the reason why it is not counted, if there is one."""
    currency, table = money
    rate = 1.0 if line.currency == currency else getattr(table.get(line.currency), "rate", None)
    whole = line.scope == (WORLD, WHOLE)
    why_not = ""
    if not whole and not include_scopes:
        why_not = "another scope"
    elif rate is None:
        why_not = f"no rate for {line.currency or 'an unknown currency'}"
    elif value.value is None:
        why_not = value.basis
    report = known.get(line.report)
    return {
        "publisher": line.publisher,
        "published": report.issued if report else "",
        "region": line.scope[0],
        "region_assumed": value.base.region in ("", UNSTATED),
        "segment": line.scope[1],
        "base_year": year_of(value.base),
        "base_amount": value.base.amount,
        "currency": line.currency,
        "rate": None if value.rate is None else round(value.rate * 100, 6),
        "growth_from": value.basis,
        "extrapolated": value.extrapolated,
        "value": None if value.value is None or rate is None else value.value * rate,
        "counted": not why_not,
        "why_not": why_not,
        "report": line.report,
        "claims": line.claims,
    }


def _origins(
    lines: list[Series], known: dict[str, Report]
) -> dict[tuple[str, tuple[str, str], str], str]:
    """Return each series' origin: the report that first had its last amount, year and rate.

    First is the one with more sizes, then the earlier published, then the smaller IRI.
    """
    groups: dict[tuple[Any, ...], list[Series]] = {}
    for line in lines:
        percent = line.growth.percent if line.growth else None
        alone: str | None = line.report if percent is None else None
        key = (line.scope, line.currency, line.last.amount, year_of(line.last), percent, alone)
        groups.setdefault(key, []).append(line)

    def rank(line: Series) -> tuple[int, str, str]:
        report = known.get(line.report)
        return (-len(line.sizes), (report.issued if report else "") or "9999", line.report)

    return {
        (line.report, line.scope, line.currency): min(group, key=rank).report
        for group in groups.values()
        for line in group
    }


def _leave_out_copies(rows: list[dict[str, Any]]) -> None:
    """Mark rows that copy another row's origin as not counted."""
    publisher = {row["report"]: row["publisher"] for row in rows}
    for row in rows:
        if row["counted"] and row["origin"] != row["report"]:
            row["counted"] = False
            row["why_not"] = f"same figures as {publisher[row['origin']]}"


def _summary(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return count, low, high, median and spread of the counted values."""
    values = sorted(row["value"] for row in rows if row["counted"])
    several = len(values) > 1
    return {
        "counted": len(values),
        "low": values[0] if values else None,
        "high": values[-1] if values else None,
        "median": median(values) if values else None,
        "spread": values[-1] / values[0] if several else None,
        "left_out": dict(Counter(row["why_not"] for row in rows if row["why_not"])),
    }


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return rows as a frame, the counted first, each by value."""
    import pandas as pd

    rows.sort(key=lambda row: (not row["counted"], row["value"] or 0.0, row["report"]))
    columns = (
        "publisher published value extrapolated base_year base_amount currency rate growth_from "
        "region region_assumed segment counted why_not origin report claims"
    )
    return pd.DataFrame(rows, columns=columns.split())
