"""Tables that are held in memory: what is read is what the files say, also when these change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import marketgraph as mg
from marketgraph.errors import NotBuilt
from marketgraph.server.api import holding
from marketgraph.server.api.holding import Held
from marketgraph.tables import Tables


@pytest.fixture
def tables(market: Path, tmp_path: Path) -> Tables:
    """A copy of the tables of three deals."""
    with mg.open(market) as workspace:
        shutil.copytree(Path(workspace.generation) / "tables", tmp_path / "tables")
    return Tables(tmp_path / "tables")


@pytest.mark.parametrize("largest", [0, 16 << 20])
@pytest.mark.parametrize(
    ("name", "columns", "filters"),
    [
        ("relations", None, None),
        ("relations", ["target", "source"], [("relation", "in", ["acquired", "owns"])]),
        ("claims", ["iri"], [("status", "=", "accepted")]),
        ("claims", ["iri"], [("status", "=", "rejected")]),
        ("entities", ["label"], [("kind", "in", ["company"]), ("label", "in", ["Elm Labs"])]),
    ],
)
def test_what_is_held_is_what_is_read(
    tables: Tables,
    monkeypatch: pytest.MonkeyPatch,
    largest: int,
    name: str,
    columns: list[str] | None,
    filters: list[tuple[str, str, object]] | None,
) -> None:
    monkeypatch.setattr(holding, "LARGEST", largest)
    read = tables.read(name, columns, filters)
    for _ in range(2):
        assert Held(tables).read(name, columns, filters).to_pylist() == read.to_pylist()


def test_a_table_that_was_written_anew_is_read_anew(tables: Tables, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    before = Held(tables).read("relations")
    assert before.num_rows > 1
    pq.write_table(before.slice(0, 1), tables.path("relations"))
    assert Held(tables).read("relations").num_rows == 1


def test_a_table_that_is_not_there_is_said(tables: Tables) -> None:
    tables.path("claims").unlink()
    with pytest.raises(NotBuilt):
        Held(tables).read("claims")
