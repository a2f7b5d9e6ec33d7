"""Statements, looked up by subject and property."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from marketgraph.server.linked.asking import Statement, Term


class Facts:
    """Statements in the order in which they came, each once."""

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        """Take the first statements."""
        self._by: dict[str, dict[tuple[str, Term], None]] = {}
        self.add(statements)

    def add(self, statements: Iterable[Statement]) -> None:
        """Take more statements."""
        for subject, name, value in statements:
            self._by.setdefault(subject, {})[name, value] = None

    def __iter__(self) -> Iterator[Statement]:
        """Yield all statements."""
        for subject, pairs in self._by.items():
            for name, value in pairs:
                yield subject, name, value

    def of(self, subject: str) -> Iterator[tuple[str, Term]]:
        """Yield the properties and values of a thing."""
        yield from self._by.get(subject, ())

    def all(self, subject: str, name: str) -> list[Term]:
        """Return the values of a property."""
        return [value for known, value in self.of(subject) if known == name]

    def text(self, subject: str, name: str) -> str:
        """Return the text or IRI of the first value of a property, or nothing."""
        return next((value.value for known, value in self.of(subject) if known == name), "")

    def iris(self) -> Iterator[str]:
        """Yield the IRIs that are subjects or values, not those of classes and properties."""
        for subject, name, value in self:
            yield subject
            if isinstance(value, ox.NamedNode) and not name.endswith("#type"):
                yield value.value
