"""How well scores of unlinked pairs foretell links: trained before a date, tested after it."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from marketgraph.analysis.structure import wedges
from marketgraph.network import EdgeArrays, last_day

Measure = Literal["adamic_adar", "jaccard", "resource_allocation"]
MEASURES: tuple[str, ...] = get_args(Measure)
UNLINKED = 10_000
"""So many unlinked pairs are drawn to compare with."""


class Evaluation(NamedTuple):
    """How well each measure foretold the links after a date.

    Attributes:
        cut: The last day of the network that was scored.
        pairs: New links after it between companies known by then: what was to be foretold.
        unlinked: Pairs drawn at random that stayed unlinked, to compare with.
        auc: By measure, the chance that a new link scores above such a pair, ties half (0.5 is
            guessing; Hanley and McNeil 1982).
        k: How many of the best scored pairs are looked at: as many as there were new links.
        precision: By measure, the part of these that did become links.
    """

    cut: str
    pairs: int
    unlinked: int
    auc: dict[str, float]
    k: int
    precision: dict[str, float]


class Split(NamedTuple):
    """A network before a date and the new links after it, as keys of its node numbers."""

    cut: str
    before: EdgeArrays
    new: NDArray[np.int64]


def split(found: EdgeArrays, cut: str | None = None) -> Split:
    """Return the network before a date, and the new links after it between companies known by then.

    A link's date is the earliest of its dated rows; links without a date count as before.
    Without a date given, the one by which four fifths of the dated links had begun.
    """
    days = np.array(found.texts("from"), dtype="U10")
    linked = (found.pairs.row >= 0) & (days != "")
    first = np.full(len(found.pairs.low), "9999-99-99", dtype="U10")
    order = np.argsort(days, kind="stable")[::-1]
    order = order[linked[order]]
    first[found.pairs.row[order]] = days[order]
    dated = np.sort(first[first != "9999-99-99"])
    if cut is None:
        cut = str(dated[max(len(dated) * 4 // 5 - 1, 0)]) if len(dated) else "9999-12-31"
    day = last_day(cut)
    undated = first == "9999-99-99"
    late = ~undated & (first > day)
    row = found.pairs.row
    before = found.kept((row >= 0) & ~late[row])
    number = np.full(len(found.nodes), -1, dtype=np.int64)
    number[[found.number[iri] for iri in before.nodes]] = np.arange(len(before.nodes))
    low, high = number[found.pairs.low[late]], number[found.pairs.high[late]]
    known = (low >= 0) & (high >= 0)
    return Split(day, before, low[known] * len(before.nodes) + high[known])


def evaluate(parts: Split, hub: int, seed: int = 0) -> Evaluation:
    """Return how well the measures on the network before a date foretell the links after it."""
    scored = wedges(parts.before, hub)
    count = len(parts.before.nodes)
    keys = scored.low * count + scored.high
    unlinked = _unlinked(parts, seed)
    k = len(parts.new)
    auc, precision = {}, {}
    for name in MEASURES:
        scores = getattr(scored, name)
        auc[name] = _auc(_scores(keys, scores, parts.new), _scores(keys, scores, unlinked))
        best = keys[np.lexsort((keys, -scores))[:k]]
        precision[name] = float(np.isin(best, parts.new).sum() / k) if k else 0.0
    return Evaluation(parts.cut, len(parts.new), len(unlinked), auc, k, precision)


def _unlinked(parts: Split, seed: int) -> NDArray[np.int64]:
    """Return keys of distinct pairs that are linked neither before nor after, drawn at random."""
    random, count = np.random.default_rng(seed), len(parts.before.nodes)
    ends = random.integers(0, max(count, 1), (2, 3 * UNLINKED))
    low, high = ends.min(axis=0), ends.max(axis=0)
    keys = np.unique((low * count + high)[low != high])
    pairs = parts.before.pairs
    taken = np.concatenate([pairs.low * count + pairs.high, parts.new])
    free = keys[~np.isin(keys, taken)]
    return random.permutation(free)[:UNLINKED]


def _scores(
    keys: NDArray[np.int64], scores: NDArray[np.float64], asked: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the score of each asked pair, 0 for one without shared neighbours."""
    if not len(keys):
        return np.zeros(len(asked))
    place = np.searchsorted(keys, asked).clip(max=len(keys) - 1)
    return np.where(keys[place] == asked, scores[place], 0.0)


def _auc(new: NDArray[np.float64], unlinked: NDArray[np.float64]) -> float:
    """Return the chance that a new link scores above an unlinked pair, ties counting half."""
    if not len(new) or not len(unlinked):
        return float("nan")
    ordered = np.sort(unlinked)
    below = np.searchsorted(ordered, new, side="left")
    up_to = np.searchsorted(ordered, new, side="right")
    return float((below + up_to).mean() / (2 * len(unlinked)))
