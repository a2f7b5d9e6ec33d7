"""Companies whose names are alike after a small change: only blocks of names that it touches are looked at again.

What a block gives depends on the names in it alone, so the blocks of names that went or came are looked through anew. A
pair that such a block gave may stand in others too; then these are looked through as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

from marketgraph.resolving.names import Name
from marketgraph.resolving.suggesting import (
    BLOCK_MAX,
    Alike,
    Key,
    best,
    blocking_keys,
    blocks_of,
    checksum,
    has_limit,
    meeting,
    parsed,
)

Companies: TypeAlias = Mapping[str, Sequence[str]]
"""Names of companies as written, by IRI."""


@dataclass(slots=True)
class Changed:
    """How names and pairs of companies changed.

    Attributes:
        pairs: All pairs now.
        gone: The names of companies that went or changed, as they were.
        came: The names of companies that came or changed.
        apart: Pairs that are no more, or alike in another way.
        met: Pairs that are new, or alike in another way.
    """

    pairs: Alike
    gone: Companies
    came: Companies
    apart: set[tuple[str, str]]
    met: Alike


def changed(
    before: Companies,
    now: Companies,
    pairs: Alike,
    of_key: Callable[[int], Iterable[str]],
    names_of: Callable[[AbstractSet[str]], Companies],
) -> Changed:
    """Return which companies have names that are alike after a change.

    Args:
        before: Companies of the last generation that the change may have touched.
        now: What became of them, and new ones.
        pairs: All pairs of the last generation.
        of_key: Gives the companies of the last generation that have a blocking key, by its checksum.
        names_of: Gives the names of companies of the last generation.
    """
    every = before.keys() | now.keys()
    moved = {iri for iri in every if tuple(before.get(iri, ())) != tuple(now.get(iri, ()))}
    came = {iri: now[iri] for iri in moved & now.keys()}
    blocks = _Blocks(of_key, names_of, moved, came)
    touched = {key for known in (before, now) for key in _keys(known, moved)}
    blocks.take_in(touched)
    near = set(blocks.companies())
    doubtful = {pair for pair in pairs if near.issuperset(pair) or not moved.isdisjoint(pair)}
    asked = blocks.alike(touched).keys() | {pair for pair in doubtful if near.issuperset(pair)}
    blocks.take_in({key for pair in asked for key in blocks.shared(*pair)})
    again = {pair: how for pair, how in blocks.alike().items() if pair in asked}
    kept = {pair: how for pair, how in pairs.items() if pair not in doubtful}
    return Changed(
        kept | again,
        {iri: before[iri] for iri in moved & before.keys()},
        came,
        {pair for pair in doubtful if again.get(pair) != pairs[pair]},
        {pair: how for pair, how in again.items() if pairs.get(pair) != how},
    )


def _keys(companies: Companies, wanted: Iterable[str]) -> Iterator[Key]:
    """Yield the blocking keys of some companies."""
    names, _ = parsed((iri, companies[iri]) for iri in wanted if iri in companies)
    for name in names:
        yield from blocking_keys(name)


class _Blocks:
    """The names of blocks that were taken in; blocks with too many names are left out."""

    def __init__(
        self,
        of_key: Callable[[int], Iterable[str]],
        names_of: Callable[[AbstractSet[str]], Companies],
        moved: AbstractSet[str],
        came: Companies,
    ) -> None:
        self._of_key = of_key
        self._names_of = names_of
        self._moved = moved
        self._known: dict[str, Sequence[str]] = dict(came)
        self._keys: set[Key] = set()
        self._names: list[Name] = []
        self._owners: list[str] = []
        self._held: dict[Key, list[int]] = {}

    def take_in(self, keys: AbstractSet[Key]) -> None:
        """Take in blocks."""
        wanted: set[str] = set()
        for key in keys - self._keys:
            found = set(self._of_key(checksum(key))) - self._moved
            if not has_limit(key) or len(found) <= BLOCK_MAX:
                wanted |= found
                self._keys.add(key)
        if new := wanted - self._known.keys():
            self._known.update(self._names_of(new))
        self._names, self._owners = parsed(sorted(self._known.items()))
        held = blocks_of(self._names)
        self._held = {key: held[key] for key in self._keys & held.keys()}

    def companies(self) -> AbstractSet[str]:
        """Return the companies with names in the blocks."""
        return self._known.keys()

    def shared(self, one: str, other: str) -> set[Key]:
        """Return the keys that names of both companies have."""
        return set(_keys(self._known, [one])) & set(_keys(self._known, [other]))

    def alike(self, keys: AbstractSet[Key] | None = None) -> Alike:
        """Return the pairs that some blocks give, or all that were taken in."""
        met = (
            pair
            for key, block in self._held.items()
            if keys is None or key in keys
            for pair in meeting(key[0], block, self._names)
        )
        return best(met, self._names, self._owners)
