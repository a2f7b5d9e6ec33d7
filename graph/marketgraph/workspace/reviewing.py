"""What a person should look at, and what people decide."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from marketgraph.build import Folders
from marketgraph.claim import Claim, path_of, read_claims, read_source
from marketgraph.errors import UnknownName, UsageError
from marketgraph.facts import parse_fact
from marketgraph.resolving import Judgement, Judgements
from marketgraph.tables import Tables

if TYPE_CHECKING:
    import pandas

COLUMNS = ["kind", "left", "right", "left_name", "right_name", "reason", "score"]
_ON_NAMES = frozenset({"same", "different"})
_ON_CLAIMS = frozenset({"accept", "reject", "correct"})
_ON_TELLINGS = frozenset({"join", "split"})


def waiting(tables: Tables, limit: int) -> pandas.DataFrame:
    """Return what a person should look at: possible duplicates, refused merges, suggested claims.

    Args:
        tables: Tables of the generation in use.
        limit: At most so many rows.

    Returns:
        kind (``maybe the same``, ``kept apart``, ``suggested``, ``set aside``), left and right (IRIs), their
        names, the reason, and a score (0 to 1, the surest first).
    """
    import pandas as pd

    names = tables.frame("suggestions").sort_values(["score", "left"], ascending=[False, True])
    claims = tables.frame(
        "claims",
        ["iri", "status", "quote", "reason", "confidence"],
        [("status", "in", ["suggested", "set aside"])],
    )
    rows = pd.DataFrame(
        {
            "kind": claims["status"],
            "left": claims["iri"],
            "right": None,
            "left_name": claims["quote"],
            "right_name": None,
            "reason": claims["reason"],
            "score": claims["confidence"],
        }
    )
    parts = [part for part in (rows, names[COLUMNS]) if not part.empty]
    return pd.concat(parts, ignore_index=True).head(limit) if parts else names[COLUMNS]


def judge(
    folders: Folders,
    judgements: Judgements,
    verdict: str,
    subject: str,
    object_: str | None,
    *,
    reason: str,
    by: str | None,
    correction: dict[str, Any] | None = None,
) -> Judgement:
    """Keep what a person decided.

    Args:
        folders: The workspace.
        judgements: What was decided before.
        verdict: ``same``, ``different`` (of two IRIs), ``join``, ``split`` (of two claims that tell of a
            development), ``accept``, ``reject`` or ``correct`` (of a claim).
        subject: IRI of a thing, or id or IRI of a claim.
        object_: The other one.
        reason: Why.
        by: Who decides; the user of this machine if None.
        correction: The right fact, for ``correct``.

    Raises:
        UsageError: The verdict is unknown, or is of two things and one is missing.
        UnknownName: There is no such claim.
        JudgementError: It contradicts another judgement.
    """
    who = by if by is not None else getpass.getuser()
    when = datetime.now(UTC).isoformat(timespec="seconds")
    if verdict in _ON_NAMES | _ON_TELLINGS:
        if not object_:
            raise UsageError(f"{verdict} needs two things")
        return judgements.add(cast(Any, verdict), subject, object_, by=who, at=when, reason=reason)
    if verdict not in _ON_CLAIMS:
        known = ", ".join(sorted(_ON_NAMES | _ON_TELLINGS | _ON_CLAIMS))
        raise UsageError(f"there is no verdict {verdict!r}", remedy=f"Verdicts: {known}.")
    claim = find_claim(folders, subject)
    location = read_source(path_of(folders.claims, claim.evidence.document)).location or ""
    return judgements.add_claim(
        cast(Any, verdict),
        claim,
        location=location,
        correction=parse_fact(correction) if correction else None,
        by=who,
        at=when,
        reason=reason,
    )


def find_claim(folders: Folders, wanted: str) -> Claim:
    """Return a claim by its id or IRI.

    Raises:
        UnknownName: There is none.
    """
    claim_id = wanted.rpartition("/")[2]
    tables = Tables(folders.generation() / "tables")
    rows = tables.read("claims", ["iri", "document"])
    for iri, document in zip(*rows.to_pydict().values(), strict=True):
        if iri.endswith(claim_id) and len(claim_id) >= 8:
            path = path_of(folders.claims, document.rpartition("/")[2])
            full = iri.rpartition("/")[2]
            for claim in read_claims(path):
                if claim.id == full:
                    return claim
    raise UnknownName(f"there is no claim {wanted!r}", remedy="Give its id or IRI.")


def undo(judgements: Judgements, judgement: str) -> Judgement:
    """Take back a judgement.

    Raises:
        JudgementError: No such judgement stands.
    """
    when = datetime.now(UTC).isoformat(timespec="seconds")
    return judgements.undo(judgement, by=getpass.getuser(), at=when)
