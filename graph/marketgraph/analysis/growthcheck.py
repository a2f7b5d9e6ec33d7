"""A report's size, growth and period tested against each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from marketgraph.analysis.figures import Figure, Report
from marketgraph.analysis.growth import Series, amount_of, year_of
from marketgraph.analysis.intervals import Interval, growth, rounded


class Reading(NamedTuple):
    """Growth computed with one year taken as the base year."""

    base: int
    years: int
    computed: Interval
    fits: bool

    @property
    def text(self) -> str:
        """The reading in words."""
        return f"from {self.base} ({self.years} years) {_percent(self.computed)}"


class Verdict(NamedTuple):
    """A verdict, the reading that decides it, and why."""

    verdict: str
    reading: Reading | None
    why: str


def growth_checks(
    lines: list[Series], known: dict[str, Report], names: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield one row a report, scope and currency that states a growth rate or two sizes."""
    for line in lines:
        if line.growth is None and len(line.sizes) < 2:
            continue
        first, last = _ends(line)
        stated = _stated(line)
        found = judged(line, known.get(line.report))
        computed = found.reading.computed if found.reading else Interval(float("nan"), float("nan"))
        yield {
            "publisher": line.publisher,
            "market": names.get(first.market, first.market),
            "check": "size, growth, period",
            "subject": ", ".join(names.get(part, part) for part in line.scope),
            "stated": _words(line, first, last),
            "reading": f"base year {found.reading.base}" if found.reading else "",
            "computed_low": computed.low,
            "computed_high": computed.high,
            "stated_low": stated.low if stated else None,
            "stated_high": stated.high if stated else None,
            "verdict": found.verdict,
            "why": found.why,
            "report": line.report,
            "claims": line.claims,
        }


def judged(line: Series, report: Report | None) -> Verdict:
    """Return the verdict on one report's figures of one scope.

    The base year is that of the first size. Where the stated period starts in the year before or
    after, both are tried; if only one fits, the figures hold only from it. Where neither does, the
    base year and forecast start that the report names are tried too.
    """
    stated = _stated(line)
    first, last = _ends(line)
    start, end = year_of(first), year_of(last)
    if stated is None or line.growth is None:
        return Verdict("not testable", None, "no growth is stated")
    if start == end:
        return Verdict("not testable", None, "there is one size only")
    since, until = line.growth.start_year, line.growth.end_year
    if (since is not None and abs(since - start) > 1) or (until is not None and until != end):
        why = f"the growth is of {since} to {until}, the sizes of {start} and {end}"
        return Verdict("not testable", None, why)
    own = [_reading(first, last, base, end, stated) for base in _bases(start, since, end)]
    if all(reading.fits for reading in own):
        return Verdict("holds", own[0], own[0].text)
    why = "; ".join(reading.text for reading in own) + f"; stated {_percent(stated)}"
    if len(own) > 1 and any(reading.fits for reading in own):
        fitting = next(reading for reading in own if reading.fits)
        return Verdict(f"holds only from base year {fitting.base}", fitting, why)
    named = (report.base_year, report.forecast_start) if report else ()
    for base in named:
        if base is not None and base < end and base not in {reading.base for reading in own}:
            other = _reading(first, last, base, end, stated)
            if other.fits:
                return Verdict(f"holds only from base year {base}", other, f"{why}; {other.text}")
    return Verdict("cannot hold", own[0], why)


def _bases(start: int, since: int | None, end: int) -> list[int]:
    """Return the base years that the figures themselves speak of, that of the first size first."""
    return [start] if since is None or since == start or since >= end else [start, since]


def _reading(first: Figure, last: Figure, base: int, end: int, stated: Interval) -> Reading:
    """Return the growth from one amount to another if the first is of a base year."""
    before = rounded(amount_of(first), first.bound)
    after = rounded(amount_of(last), last.bound)
    computed = growth(before, after, end - base)
    return Reading(base, end - base, computed, computed.meets(stated))


def _ends(line: Series) -> tuple[Figure, Figure]:
    """Return the sizes at both ends of the stated period, else the first and the last."""
    since = line.growth.start_year if line.growth else None
    until = line.growth.end_year if line.growth else None
    last = next((size for size in line.sizes if year_of(size) == until), line.last)
    near = [size for size in line.sizes if since is not None and -1 <= year_of(size) - since <= 0]
    return (near[0] if near else line.first), last


def _stated(line: Series) -> Interval | None:
    """Return the stated growth as an interval."""
    if line.growth is None or line.growth.percent is None:
        return None
    return rounded(line.growth.percent, line.growth.bound)


def _words(line: Series, first: Figure, last: Figure) -> str:
    """Return what is stated, in words."""
    sizes = [first] if first is last else [first, last]
    said = [f"{amount_of(size):,.0f} {line.currency} ({year_of(size)})" for size in sizes]
    if line.growth and line.growth.percent is not None:
        since, until = line.growth.start_year, line.growth.end_year
        period = f" ({since} to {until})" if since or until else ""
        bound = f"{line.growth.bound} " if line.growth.bound else ""
        said.append(f"{bound}{line.growth.percent:g} %{period}")
    return "; ".join(said)


def _percent(interval: Interval) -> str:
    """Return an interval of percentages in words."""
    return f"{interval.low:.2f} to {interval.high:.2f} %"
