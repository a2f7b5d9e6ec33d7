"""Tables that are held in memory: what is read is what the files say, also when these change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import marketgraph as mg
from marketgraph.analysis.scope import claims_about
from marketgraph.errors import NotBuilt
from marketgraph.server.api import holding
from marketgraph.server.api.holding import Held
from marketgraph.tables import NAMES, Tables


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


@pytest.mark.parametrize("largest", [0, 16 << 20])
def test_rows_of_few_values_are_found_in_every_column_of_texts(
    bundled_market: Path, monkeypatch: pytest.MonkeyPatch, largest: int
) -> None:
    import pyarrow as pa

    monkeypatch.setattr(holding, "LARGEST", largest)
    with mg.open(bundled_market) as workspace:
        tables = Tables(Path(workspace.generation) / "tables")
    for name in NAMES:
        table = tables.read(name)
        for column in table.schema.names:
            texts = pa.types.is_string(table.schema.field(column).type)
            known = sorted(set(table[column].drop_null().to_pylist())) if texts else []
            for values in ([*known[:1], *known[-1:]], known[len(known) // 2 :][:1], ["", "nobody"]):
                if texts and values:
                    rows = [row for row in table.to_pylist() if row[column] in values]
                    found = Held(tables).read(name, None, [(column, "in", values)]).to_pylist()
                    assert repr(found) == repr(rows), (name, column, values)


@pytest.mark.parametrize("few", [0, 10_000])
def test_accepted_claims_about_things_are_those_of_the_analyses(
    bundled_market: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(holding, "FEW", few)
    with mg.open(bundled_market) as workspace:
        tables = Tables(Path(workspace.generation) / "tables")
    things = tables.read("entities", ["iri"])["iri"].to_pylist()[::7]
    assert Held(tables).claims_about(things) == claims_about(tables, set(things))
    assert Held(tables).claims_about([]) == {}


def test_what_claims_say_counts_only_where_they_are_accepted(tables: Tables) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    claims = tables.read("claims")
    ((thing, *_), *_) = claims["about"].to_pylist()
    assert Held(tables).claims_about([thing])
    rejected = pa.array(["rejected"] * claims.num_rows)
    at = claims.schema.get_field_index("status")
    pq.write_table(claims.set_column(at, "status", rejected), tables.path("claims"))
    assert Held(tables).claims_about([thing]) == {}


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
