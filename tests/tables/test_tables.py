"""Tables: what is written is read, as docs/tables.md says; what cannot be read is told."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketgraph.errors import NotBuilt, UnknownName, WorkspaceError
from marketgraph.tables import NAMES, HeldTables, Tables, TableWriter, columns, rewriting, schema

Rows = dict[str, list[tuple[Any, ...]]]
TEXT = st.none() | st.text(max_size=8)
VALUES: dict[pa.DataType, st.SearchStrategy[Any]] = {
    pa.string(): TEXT,
    pa.list_(pa.string()): st.lists(TEXT, max_size=2),
    pa.int32(): st.none() | st.integers(-(2**31), 2**31 - 1),
    pa.int64(): st.none() | st.integers(-(2**63), 2**63 - 1),
    pa.float64(): st.none() | st.floats(allow_nan=False),
    pa.bool_(): st.none() | st.booleans(),
}
ROWS = st.fixed_dictionaries(
    {
        name: st.lists(st.tuples(*(VALUES[field.type] for field in schema(name))), max_size=3)
        for name in NAMES
    }
)
MANY = settings(suppress_health_check=list(HealthCheck), max_examples=25)
ROLES: Rows = {"roles": [(f"d/{number % 3}", "acquirer", f"c/{number}") for number in range(7)]}


def write(folder: Path, rows: Rows) -> Tables:
    writer = TableWriter(folder)
    for name, found in rows.items():
        for row in found:
            writer.add(name, row)
    writer.close()
    return Tables(folder)


def rows_of(tables: Tables, name: str) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in tables.read(name).to_pylist()]


@pytest.fixture
def roles(tmp_path: Path) -> Tables:
    return write(tmp_path / "tables", ROLES)


def documented(checkout: Path) -> dict[str, list[tuple[str, bool]]]:
    """Return the columns that docs/tables.md names, each with whether it is a list."""
    text = (checkout / "docs" / "tables.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| [^|]+ \| (.+) \|$", text, re.MULTILINE)
    return {
        name: [
            (column, note.startswith("(list"))
            for column, note in re.findall(r"`(\w+)`(?: (\([^)]*\)))?(?:, |$)", cells)
        ]
        for name, cells in told
    }


def test_the_tables_are_those_of_the_documentation(checkout: Path) -> None:
    told = documented(checkout)
    assert list(told) == list(NAMES)
    for name in NAMES:
        assert [column for column, _ in told[name]] == list(columns(name)) == schema(name).names
        lists = [field.name for field in schema(name) if pa.types.is_list(field.type)]
        assert [column for column, is_list in told[name] if is_list] == lists


@MANY
@given(rows=ROWS)
def test_rows_of_every_table_come_back(rows: Rows) -> None:
    with tempfile.TemporaryDirectory() as folder:
        tables = write(Path(folder), rows)
        for name in NAMES:
            assert rows_of(tables, name) == rows[name]
            assert tables.read(name).schema == schema(name)


@MANY
@given(rows=ROWS)
def test_the_same_rows_are_the_same_bytes(rows: Rows) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        for folder in (one, other):
            write(Path(folder), rows)
        for name in NAMES:
            assert Tables(Path(one)).path(name).read_bytes() == (
                Tables(Path(other)).path(name).read_bytes()
            )


def test_every_table_is_there_even_without_rows(roles: Tables) -> None:
    assert {path.stem for path in roles.folder.iterdir()} == set(NAMES)
    assert roles.read("claims").num_rows == 0
    assert list(roles.frame("claims").columns) == list(columns("claims"))


def test_many_rows_are_written_in_groups_and_keep_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marketgraph.tables.writer.GROUP", 3)
    tables = write(tmp_path, ROLES)
    assert rows_of(tables, "roles") == ROLES["roles"]
    with pq.ParquetFile(tables.path("roles")) as file:
        assert file.num_row_groups == 3


@pytest.mark.parametrize("row", [("d",), ("d", "acquirer", "c", "more"), ("d", "acquirer", 7)])
def test_a_row_that_does_not_fit_its_table_is_refused(tmp_path: Path, row: tuple[Any, ...]) -> None:
    with pytest.raises((ValueError, TypeError)):
        write(tmp_path, {"roles": [row]})


def test_columns_come_in_the_order_asked_for(roles: Tables) -> None:
    assert roles.read("roles", ["entity", "development"]).column_names == ["entity", "development"]
    assert list(roles.frame("roles", ("role",)).columns) == ["role"]


def test_filters_choose_rows_by_columns_that_are_not_asked_for(roles: Tables) -> None:
    found = roles.read("roles", ["entity"], [("development", "=", "d/1")])
    assert found.to_pydict() == {"entity": ["c/1", "c/4"]}
    assert len(roles.frame("roles", filters=[("development", "in", ["d/0", "d/2"])])) == 5
    assert roles.read("roles", filters=[("role", "=", "seller")]).num_rows == 0


def test_a_table_that_nobody_knows_is_named_with_those_there_are(roles: Tables) -> None:
    with pytest.raises(UnknownName, match=r"'rolls'.*entities, redirects"):
        roles.read("rolls")


@pytest.mark.parametrize("filters", [None, [("role", "=", "acquirer")]])
def test_a_column_that_nobody_knows_is_named_with_those_there_are(
    roles: Tables, filters: Any
) -> None:
    with pytest.raises(UnknownName, match=r"'party'.*development, role, entity"):
        roles.read("roles", ["role", "party"], filters)


def test_a_missing_table_is_told(roles: Tables) -> None:
    path = roles.path("roles")
    path.unlink()
    for filters in (None, [("role", "=", "acquirer")]):
        with pytest.raises(NotBuilt, match="no such table") as told:
            roles.read("roles", filters=filters)
        assert told.value.file == str(path)
        assert "build" in str(told.value.remedy)


@pytest.mark.parametrize("filters", [None, [("role", "=", "acquirer")]])
@pytest.mark.parametrize(
    "damage", [lambda b: b"", lambda b: b[: len(b) // 2], lambda b: b"a,b\n1,2"]
)
def test_a_damaged_table_is_told(roles: Tables, damage: Any, filters: Any) -> None:
    path = roles.path("roles")
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(WorkspaceError, match="cannot be read") as told:
        roles.read("roles", filters=filters)
    assert told.value.file == str(path)
    assert "marketgraph build --full" in str(told.value.remedy)


@MANY
@given(
    old=ROWS, new=ROWS, name=st.sampled_from(NAMES), gone=st.lists(st.text(max_size=1), max_size=2)
)
def test_a_rewritten_table_loses_what_went_and_gains_what_came(
    old: Rows, new: Rows, name: str, gone: list[str]
) -> None:
    key = columns(name)[0]
    with tempfile.TemporaryDirectory() as folder:
        before = write(Path(folder, "before"), old)
        bytes_before = before.path(name).read_bytes()
        after = Tables(Path(folder, "after"))
        after.folder.mkdir()
        changed = rewriting.changed(name, before, new[name], key, gone)
        rewriting.write(name, before, after.folder, changed)
        stay = [row for row in old[name] if row[0] not in gone]
        assert rows_of(after, name) == stay + new[name]
        assert before.path(name).read_bytes() == bytes_before


@MANY
@given(old=ROWS, new=ROWS, name=st.sampled_from(NAMES))
def test_a_replaced_table_has_exactly_the_new_rows(old: Rows, new: Rows, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        before = write(Path(folder, "before"), old)
        after = Tables(Path(folder, "after"))
        after.folder.mkdir()
        for rows in (new[name], old[name]):
            after.path(name).unlink(missing_ok=True)
            replaced = rewriting.replaced(name, before, rows)
            rewriting.write(name, before, after.folder, replaced)
            assert rows_of(after, name) == rows
            assert rows_of(before, name) == old[name]


def test_a_table_that_stays_takes_no_room(roles: Tables, tmp_path: Path) -> None:
    rewriting.write("roles", roles, tmp_path, None)
    assert Tables(tmp_path).path("roles").samefile(roles.path("roles"))


def test_without_hard_links_a_table_is_copied(
    roles: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any) -> None:
        raise OSError("no links here")

    monkeypatch.setattr("os.link", refused)
    rewriting.write("roles", roles, tmp_path, None)
    assert not Tables(tmp_path).path("roles").samefile(roles.path("roles"))
    assert rows_of(Tables(tmp_path), "roles") == ROLES["roles"]


@pytest.mark.parametrize("few", [0, 1_000])
@given(data=st.data())
@MANY
def test_rows_that_went_and_rows_that_are_wanted_make_a_table_in_order(
    monkeypatch: pytest.MonkeyPatch, few: int, data: st.DataObject
) -> None:
    monkeypatch.setattr(rewriting, "FEW", few)
    keys = data.draw(st.lists(st.sampled_from("abc"), max_size=9))
    some = data.draw(st.sets(st.sampled_from("abcd")))
    table = pa.table({"key": pa.array(keys, pa.string()), "place": list(range(len(keys)))})
    pairs = [{"key": key, "place": place} for place, key in enumerate(keys)]
    kept, found = rewriting.without(table, "key", some), rewriting.only(table, "key", some)
    assert kept.to_pylist() == [pair for pair in pairs if pair["key"] not in some]
    assert found.to_pylist() == [pair for pair in pairs if pair["key"] in some]


def test_a_held_table_is_the_table_and_reads_each_column_once(roles: Tables) -> None:
    held = HeldTables(roles.folder)
    first = held.read("roles", ["entity"])
    assert held.read("roles").equals(roles.read("roles"))
    roles.path("roles").unlink()
    assert held.read("roles", ["entity"]).equals(first)
    assert held.read("roles", ["role", "development"]).column_names == ["role", "development"]
    with pytest.raises(UnknownName):
        held.read("roles", ["weight"])
    with pytest.raises(NotBuilt):
        HeldTables(roles.folder).read("roles")
