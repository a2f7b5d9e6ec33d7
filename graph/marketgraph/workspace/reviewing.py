"""What people decide, kept as judgements."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import Any, cast

from pydantic import ValidationError

from marketgraph.build import Folders
from marketgraph.claim import Claim, path_of, read_claims, read_source
from marketgraph.errors import UnknownName, UsageError
from marketgraph.facts import Fact, parse_fact
from marketgraph.resolving import Judgement, Judgements
from marketgraph.tables import Tables

SHORTEST = 8
"""So many digits of an id are enough, where they are only one claim's."""
_ON_NAMES = frozenset({"same", "different"})
_ON_CLAIMS = frozenset({"accept", "reject", "correct"})
_ON_TELLINGS = frozenset({"join", "split"})


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
        correction: The right fact, for ``correct``: the whole of it with its type, or only the fields that change; None
            takes a field out.

    Raises:
        UsageError: The verdict is unknown, is of two things and one is missing, or the correction is no fact.
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
        correction=_right(claim, correction) if correction else None,
        by=who,
        at=when,
        reason=reason,
    )


def _right(claim: Claim, correction: dict[str, Any]) -> Fact:
    """Return the right fact: a whole one, or fields that take the place of those that were read.

    Raises:
        UsageError: It is no fact.
    """
    base = {} if "type" in correction else claim.record()["fact"]
    fields = {name: value for name, value in (base | correction).items() if value is not None}
    try:
        return parse_fact(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"][1:])
        raise UsageError(
            f"the correction is no {fields.get('type')}: {place}: {first['msg']}",
            remedy="`marketgraph schema` prints the fields of each type.",
        ) from error


def find_claim(folders: Folders, wanted: str) -> Claim:
    """Return a claim by its IRI, its id, or the first eight or more digits of that.

    Raises:
        UnknownName: There is none, or several begin so.
    """
    digits = wanted.rpartition("/")[2]
    rows = Tables(folders.generation() / "tables").read("claims", ["iri", "document"]).to_pydict()
    found = {
        iri.rpartition("/")[2]: document.rpartition("/")[2]
        for iri, document in zip(rows["iri"], rows["document"], strict=True)
        if len(digits) >= SHORTEST and iri.rpartition("/")[2].startswith(digits)
    }
    if len(found) > 1:
        raise UnknownName(
            f"{len(found)} claims begin with {digits!r}", remedy=f"They are {', '.join(found)}."
        )
    for name, document in found.items():
        for claim in read_claims(path_of(folders.claims, document)):
            if claim.id == name:
                return claim
    raise UnknownName(f"there is no claim {wanted!r}", remedy="Give its id or IRI.")


def undo(judgements: Judgements, judgement: str) -> Judgement:
    """Take back a judgement.

    Raises:
        JudgementError: No such judgement stands.
    """
    when = datetime.now(UTC).isoformat(timespec="seconds")
    return judgements.undo(judgement, by=getpass.getuser(), at=when)
