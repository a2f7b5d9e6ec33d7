"""Serial acquirers, and whether their purchases roll up one field."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Annotated

from marketgraph.analysis.acquisitions import Acquisition, acquisitions
from marketgraph.analysis.evidence import Evidence, Floors, count_sources
from marketgraph.analysis.features import Feature, features
from marketgraph.analysis.model import analysis
from marketgraph.analysis.names import resolve
from marketgraph.analysis.scope import InMarket, Rows, finished, labels_of, participants
from marketgraph.network import TableSource, last_day

if TYPE_CHECKING:
    import pandas as pd

ROLL_UP = 3
"""So many targets of one field make a roll-up, if they are half of all targets."""


@analysis("acquirers", "Serial acquirers and roll-ups")
def acquirers(
    tables: TableSource,
    *,
    floors: Floors,
    market: InMarket = None,
    since: Annotated[str | None, "only deals from this day on"] = None,
    until: Annotated[str | None, "only deals up to this day"] = None,
    fewest: Annotated[int, "fewest targets of an acquirer"] = 2,
    limit: Rows = 0,
) -> pd.DataFrame:
    """Rank acquirers by the number of companies that they bought.

    ``targets`` counts companies, of which ``announced`` are only announced; ``first``, ``last`` and
    ``years`` tell over what time. ``field`` is the segment, industry, market or country that most
    targets share (or the industry of the reviewed deals that they were party to), ``in_field`` how
    many; ``roll_up`` is true for at least three targets of one segment, industry or market that
    are half of all.
    """
    import pandas as pd

    found = [deal for deal in acquisitions(tables) if _within(deal, since, until)]
    everyone = {end for deal in found for end in (deal.acquirer, deal.target)}
    asked, about = everyone, "companies"
    if market:
        asked = participants(tables, resolve(tables, market, "market"))
        about = f"companies of {market}"
        found = [deal for deal in found if deal.acquirer in asked or deal.target in asked]
    evidence = _evidence(tables, found, asked, about)
    evidence.require(floors)
    by_buyer: dict[str, list[Acquisition]] = defaultdict(list)
    for deal in found:
        by_buyer[deal.acquirer].append(deal)
    known = features(tables)
    buyers = sorted(
        (iri for iri in by_buyer if len(by_buyer[iri]) >= fewest),
        key=lambda iri: (-len(by_buyer[iri]), iri),
    )
    rows = [_row(by_buyer[iri], known) for iri in buyers]
    frame = pd.DataFrame(rows, columns=[*_COLUMNS, "claims"])
    frame.insert(0, "acquirer", labels_of(tables, buyers))
    frame.insert(len(frame.columns) - 1, "iri", buyers)
    return finished(frame, evidence, limit)


_COLUMNS = ["targets", "announced", "first", "last", "years", "field", "in_field", "roll_up"]


def _within(deal: Acquisition, since: str | None, until: str | None) -> bool:
    """Return whether a deal is dated within a period; without one every deal is."""
    if since and not deal.day >= since:
        return False
    return not (until and (not deal.day or deal.day > last_day(until)))


def _evidence(
    tables: TableSource, found: list[Acquisition], asked: set[str], about: str
) -> Evidence:
    """Return what the purchases rest on."""
    claims = {claim for deal in found for claim in deal.claims}
    ends = {end for deal in found for end in (deal.acquirer, deal.target)}
    sources = count_sources(tables, claims)
    return Evidence(
        len(found), len(asked), len(asked & ends), sources, len(claims), about, "acquisitions"
    )


def _row(deals: list[Acquisition], known: dict[str, dict[Feature, list[str]]]) -> dict[str, object]:
    """Return one acquirer as a row."""
    days = sorted(deal.day for deal in deals if deal.day)
    shared = Counter(feature for deal in deals for feature in known.get(deal.target, ()))
    fields = [feature for feature in shared if feature.kind != "country"]
    field = max(fields or shared, key=lambda feature: (shared[feature], feature.key), default=None)
    count = shared[field] if field else 0
    return {
        "targets": len(deals),
        "announced": sum(deal.announced for deal in deals),
        "first": days[0] if days else "",
        "last": days[-1] if days else "",
        "years": int(days[-1][:4]) - int(days[0][:4]) + 1 if days else None,
        "field": field.name if field else "",
        "in_field": count,
        "roll_up": bool(fields) and count >= ROLL_UP and 2 * count >= len(deals),
        "claims": sorted({claim for deal in deals for claim in deal.claims}),
    }
