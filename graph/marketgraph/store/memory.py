"""An rdflib store in memory that is filled when it is first looked into.

Making rdflib's terms takes longer than most queries; whoever only passes a graph on need not wait for them.
"""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.plugins.stores.memory import SimpleMemory

from marketgraph.errors import StoreError
from marketgraph.vocabulary import XSD


class FilledOnUse(SimpleMemory):
    """Statements of N-Triples, one at a time in the order in which they come.

    Blank nodes are new ones, as if a file had been parsed. Filling twice gives the same, so that two threads may
    look at once.
    """

    def __init__(self, ntriples: bytes) -> None:
        """Take the N-Triples, which are not read yet."""
        super().__init__()
        self._unread = ntriples
        self._terms = _Terms()

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
        """Add a statement."""
        self.fill()
        super().add(triple, context, quoted)

    def remove(self, triple_pattern: Any, context: Any = None) -> None:
        """Remove the statements that fit a pattern."""
        self.fill()
        super().remove(triple_pattern, context)

    def triples(self, triple_pattern: Any, context: Any = None) -> Any:
        """Return the statements that fit a pattern, each with its graphs (none)."""
        self.fill()
        return super().triples(triple_pattern, context)

    def __len__(self, context: Any = None) -> int:
        """Return the number of statements."""
        self.fill()
        return super().__len__(context)

    def fill(self) -> None:
        """Read the statements, if that has not been done.

        Raises:
            StoreError: rdflib cannot hold one of them.
        """
        if not self._unread:
            return
        terms = self._terms  # before the bytes: those are let go of first
        for quad in ox.parse(self._unread, ox.RdfFormat.N_TRIPLES):
            statement = terms[quad.subject], terms[quad.predicate], terms[quad.object]
            super().add(statement, None)  # type: ignore[arg-type]
        self._unread, self._terms = b"", _Terms()


class _Terms(dict[Any, Any]):
    """The rdflib term of each pyoxigraph term that was asked for."""

    def __missing__(self, term: Any) -> Any:
        return self.setdefault(term, self._made(term))

    def _made(self, term: Any) -> Any:
        if isinstance(term, ox.NamedNode):
            return URIRef(term.value)
        if isinstance(term, ox.BlankNode):
            return BNode()
        if not isinstance(term, ox.Literal) or term.direction:
            raise StoreError(
                f"rdflib cannot hold the term {str(term)[:100]}",
                remedy="Take the statements as N-Triples: solutions(…).to('ntriples').",
            )
        if term.language or term.datatype.value == XSD + "string":
            return Literal(term.value, lang=term.language)
        return Literal(term.value, datatype=self[term.datatype])
