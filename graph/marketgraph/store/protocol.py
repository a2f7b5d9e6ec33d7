"""What every triple store can do, whatever stands behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal, Protocol, Self, TypeAlias, runtime_checkable

from marketgraph.errors import UsageError
from marketgraph.store.graph import ResultGraph
from marketgraph.store.solutions import Solutions
from marketgraph.store.stopping import Stop

Answer: TypeAlias = Solutions | bool | ResultGraph
"""SELECT gives Solutions, ASK a bool, CONSTRUCT and DESCRIBE a ResultGraph."""

DumpFormat: TypeAlias = Literal["nquads", "trig", "ntriples", "turtle"]
"""The first two hold every graph, the others the default graph only."""


@dataclass(frozen=True)
class Limits:
    """How much one query may take; None is no limit.

    Attributes:
        timeout: Seconds of wall time, from sending the query to having its whole result.
        rows: Rows of a SELECT, or statements of a CONSTRUCT or DESCRIBE.
        size: Bytes of the result as it is sent.
        stop: What may end the query before its time, where it runs in a worker process.
    """

    timeout: float | None = None
    rows: int | None = None
    size: int | None = None
    stop: Stop | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Refuse limits that nothing could keep.

        Raises:
            UsageError: One is not above 0.
        """
        for name, limit in (("timeout", self.timeout), ("rows", self.rows), ("size", self.size)):
            if limit is not None and not limit > 0:
                raise UsageError(
                    f"the limit {name} is {limit}", remedy="Give a number above 0, or None."
                )


@dataclass(frozen=True)
class Form:
    """How an answer is written, and over which graphs a query runs.

    Attributes:
        solutions: Media type of solutions and booleans.
        graph: Media type of graphs.
        default: IRIs of the graphs that make up the default graph.
        named: IRIs of the graphs that ``GRAPH`` finds; with neither given, all are there.
    """

    solutions: str = "text/tab-separated-values"
    graph: str = "application/n-triples"
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the form as worker processes read it."""
        defaults, named = (f"+{iri}" for iri in self.default), (f"-{iri}" for iri in self.named)
        return "\n".join((self.solutions, self.graph, *defaults, *named))


@runtime_checkable
class Store(Protocol):
    """Something that answers SPARQL: a folder of this machine or a service elsewhere."""

    def query(self, text: str, *, limits: Limits | None = None) -> Answer:
        """Return the whole answer to a query.

        Raises:
            QuerySyntax: It does not parse.
            QueryTimeout: It ran over ``limits.timeout``.
            QueryTooLarge: The result is over ``limits.rows`` or ``limits.size``.
            QueryError: It failed in another way.
            StoreError: The store cannot be opened or reached.
        """
        ...

    def count(self) -> int:
        """Return the number of quads: default graph and all named graphs."""
        ...

    def graphs(self) -> Iterator[str]:
        """Yield the IRI of every named graph."""
        ...

    def dump(self, writer: BinaryIO, format: DumpFormat = "nquads") -> None:
        """Write the statements to a binary file."""
        ...

    def close(self) -> None:
        """Let go of processes and connections; the store must not be used afterwards."""
        ...

    def __enter__(self) -> Self:
        """Return the store itself."""
        ...

    def __exit__(self, *exception: object) -> None:
        """Close the store."""
        ...


@runtime_checkable
class LoadableStore(Store, Protocol):
    """A store that also takes statements (a finished generation does not)."""

    def load(self, chunks: Iterable[bytes]) -> int:
        """Add chunks of N-Quads, each of whole lines, and return how many chunks were sent."""
        ...
