"""Nesting: how deep an item of a list lies, by its indentation and its sign."""

from __future__ import annotations

DEEPEST = 16


class Nesting:
    """The lists that are open at one place of a text, outermost first."""

    def __init__(self) -> None:
        """Start outside of any list."""
        self._open: list[tuple[int, str]] = []

    def close(self) -> None:
        """Leave all lists."""
        self._open.clear()

    def level(self, indent: int, sign: str) -> int:
        """Return the level of an item and remember it.

        An item further to the right than the last one, or at the same place with a sign not yet seen, lies one
        deeper; one that matches an open list belongs to it. Numbers begin a list of their own beside one of signs.

        >>> lists = Nesting()
        >>> [lists.level(0, "-"), lists.level(2, "-"), lists.level(2, "o"), lists.level(0, "-")]
        [0, 1, 2, 0]
        """
        while self._open and self._open[-1][0] > indent:
            self._open.pop()
        if sign == "1" and (indent, sign) not in self._open:
            while self._open and self._open[-1][0] == indent:
                self._open.pop()
        if (indent, sign) in self._open:
            del self._open[self._open.index((indent, sign)) + 1 :]
        elif len(self._open) < DEEPEST:
            self._open.append((indent, sign))
        return len(self._open) - 1
