"""What people decided of a claim, applied to it."""

from __future__ import annotations

from marketgraph.claim import Claim, Source
from marketgraph.resolving import Judgements
from marketgraph.vocabulary import digest


def judged(claim: Claim, judgements: Judgements, location: str) -> tuple[Claim, str, bool]:
    """Return a claim as people left it.

    Args:
        claim: The claim as read.
        judgements: What people decided.
        location: Where its document was read from.

    Returns:
        The claim, corrected if it was; its status (``Accepted``, ``Unreviewed`` or ``Rejected``); and
        whether a person took it in.
    """
    verdict = judgements.claim_verdict(claim, location)
    if verdict is None:
        return claim, "Unreviewed" if claim.suggested else "Accepted", False
    if verdict == "reject":
        return claim, "Rejected", False
    fact = judgements.corrected(claim, location) if verdict == "correct" else None
    return (claim.model_copy(update={"fact": fact}) if fact else claim), "Accepted", True


def judgement_digest(judgements: Judgements, source: Source) -> str:
    """Return a digest of the judgements on claims of one document; empty where there are none."""
    rows = [
        row.id
        for row in judgements.of("accept", "reject", "correct")
        if row.document in (source.document, source.location)
    ]
    return digest(" ".join(rows), 16) if rows else ""
