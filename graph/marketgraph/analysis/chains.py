"""Chains of acquisitions: who bought the buyer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Annotated

from marketgraph.analysis.acquisitions import Acquisition, acquisitions
from marketgraph.analysis.evidence import LISTING, Floors
from marketgraph.analysis.model import analysis
from marketgraph.analysis.names import resolve
from marketgraph.analysis.scope import InMarket, Rows, labels_of, listing, participants
from marketgraph.network import TableSource

if TYPE_CHECKING:
    import pandas as pd

MOST = 100_000
"""So many chains are looked at, at most."""


@analysis("chains", "Acquisition chains", LISTING)
def chains(
    tables: TableSource,
    *,
    floors: Floors,
    company: Annotated[str | None, "only chains through this company (name or IRI)"] = None,
    market: InMarket = None,
    shortest: Annotated[int, "fewest acquisitions in a chain"] = 2,
    announced: Annotated[bool, "count deals that are only announced too"] = False,
    limit: Rows = 100,
) -> pd.DataFrame:
    """List chains in which each company acquired the next, the longest first.

    A chain starts with a company that nobody acquired (or inside a circle, where each company is
    met once) and ends with one that acquired nobody. ``acquisitions`` is its length, ``first`` and
    ``last`` are the days of its earliest and latest deal. ``attrs["complete"]`` is false where
    there were more than 100,000 chains to look at.
    """
    import pandas as pd

    found = [deal for deal in acquisitions(tables) if announced or not deal.announced]
    deal_of = {(deal.acquirer, deal.target): deal for deal in found}
    looked_at = list(islice(walks(found), MOST + 1))
    wanted = {resolve(tables, company)} if company else None
    if market:
        members = participants(tables, resolve(tables, market, "market"))
        wanted = members if wanted is None else wanted & members
    kept = [
        chain
        for chain in looked_at[:MOST]
        if len(chain) > shortest and (wanted is None or not wanted.isdisjoint(chain))
    ]
    iris = sorted({iri for chain in kept for iri in chain})
    label = dict(zip(iris, labels_of(tables, iris), strict=True))
    rows = [
        _row(chain, [deal_of[pair] for pair in pairwise(chain)], label)
        for chain in sorted(kept, key=lambda chain: (-len(chain), chain))
    ]
    columns = ["chain", "acquisitions", "first", "last", "iris", "claims"]
    frame = pd.DataFrame(rows, columns=columns)
    frame = listing(
        tables, frame, floors, about=company or market or "companies", kind="chains", rows=limit
    )
    frame.attrs["complete"] = len(looked_at) <= MOST
    return frame


def walks(found: list[Acquisition]) -> Iterator[tuple[str, ...]]:
    """Yield every way down from a company that nobody acquired, no company twice in one."""
    below: dict[str, list[str]] = {}
    for deal in found:
        below.setdefault(deal.acquirer, []).append(deal.target)
    bought = {deal.target for deal in found}
    met: set[str] = set()
    for start in sorted(set(below) - bought) + sorted(set(below) & bought):
        if start in bought and start in met:
            continue
        for walk in _down((start,), below):
            met.update(walk)
            yield walk


def _down(start: tuple[str, ...], below: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the longest continuations of a walk, without recursion and without circles."""
    stack = [start]
    while stack:
        walk = stack.pop()
        further = [target for target in below.get(walk[-1], ()) if target not in walk]
        if not further:
            yield walk
        stack.extend((*walk, target) for target in reversed(further))


def _row(
    chain: tuple[str, ...], deals: list[Acquisition], label: dict[str, str]
) -> dict[str, object]:
    """Return one chain as a row."""
    days = sorted(deal.day for deal in deals if deal.day)
    return {
        "chain": " → ".join(label[iri] for iri in chain),
        "acquisitions": len(deals),
        "first": days[0] if days else "",
        "last": days[-1] if days else "",
        "iris": list(chain),
        "claims": sorted({claim for deal in deals for claim in deal.claims}),
    }
