"""A store behind the SPARQL 1.1 Protocol and the Graph Store HTTP Protocol."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO, Self
from urllib.parse import quote, unquote, urlsplit

from marketgraph.errors import StoreError
from marketgraph.store import failures
from marketgraph.store.graph import ResultGraph, rdf_format
from marketgraph.store.http import Refused, Reply, send, shown
from marketgraph.store.protocol import Answer, DumpFormat, Limits
from marketgraph.store.results import read_reply
from marketgraph.store.solutions import Solutions

_ACCEPT = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.9, "
    "application/n-triples, text/turtle;q=0.5"
)
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_NO_DATASET = frozenset((400, 404, 405, 406, 415, 422, 501))


class RemoteStore:
    """Any SPARQL 1.1 service; loading needs its Graph Store address as well.

    The address may hold a user name and password (``https://me:secret@host/query``), which are sent
    as basic authentication and never shown.
    """

    def __init__(
        self,
        address: str,
        *,
        graph_store: str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 60.0,
    ) -> None:
        """Take the service's addresses; nothing is sent yet.

        Args:
            address: Where queries go, such as ``http://localhost:7878/query``.
            graph_store: Where graphs are put, such as ``http://localhost:7878/store``; by default
                the query address with its last part (query or sparql) replaced by store.
            headers: Sent with every request, for instance ``Authorization``.
            timeout: Seconds for every request without a limit of its own.
        """
        self.address, self._headers = _apart(address)
        self._graph_store = graph_store or _beside(self.address)
        self._headers |= headers or {}
        self._limits = Limits(timeout=timeout)

    def query(self, text: str, *, limits: Limits | None = None) -> Answer:
        """Return the whole answer to a query; see ``Store.query`` for what is raised.

        The server may go on working after a time-out: that is its own affair.
        """
        limits = limits or self._limits
        if limits.timeout is None:
            limits = replace(limits, timeout=self._limits.timeout)
        try:
            reply = self._send(
                "POST", self.address, limits, text.encode(), "application/sparql-query"
            )
        except Refused as error:
            if error.status == 400:
                raise failures.syntax(error.body) from error
            raise
        answer = read_reply(reply, shown(self.address))
        if limits.rows is not None and not isinstance(answer, bool) and len(answer) > limits.rows:
            raise failures.too_large(f"{limits.rows:,} rows")
        return answer

    def count(self) -> int:
        """Return the number of quads: default graph and all named graphs."""
        [row] = self._solutions(_COUNT)
        return int(str(row["n"]))

    def graphs(self) -> Iterator[str]:
        """Yield the IRI of every named graph that is not empty."""
        return (str(row["g"]) for row in self._solutions(_GRAPHS))

    def load(self, chunks: Iterable[bytes]) -> int:
        """Add chunks of N-Quads, each of whole lines, and return how many chunks were sent.

        A chunk goes as N-Quads to the Graph Store address; where the server takes single graphs
        only (all that the protocol asks of it), as one request for each of its graphs.

        Raises:
            StoreError: The server refused a chunk; those before it are loaded.
        """
        number, whole = 0, True
        for number, chunk in enumerate(chunks, 1):
            try:
                whole = whole and self._posted_whole(chunk, first=number == 1)
                if not whole:
                    self._post_by_graph(chunk)
            except StoreError as error:
                error.place = f"chunk {number}"
                raise
        return number

    def put_graph(self, ntriples: bytes, graph: str | None = None) -> None:
        """Replace a named graph, or the default one, by N-Triples."""
        self._send("PUT", self._of(graph), self._limits, ntriples, "application/n-triples")

    def post_graph(self, ntriples: bytes, graph: str | None = None) -> None:
        """Add N-Triples to a named graph, or to the default one."""
        self._send("POST", self._of(graph), self._limits, ntriples, "application/n-triples")

    def get_graph(self, graph: str | None = None) -> ResultGraph:
        """Return a named graph, or the default one."""
        reply = self._send("GET", self._of(graph), self._limits, accept="application/n-triples")
        found = read_reply(reply, shown(self.address))
        if not isinstance(found, ResultGraph):
            raise StoreError("the server sent no graph", file=shown(self.address))
        return found

    def delete_graph(self, graph: str | None = None) -> None:
        """Remove a named graph, or empty the default one; one that is not there is no error."""
        try:
            self._send("DELETE", self._of(graph), self._limits)
        except Refused as error:
            if error.status != 404:
                raise

    def dump(self, writer: BinaryIO, format: DumpFormat = "nquads") -> None:
        """Write the statements to a binary file; triple formats hold the default graph only.

        Raises:
            StoreError: The server gives no N-Quads of its whole data (the protocol asks for none).
        """
        known = rdf_format(format)
        address = self._store() if known.supports_datasets else self._of(None)
        writer.write(self._send("GET", address, self._limits, accept=known.media_type).body)

    def close(self) -> None:
        """Do nothing: every request has a connection of its own."""

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close the store."""
        self.close()

    def _solutions(self, text: str) -> Solutions:
        found = self.query(text)
        if not isinstance(found, Solutions):
            raise StoreError("the server sent no rows", file=shown(self.address))
        return found

    def _posted_whole(self, chunk: bytes, *, first: bool) -> bool:
        try:
            self._send("POST", self._store(), self._limits, chunk, "application/n-quads")
        except Refused as error:
            if first and error.status in _NO_DATASET:
                return False
            raise
        return True

    def _post_by_graph(self, chunk: bytes) -> None:
        import pyoxigraph as ox

        graphs: dict[str | None, list[str]] = {}
        try:
            for quad in ox.parse(chunk, ox.RdfFormat.N_QUADS):
                name = (
                    None if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
                )
                graphs.setdefault(name, []).append(f"{quad.triple} .\n")
        except SyntaxError as error:
            raise StoreError(f"these are no N-Quads: {error}") from error
        for name, lines in graphs.items():
            self.post_graph("".join(lines).encode(), name)

    def _of(self, graph: str | None) -> str:
        name = "default" if graph is None else f"graph={quote(graph, safe='')}"
        return f"{self._store()}?{name}"

    def _store(self) -> str:
        if self._graph_store is None:
            raise StoreError(
                "the Graph Store address of this service is not known",
                file=shown(self.address),
                remedy="Name it as graph_store when the store is opened.",
            )
        return self._graph_store

    def _send(
        self,
        method: str,
        address: str,
        limits: Limits,
        body: bytes | None = None,
        media_type: str | None = None,
        accept: str = _ACCEPT,
    ) -> Reply:
        headers = {"Accept": accept, "User-Agent": "marketgraph", **self._headers}
        if media_type:
            headers["Content-Type"] = media_type
        return send(method, address, headers=headers, body=body, limits=limits)


def _apart(address: str) -> tuple[str, dict[str, str]]:
    """Return an address without its user and password, and the header that stands for them."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError(
            "this is no address of a SPARQL service", file=shown(address), remedy="Give http(s)://…"
        )
    if parts.username is None:
        return address, {}
    pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return shown(address), {"Authorization": "Basic " + b64encode(pair.encode()).decode()}


def _beside(address: str) -> str | None:
    base, _, last = address.rpartition("/")
    return f"{base}/store" if last in ("query", "sparql") else None
