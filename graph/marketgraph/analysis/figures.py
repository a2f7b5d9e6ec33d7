"""The figures of one market, report by report, as the analyses of sizes need them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from marketgraph.analysis.scope import claims_about
from marketgraph.vocabulary import MKG

if TYPE_CHECKING:
    from marketgraph.network import TableSource

WHOLE, WORLD, UNSTATED = f"{MKG}WholeMarket", f"{MKG}World", f"{MKG}Unstated"
COLUMNS = [
    "iri",
    "type",
    "market",
    "region",
    "segment",
    "dimension",
    "company",
    "amount",
    "currency",
    "percent",
    "growth_kind",
    "start_year",
    "end_year",
    "status",
    "qualifier",
    "within_region",
    "within_segment",
    "report",
    "publisher",
]


class Figure(NamedTuple):
    """One observation of the figures table; texts that are not there are empty."""

    iri: str
    type: str
    market: str
    region: str
    segment: str
    dimension: str
    company: str
    amount: float | None
    currency: str
    percent: float | None
    growth_kind: str
    start_year: int | None
    end_year: int | None
    status: str
    qualifier: str
    within_region: str
    within_segment: str
    report: str
    publisher: str
    claims: tuple[str, ...]

    @property
    def scope(self) -> tuple[str, str]:
        """What it is a figure of: region (the world where none is stated) and segment."""
        return (WORLD if self.region in ("", UNSTATED) else self.region, self.segment or WHOLE)

    @property
    def bound(self) -> str:
        """``over``, ``under``, ``about`` or nothing."""
        return self.qualifier.rpartition("#")[2].casefold()

    @property
    def forecast(self) -> bool:
        """Whether it is stated as a forecast."""
        return self.status.casefold().endswith("forecast")


class Report(NamedTuple):
    """One row of the reports table."""

    iri: str
    title: str
    publisher: str
    issued: str
    base_year: int | None
    forecast_start: int | None
    forecast_end: int | None


def figures(tables: TableSource, types: tuple[str, ...], market: str | None = None) -> list[Figure]:
    """Return the figures of some types, of one market or of all, in order of report and IRI."""
    filters: list[tuple[str, str, Any]] = [("type", "in", list(types))]
    if market:
        filters.append(("market", "=", market))
    rows = tables.read("figures", columns=COLUMNS, filters=filters).to_pylist()
    claims = claims_about(tables, {row["iri"] for row in rows})
    found = [_figure(row, claims.get(row["iri"], [])) for row in rows]
    return sorted(found, key=lambda figure: (figure.report, figure.iri))


def _figure(row: dict[str, Any], claims: list[str]) -> Figure:
    """Return a row as a figure: numbers as floats, years as integers."""
    values: dict[str, Any] = {name: value or "" for name, value in row.items()}
    for name in ("amount", "percent"):
        values[name] = None if row[name] is None else float(row[name])
    for name in ("start_year", "end_year"):
        values[name] = None if row[name] is None else int(row[name])
    return Figure(**values, claims=tuple(claims))


def reports(tables: TableSource) -> dict[str, Report]:
    """Return the reports by IRI."""
    rows = tables.read("reports", columns=list(Report._fields)).to_pylist()
    texts = ("title", "publisher", "issued")
    return {row["iri"]: Report(**row | {name: row[name] or "" for name in texts}) for row in rows}


def places(tables: TableSource, iris: set[str]) -> dict[str, str]:
    """Return labels of regions, segments and companies; the special ones in words."""
    special = {WHOLE: "whole market", WORLD: "World", UNSTATED: "not stated", "": ""}
    wanted = sorted(iris - set(special))
    rows = tables.read(
        "entities", columns=["iri", "label"], filters=[("iri", "in", wanted or [""])]
    )
    labels = {iri: label for iri, label in zip(*rows.to_pydict().values(), strict=True) if label}
    return special | {iri: labels.get(iri, iri) for iri in wanted}
