"""Shares tested: siblings add up to at most 100 %, and a share without its whole each way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from marketgraph.analysis.figures import UNSTATED, WHOLE, WORLD, Figure
from marketgraph.analysis.growth import Series, amount_of, year_of
from marketgraph.analysis.intervals import Interval, rounded, total


class Regions(NamedTuple):
    """What is known of regions: those that each lies in, and which are countries."""

    wider: dict[str, set[str]]
    countries: set[str]


Group = tuple[Any, ...]


def share_checks(
    shares: list[Figure],
    lines: list[Series],
    regions: Regions,
    parents: dict[str, str],
    names: dict[str, str],
) -> Iterator[dict[str, Any]]:
    """Yield one row a group of sibling shares, and one a reading of each share without its whole.

    A single share of at most 100 % makes no row.
    """
    groups: dict[Group, list[Figure]] = defaultdict(list)
    for share in shares:
        groups[_group(share, regions, parents)].append(share)
    for members in groups.values():
        row = _added_up(members, names)
        if len(members) > 1 or row["verdict"] != "holds":
            yield row
    for share in shares:
        yield from _readings(share, shares, lines, regions, parents, names)


def interval(share: Figure) -> Interval:
    """Return what a share can have been before rounding, in percent."""
    return rounded(share.percent or 0.0, share.bound)


def _group(share: Figure, regions: Regions, parents: dict[str, str]) -> Group:
    """Return what siblings have in common: report, whole, years and kind of part."""
    whole = (share.report, share.market, share.within_region, share.within_segment)
    years = (share.start_year, share.end_year)
    if share.company:
        return (*whole, *years, "company", share.region, share.segment)
    if share.segment not in ("", WHOLE):
        parent = parents.get(share.segment, "")
        return (*whole, *years, "segment", share.region, share.dimension, parent)
    level = "country" if share.region in regions.countries else "region"
    return (*whole, *years, level)


def _part(share: Figure) -> str:
    """Return the IRI of the part that a share is of."""
    if share.company:
        return share.company
    return share.segment if share.segment not in ("", WHOLE) else share.region


def _row(share: Figure, names: dict[str, str], **values: Any) -> dict[str, Any]:
    """Return a row with what all rows about shares have."""
    return {
        "publisher": share.publisher,
        "market": names.get(share.market, share.market),
        "reading": "",
        "stated_low": None,
        "stated_high": None,
        "report": share.report,
    } | values


def _added_up(members: list[Figure], names: dict[str, str]) -> dict[str, Any]:
    """Return the row that says whether siblings are at most 100 % together."""
    by_part: dict[str, Figure] = {}
    for share in members:
        by_part.setdefault(_part(share), share)
    together = total([interval(share) for share in by_part.values()])
    fits = together.low <= 100 + 1e-9
    said = [f"{names.get(part, part)} {share.percent:g} %" for part, share in by_part.items()]
    return _row(
        members[0],
        names,
        check="shares add up",
        subject=", ".join(names.get(part, part) for part in by_part),
        stated="; ".join(said),
        computed_low=together.low,
        computed_high=together.high,
        stated_low=0.0,
        stated_high=100.0,
        verdict="holds" if fits else "cannot hold",
        why=f"together {together.low:.2f} to {together.high:.2f} % of at most 100 %",
        claims=sorted({claim for share in members for claim in share.claims}),
    )


def _readings(
    share: Figure,
    shares: list[Figure],
    lines: list[Series],
    regions: Regions,
    parents: dict[str, str],
    names: dict[str, str],
) -> Iterator[dict[str, Any]]:
    """Yield one row a reading of a share that does not say of what, if there are several."""
    if share.within_region not in ("", UNSTATED) or share.within_segment:
        return
    part = _part(share)
    wider = sorted(regions.wider.get(part, ())) if part == share.region else []
    if part == share.segment and part in parents:
        wider = [parents[part]]
    if not wider:
        return
    mine = interval(share)
    for whole in (WORLD, *wider):
        others = {_part(other): other for other in shares if _same(other, share)}
        outer = others.get(whole)
        scale = interval(outer) if outer and whole != WORLD else None
        fits, why = True, "nothing stated is against it"
        if whole == WORLD:
            fits, why = _within_wider(mine, [others[iri] for iri in wider if iri in others], names)
        worth = _amount(share, lines, mine, scale) if whole == WORLD or scale else None
        yield _row(
            share,
            names,
            check="share of what",
            subject=names.get(part, part),
            stated=f"{share.percent:g} %, of what is not stated",
            reading=f"of {'the world' if whole == WORLD else names.get(whole, whole)}",
            computed_low=worth.low if worth else None,
            computed_high=worth.high if worth else None,
            stated_low=mine.low,
            stated_high=mine.high,
            verdict="can hold" if fits else "cannot hold",
            why=f"{why}; computed is the amount it would be" if worth else why,
            claims=sorted({*share.claims, *(outer.claims if outer else ())}),
        )


def _same(other: Figure, share: Figure) -> bool:
    """Return whether a share is of the same report and market, and not of a company."""
    return (other.report, other.market, other.company) == (share.report, share.market, "")


def _within_wider(mine: Interval, outer: list[Figure], names: dict[str, str]) -> tuple[bool, str]:
    """Return whether a share of the world fits into those of the wider regions, and why."""
    for share in outer:
        theirs = interval(share)
        if mine.low > theirs.high + 1e-9:
            return False, f"more than the {share.percent:g} % of {names[_part(share)]}"
    said = ", ".join(f"{share.percent:g} % of {names[_part(share)]}" for share in outer)
    return True, f"no more than {said}" if said else "nothing stated is against it"


def _amount(
    share: Figure, lines: list[Series], mine: Interval, scale: Interval | None
) -> Interval | None:
    """Return the amount that a share would be, of the report's size of that year or the first."""
    for line in lines:
        if line.report == share.report and line.scope == (WORLD, WHOLE):
            sizes = [size for size in line.sizes if year_of(size) == share.start_year]
            size = (sizes or [line.first])[0]
            worth = rounded(amount_of(size), size.bound).times(
                Interval(mine.low / 100, mine.high / 100)
            )
            return worth.times(Interval(scale.low / 100, scale.high / 100)) if scale else worth
    return None
