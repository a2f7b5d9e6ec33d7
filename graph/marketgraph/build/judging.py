"""What people decided of a claim, applied to it."""

from __future__ import annotations

import json

from marketgraph.claim import Claim, Source
from marketgraph.facts import parse_fact
from marketgraph.resolving import Judgement, Judgements
from marketgraph.vocabulary import digest


def judged(claim: Claim, judgements: Judgements, location: str) -> tuple[Claim, str, bool]:
    """Return a claim as people left it.

    Args:
        claim: The claim as read.
        judgements: What people decided.
        location: Where its document was read from.

    Returns:
        The claim, or what a person put in its place; its status (``Accepted``, ``Unreviewed`` or ``Rejected``); and
        whether a person took it in.
    """
    judgement = judgements.on_claim(claim, location)
    if judgement is None:
        return claim, "Unreviewed" if claim.suggested else "Accepted", False
    if judgement.verdict == "reject":
        return claim, "Rejected", False
    return corrected(claim, judgement), "Accepted", True


def corrected(claim: Claim, judgement: Judgement) -> Claim:
    """Return a claim as a judgement leaves it: a correction is a claim by a person, with the same evidence."""
    if judgement.verdict != "correct":
        return claim
    fact = parse_fact(json.loads(judgement.object))
    return Claim(fact=fact, evidence=claim.evidence, confidence=1.0, method="person")


def judgement_digest(judgements: Judgements, source: Source) -> str:
    """Return a digest of the judgements on claims of one document; empty where there are none."""
    rows = [
        row.id
        for row in judgements.of("accept", "reject", "correct")
        if row.document in (source.document, source.location) or row.source == source.document
    ]
    return digest(" ".join(rows), 16) if rows else ""
