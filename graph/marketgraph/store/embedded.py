"""A store in a folder of this machine: Oxigraph, opened read-only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Self

from marketgraph.errors import StoreError
from marketgraph.store import failures, worker
from marketgraph.store.graph import ResultGraph, rdf_format
from marketgraph.store.pool import Pool
from marketgraph.store.protocol import Answer, DumpFormat, Form, Limits
from marketgraph.store.solutions import Solutions

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib


class EmbeddedStore:
    """A finished store, which never changes; it is opened on first use and never for writing.

    A query with a time limit runs in a worker process; others run in this one, where nothing can
    interrupt them. Keep the folder from being deleted as long as the store is in use.
    """

    def __init__(self, folder: Path | str, *, memory: int = 0, workers: int | None = None) -> None:
        """Take the folder of a finished store.

        Args:
            folder: The store.
            memory: Bytes that a query with a time limit may use, about; 0 is no limit (Linux only).
            workers: Queries with a time limit that run at once, by default one a processor.

        Raises:
            StoreError: There is no store in that folder.
        """
        self.folder = Path(folder)
        if not (self.folder / "CURRENT").is_file():
            raise StoreError(
                "there is no store in this folder",
                file=self.folder,
                remedy="Build the workspace first, or give the folder named store of a generation.",
            )
        self._pool = Pool(self.folder, memory=memory, most=workers)

    @cached_property
    def pyoxigraph(self) -> ox.Store:
        """The store, opened read-only in this process.

        Raises:
            StoreError: It cannot be opened.
        """
        import pyoxigraph as ox

        try:
            return ox.Store.read_only(str(self.folder))
        except (OSError, ValueError, RuntimeError) as error:
            raise failures.failed("store", str(error), self.folder) from error

    def query(self, text: str, *, limits: Limits | None = None) -> Answer:
        """Return the whole answer to a query; see ``Store.query`` for what is raised."""
        limits = limits or Limits()
        if limits.timeout is None:
            return _answer(*self._here(text, limits))
        pieces: list[bytes] = []
        kind = self._pool.run(text, limits, pieces.append)
        return _answer(kind, b"".join(pieces))

    def write(self, text: str, file: IO[bytes], form: Form, *, limits: Limits) -> str:
        """Write the whole answer to a query to a file, always by a worker process.

        Args:
            text: A SPARQL query.
            file: Where the answer goes; what it holds after an error is no answer.
            form: Media types and dataset.
            limits: What it may take.

        Returns:
            The media type that was written: ``form.solutions`` or ``form.graph``.

        Raises:
            QueryError, StoreError: As ``query``.
        """
        kind = self._pool.run(text, limits, file.write, str(form))
        return form.graph if kind == b"g" else form.solutions

    def count(self) -> int:
        """Return the number of quads: default graph and all named graphs."""
        return len(self.pyoxigraph)

    def graphs(self) -> Iterator[str]:
        """Yield the IRI of every named graph."""
        return (str(graph.value) for graph in self.pyoxigraph.named_graphs())

    def dump(self, writer: BinaryIO, format: DumpFormat = "nquads") -> None:
        """Write the statements to a binary file; triple formats hold the default graph only."""
        import pyoxigraph as ox

        from marketgraph.vocabulary import PREFIXES

        default = None if format in ("nquads", "trig") else ox.DefaultGraph()
        prefixes = PREFIXES if format in ("turtle", "trig") else None
        self.pyoxigraph.dump(writer, rdf_format(format), from_graph=default, prefixes=prefixes)

    def dataset(self) -> rdflib.Dataset:
        """Return an ``rdflib.Dataset`` over the store; it answers and refuses to write.

        Take a claim's graph with ``get_graph(iri)``; ``graph(iri)`` would register it, that is, write.
        """
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.pyoxigraph))

    def close(self) -> None:
        """Stop the worker processes and let go of the files."""
        self._pool.close()
        self.__dict__.pop("pyoxigraph", None)

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close the store."""
        self.close()

    def _here(self, text: str, limits: Limits) -> tuple[bytes, bytes]:
        pieces: list[tuple[bytes, bytes]] = []
        sink = worker.Sink(lambda *piece: pieces.append(piece), limits.rows or 0, limits.size or 0)
        store = self.pyoxigraph
        try:
            worker.answer(store, text, sink)
        except (SyntaxError, worker.OverLimit, OSError, RuntimeError, ValueError) as error:
            sort = worker.sort_of(error).decode()
            raise failures.failed(sort, str(error), self.folder) from error
        return sink.kind, b"".join(payload for _, payload in pieces)


def _answer(kind: bytes, payload: bytes) -> Answer:
    if kind == b"s":
        return Solutions(payload)
    return ResultGraph(payload) if kind == b"g" else payload == b"true"


def write_store(folder: Path | str, chunks: Iterable[bytes]) -> EmbeddedStore:
    """Make a new store of chunks of N-Quads, each of whole lines, and return it opened read-only.

    Raises:
        StoreError: The folder is there already, or a chunk does not parse.
    """
    import pyoxigraph as ox

    folder = Path(folder)
    if folder.exists():
        raise StoreError("this folder is there already", file=folder, remedy="Name a new one.")
    folder.mkdir(parents=True)
    store = ox.Store(str(folder))
    for number, chunk in enumerate(chunks, 1):
        try:
            store.bulk_load(chunk, ox.RdfFormat.N_QUADS)
        except (SyntaxError, OSError) as error:
            raise StoreError(str(error), file=folder, place=f"chunk {number}") from error
    store.flush()
    del store
    return EmbeddedStore(folder)
