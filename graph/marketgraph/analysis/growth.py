"""One report's sizes and growth of one scope, and what they give for another year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from marketgraph.analysis.figures import Figure


class Series(NamedTuple):
    """What one report says about one scope of a market, in one currency.

    Attributes:
        report: IRI of the report.
        publisher: Its publisher.
        scope: Region and segment.
        currency: ISO 4217 code.
        sizes: Its sizes that bear a year, the earliest first.
        growth: Its compound annual growth rate; the one that spans most years, if several.
    """

    report: str
    publisher: str
    scope: tuple[str, str]
    currency: str
    sizes: tuple[Figure, ...]
    growth: Figure | None

    @property
    def first(self) -> Figure:
        """The earliest size."""
        return self.sizes[0]

    @property
    def last(self) -> Figure:
        """The latest size."""
        return self.sizes[-1]

    @property
    def span(self) -> tuple[int, int]:
        """The years that the report speaks of: from its first figure to its last."""
        years = [year for figure in self._figures for year in (figure.start_year, figure.end_year)]
        known = [year for year in years if year is not None]
        return min(known), max(known)

    @property
    def claims(self) -> list[str]:
        """The claims behind all figures, sorted."""
        return sorted({claim for figure in self._figures for claim in figure.claims})

    @property
    def _figures(self) -> tuple[Figure, ...]:
        return self.sizes + ((self.growth,) if self.growth else ())

    def implied(self) -> float | None:
        """Return the yearly rate that the first and the last size imply; None for one size.

        CAGR = (V1 / V0) ** (1 / (y1 - y0)) - 1.
        """
        years = year_of(self.last) - year_of(self.first)
        if years <= 0 or not amount_of(self.first):
            return None
        return float((amount_of(self.last) / amount_of(self.first)) ** (1 / years) - 1)

    def stated(self) -> float | None:
        """Return the yearly rate that the report states; None if none, or only a bound."""
        if self.growth is None or self.growth.percent is None:
            return None
        return None if self.growth.bound in ("over", "under") else self.growth.percent / 100


def year_of(size: Figure) -> int:
    """Return the year of a size that bears one."""
    year = size.start_year if size.start_year is not None else size.end_year
    assert year is not None, "series hold only sizes with a year"  # noqa: S101
    return year


def amount_of(size: Figure) -> float:
    """Return the amount of a size."""
    return size.amount or 0.0


def series(found: Iterable[Figure]) -> list[Series]:
    """Return one series a report, scope and currency that has a size with a year and an amount."""
    sizes: dict[tuple[str, tuple[str, str], str], list[Figure]] = defaultdict(list)
    growth: dict[tuple[str, tuple[str, str]], list[Figure]] = defaultdict(list)
    for figure in found:
        if figure.type == "MarketSize" and figure.amount and figure.start_year is not None:
            sizes[figure.report, figure.scope, figure.currency].append(figure)
        elif figure.type == "GrowthRate" and figure.growth_kind in ("", "cagr"):
            growth[figure.report, figure.scope].append(figure)
    return [
        Series(
            report,
            members[0].publisher,
            scope,
            currency,
            tuple(sorted(members, key=lambda size: (year_of(size), size.iri))),
            max(growth[report, scope], key=_length, default=None),
        )
        for (report, scope, currency), members in sorted(sizes.items())
    ]


def _length(growth: Figure) -> tuple[int, bool, str]:
    """Return how many years a growth rate spans, and a tie-break."""
    years = (growth.end_year or 0) - (growth.start_year or 0) if growth.start_year else 0
    return years, growth.bound == "", growth.iri


class Brought(NamedTuple):
    """A size brought to another year.

    Attributes:
        value: Amount in the report's currency, None if no rate is known.
        base: The size it starts from, the nearest in time.
        rate: Yearly rate used, None if the year is stated.
        basis: Where the rate is from, in words.
        extrapolated: Whether the year is outside the years that the report speaks of.
    """

    value: float | None
    base: Figure
    rate: float | None
    basis: str
    extrapolated: bool


def brought(report: Series, year: int, prefer: str = "stated") -> Brought:
    """Return a report's size in another year by its own growth.

    V(year) = V(base) * (1 + rate) ** (year - base), from the nearest size in time (of two as near,
    the earlier), with the rate that the report states; where it states none, or only "over" or
    "under", the one that its first and last size imply; else the bound itself. ``prefer="implied"`` turns the order.
    """
    base = min(report.sizes, key=lambda size: (abs(year_of(size) - year), year_of(size)))
    start, end = report.span
    outside = not start <= year <= end
    if year_of(base) == year:
        return Brought(amount_of(base), base, None, "stated for this year", False)
    rate, basis = _rate(report, prefer)
    if rate is None:
        return Brought(None, base, None, basis, outside)
    value = amount_of(base) * (1 + rate) ** (year - year_of(base))
    return Brought(value, base, rate, basis, outside)


def _rate(report: Series, prefer: str) -> tuple[float | None, str]:
    """Return the yearly rate of a report and where it is from."""
    stated, implied = report.stated(), report.implied()
    choices = [(stated, "stated growth"), (implied, "implied by its two sizes")]
    if prefer == "implied":
        choices.reverse()
    for rate, basis in choices:
        if rate is not None:
            return rate, basis
    if report.growth and report.growth.percent is not None:
        return report.growth.percent / 100, f"stated growth, {report.growth.bound}"
    return None, "no growth is known"
