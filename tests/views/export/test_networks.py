"""Networks as files: networkx opens them again with all that is known."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.errors import UsageError
from marketgraph.views.export import write_network

OPEN = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}
FORMATS = pytest.mark.parametrize("format", OPEN)


def network() -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(name="companies")
    graph.add_node("urn:a", label="Kiwi & Søn <b>", kind="company", country="DK")
    graph.add_node("urn:b", label="Beta", kind="company")
    graph.add_edge("urn:a", "urn:b", relation="acquired", start="2024-01-01", confidence=0.5)
    graph.add_edge("urn:a", "urn:b", relation="partnerOf", symmetric=True, confidence=1)
    graph.add_edge("urn:b", "urn:b", relation="owns", claims=["c1", "c2"], end=date(2024, 2, 1))
    return graph


def opened(path: Path) -> tuple[dict[str, Any], list[tuple[str, str, dict[str, Any]]]]:
    graph = OPEN[path.suffix[1:]](path)
    return dict(graph.nodes(data=True)), list(graph.edges(data=True))


@FORMATS
def test_nodes_and_edges_come_back_with_all_attributes(format: str, tmp_path: Path) -> None:
    nodes, edges = opened(write_network(network(), tmp_path / f"n.{format}"))
    assert nodes == {
        "urn:a": {"label": "Kiwi & Søn <b>", "kind": "company", "country": "DK"},
        "urn:b": {"label": "Beta", "kind": "company"},
    }
    plain = [(a, b, {k: v for k, v in data.items() if k != "id"}) for a, b, data in edges]
    assert plain == [
        ("urn:a", "urn:b", {"relation": "acquired", "start": "2024-01-01", "confidence": 0.5}),
        ("urn:a", "urn:b", {"relation": "partnerOf", "symmetric": True, "confidence": 1.0}),
        ("urn:b", "urn:b", {"relation": "owns", "claims": "c1; c2", "end": "2024-02-01"}),
    ]


@FORMATS
def test_parallel_edges_keep_apart(format: str, tmp_path: Path) -> None:
    graph = OPEN[format](write_network(network(), tmp_path / f"n.{format}"))
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.number_of_edges("urn:a", "urn:b") == 2


@FORMATS
def test_what_is_not_known_is_left_out(format: str, tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    absent = (None, math.nan, pd.NA, pd.NaT, "", [], "\x00")
    graph.add_node("a", label="A", **{f"x{i}": value for i, value in enumerate(absent)})
    nodes, _ = opened(write_network(graph, tmp_path / f"n.{format}"))
    assert nodes == {"a": {"label": "A"}}


@FORMATS
def test_values_of_numpy_and_pandas_are_written_as_plain_ones(format: str, tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node(
        "a",
        label="A",
        count=np.int64(3),
        share=np.float64(0.25),
        yes=np.bool_(True),
        day=pd.Timestamp("2024-05-06"),
        names=np.array(["x", "y"], dtype=object),
        huge=2**70,
    )
    nodes, _ = opened(write_network(graph, tmp_path / f"n.{format}"))
    assert nodes["a"] == {
        "label": "A",
        "count": 3,
        "share": 0.25,
        "yes": True,
        "day": "2024-05-06",
        "names": "x; y",
        "huge": str(2**70),
    }


@FORMATS
def test_an_attribute_of_several_kinds_becomes_one(format: str, tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", label="A", size=1, note=True)
    graph.add_node("b", label="B", size=2.5, note="yes")
    nodes, _ = opened(write_network(graph, tmp_path / f"n.{format}"))
    assert [(data["size"], data["note"]) for data in nodes.values()] == [
        (1.0, "True"),
        (2.5, "yes"),
    ]


@FORMATS
def test_names_that_a_format_keeps_for_itself_get_an_underscore(
    format: str, tmp_path: Path
) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", label="A", id="other", viz="red")
    graph.add_edges_from(
        [("a", "a", {"type": "loop", "weight": "heavy", "label": "x", "key": "k"})]
    )
    nodes, edges = opened(write_network(graph, tmp_path / f"n.{format}"))
    assert nodes == {"a": {"label": "A", "id_": "other", "viz_": "red"}}
    data = {name: value for name, value in edges[0][2].items() if name != "id"}
    assert data == {"type_": "loop", "weight_": "heavy", "label_": "x", "key_": "k"}


@FORMATS
def test_the_weight_of_an_edge_stays_a_weight(format: str, tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", weight=3)
    _, edges = opened(write_network(graph, tmp_path / f"n.{format}"))
    assert edges[0][2]["weight"] == 3


HOSTILE = st.text(st.characters(), max_size=12) | st.sampled_from(
    ["<img src=x onerror=alert(1)>", "]]>", "\ud800", "\u202ename", "\ufffe", "&amp;", "\x0b"]
)
VALUES = HOSTILE | st.booleans() | st.integers() | st.floats() | st.none() | st.lists(HOSTILE)


@FORMATS
@given(
    nodes=st.dictionaries(HOSTILE, st.dictionaries(HOSTILE, VALUES, max_size=3), max_size=4),
    edge=st.dictionaries(
        HOSTILE | st.sampled_from(["start", "end", "weight", "type", "id"]), VALUES, max_size=3
    ),
)
def test_no_name_and_no_value_breaks_a_file(
    format: str, nodes: dict[str, Any], edge: dict[str, Any], tmp_path_factory: Any
) -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(nodes.items())
    for node in nodes:
        graph.add_edges_from([(node, next(iter(nodes)), edge)])
    path = write_network(graph, tmp_path_factory.getbasetemp() / f"hostile.{format}")
    again = OPEN[format](path)
    assert len(again) == len(graph)
    assert again.number_of_edges() == graph.number_of_edges()


@FORMATS
def test_a_failing_write_leaves_the_old_file_and_nothing_else(
    format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"n.{format}"
    path.write_text("old")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(nx, f"write_{format}", full)
    with pytest.raises(OSError, match="No space"):
        write_network(network(), path)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "old"


def test_a_format_for_something_else_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"graphml \(\.graphml\), gexf"):
        write_network(network(), tmp_path / "n.csv")
    assert not list(tmp_path.iterdir())
