"""Who owned whom from when until when, with later acquisitions ending earlier ownership."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from marketgraph.network.source import TableSource

WHOLE = 99.5
"""A stake from this percentage on counts as the whole."""

_COLUMNS = ("source", "target", "development", "claim", "from", "to", "status")


class Tenure(NamedTuple):
    """A stretch of time in which one company owned another.

    Attributes:
        owner: IRI of the owner.
        owned: IRI of what is owned.
        since: ISO day of the start, empty if no source tells it.
        until: ISO day of the end, empty while it lasts.
        development: IRI of the deal it arises from, empty if stated outright.
        ended_by: What tells the end: ``stated``, the IRI of a later acquisition, or empty.
        stake: Percentage bought, None if not told.
        claims: IRIs of the claims behind it, sorted.
    """

    owner: str
    owned: str
    since: str
    until: str
    development: str
    ended_by: str
    stake: float | None
    claims: tuple[str, ...]

    def holds_on(self, day: str) -> bool:
        """Return whether it holds on a day: begun by then (or of unknown start) and not ended."""
        return self.since <= day and (not self.until or self.until > day)


def tenures(tables: TableSource) -> list[Tenure]:
    """Return every ownership, in order of what is owned, start and owner.

    An ownership ends when its source says so, or when somebody else later acquires the whole
    (a stake of 100 % or none told): sources tell of the purchase and seldom of the earlier
    owner's exit. Ownership by announced deals never counts. One without a start is older than
    all that have one, and is ended only by what its own source tells.
    """
    rows = tables.read("relations", columns=list(_COLUMNS), filters=[("relation", "in", ["owns"])])
    columns = [_texts(rows[name]) for name in _COLUMNS]
    found: dict[tuple[str, str, str, str, str], set[str]] = defaultdict(set)
    for owner, owned, development, claim, since, until, status in zip(*columns, strict=True):
        if owner != owned and status != "announced":
            found[owned, since, owner, development, until].add(claim)
    stakes = _stakes(tables, {key[3] for key in found if key[3]})
    stated = [
        Tenure(
            owner,
            owned,
            since,
            until,
            development,
            "stated" if until else "",
            stakes.get(development),
            tuple(sorted(claims)),
        )
        for (owned, since, owner, development, until), claims in sorted(found.items())
    ]
    return list(_ended(stated))


def _texts(column: object) -> list[str]:
    """Return a column of texts or dates as texts, the missing ones empty."""
    import pyarrow as pa

    return [value or "" for value in column.cast(pa.string()).to_pylist()]  # type: ignore[attr-defined]


def _stakes(tables: TableSource, developments: set[str]) -> dict[str, float]:
    """Return the stake bought in each of some developments, where told."""
    rows = tables.read("developments", columns=["iri", "stake"])
    pairs = zip(rows["iri"].to_pylist(), rows["stake"].to_pylist(), strict=True)
    return {iri: float(stake) for iri, stake in pairs if stake is not None and iri in developments}


def _ended(stated: Sequence[Tenure]) -> Iterable[Tenure]:
    """Yield each ownership with its end, from its source or from a later acquisition."""
    by_owned: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in stated:
        by_owned[tenure.owned].append(tenure)
    for tenure in stated:
        if tenure.until or not tenure.since:
            yield tenure
            continue
        later = (other for other in by_owned[tenure.owned] if _takes_over(other, tenure))
        end = min(later, key=lambda other: (other.since, other.development), default=None)
        if end is None:
            yield tenure
        else:
            yield tenure._replace(until=end.since, ended_by=end.development)


def _takes_over(later: Tenure, earlier: Tenure) -> bool:
    """Return whether one ownership is another's purchase of the whole after the other began."""
    return (
        later.since > earlier.since
        and later.owner != earlier.owner
        and bool(later.development)
        and later.development != earlier.development
        and (later.stake is None or later.stake >= WHOLE)
    )
