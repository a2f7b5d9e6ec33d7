"""The closure of "same" over names: union-find that refuses to join what is known to differ."""

from __future__ import annotations

from collections.abc import Iterable

Known = dict[str, frozenset[str]]
"""What is known of a cluster: "country" and each identifier scheme, with the values seen."""
COUNTRY = "country"


class Closure:
    """Clusters of things numbered from 0; joined in the order given, never across a contradiction.

    A contradiction is a pair declared different, two countries, or two identifiers of one scheme.
    """

    def __init__(self, size: int) -> None:
        """Start with every thing in a cluster of its own."""
        self._parents = list(range(size))
        self._known: dict[int, Known] = {}
        self._apart: dict[int, dict[int, str]] = {}

    def learn(self, thing: int, key: str, values: Iterable[str]) -> None:
        """Add what is known of a thing; call before anything is joined."""
        known = self._known.setdefault(thing, {})
        known[key] = known.get(key, frozenset()).union(values)

    def find(self, thing: int) -> int:
        """Return the smallest thing of a cluster, its representative."""
        parents = self._parents
        while (parent := parents[thing]) != thing:
            parents[thing] = thing = parents[parent]
        return thing

    def known(self, thing: int, key: str) -> frozenset[str]:
        """Return what is known of the cluster of a thing."""
        known = self._known.get(self.find(thing))
        return known.get(key, frozenset()) if known else frozenset()

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
        mine, theirs = self._known.get(left), self._known.get(right)
        if not mine or not theirs:
            return None
        for key in sorted(mine.keys() & theirs.keys()):
            if not mine[key] & theirs[key]:
                return f"two values of {key}: {_listed(mine[key])} and {_listed(theirs[key])}"
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
        if theirs := self._known.pop(gone, None):
            mine = self._known.setdefault(keep, {})
            for key, values in theirs.items():
                mine[key] = mine.get(key, frozenset()) | values

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
