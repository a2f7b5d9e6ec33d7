"""What changed in a network between two dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from marketgraph.analysis.evidence import LISTING, Floors
from marketgraph.analysis.model import analysis
from marketgraph.analysis.scope import InMarket, InNetwork, Rows, labels_of, listing, scope
from marketgraph.errors import UsageError
from marketgraph.network import TableSource, edges, last_day, tenures
from marketgraph.vocabulary import RELATIONS

if TYPE_CHECKING:
    import pandas as pd


class Change(NamedTuple):
    """A link that begins or ends."""

    day: str
    change: str
    source: str
    relation: str
    target: str
    ended_by: str
    claims: tuple[str, ...]


@analysis("changes", "What changed between two dates", LISTING)
def changes(
    tables: TableSource,
    *,
    floors: Floors,
    since: Annotated[str, "the first date; what happened after it counts"],
    until: Annotated[str, "the second date; what happened up to it counts"],
    network: InNetwork = "companies",
    market: InMarket = None,
    limit: Rows = 0,
) -> pd.DataFrame:
    """List the links that began and the ownership that ended after one date and up to another.

    ``change`` is ``new`` or ``ended``. ``ended_by`` names what tells of an end: ``stated``, or the
    later acquisition of the whole company. Undated links are no change.
    """
    import pandas as pd

    start, end = last_day(since), last_day(until)
    if start >= end:
        raise UsageError(f"{until} is not after {since}", remedy="Give the earlier date first.")
    asked = scope(tables, network, market)
    members = {asked.edges.nodes[number] for number in asked.asked}
    found = [
        change
        for change in _all(tables, asked.edges.network)
        if start < change.day <= end and not members.isdisjoint((change.source, change.target))
    ]
    iris = sorted({iri for change in found for iri in (change.source, change.target)})
    label = dict(zip(iris, labels_of(tables, iris), strict=True))
    rows = [
        {
            "day": change.day,
            "change": change.change,
            "company": label[change.source],
            "relation": RELATIONS.get(change.relation, change.relation),
            "other": label[change.target],
            "ended_by": change.ended_by,
            "iri": change.source,
            "other_iri": change.target,
            "claims": list(change.claims),
        }
        for change in sorted(found)
    ]
    columns = "day change company relation other ended_by iri other_iri claims"
    frame = pd.DataFrame(rows, columns=columns.split())
    about = f"{asked.about} between {since} and {until}"
    return listing(tables, frame, floors, about=about, kind="changes", rows=limit)


def _all(tables: TableSource, network: str) -> list[Change]:
    """Return every dated change of a network; ownership as :func:`tenures` tells it."""
    found = edges(tables, network)
    told: dict[tuple[str, str, str, str], set[str]] = {}
    days, claims = found.texts("from"), found.texts("claim")
    for row in range(len(found)):
        relation = found.relations[found.relation[row]]
        source, target = found.nodes[found.source[row]], found.nodes[found.target[row]]
        if days[row] and relation != "owns" and source != target:
            told.setdefault((days[row], source, relation, target), set()).add(claims[row])
    listed = [
        Change(day, "new", source, relation, target, "", tuple(sorted(behind)))
        for (day, source, relation, target), behind in told.items()
    ]
    if "owns" in found.relations:
        for held in tenures(tables):
            ends = (held.owner, "owns", held.owned)
            listed.append(Change(held.since, "new", *ends, "", held.claims))
            listed.append(Change(held.until, "ended", *ends, held.ended_by, held.claims))
    return listed
