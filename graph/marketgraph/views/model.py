"""A picture as the data of a page: pyvis's ``Network`` is the model of its graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from marketgraph.views.boxes import lines
from marketgraph.views.details import details
from marketgraph.views.evidence import Evidence
from marketgraph.views.gather import Scene
from marketgraph.views.layout import Placed, compose
from marketgraph.views.picture import Link, Node, Picture
from marketgraph.views.rows import TableSource
from marketgraph.views.words import KINDS, RELATIONS, spaced
from marketgraph.vocabulary import BASE

if TYPE_CHECKING:
    from pyvis.network import Network

Record = dict[str, Any]


def short(iri: str) -> str:
    """Return an IRI without our base, for permalinks and for reading.

    >>> short("https://w3id.org/marketgraph/id/company/onrad")
    'company/onrad'
    """
    return iri.removeprefix(BASE)


def page_data(picture: Picture, scene: Scene, tables: TableSource) -> Record:
    """Return everything that a page's script needs, as JSON values."""
    evidence = Evidence(tables, _claims(picture, scene))
    facts = details(picture, scene, evidence)
    network = fill(picture, compose(picture), evidence)
    nodes, edges, *_ = network.get_network_data()
    for node in nodes:
        node["facts"] = [_shortened(fact) for fact in facts.get(node["iri"], [])]
        if node["kind"] == "development":
            row = scene.developments[node["iri"]]
            node["from"], node["to"] = row["earliest"], row["latest"] or row["earliest"]
    claims, sources = evidence.records()
    return {
        "nodes": nodes,
        "edges": edges,
        "claims": claims,
        "sources": sources,
        "kinds": {kind: list(words) for kind, words in KINDS.items()},
        "leftOut": picture.left_out,
        "folded": picture.folded,
        "focus": [short(iri) for iri in picture.focus],
    }


def _claims(picture: Picture, scene: Scene) -> set[str]:
    """Return the claims that the page may show."""
    found = {claim for link in picture.links for claim in link.claims}
    found |= {claim for node in picture.nodes.values() for claim in node.claims}
    return found | {row["claim"] for row in scene.figures}


def _shortened(fact: Record) -> Record:
    """Return a fact whose items lead to page ids instead of IRIs."""
    items = [
        {**item, "node": short(item["node"])} if "node" in item else item for item in fact["items"]
    ]
    return {**fact, "items": items}


def fill(picture: Picture, places: Mapping[str, Placed], evidence: Evidence) -> Network:
    """Return pyvis's model of the picture.

    Nodes and edges are appended, since ``Network.add_edge`` looks through all edges each time
    and drops a second edge between a pair.
    """
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node as Mark

    network = Network(cdn_resources="in_line")
    for node in picture.nodes.values():
        options = _mark(node, places[node.iri], evidence)
        network.nodes.append(Mark(short(node.iri), "custom", node.label, **options).options)
    for source, target, record in _edges(picture, evidence):
        network.edges.append(Edge(short(source), short(target), **record).options)
    return network


def _mark(node: Node, place: Placed, evidence: Evidence) -> Record:
    """Return the options of a node beyond its id and label."""
    record: Record = {
        "iri": node.iri,
        "x": place.x,
        "y": place.y,
        "size": place.size,
        "side": place.side,
        "kind": node.kind,
        "type": node.type,
        "lines": [node.type] if node.kind == "development" else lines(node),
        "note": node.note,
        "sources": evidence.origins(node.claims),
        "focus": node.focus,
    }
    if node.group:
        record["group"] = short(node.group)
    if node.members:
        record["members"] = [short(iri) for iri in node.members]
    return {key: value for key, value in record.items() if value != "" and value is not False}


def _edges(picture: Picture, evidence: Evidence) -> list[tuple[str, str, Record]]:
    """Return one edge a pair of nodes, with every statement that it stands for."""
    grouped: dict[tuple[str, str], list[Link]] = {}
    for link in picture.links:
        grouped.setdefault((link.source, link.target), []).append(link)
    merged: dict[tuple[str, str], list[Link]] = {}
    for (source, target), links in grouped.items():
        pair = (target, source) if (target, source) in merged else (source, target)
        merged.setdefault(pair, []).extend(links)
    found = []
    for number, ((source, target), links) in enumerate(merged.items()):
        kinds = [link.kind for link in links]
        kind = next(k for k in ("role", "relation", "structure", "suggested") if k in kinds)
        says = [_statement(link, evidence) for link in links]
        found.append((source, target, {"id": f"e{number}", "kind": kind, "says": says}))
    for node in picture.nodes.values():
        if node.anchor:
            tie: Record = {"id": f"g{len(found)}", "kind": "structure", "says": []}
            found.append((node.anchor, node.iri, tie))
    return found


def _statement(link: Link, evidence: Evidence) -> Record:
    """Return one statement of an edge: its direction, words and claims."""
    words = RELATIONS[link.word][0] if link.word in RELATIONS else spaced(link.word)
    record: Record = {"from": short(link.source), "to": short(link.target), "word": words}
    if link.note:
        record["note"] = link.note
    if claims := evidence.numbers(link.claims):
        record["claims"] = claims
    return record
