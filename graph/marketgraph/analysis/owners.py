"""Who owns a company on a day, and who owned it when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from marketgraph.analysis.evidence import LISTING, Evidence, Floors, count_sources
from marketgraph.analysis.model import analysis
from marketgraph.analysis.names import resolve
from marketgraph.analysis.scope import finished, labels_of, listing
from marketgraph.network import TableSource, Tenure, last_day, tenures

if TYPE_CHECKING:
    import pandas as pd

KIND = "ownership links"
Company = Annotated[str, "a company (name or IRI)"]


class Step(NamedTuple):
    """One ownership met on the way up or down from a company.

    Attributes:
        relation: ``owned by`` on the way up, ``owns`` on the way down.
        depth: 1 for the company's own owners and companies, 2 for theirs, and so on.
        tenure: The ownership.
    """

    relation: str
    depth: int
    tenure: Tenure


@analysis("owner", "Owner on a date", LISTING)
def owner(
    tables: TableSource,
    *,
    floors: Floors,
    company: Company,
    date: Annotated[
        str | None, "the day asked about (YYYY-MM-DD); without it, today's owners"
    ] = None,
) -> pd.DataFrame:
    """Tell who owns a company on a day, up to the last owner, and what it owns itself.

    ``relation`` is ``owned by`` or ``owns``, ``depth`` 1 for direct ownership. An ownership whose
    end no source tells ends when another company acquires the whole later (``ended_by`` names that
    deal). No row means that no owner on that day is known. Where only a year or month is known, the start is its first day and the end its last.
    """
    iri = resolve(tables, company)
    known = tenures(tables)
    about = f"owners and companies of {company}"
    evidence = _evidence(tables, [held for held in known if iri in (held.owner, held.owned)], about)
    evidence.require(floors)
    held_then = [held for held in known if _holds(held, last_day(date) if date else None)]
    steps = [*_walk(iri, held_then, up=True), *_walk(iri, held_then, up=False)]
    return finished(_frame(tables, steps, iri), evidence)


@analysis("owners", "Owners of a company over time", LISTING)
def owners(tables: TableSource, *, floors: Floors, company: Company) -> pd.DataFrame:
    """List who owned a company from when until when, the earliest first.

    ``ended_by`` is ``stated`` where a source tells the end, else the later acquisition of the
    whole company that ends it. Empty dates are not known; an empty ``until`` lasts.
    """
    iri = resolve(tables, company)
    found = [held for held in tenures(tables) if held.owned == iri]
    steps = [Step("owned by", 1, held) for held in found]
    frame = _frame(tables, steps, iri).drop(columns=["relation", "depth"])
    return listing(tables, frame, floors, about=f"owners of {company}", kind=KIND)


def _evidence(tables: TableSource, known: list[Tenure], about: str) -> Evidence:
    """Return what is known of a company's owners and companies at any time."""
    claims = set(chain.from_iterable(held.claims for held in known))
    sources = count_sources(tables, claims)
    edges = len({(held.owner, held.owned) for held in known})
    return Evidence(edges, 1, int(bool(known)), sources, len(claims), about, KIND)


def _holds(held: Tenure, day: str | None) -> bool:
    """Return whether an ownership holds on a day, or is not known to have ended."""
    return held.holds_on(day) if day else not held.until


def _walk(start: str, all_held: Iterable[Tenure], *, up: bool) -> Iterator[Step]:
    """Yield ownership level by level, each company once, so that circles end."""
    nearer, farther = ("owned", "owner") if up else ("owner", "owned")
    by_end: dict[str, list[Tenure]] = {}
    for held in all_held:
        by_end.setdefault(getattr(held, nearer), []).append(held)
    level, seen, depth = [start], {start}, 0
    while level:
        depth += 1
        found = list(chain.from_iterable(by_end.get(company, ()) for company in level))
        yield from (Step("owned by" if up else "owns", depth, held) for held in found)
        level = sorted({getattr(held, farther) for held in found} - seen)
        seen.update(level)


def _frame(tables: TableSource, steps: list[Step], company: str) -> pd.DataFrame:
    """Return one row an ownership."""
    import pandas as pd

    iris = sorted({company, *chain.from_iterable((s.tenure.owner, s.tenure.owned) for s in steps)})
    label = dict(zip(iris, labels_of(tables, iris), strict=True))
    rows: list[dict[str, Any]] = [
        {
            "relation": step.relation,
            "depth": step.depth,
            "owner": label[step.tenure.owner],
            "company": label[step.tenure.owned],
            "since": step.tenure.since,
            "until": step.tenure.until,
            "ended_by": step.tenure.ended_by,
            "stake": step.tenure.stake,
            "development": step.tenure.development,
            "owner_iri": step.tenure.owner,
            "company_iri": step.tenure.owned,
            "claims": list(step.tenure.claims),
        }
        for step in steps
    ]
    columns = (
        "relation depth owner company since until ended_by stake development owner_iri company_iri"
    )
    return pd.DataFrame(rows, columns=[*columns.split(), "claims"])
