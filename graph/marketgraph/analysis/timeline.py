"""What happened when, and what changed between two dates."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Annotated, Any

from marketgraph.analysis.evidence import LISTING, Floors
from marketgraph.analysis.model import analysis
from marketgraph.analysis.names import resolve
from marketgraph.analysis.scope import (
    InMarket,
    Rows,
    claims_about,
    labels_of,
    listing,
    participants,
)
from marketgraph.network import TableSource, first_day, last_day

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ["iri", "type", "label", "earliest", "latest", "market", "status", "amount", "currency"]


@analysis("timeline", "Developments in order of time", LISTING)
def timeline(
    tables: TableSource,
    *,
    floors: Floors,
    market: InMarket = None,
    company: Annotated[str | None, "only those of this company (name or IRI)"] = None,
    type: Annotated[str | None, "only one type, as Acquisition or Partnership"] = None,
    since: Annotated[str | None, "only those that may have happened from this day on"] = None,
    until: Annotated[str | None, "only those that may have happened up to this day"] = None,
    limit: Rows = 0,
) -> pd.DataFrame:
    """List developments in order of time, with who took part and in what role.

    Those of a market are stated about it or have one of its companies as a party. ``earliest``
    and ``latest`` enclose the day as precisely as the sources do; undated ones come last, and
    are left out where a period is asked for.
    """
    import pandas as pd

    rows = tables.read("developments", columns=_COLUMNS).to_pylist()
    parties = _parties(tables)
    if company:
        wanted = resolve(tables, company)
        rows = [row for row in rows if any(wanted == who for _, who in parties[row["iri"]])]
    if market:
        iri = resolve(tables, market, "market")
        members = participants(tables, iri)
        rows = [
            row
            for row in rows
            if row["market"] == iri or any(who in members for _, who in parties[row["iri"]])
        ]
    rows = [row for row in rows if type in (None, row["type"]) and _in_period(row, since, until)]
    rows.sort(key=lambda row: (not row["earliest"], row["earliest"] or "", row["iri"]))
    about = claims_about(tables, {row["iri"] for row in rows})
    iris = sorted({who for row in rows for _, who in parties[row["iri"]]})
    label = dict(zip(iris, labels_of(tables, iris), strict=True))
    frame = pd.DataFrame([_shown(row, parties, label, about) for row in rows], columns=_SHOWN)
    said = company or market or "companies"
    return listing(tables, frame, floors, about=said, kind="developments", rows=limit)


_SHOWN = [
    "earliest",
    "latest",
    "type",
    "label",
    "parties",
    "status",
    "amount",
    "currency",
    "iri",
    "claims",
]


def _parties(tables: TableSource) -> dict[str, list[tuple[str, str]]]:
    """Return (role, entity) of each development; ``involves`` only for those without a role."""
    rows = tables.read("roles", columns=["development", "role", "entity"]).to_pydict()
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for development, role, entity in sorted(zip(*rows.values(), strict=True)):
        if role != "involves" or entity not in found[development]:
            found[development][entity] = role
    ordered = {
        development: sorted((role, entity) for entity, role in parties.items())
        for development, parties in found.items()
    }
    return defaultdict(list, ordered)


def _in_period(row: dict[str, Any], since: str | None, until: str | None) -> bool:
    """Return whether a development may have happened in a period."""
    earliest, latest = row["earliest"] or row["latest"], row["latest"] or row["earliest"]
    if since and not (latest and latest >= first_day(since)):
        return False
    return not (until and not (earliest and earliest <= last_day(until)))


def _shown(
    row: dict[str, Any],
    parties: dict[str, list[tuple[str, str]]],
    label: dict[str, str],
    about: dict[str, list[str]],
) -> dict[str, Any]:
    """Return one development as a row."""
    shown = {name: row[name] for name in _SHOWN if name in row}
    return shown | {
        "earliest": row["earliest"] or "",
        "latest": row["latest"] or "",
        "status": row["status"] or "",
        "currency": row["currency"] or "",
        "parties": [f"{role}: {label[who]}" for role, who in parties[row["iri"]]],
        "claims": about.get(row["iri"], []),
    }
