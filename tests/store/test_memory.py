"""A graph that is filled on use is the graph that rdflib would have parsed."""

from __future__ import annotations

import copy
import pickle

import pytest
import rdflib
from rdflib.compare import isomorphic

from marketgraph.errors import StoreError
from marketgraph.store import ResultGraph

XSD = "http://www.w3.org/2001/XMLSchema#"
LINES = (
    '<urn:x:a> <urn:x:name> "M\\u00E9dica \\"1\\" <<( --ltr ." .',
    '<urn:x:a> <urn:x:name> "Medica"@en .',
    "<urn:x:a> <urn:x:at> _:b .",
    "_:b <urn:x:at> <urn:x:a> .",
    f'<urn:x:a> <urn:x:on> "2024-12-31"^^<{XSD}date> .',
    f'<urn:x:a> <urn:x:n> "01"^^<{XSD}integer> .',
    '<urn:x:a> <urn:x:odd> "1"^^<urn:x:type> .',
)
NTRIPLES = "".join(line + "\n" for line in LINES).encode()
A, NAME = rdflib.URIRef("urn:x:a"), rdflib.URIRef("urn:x:name")


@pytest.fixture
def graph() -> rdflib.Graph:
    return ResultGraph(NTRIPLES).rdflib()


def test_it_holds_what_rdflib_parses(graph: rdflib.Graph) -> None:
    parsed = rdflib.Graph().parse(data=NTRIPLES, format="nt")
    assert isomorphic(graph, parsed)
    assert len(graph) == len(LINES)


def test_it_answers_at_the_first_look(graph: rdflib.Graph) -> None:
    assert rdflib.Literal("Medica", lang="en") in graph.objects(A, NAME)
    assert len(list(graph.query("SELECT ?n { <urn:x:a> <urn:x:name> ?n }"))) == 2


def test_it_can_be_changed_before_it_is_read(graph: rdflib.Graph) -> None:
    graph.remove((A, NAME, None))
    graph.add((A, NAME, A))
    assert len(graph) == len(LINES) - 1
    assert list(graph.objects(A, NAME)) == [A]


def test_it_can_be_copied_and_kept(graph: rdflib.Graph) -> None:
    assert isomorphic(copy.deepcopy(graph), graph)
    assert isomorphic(pickle.loads(pickle.dumps(graph)), graph)  # noqa: S301 - our own


def test_blank_nodes_of_two_graphs_differ(graph: rdflib.Graph) -> None:
    nodes = {node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)}
    others = set(ResultGraph(NTRIPLES).rdflib().all_nodes())
    assert len(nodes) == 1
    assert not nodes & others


@pytest.mark.parametrize("term", ['<<( <urn:x:a> <urn:x:b> "c" )>>', '"a"@en--ltr'])
def test_what_rdflib_cannot_hold_is_refused_at_once(term: str) -> None:
    with pytest.raises(StoreError, match="rdflib cannot hold"):
        ResultGraph(f"<urn:x:a> <urn:x:b> {term} .\n".encode()).rdflib()
