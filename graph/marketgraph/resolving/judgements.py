"""What people decided: judgements.csv, never overridden, only undone."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from marketgraph.claim import Claim, canonical, plain
from marketgraph.errors import JudgementError
from marketgraph.facts import Fact, parse_fact
from marketgraph.resolving.claimkeys import fact_key, quote_hash
from marketgraph.resolving.passages import Passages, overlap
from marketgraph.vocabulary import digest

if TYPE_CHECKING:
    from _csv import Reader

Verdict = Literal["same", "different", "accept", "reject", "correct", "split", "join", "undo"]
ClaimVerdict = Literal["accept", "reject", "correct"]
_OPPOSITE = {"same": "different", "different": "same", "split": "join", "join": "split"}
_ON_CLAIMS = frozenset(get_args(ClaimVerdict))


class Judgement(NamedTuple):
    """One row of judgements.csv.

    Attributes:
        id: 12 hex digits.
        verdict: What was decided.
        subject: IRI judged, or the id of the judgement that is undone.
        object: The other IRI of same, different, split and join; JSON of the right fact for correct.
        document: Location of the document of a judged claim, or its ``sha256:…``.
        quote_hash: Digest of the quote of a judged claim.
        fact: JSON of the judged fact as it was read.
        by: Who decided.
        at: When, ISO 8601.
        reason: Why.
        source: ``sha256:…`` of the bytes that the judged claim was read from.
        passage: The sentence that the judged claim stands in, as it read then.
    """

    id: str
    verdict: str
    subject: str
    object: str
    document: str
    quote_hash: str
    fact: str
    by: str
    at: str
    reason: str
    source: str = ""
    passage: str = ""


COLUMNS = Judgement._fields
_FIRST = len(COLUMNS) - len(Judgement._field_defaults)
"""So many columns the file had before judgements were kept with their passages."""
_REMEDY = "Undo one of the two."


class Judgements:
    """The judgements of a workspace: rows are only ever added; ``undo`` adds one, too."""

    def __init__(self, path: Path | None = None) -> None:
        """Start with none; with a path, each further one is appended to that file."""
        self.path = path
        self._rows: dict[str, Judgement] = {}
        self._active: dict[str, Judgement] = {}
        self._pairs: dict[tuple[str, str, str], str] = {}
        self._claims: dict[ClaimKey, str] = {}
        self._facts: dict[str, list[str]] = {}
        self._passages = Passages(path.parent if path else None)

    @classmethod
    def load(cls, path: Path) -> Judgements:
        """Return the judgements of a file; none where there is no file yet.

        Raises:
            JudgementError: The file is damaged, or two judgements contradict each other.
        """
        judgements = cls(path)
        if path.exists():
            with path.open(encoding="utf-8-sig", newline="") as lines:
                for judgement in judgements._read(csv.reader(lines)):
                    judgements._take(judgement)
        judgements.check()
        return judgements

    def _read(self, lines: Reader) -> Iterator[Judgement]:
        """Yield the rows of a file."""
        try:
            if tuple(next(lines, COLUMNS)) not in (COLUMNS, COLUMNS[:_FIRST]):
                raise ValueError(f"the header is not {','.join(COLUMNS)}")
            for line in lines:
                if len(line) not in (_FIRST, len(COLUMNS)) or line[1] not in get_args(Verdict):
                    raise ValueError("not a judgement")
                yield Judgement(*line)
        except (ValueError, csv.Error) as error:
            raise JudgementError(
                str(error),
                file=self.path,
                place=f"line {lines.line_num}",
                remedy="Correct the line or restore the file.",
            ) from error

    def _take(self, judgement: Judgement) -> None:
        """Take one judgement into account.

        Raises:
            JudgementError: It contradicts another, or undoes none.
        """
        if judgement.verdict == "undo":
            undone = self._active.pop(judgement.subject, None)
            if undone is None:
                raise self._error(f"judgement {judgement.subject} is not there to be undone")
            self._forget(undone)
        else:
            self._remember(judgement)
            self._active[judgement.id] = judgement
        self._rows[judgement.id] = judgement

    def _remember(self, judgement: Judgement) -> None:
        """Index a judgement; refuse one that says the opposite of another."""
        if judgement.verdict in _ON_CLAIMS:
            key = _claim_key(judgement)
            other = self._claims.get(key)
            if other and self._active[other][1:4:2] != judgement[1:4:2]:
                raise self._contradiction(judgement.id, other)
            self._claims[key] = judgement.id
            self._facts.setdefault(key.fact, []).append(judgement.id)
        else:
            pair = _pair(judgement)
            other = self._pairs.get((_OPPOSITE[judgement.verdict], *pair))
            if other:
                raise self._contradiction(judgement.id, other)
            self._pairs[(judgement.verdict, *pair)] = judgement.id

    def _forget(self, judgement: Judgement) -> None:
        """Take an undone judgement out of the indexes; an equal one that still stands takes its place."""
        on_claims = judgement.verdict in _ON_CLAIMS
        if on_claims:
            key = _claim_key(judgement)
            self._claims.pop(key, None)
            self._facts[key.fact] = [one for one in self._facts[key.fact] if one != judgement.id]
        else:
            self._pairs.pop((judgement.verdict, *_pair(judgement)), None)
        for other in self._active.values():
            if other[1:7] == judgement[1:7]:
                self._remember(other)

    def check(self) -> None:
        """Refuse judgements that contradict each other through others (a = b, b = c, a ≠ c).

        Raises:
            JudgementError: Names a judgement "different" and one of those "same" against it.
        """
        leaders: dict[str, str] = {}

        def lead(iri: str) -> str:
            while (next_iri := leaders.get(iri, iri)) != iri:
                iri = next_iri
            return iri

        same = self.of("same")
        for judgement in same:
            left, right = sorted((lead(judgement.subject), lead(judgement.object)))
            if left != right:
                leaders[right] = left
        for judgement in self.of("different"):
            if lead(judgement.subject) == lead(judgement.object):
                group = lead(judgement.subject)
                witness = next(j for j in same if lead(j.subject) == group)
                raise self._contradiction(judgement.id, witness.id)

    def add(
        self,
        verdict: Verdict,
        subject: str,
        object: str = "",
        *,
        by: str = "",
        at: str = "",
        reason: str = "",
    ) -> Judgement:
        """Add a judgement on two things (same, different, split, join) and write it.

        Raises:
            JudgementError: It contradicts one that stands; nothing is written.
        """
        if verdict in _ON_CLAIMS or verdict == "undo":
            raise self._error(f"{verdict} is a judgement on a claim or a judgement, not on things")
        if not subject or not object or subject == object:
            raise self._error(f"{verdict} needs two different things")
        return self._append(verdict, subject, object, by=by, at=at, reason=reason)

    def add_claim(
        self,
        verdict: ClaimVerdict,
        claim: Claim,
        *,
        location: str = "",
        correction: Fact | None = None,
        by: str = "",
        at: str = "",
        reason: str = "",
    ) -> Judgement:
        """Add a judgement on a claim and write it.

        Args:
            verdict: accept, reject or correct.
            claim: The claim as it was read.
            location: Where its document was read from; keeps the judgement when the file changes.
            correction: The right fact, for correct.
            by: Who decided.
            at: When, ISO 8601.
            reason: Why.

        Raises:
            JudgementError: It contradicts one that stands, or a correction is missing.
        """
        if (verdict == "correct") != (correction is not None):
            raise self._error("correct needs the right fact, and only correct")
        right = canonical(plain(correction)) if correction is not None else ""
        before = self.on_claim(claim, location)
        if before and (before.verdict, before.object) != (verdict, right):
            raise self._error(
                f"judgement {before.id} ({before.verdict}) on this claim and this one contradict each other",
                f"Undo {before.id} first.",
            )
        evidence = claim.evidence
        return self._append(
            verdict,
            claim.id,
            right,
            document=location or evidence.document,
            quote_hash=quote_hash(claim),
            fact=canonical(plain(claim.fact)),
            by=by,
            at=at,
            reason=reason,
            source=evidence.document,
            passage=self._passages.of(evidence) or evidence.quote or "",
        )

    def undo(self, judgement_id: str, *, by: str = "", at: str = "", reason: str = "") -> Judgement:
        """Take a judgement back; both stay on record.

        Raises:
            JudgementError: No such judgement stands.
        """
        return self._append("undo", judgement_id, by=by, at=at, reason=reason)

    def _append(self, verdict: str, subject: str, object: str = "", **rest: str) -> Judgement:
        """Take a new judgement and append it to the file."""
        fields = {**dict.fromkeys(COLUMNS, ""), **rest}
        fields |= {"verdict": verdict, "subject": subject, "object": object}
        fields["id"] = digest(canonical([len(self._rows), *fields.values()]), 12)
        judgement = Judgement(**fields)
        self._take(judgement)
        try:
            self.check()
        except JudgementError:
            self._active.pop(judgement.id, None)
            self._rows.pop(judgement.id, None)
            self._forget(judgement)
            raise
        if self.path is not None:
            _write_row(self.path, judgement)
        return judgement

    def of(self, *verdicts: Verdict) -> list[Judgement]:
        """Return the judgements of some verdicts that stand, in the order of their ids."""
        found = [judgement for judgement in self._active.values() if judgement.verdict in verdicts]
        return sorted(found)

    def claim_verdict(self, claim: Claim, location: str = "") -> ClaimVerdict | None:
        """Return what was decided on a claim, or None.

        Args:
            claim: A claim, perhaps read anew by a better reader.
            location: Where its document was read from; finds judgements on earlier bytes, too.
        """
        judgement = self.on_claim(claim, location)
        return judgement.verdict if judgement else None  # type: ignore[return-value]

    def corrected(self, claim: Claim, location: str = "") -> Fact | None:
        """Return the fact that a person put in the place of a claim's, or None."""
        judgement = self.on_claim(claim, location)
        if judgement is None or judgement.verdict != "correct":
            return None
        return parse_fact(json.loads(judgement.object))

    def on_claim(self, claim: Claim, location: str = "") -> Judgement | None:
        """Return the judgement on a claim that stands, or None.

        A judgement is of a fact that a sentence says. In the bytes that were judged it holds however well another encoding
        or reader cuts the sentence out; in other bytes from the same place it holds while the sentence is there unchanged.

        Args:
            claim: A claim, perhaps read anew.
            location: Where its document was read from.
        """
        found = [one for one in self._of_fact(claim, location) if self._holds(one, claim)]
        exact = [one for one in found if one.source == claim.evidence.document]
        fitting = exact or found
        return fitting[-1] if fitting else None

    def sentence(self, claim: Claim) -> str | None:
        """Return the sentence that a claim stands in, or None where the text is not at hand."""
        return self._passages.of(claim.evidence)

    def reopened(self, claim: Claim, location: str = "") -> Judgement | None:
        """Return the last judgement on a fact of this place that no longer holds, since its sentence changed; or None."""
        if self.on_claim(claim, location):
            return None
        before = self._of_fact(claim, location)
        return before[-1] if before else None

    def _of_fact(self, claim: Claim, location: str) -> list[Judgement]:
        """Return the judgements on the fact of a claim in this document, or in one from the same place, in their order."""
        if not self._facts:
            return []
        here = {claim.evidence.document, location} - {""}
        rows = (self._active[one] for one in self._facts.get(fact_key(claim.fact), ()))
        return [row for row in rows if row.document in here or row.source in here]

    def _holds(self, row: Judgement, claim: Claim) -> bool:
        """Return whether a judgement on a fact is of the sentence that a claim of that fact stands in."""
        evidence = claim.evidence
        is_same = row.quote_hash == quote_hash(claim)
        if row.source == evidence.document:
            return is_same or (evidence.row is None and overlap(row.passage, evidence.quote))
        if not row.passage or evidence.row is not None:
            return is_same
        stands = self._passages.stands(evidence.document, row.passage)
        if stands is None:
            return is_same
        return stands and (is_same or overlap(row.passage, evidence.quote))

    def __iter__(self) -> Iterator[Judgement]:
        """Yield every judgement on record, undone ones included, in the order they were made."""
        return iter(self._rows.values())

    def __len__(self) -> int:
        """Return the number of judgements that stand."""
        return len(self._active)

    def _error(self, message: str, remedy: str | None = None) -> JudgementError:
        """Return an error about this file."""
        return JudgementError(message, file=self.path, remedy=remedy)

    def _contradiction(self, one: str, other: str) -> JudgementError:
        """Return the error that names two judgements against each other."""
        return self._error(f"judgements {one} and {other} contradict each other", _REMEDY)


def _pair(judgement: Judgement) -> tuple[str, str]:
    """Return the two things of a judgement, in order."""
    left, right = sorted((judgement.subject, judgement.object))
    return left, right


class ClaimKey(NamedTuple):
    """What a judgement on a claim says of what; two that say different things of it contradict each other."""

    document: str
    quote: str
    fact: str
    passage: str


def _claim_key(judgement: Judgement) -> ClaimKey:
    """Return what a judgement on a claim is of."""
    return ClaimKey(
        judgement.document,
        judgement.quote_hash,
        fact_key(parse_fact(json.loads(judgement.fact))),
        judgement.passage,
    )


def _write_row(path: Path, judgement: Judgement) -> None:
    """Append one row to the file, after the header if it is new."""
    new = not path.exists() or not path.stat().st_size
    with path.open("a", encoding="utf-8", newline="") as out:
        if new:
            csv.writer(out, lineterminator="\n").writerow(COLUMNS)
        lone = "\r" in "".join(judgement)  # a carriage return that csv does not quote by itself
        quoting: Literal[0, 1] = csv.QUOTE_ALL if lone else csv.QUOTE_MINIMAL
        csv.writer(out, lineterminator="\n", quoting=quoting).writerow(judgement)
        out.flush()
        os.fsync(out.fileno())
