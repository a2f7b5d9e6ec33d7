"""Tables and workbooks as files: what is in them is what was known, and no cell is a formula."""

from __future__ import annotations

import csv
import json
import math
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marketgraph.errors import UsageError
from marketgraph.views.export import write_table, write_workbook
from marketgraph.views.export.cells import guarded, is_formula, plain
from marketgraph.views.export.workbooks import sheet_names

FRAME = pd.DataFrame(
    {
        "name": ["Kiwi & Søn", "=cmd|' /C calc'!A0", None],
        "amount": [2_520_000_000, -5, None],
        "share": [44.8, math.nan, -0.5],
        "day": [date(2024, 1, 2), None, date(1850, 5, 6)],
        "names": [["a", "b"], [], np.array(["=c"], dtype=object)],
        "open": [True, False, None],
    }
)
HOSTILE = st.text(st.characters(), max_size=15) | st.builds(
    str.__add__, st.sampled_from(list("=+-@\t\r\n")), st.text(st.characters(), max_size=8)
)


def read_csv(path: Path, delimiter: str = ",") -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter=delimiter))


@pytest.mark.parametrize(("ending", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_table_of_text_holds_plain_values_and_guarded_texts(
    ending: str, delimiter: str, tmp_path: Path
) -> None:
    rows = read_csv(write_table(FRAME, tmp_path / f"t.{ending}"), delimiter)
    assert rows == [
        ["name", "amount", "share", "day", "names", "open"],
        ["Kiwi & Søn", "2520000000.0", "44.8", "2024-01-02", "a; b", "True"],
        ["'=cmd|' /C calc'!A0", "-5.0", "", "", "", "False"],
        ["", "", "-0.5", "1850-05-06", "'=c", ""],
    ]


def test_json_keeps_lists_and_says_null(tmp_path: Path) -> None:
    found = json.loads(write_table(FRAME, tmp_path / "t.json").read_text(encoding="utf-8"))
    assert found[0]["names"] == ["a", "b"]
    assert found[1] == {
        "name": "=cmd|' /C calc'!A0",
        "amount": -5,
        "share": None,
        "day": None,
        "names": [],
        "open": False,
    }


def test_an_empty_table_is_an_empty_array_or_a_header(tmp_path: Path) -> None:
    empty = FRAME.iloc[:0]
    assert json.loads(write_table(empty, tmp_path / "t.json").read_text()) == []
    assert read_csv(write_table(empty, tmp_path / "t.csv")) == [list(FRAME.columns)]


def test_parquet_keeps_types_and_lists(tmp_path: Path) -> None:
    found = pd.read_parquet(write_table(FRAME, tmp_path / "t.parquet"))
    assert list(found.columns) == list(FRAME.columns)
    assert found["amount"].tolist()[:2] == [2_520_000_000, -5]
    assert list(found["names"][0]) == ["a", "b"]
    assert found["day"][0] == date(2024, 1, 2)


def test_a_column_of_several_types_is_text_in_parquet(tmp_path: Path) -> None:
    mixed = pd.DataFrame({"x": pd.Series([1, "one", None, ["a"]], dtype=object)})
    found = pd.read_parquet(write_table(mixed, tmp_path / "t.parquet"))
    assert [value if isinstance(value, str) else None for value in found["x"]] == [
        "1",
        "one",
        None,
        "a",
    ]


@given(texts=st.lists(HOSTILE, min_size=1, max_size=6))
def test_hostile_texts_come_back_from_a_csv_file(texts: list[str], tmp_path_factory: Any) -> None:
    path = tmp_path_factory.getbasetemp() / "hostile.csv"
    frame = pd.DataFrame({"x": pd.Series(texts, dtype=object), "y": 1})
    rows = read_csv(write_table(frame, path))[1:]
    expected = [guarded(text).encode("utf-8", "replace").decode() for text in texts]
    assert [row[0] for row in rows] == expected
    assert not [row for row in rows if len(row) != 2 or is_formula(row[0])]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (pd.NaT, None),
        (pd.NA, None),
        (np.float64("nan"), None),
        (np.int32(7), 7),
        (Decimal("2.50"), 2.5),
        (Decimal("1E+3"), 1000),
        (pd.Timestamp("2024-01-02"), date(2024, 1, 2)),
        (pd.Timestamp("2024-01-02 03:04"), datetime(2024, 1, 2, 3, 4)),
        ({"a": 1}, ["a"]),
    ],
)
def test_values_become_plain(value: Any, expected: Any) -> None:
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


def test_a_workbook_has_a_sheet_a_table_with_a_frozen_header(tmp_path: Path) -> None:
    path = write_workbook({"sizes": FRAME, "empty": FRAME.iloc[:0]}, tmp_path / "b.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["sizes", "empty"]
    sheet = book["sizes"]
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == list(FRAME.columns)
    assert [cell.value for cell in sheet[2]] == [
        "Kiwi & Søn",
        2_520_000_000,
        44.8,
        datetime(2024, 1, 2),
        "a; b",
        True,
    ]
    assert [cell.value for cell in book["empty"][1]] == list(FRAME.columns)
    assert sheet.column_dimensions["A"].width > 18


def test_formulas_in_a_workbook_are_texts_marked_as_such(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook({"t": FRAME}, tmp_path / "b.xlsx"))
    cell = book["t"]["A3"]
    assert (cell.value, cell.data_type) == ("=cmd|' /C calc'!A0", "s")
    assert cell.quotePrefix
    assert book["t"]["D4"].value == "1850-05-06"


@settings(max_examples=40)
@given(
    values=st.lists(HOSTILE | st.integers() | st.floats() | st.dates(), max_size=5), name=HOSTILE
)
def test_no_value_and_no_name_breaks_a_workbook(
    values: list[Any], name: str, tmp_path_factory: Any
) -> None:
    column = name.encode(errors="replace").decode()  # pandas has no columns with half a character
    frame = pd.DataFrame({column: pd.Series(values, dtype=object)})
    path = tmp_path_factory.getbasetemp() / "hostile.xlsx"
    book = openpyxl.load_workbook(write_workbook({name: frame, f"{name}'": frame}, path))
    assert len(book.sheetnames) == 2
    for sheet in book:
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_numbers_that_excel_would_round_are_texts(tmp_path: Path) -> None:
    frame = pd.DataFrame({"x": pd.Series([10**18 + 1, math.inf], dtype=object)})
    sheet = openpyxl.load_workbook(write_workbook({"t": frame}, tmp_path / "b.xlsx"))["t"]
    assert [sheet["A2"].value, sheet["A3"].value] == [str(10**18 + 1), "inf"]


def test_a_text_longer_than_a_cell_is_cut_with_a_sign(tmp_path: Path) -> None:
    frame = pd.DataFrame({"x": ["y" * 40_000]})
    sheet = openpyxl.load_workbook(write_workbook({"t": frame}, tmp_path / "b.xlsx"))["t"]
    assert sheet["A2"].value == "y" * 32_766 + "…"


def test_more_rows_than_a_sheet_has_are_refused(tmp_path: Path) -> None:
    frame = pd.DataFrame({"x": np.zeros(1_048_576, dtype=np.int8)})
    with pytest.raises(UsageError, match="1,048,576 rows"):
        write_workbook({"big": frame}, tmp_path / "b.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_workbook_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no table"):
        write_workbook({}, tmp_path / "b.xlsx")


@given(st.lists(HOSTILE | st.just("History") | st.text(min_size=30, max_size=40), max_size=6))
def test_names_of_sheets_are_allowed_and_differ(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len(names) == len(wanted)
    assert len({name.strip().lower() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name[0] != "'"
        assert name[-1] != "'"
        assert name.lower() != "history"


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_a_failing_write_leaves_the_old_file_and_nothing_else(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"t.{ending}"
    path.write_text("old")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "itertuples", full)
    monkeypatch.setattr("pyarrow.parquet.write_table", full)
    with pytest.raises(OSError, match="No space"):
        write_table(FRAME, path)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "old"


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    assert write_table(FRAME, tmp_path / "new" / "t.csv").is_file()


def test_an_unknown_format_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"csv \(\.csv\), tsv"):
        write_table(FRAME, tmp_path / "t.docx")
