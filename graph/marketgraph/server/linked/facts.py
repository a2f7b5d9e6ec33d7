"""Statements, looked up by subject and property."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from marketgraph.server.linked.asking import Statement, Term


class Facts:
    """Statements, each once: subjects, their properties and the values of these in the order in which they came."""

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        """Take the first statements."""
        self._by: dict[str, dict[str, dict[Term, None]]] = {}
        self.add(statements)

    def add(self, statements: Iterable[Statement]) -> None:
        """Take more statements."""
        for subject, name, value in statements:
            self._by.setdefault(subject, {}).setdefault(name, {})[value] = None

    def __iter__(self) -> Iterator[Statement]:
        """Yield all statements."""
        for subject, properties in self._by.items():
            for name, values in properties.items():
                for value in values:
                    yield subject, name, value

    def __contains__(self, subject: str) -> bool:
        """Return whether anything is said of a thing."""
        return subject in self._by

    def of(self, subject: str) -> Iterator[tuple[str, Term]]:
        """Yield the properties and values of a thing."""
        for name, values in self._by.get(subject, {}).items():
            for value in values:
                yield name, value

    def all(self, subject: str, name: str) -> list[Term]:
        """Return the values of a property."""
        return list(self._by.get(subject, {}).get(name, ()))

    def text(self, subject: str, name: str) -> str:
        """Return the text or IRI of the first value of a property, or nothing."""
        for value in self._by.get(subject, {}).get(name, ()):
            return value.value
        return ""

    def iris(self) -> Iterator[str]:
        """Yield the IRIs that are subjects or values, not those of classes and properties."""
        for subject, name, value in self:
            yield subject
            if isinstance(value, ox.NamedNode) and not name.endswith("#type"):
                yield value.value
