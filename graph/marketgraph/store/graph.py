"""The answer to a CONSTRUCT or DESCRIBE query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from marketgraph.errors import StoreError, UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

GraphFormat: TypeAlias = Literal["turtle", "ntriples"]

_PERHAPS_STRANGE = b"<<(", b"--ltr .", b"--rtl ."
"""Signs of a term that RDF 1.1 does not know, or of a text that holds them."""


class ResultGraph:
    """Statements without a graph, kept as N-Triples until they are needed in another form."""

    def __init__(self, ntriples: bytes) -> None:
        """Take N-Triples, one statement a line; repeated lines count once."""
        self._lines = dict.fromkeys(line for line in ntriples.split(b"\n") if line)

    @property
    def ntriples(self) -> bytes:
        """The statements as N-Triples in UTF-8, in the order in which they came."""
        return b"".join(line + b"\n" for line in self._lines)

    def __len__(self) -> int:
        """Return the number of different statements."""
        return len(self._lines)

    def rdflib(self) -> rdflib.Graph:
        """Return a new graph in memory with these statements and our prefixes.

        It is filled when it is first looked into.

        Raises:
            StoreError: A statement is one that rdflib cannot hold (a triple as a term, a text with a direction).
        """
        import rdflib

        from marketgraph.store.memory import FilledOnUse
        from marketgraph.vocabulary import PREFIXES

        statements = self.ntriples
        store = FilledOnUse(statements)
        if any(sign in statements for sign in _PERHAPS_STRANGE):
            store.fill()
        graph = rdflib.Graph(store=store)
        for prefix, iri in PREFIXES.items():
            graph.bind(prefix, iri)
        return graph

    def to(self, format: GraphFormat = "turtle") -> str:
        """Return the statements as Turtle or N-Triples.

        Raises:
            UsageError: It is another format.
        """
        if format == "ntriples":
            return self.ntriples.decode()
        if format != "turtle":
            raise UsageError(
                f"a graph cannot be written as {format!r}", remedy="Use turtle or ntriples."
            )
        import pyoxigraph as ox

        from marketgraph.vocabulary import PREFIXES

        triples = ox.parse(self.ntriples, ox.RdfFormat.N_TRIPLES)
        data = ox.serialize(
            (quad.triple for quad in triples), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES
        )
        return data.decode() if data else ""


def rdf_format(name: str) -> ox.RdfFormat:
    """Return the engine's constant for the name of a format.

    Raises:
        StoreError: There is no such format.
    """
    import pyoxigraph as ox

    known = {
        "nquads": ox.RdfFormat.N_QUADS,
        "trig": ox.RdfFormat.TRIG,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "turtle": ox.RdfFormat.TURTLE,
    }
    if name not in known:
        raise StoreError(
            f"{name!r} is no format of a dump", remedy=f"Use one of {', '.join(known)}."
        )
    return known[name]
