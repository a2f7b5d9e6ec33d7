"""Pairs of companies that may be one: found by blocking keys, compared, the best kept for review."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from marketgraph.resolving.compare import GENERIC, TYPO_LETTERS, acronyms, compare
from marketgraph.resolving.model import Suggestion
from marketgraph.resolving.names import Name, parse_name

NEIGHBOURS = 4
_BLOCK_MAX = 200


def suggest(
    names: Sequence[tuple[str, Sequence[str]]],
    apart: Callable[[str, str], bool],
    limit: int,
) -> list[Suggestion]:
    """Return pairs that a person should look at, best first.

    Args:
        names: IRI of each company and its names as written, in the order of the IRIs.
        apart: Tells whether two companies are known to differ.
        limit: How many pairs at most.

    Returns:
        At most one suggestion a pair, ordered by score, then IRIs. The work is linear in the names.
    """
    parsed = [parse_name(name) for _, written in names for name in written]
    owners = [number for number, (_, written) in enumerate(names) for _ in written]
    best: dict[tuple[int, int], tuple[float, str]] = {}
    for one, other in _pairs(parsed):
        left, right = sorted((owners[one], owners[other]))
        if left == right:
            continue
        verdict = compare(parsed[one], parsed[other])
        if verdict.verdict == "different":
            continue
        score, reason = verdict.score, verdict.reason
        if verdict.verdict == "same":
            score = min(score, 0.9 if len(parsed[one].words) > 1 else 0.78)
            reason = f"{reason}, but nothing else says that they are one"
        best[(left, right)] = max(best.get((left, right), (0.0, "")), (score, reason))
    found = (
        Suggestion(names[left][0], names[right][0], "review", reason, score)
        for (left, right), (score, reason) in best.items()
        if not apart(names[left][0], names[right][0])
    )
    return heapq.nsmallest(limit, found, key=lambda item: (-item.score, item.left, item.right))


def _pairs(names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Yield pairs of names that share a blocking key; each name meets a few neighbours of its block."""
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    shorts: dict[str, int] = {}
    for number, name in enumerate(names):
        for key in _keys(name):
            blocks[key].append(number)
        if len(name.words) == 1 and len(name.core) <= 6:
            shorts.setdefault(name.core, number)
    for block in blocks.values():
        if 1 < len(block) <= _BLOCK_MAX:
            yield from _neighbours(block)
    yield from _acronyms(names, shorts)


def _keys(name: Name) -> Iterator[tuple[str, str]]:
    """Yield the blocking keys of a name: without generic words, words in order, both ends."""
    words, core = name.words, name.core
    end = len(words)
    while end > 1 and words[end - 1] in GENERIC:
        end -= 1
    yield "stem", core if end == len(words) else "".join(words[:end])
    if len(words) > 2:
        yield "words", " ".join(sorted(words))
    if len(core) >= TYPO_LETTERS:
        size = len(core) // 2 if len(core) < 12 else len(core) - 6
        yield "start", core[:size]
        yield "end", core[0] + core[-size:]


def _neighbours(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of a block that stand close to each other."""
    for place, one in enumerate(block):
        for other in block[place + 1 : place + 1 + NEIGHBOURS]:
            yield one, other


def _acronyms(names: Iterable[Name], shorts: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of a long name and the name that is made of its first letters."""
    if not shorts:
        return
    for number, name in enumerate(names):
        if len(name.words) > 2:
            for letters in acronyms(name):
                if letters in shorts:
                    yield shorts[letters], number
