"""Rows and graphs are written whole in every format, and strangers' names do no harm."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from rdflib import Graph, Literal, URIRef

from marketgraph.cli.output import Format, write_answer, write_frame, write_graph, write_rows
from marketgraph.errors import UsageError
from marketgraph.vocabulary import BASE, MKG

HOSTILE = "\x1b[31m=cmd|x\u202e[bold]"


def written(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_json_keeps_numbers_dates_lists_and_what_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    row = [
        1,
        2.5,
        Decimal("2520000000.0"),
        date(2024, 1, 2),
        ["a", "b"],
        None,
        float("nan"),
        pd.NaT,
    ]
    write_rows("abcdefgh", [row], "json")
    assert list(json.loads(written(capsys))[0].values()) == [
        *(1, 2.5, 2520000000, "2024-01-02", ["a", "b"]),
        *(None, None, None),
    ]


def test_json_escapes_what_a_terminal_would_obey(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(["name"], [[HOSTILE + "é"]], "json")
    text = written(capsys)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "é" in text
    assert json.loads(text) == [{"name": HOSTILE + "é"}]


def test_csv_reads_back_with_quotes_and_line_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(["name", "n"], [['a "b", c\nd', 3]], "csv")
    assert list(csv.reader(io.StringIO(written(capsys)))) == [["name", "n"], ['a "b", c\nd', "3"]]


def test_csv_starts_no_formula_but_keeps_negative_numbers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_rows(["name", "n"], [[HOSTILE, -3], ["@x", -2.5]], "csv")
    rows = list(csv.reader(io.StringIO(written(capsys))))
    assert rows[1:] == [["'=cmd|x[bold]", "-3"], ["'@x", "-2.5"]]


def test_tsv_has_one_line_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(["name", "n"], [["a\tb\nc", -1]], "tsv")
    assert written(capsys) == "name\tn\na b c\t-1\n"


def test_a_table_shows_names_as_they_are_and_shortens_our_iris(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_rows(
        ["name", "thing", "status", "amount"],
        [[HOSTILE, f"{BASE}company/philips", f"{MKG}Accepted", 2520000000]],
        "table",
    )
    text = written(capsys)
    assert "=cmd|x[bold]" in text
    assert "company/philips" in text
    assert BASE not in text
    assert "mkg:Accepted" in text
    assert "2,520,000,000" in text
    assert "\x1b" not in text


def test_a_long_cell_is_not_cut_when_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(["quote"], [["word " * 100 + "end"]], "table")
    assert "word " * 100 + "end" in written(capsys)


def test_a_frame_without_rows_still_has_its_columns(capsys: pytest.CaptureFixture[str]) -> None:
    write_frame(pd.DataFrame({"a": [], "b": []}), "csv")
    assert written(capsys) == "a,b\n"


def test_an_answer_is_yes_or_no(capsys: pytest.CaptureFixture[str]) -> None:
    write_answer(True, "table")
    write_answer(False, "csv")
    write_answer(False, "json")
    assert written(capsys) == "yes\nno\nfalse\n"


def test_a_graph_is_written_as_turtle_or_sorted_triples(
    capsys: pytest.CaptureFixture[str],
) -> None:
    graph = Graph()
    for name in ("b", "a"):
        graph.add((URIRef(f"http://x/{name}"), URIRef("http://x/p"), Literal(HOSTILE)))
    write_graph(graph, "ntriples")
    lines = written(capsys).splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 2
    write_graph(graph, "turtle")
    turtle = written(capsys)
    assert "\x1b" not in turtle
    assert len(Graph().parse(data=turtle, format="turtle")) == 2


@pytest.mark.parametrize("form", ["turtle", "ntriples"])
def test_rows_are_no_graph(form: str) -> None:
    with pytest.raises(UsageError, match="table, csv, tsv or json"):
        write_rows(["a"], [[1]], form)


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
def test_a_graph_is_no_rows(form: str) -> None:
    with pytest.raises(UsageError, match="turtle or ntriples"):
        write_graph(Graph(), form)


@pytest.mark.parametrize("form", list(Format))
def test_no_format_lets_an_escape_through(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(["\x1b[2J"], [["\x9b31m\x1b]0;x\x07"]], form)
    assert not {"\x1b", "\x9b", "\x07"} & set(written(capsys))
