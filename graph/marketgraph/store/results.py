"""Reads what SPARQL services answer: rows, a boolean or a graph, by media type."""

from __future__ import annotations

from marketgraph.errors import StoreError
from marketgraph.store.graph import ResultGraph
from marketgraph.store.http import Reply
from marketgraph.store.protocol import Answer
from marketgraph.store.solutions import Solutions


def read_reply(reply: Reply, address: str) -> Answer:
    """Return the answer that a reply holds.

    Raises:
        StoreError: Its media type is not one of SPARQL results or RDF, or its body is damaged.
    """
    import pyoxigraph as ox

    try:
        results = ox.QueryResultsFormat.from_media_type(reply.media_type)
        if results is not None:
            return _results(reply.body, results)
        graph = ox.RdfFormat.from_media_type(reply.media_type)
        if graph is not None:
            triples = (f"{quad.triple} .\n" for quad in ox.parse(reply.body, graph))
            return ResultGraph("".join(triples).encode())
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"the server's answer is damaged: {error}", file=address) from error
    raise StoreError(
        f"the server answered in a form that is not read here: {reply.media_type or 'none named'}",
        file=address,
        remedy="Check that the address is that of a SPARQL service.",
    )


def _results(body: bytes, format: object) -> Answer:
    import pyoxigraph as ox

    found = ox.parse_query_results(body, format)  # type: ignore[arg-type]
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    return Solutions.of_terms([name.value for name in found.variables], map(tuple, found))
