"""Orders the names that may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

LIKE = 0.72
"""Names less alike than this are not shown."""


class Candidate(NamedTuple):
    """A row of the index: one name of one thing."""

    id: int
    iri: str
    kind: str
    label: str
    name: str
    key: str
    weight: float


def by_prefix(key: str, found: Iterable[Candidate]) -> list[tuple[float, Candidate]]:
    """Return names that begin with the key before those where only words do, shorter first.

    Scores lie between 0.9 (a word inside begins so) and 0.99 (nearly the whole name).
    """
    scored = [
        (
            (0.95 if one.key.startswith(key) else 0.9)
            + 0.04 * len(key) / max(len(one.key), len(key)),
            one,
        )
        for one in found
    ]
    return ordered(scored)


def likeness(key: str, found: Sequence[tuple[int, str]], limit: int) -> list[tuple[int, float]]:
    """Return the rows whose key is most like the one asked for, with scores from 0.6 to 0.88.

    Likeness is the share of letters that need not be inserted or deleted (rapidfuzz's ratio). The
    beginning of a longer name counts a little less: "philps" finds "Philips Healthcare".
    """
    from rapidfuzz import fuzz, process

    if not found:
        return []
    size = len(key)
    whole = process.cdist([key], [name for _, name in found], scorer=fuzz.ratio)[0]
    head = process.cdist([key], [name[:size] for _, name in found], scorer=fuzz.ratio)[0]
    scores = [
        (row, max(float(one), float(other) - 4) / 100)
        for (row, _), one, other in zip(found, whole, head, strict=True)
    ]
    scores.sort(key=lambda pair: (-pair[1], pair[0]))
    return [(row, round(0.88 * score, 4)) for row, score in scores[:limit] if score >= LIKE]


def ordered(scored: Iterable[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Return the best first; equal scores by weight, then by label, IRI and name."""

    def order(pair: tuple[float, Candidate]) -> tuple[float, float, str, str, str]:
        score, one = pair
        return -score, -one.weight, one.label, one.iri, one.name

    return sorted(scored, key=order)
