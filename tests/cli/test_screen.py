"""Rows are read with ease in any terminal: a table where it fits, else a block a row; nothing is lost."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketgraph.cli.screen import print_rows

NAMES = ["company", "partner", "since", "why", "amount"]
ROWS = [
    ["Alder Imaging", "Birch Reads", "2021-03-01", "they share a reading room in Oslo", 12000],
    ["Cedar Health", "Dogwood Scans", "2022-05-11", "they share night shifts", 700000],
    ["Elm Laboratories", "Fir Clinics", "", "they share a name", 3],
]
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
Printed = Callable[..., list[str]]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Printed:
    """Return a function that prints rows in a terminal of some width and returns its lines."""

    def lines(width: int, names: list[str], rows: list[list[object]]) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        print_rows(names, rows, "What they share")
        found = ESCAPES.sub("", capsys.readouterr().out).splitlines()
        assert max(map(len, found)) <= width
        return [line.rstrip() for line in found]

    return lines


def test_a_wide_terminal_shows_a_line_a_row(printed: Printed) -> None:
    lines = printed(120, NAMES, ROWS)
    assert lines[0] == "What they share"
    assert lines[2].split() == NAMES
    assert [line.split()[0] for line in lines[4:7]] == ["Alder", "Cedar", "Elm"]
    assert [line.split()[-1] for line in lines[4:7]] == ["12,000", "700,000", "3"]


def test_a_table_that_must_fold_breaks_no_word(printed: Printed) -> None:
    lines = printed(76, NAMES, ROWS)
    assert lines[2].split() == NAMES
    words = {word for line in lines for word in line.split()}
    assert {"Laboratories", "2021-03-01", "reading", "700,000"} <= words


def test_where_a_table_does_not_fit_each_row_is_a_block(printed: Printed) -> None:
    assert printed(40, NAMES, ROWS)[1:] == [
        "",
        "company  Alder Imaging",
        "partner  Birch Reads",
        "since    2021-03-01",
        "why      they share a reading room in",
        "         Oslo",
        "amount   12,000",
        "",
        "company  Cedar Health",
        "partner  Dogwood Scans",
        "since    2022-05-11",
        "why      they share night shifts",
        "amount   700,000",
        "",
        "company  Elm Laboratories",
        "partner  Fir Clinics",
        "why      they share a name",
        "amount   3",
        "",
    ]


def test_what_every_row_says_is_told_once_where_there_is_little_room(printed: Printed) -> None:
    names = ["company", "currency", "checked", "amount"]
    rows = [[company, "USD", None, amount] for company, *_, amount in ROWS]
    lines = printed(32, names, rows)
    assert lines[1] == "In every row: currency USD;"
    assert lines[2] == "checked empty"
    assert lines[4].split() == ["company", "amount"]
    assert printed(80, names, rows)[2].split() == names


def test_two_columns_stay_a_table_however_narrow(printed: Printed) -> None:
    lines = printed(30, ["what", "value"], [["folder", "/a/very/long/path/to/some/market"]])
    assert lines[2].split() == ["what", "value"]
    assert "".join(line.split()[-1] for line in lines[4:6]) == "/a/very/long/path/to/some/market"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    width=st.integers(30, 150),
    cells=st.lists(
        st.lists(st.text("abcdefgh ", max_size=30).map(str.strip), min_size=4, max_size=4),
        min_size=1,
        max_size=4,
    ),
)
def test_nothing_is_lost_at_any_width(printed: Printed, width: int, cells: list[list[str]]) -> None:
    rows = [[f"{number}.", *row] for number, row in enumerate(cells)]
    names = ["n", "one", "two", "three", "four"]
    text = "".join("".join(printed(width, names, rows)).split())
    if "Ineveryrow" not in text:
        for letter in "abcdefgh":
            assert text.count(letter) >= sum(cell.count(letter) for row in cells for cell in row)
