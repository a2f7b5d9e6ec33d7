"""A network as a networkx graph, with labels, dates and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marketgraph.network.edges import EdgeArrays, edges, symmetric

if TYPE_CHECKING:
    import networkx as nx

    from marketgraph.network.source import TableSource


def graph(
    tables: TableSource, network: str = "companies", as_of: str | None = None
) -> nx.MultiDiGraph[str]:
    """Return a network of the relations table as a networkx graph.

    A node is an IRI with ``label``, ``kind`` and ``country`` (ISO 3166-1 alpha-2). An edge is one
    relation by one development, however many claims tell of it, so that degrees count no claim
    twice; it has ``relation``, ``symmetric``, ``development``, ``start``, ``end`` (ISO dates),
    ``status``, ``confidence`` (the highest of its claims), ``claim`` (the one with that
    confidence) and ``claims`` (all of them, parted by spaces). What is not known is left out.
    Symmetric relations are there once, from the smaller IRI to the larger.

    Args:
        tables: The tables of a generation.
        network: A name of :data:`NETWORKS`.
        as_of: Only what stood on that day; see :func:`edges`.

    Returns:
        A graph with a title in ``graph.graph["name"]``.

    Raises:
        UnknownName: There is no such network.
        UsageError: ``as_of`` is no date.
    """
    import networkx as nx

    found = edges(tables, network, as_of)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=network)
    made.add_nodes_from(_nodes(tables, found.nodes))
    made.add_edges_from(_edges(found))
    return made


def _nodes(tables: TableSource, iris: list[str]) -> list[tuple[str, dict[str, str]]]:
    """Return nodes with what the entities table knows of them."""
    rows = tables.read("entities", columns=["iri", "label", "kind", "country"]).to_pylist()
    known = {row.pop("iri"): row for row in rows}
    return [
        (iri, {key: value for key, value in known.get(iri, {"label": iri}).items() if value})
        for iri in iris
    ]


def _edges(found: EdgeArrays) -> list[tuple[str, str, dict[str, Any]]]:
    """Return one edge a source, relation, target, development and end, with all its claims."""
    columns = {name: found.texts(name) for name in ("development", "claim", "from", "to", "status")}
    confidences = found.rows["confidence"].to_pylist()
    merged: dict[tuple[int, int, int, str, str, str], dict[str, Any]] = {}
    for row in range(len(found)):
        key = (
            int(found.source[row]),
            int(found.target[row]),
            int(found.relation[row]),
            columns["development"][row],
            columns["from"][row] if not columns["development"][row] else "",
            columns["to"][row] if not columns["development"][row] else "",
        )
        claim = (-(confidences[row] or 0.0), columns["claim"][row])
        edge = merged.get(key)
        if edge is None:
            merged[key] = {name: columns[name][row] for name in columns} | {"claims": {claim}}
        else:
            edge["claims"].add(claim)
    return [
        (found.nodes[key[0]], found.nodes[key[1]], _attributes(found.relations[key[2]], edge))
        for key, edge in merged.items()
    ]


def _attributes(relation: str, edge: dict[str, Any]) -> dict[str, Any]:
    """Return the attributes of an edge, without those that nothing is known of."""
    claims = sorted(edge["claims"])
    attributes = {
        "relation": relation,
        "symmetric": symmetric(relation),
        "development": edge["development"],
        "start": edge["from"],
        "end": edge["to"],
        "status": edge["status"],
        "confidence": -claims[0][0],
        "claim": claims[0][1],
        "claims": " ".join(sorted(claim for _, claim in claims)),
    }
    return {key: value for key, value in attributes.items() if value != ""}
