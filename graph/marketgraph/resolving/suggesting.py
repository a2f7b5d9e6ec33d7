"""Pairs of companies that may be one: found by blocking keys, compared, the best kept for review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeAlias
from zlib import crc32

from marketgraph.resolving.compare import GENERIC, TYPO_LETTERS, acronyms, compare
from marketgraph.resolving.model import Suggestion
from marketgraph.resolving.names import Name, parse_name

Key: TypeAlias = tuple[str, str]
"""A blocking key: of which kind it is, and what names of one block share."""
Alike: TypeAlias = dict[tuple[str, str], tuple[float, str]]
"""Pairs of companies whose names are alike, by IRI in order -> score and reason."""

NEIGHBOURS = 4
BLOCK_MAX = 200
"""Names in a block from which on they share too little to be looked at; short forms are."""
_SHORT_FORM = "letters"
_SHORT = 6


def suggest(
    alike: Mapping[tuple[str, str], tuple[float, str]],
    apart: Callable[[str, str], bool],
    limit: int,
) -> list[Suggestion]:
    """Return pairs that a person should look at, best first.

    Args:
        alike: Pairs of companies (``pairs_alike``).
        apart: Tells whether two companies are known to differ.
        limit: How many pairs at most.

    Returns:
        At most one suggestion a pair, ordered by score, then IRIs.
    """
    best_first = sorted(alike.items(), key=lambda item: (-item[1][0], item[0]))
    found = (
        Suggestion(left, right, "review", reason, score)
        for (left, right), (score, reason) in best_first
        if not apart(left, right)
    )
    return list(islice(found, limit))


def pairs_alike(companies: Sequence[tuple[str, Sequence[str]]]) -> Alike:
    """Return the pairs of companies whose names are alike. The work is linear in the names.

    Args:
        companies: IRI of each company and its names as written, in the order of the IRIs.
    """
    names, owners = parsed(companies)
    met = (
        pair
        for (kind, _), block in blocks_of(names).items()
        if len(block) > 1
        for pair in meeting(kind, block, names)
    )
    return best(met, names, owners)


def parsed(companies: Iterable[tuple[str, Sequence[str]]]) -> tuple[list[Name], list[str]]:
    """Return the names of companies, taken apart, and for each the IRI of its company."""
    names = [(parse_name(name), iri) for iri, written in companies for name in written]
    return [name for name, _ in names], [iri for _, iri in names]


def best(met: Iterable[tuple[int, int]], names: Sequence[Name], owners: Sequence[str]) -> Alike:
    """Return the companies of names that meet and are alike, with the best that is to be said of each two.

    Args:
        met: Pairs of names by number.
        names: The names.
        owners: The IRI of the company of each.
    """
    found: Alike = {}
    for one, other in met:
        left, right = owners[one], owners[other]
        if left == right:
            continue
        verdict = compare(names[one], names[other])
        if verdict.verdict == "different":
            continue
        score, reason = verdict.score, verdict.reason
        if verdict.verdict == "same":
            score = min(score, 0.9 if len(names[one].words) > 1 else 0.78)
            reason = f"{reason}, but nothing else says that they are one"
        pair = (left, right) if left < right else (right, left)
        found[pair] = max(found.get(pair, (0.0, "")), (score, reason))
    return found


def blocks_of(names: Iterable[Name]) -> dict[Key, list[int]]:
    """Return the numbers of the names that share each blocking key, in order."""
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        for key in blocking_keys(name):
            blocks[key].append(number)
    return blocks


def blocking_keys(name: Name) -> Iterator[Key]:
    """Yield the blocking keys of a name: without generic words, words in order, both ends, short forms."""
    words, core = name.words, name.core
    end = len(words)
    while end > 1 and words[end - 1] in GENERIC:
        end -= 1
    yield "stem", core if end == len(words) else "".join(words[:end])
    if len(words) > 2:
        yield "words", " ".join(sorted(words))
        for letters in acronyms(name):
            yield _SHORT_FORM, letters
    elif len(words) == 1 and len(core) <= _SHORT:
        yield _SHORT_FORM, core
    if len(core) >= TYPO_LETTERS:
        size = len(core) // 2 if len(core) < 12 else len(core) - 6
        yield "start", core[:size]
        yield "end", core[0] + core[-size:]


def checksums(names: Iterable[str]) -> set[int]:
    """Return the checksums of the blocking keys that names of a company have."""
    return {checksum(key) for name in names for key in blocking_keys(parse_name(name))}


def checksum(key: Key) -> int:
    """Return a number for a blocking key; equal ones of different keys do no harm but that more is looked at."""
    return crc32(" ".join(key).encode())


def has_limit(key: Key) -> bool:
    """Return whether names of a block are not looked at where there are more than ``BLOCK_MAX``."""
    return key[0] != _SHORT_FORM


def meeting(kind: str, block: Sequence[int], names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Yield pairs of a block: each name and a few neighbours; a short form and what it may stand for.

    Args:
        kind: Of which kind the key of the block is.
        block: The numbers of its names, in order.
        names: All names.
    """
    if kind == _SHORT_FORM:
        short = next((number for number in block if len(names[number].words) == 1), None)
        if short is not None:
            yield from ((short, number) for number in block if len(names[number].words) > 1)
    elif 1 < len(block) <= BLOCK_MAX:
        for place, one in enumerate(block):
            for other in block[place + 1 : place + 1 + NEIGHBOURS]:
                yield one, other
