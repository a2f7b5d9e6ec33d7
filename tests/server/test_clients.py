"""Clients that know nothing of marketgraph, asking its endpoint."""

from __future__ import annotations

import warnings

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from marketgraph.store import RemoteStore
from marketgraph.vocabulary import MKG

DEALS = "PREFIX mkg: <https://w3id.org/marketgraph/ontology#> SELECT ?a ?b { ?a mkg:acquired ?b }"


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("way", ["urlencoded", "postdirectly"])
def test_sparqlwrapper(address: str, form: str, method: str, way: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from SPARQLWrapper import SPARQLWrapper

        wrapper = SPARQLWrapper(f"{address}/sparql")
    wrapper.setQuery(DEALS)
    wrapper.setReturnFormat(form)
    wrapper.setMethod(method)
    if method == "POST":
        wrapper.setRequestMethod(way)
    found = wrapper.queryAndConvert()
    if form == "json":
        assert len(found["results"]["bindings"]) == 3
    elif form == "xml":
        assert len(found.getElementsByTagName("result")) == 3
    else:
        assert len(found.splitlines()) == 4


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflibs_store(address: str, method: str) -> None:
    store = SPARQLStore(f"{address}/sparql", method=method, returnFormat="json")
    graph = rdflib.Graph(store)
    pairs = {(str(row[0]), str(row[1])) for row in graph.query(DEALS)}
    acquired = rdflib.URIRef(f"{MKG}acquired")
    assert len(pairs) == 3
    assert {(str(a), str(b)) for a, _, b in graph.triples((None, acquired, None))} == pairs


def test_our_own_remote_store(address: str) -> None:
    with RemoteStore(f"{address}/sparql") as store:
        answer = store.query(DEALS)
        assert not isinstance(answer, bool) and len(answer) == 3
        assert store.query("ASK {}") is True
