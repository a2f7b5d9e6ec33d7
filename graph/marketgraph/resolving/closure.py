"""The closure of "same" over names: union-find that refuses to join what is known to differ."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

COUNTRY = "country"


class Closure:
    """Clusters of things numbered from 0; joined in the order given, never across a contradiction.

    A contradiction is a pair declared different, two countries, or two identifiers of one scheme.
    """

    def __init__(self, size: int) -> None:
        """Start with every thing in a cluster of its own."""
        self._parents = array("l", range(size))
        self._known: dict[str, dict[int, frozenset[str]]] = {}
        self._apart: dict[int, dict[int, str]] = {}

    def learn(self, thing: int, key: str, values: Iterable[str]) -> None:
        """Add what is known of a thing; call before anything is joined."""
        known = self._known.setdefault(key, {})
        known[thing] = known.get(thing, frozenset()).union(values)

    def find(self, thing: int) -> int:
        """Return the smallest thing of a cluster, its representative."""
        parents = self._parents
        while (parent := parents[thing]) != thing:
            parents[thing] = thing = parents[parent]
        return thing

    def known(self, thing: int, key: str) -> frozenset[str]:
        """Return what is known of the cluster of a thing."""
        known = self._known.get(key)
        return known.get(self.find(thing), frozenset()) if known else frozenset()

    def traits(self, thing: int) -> dict[str, frozenset[str]]:
        """Return all that is known of the cluster of a thing, by key."""
        root = self.find(thing)
        return {key: known[root] for key, known in self._known.items() if known.get(root)}

    def apart(self, thing: int) -> list[int]:
        """Return the clusters that the cluster of a thing was declared different from."""
        return [self.find(other) for other in self._apart.get(self.find(thing), ())]

    def set_apart(self, left: int, right: int, reason: str) -> None:
        """Declare two clusters different; does nothing where they are one already."""
        left, right = self.find(left), self.find(right)
        if left != right:
            self._apart.setdefault(left, {}).setdefault(right, reason)
            self._apart.setdefault(right, {}).setdefault(left, reason)

    def conflict(self, left: int, right: int) -> str | None:
        """Return why two clusters cannot be one, or None."""
        left, right = self.find(left), self.find(right)
        if reason := self._apart.get(left, {}).get(right):
            return reason
        for key in sorted(self._known):
            mine, theirs = (self._known[key].get(side) for side in (left, right))
            if mine and theirs and not mine & theirs:
                return f"two values of {key}: {_listed(mine)} and {_listed(theirs)}"
        return None

    def join(self, left: int, right: int, force: bool = False) -> str | None:
        """Join two clusters.

        Args:
            left: A thing of the one.
            right: A thing of the other.
            force: Join even across a contradiction, as a person's judgement does.

        Returns:
            None when they are one now, else why they stay apart.
        """
        left, right = self.find(left), self.find(right)
        if left == right:
            return None
        if not force and (reason := self.conflict(left, right)):
            return reason
        keep, gone = (left, right) if left < right else (right, left)
        self._parents[gone] = keep
        self._merge_known(keep, gone)
        self._merge_apart(keep, gone)
        return None

    def _merge_known(self, keep: int, gone: int) -> None:
        """Hand what is known of one cluster on to the other."""
        for known in self._known.values():
            if theirs := known.pop(gone, None):
                known[keep] = known.get(keep, frozenset()) | theirs

    def _merge_apart(self, keep: int, gone: int) -> None:
        """Hand the differences of one cluster on to the other."""
        for other, reason in self._apart.pop(gone, {}).items():
            self._apart[other].pop(gone, None)
            if other != keep:
                self._apart.setdefault(keep, {}).setdefault(other, reason)
                self._apart[other].setdefault(keep, reason)


def _listed(values: frozenset[str]) -> str:
    """Return values in order, parted by commas."""
    return ", ".join(sorted(values))
