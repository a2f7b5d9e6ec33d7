"""What an embedded store promises beyond the interface."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib

from marketgraph.errors import StoreError
from marketgraph.store import (
    EmbeddedStore,
    LoadableStore,
    RemoteStore,
    ResultGraph,
    open_store,
    write_store,
)

from .conftest import DATA, QUADS
from .test_conformance import NAMES


def _contents(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_reading_changes_no_file(tmp_path: Path) -> None:
    folder = write_store(tmp_path / "store", DATA).folder
    before = _contents(folder)
    with EmbeddedStore(folder) as store:
        store.query(NAMES)
        list(store.dataset().quads())
    assert _contents(folder) == before


def test_a_finished_store_takes_no_statements(embedded: EmbeddedStore) -> None:
    assert not isinstance(embedded, LoadableStore)


def test_a_folder_without_a_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store") as caught:
        EmbeddedStore(tmp_path)
    assert caught.value.file == str(tmp_path)


def test_writing_never_replaces_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="already"):
        write_store(tmp_path, DATA)


def test_a_chunk_that_does_not_parse_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="chunk 2"):
        write_store(tmp_path / "store", [DATA[0], b"<urn:x:a> <urn:x:b> ."])


def test_open_store_goes_by_path_and_scheme(embedded: EmbeddedStore) -> None:
    assert isinstance(open_store(embedded.folder), EmbeddedStore)
    assert isinstance(open_store(str(embedded.folder)), EmbeddedStore)
    assert isinstance(open_store("https://example.org/sparql"), RemoteStore)
    with pytest.raises(StoreError, match="'gopher'"):
        open_store("gopher://example.org")


def test_other_packages_add_schemes(
    embedded: EmbeddedStore, install: Callable[[str, str, str], None]
) -> None:
    code = """
from marketgraph.store import EmbeddedStore


def found(address):
    return EmbeddedStore(address.removeprefix("mine://"))
"""
    install("marketgraph.stores", "mine", code)
    store = open_store(f"mine://{embedded.folder}")
    assert isinstance(store, EmbeddedStore)
    assert store.folder == embedded.folder


def test_what_another_package_opens_must_be_a_store(
    install: Callable[[str, str, str], None],
) -> None:
    install("marketgraph.stores", "broken", "found = str")
    with pytest.raises(StoreError, match="'broken' gave no store"):
        open_store("broken://anything")


@pytest.mark.filterwarnings("ignore:Dataset.:DeprecationWarning")  # oxrdflib with rdflib 7.6
class TestRdflib:
    """The same store through rdflib."""

    def test_it_counts_as_the_store_does(self, embedded: EmbeddedStore) -> None:
        dataset = embedded.dataset()
        assert isinstance(dataset, rdflib.Dataset)
        assert len(list(dataset.quads())) == QUADS
        assert len(list(dataset.triples((None, None, None)))) == 8
        assert {str(graph.identifier) for graph in dataset.graphs()} >= {"urn:x:claim/1"}

    def test_it_answers_queries_over_the_default_graph(self, embedded: EmbeddedStore) -> None:
        rows = list(embedded.dataset().query(NAMES))
        assert [str(row.name) for row in rows] == ["Médica", "ONRAD, Inc."]  # type: ignore[union-attr]

    def test_prefixes_can_be_given(self, embedded: EmbeddedStore) -> None:
        found = embedded.dataset().query("SELECT ?n { x:medica x:name ?n }", initNs={"x": "urn:x:"})
        assert [str(row.n) for row in found] == ["Médica"]  # type: ignore[union-attr]

    def test_the_graph_of_a_claim_can_be_read(self, embedded: EmbeddedStore) -> None:
        graph = embedded.dataset().get_graph(rdflib.URIRef("urn:x:claim/1"))
        assert graph is not None
        assert len(list(graph)) == 1

    def test_it_refuses_to_write(self, embedded: EmbeddedStore) -> None:
        dataset = embedded.dataset()
        a = rdflib.URIRef("urn:x:a")
        with pytest.raises(RuntimeError):
            dataset.add((a, a, a))
        assert embedded.count() == QUADS


def test_a_graph_counts_a_statement_once() -> None:
    line = b"<urn:x:a> <urn:x:b> <urn:x:c> .\n"
    graph = ResultGraph(line + line)
    assert len(graph) == len(graph.rdflib()) == 1
    assert graph.to("ntriples").encode() == line
