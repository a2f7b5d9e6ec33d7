"""Exit codes and lines that scripts and people rely on: damage, choices, empty answers, long lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

DEALS = "Acquirer,Target,Date\nAlder Ltd,Birch Inc,2021-03-01\nCedar AG,Alder Ltd,2023-05\n"
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def built(command: Call) -> Call:
    """Return a function that runs a command line beside a workspace with two deals."""
    Path("deals.csv").write_text(DEALS, encoding="utf-8")
    assert command("add", "deals.csv", "--build")[0] == 0
    return command


def damage(folder: str = "claims") -> None:
    for path in Path("market", folder).iterdir():
        path.write_text(f"{path.read_text().partition(chr(10))[0]}\nnot a claim\n")


def test_a_build_around_a_damaged_file_is_done_and_says_so_by_its_code(built: Call) -> None:
    damage()
    Path("more.csv").write_text("Acquirer,Target\nFir Labs,Gorse Ltd\n", encoding="utf-8")
    code, out, err = built("add", "more.csv", "--build", "-f", "csv")
    assert code == 3 and "not a claim" in err and "built: 1 document," in err
    code, out, err = built("build", "-f", "csv")
    assert code == 3 and "not a claim" in err and "documents,1" in out
    assert built("query", "acquisitions", "company=Gorse Ltd")[0] == 0


@pytest.mark.parametrize("content", [b"not a base at all", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_search_index_is_told_with_the_way_out(built: Call, content: bytes) -> None:
    (index,) = Path("market").glob("generations/*/search.sqlite")
    index.write_bytes(content)
    code, _, err = built("search", "alder")
    assert code == 3
    assert "search.sqlite" in err and "build --full" in err
    assert built("query", "acquisitions", "company=Birch Inc")[0] == 3
    assert built("build", "--full")[0] == 0
    assert built("search", "alder")[0] == 0


def test_an_empty_analysis_is_a_no_as_an_empty_query_is(built: Call) -> None:
    code, _, _ = built("analyze", "owner", "company=Cedar AG", "date=2022-01-01")
    assert code == 1
    code, out, _ = built("analyze", "owner", "company=Cedar AG", "date=2024-01-01", "-f", "json")
    assert code == 0 and json.loads(out)


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("network=bogus", "Choose one of companies"),
        ("min_edges=-1", "is not 0 or more"),
        ("min_share=2", "is not from 0 to 1"),
        ("min_share=nan", "is not from 0 to 1"),
        ("min_sources=-3", "is not 0 or more"),
        ("min_edges=few", "is not of the type int"),
    ],
)
def test_an_option_that_cannot_be_meant_is_wrong_use(built: Call, option: str, said: str) -> None:
    code, out, err = built("analyze", "brokers", option)
    assert (code, out) == (2, "")
    assert said in err


def test_a_difference_tells_what_was_added_and_removed_in_words(built: Call) -> None:
    Path("more.csv").write_text("Acquirer,Target\nFir Labs,Gorse Ltd\n", encoding="utf-8")
    built("add", "more.csv", "--build")
    rows = list(csv.DictReader(io.StringIO(built("diff", "-f", "csv")[1])))
    assert {row["change"] for row in rows} == {"added"}
    built("remove", "more.csv", "--build")
    rows = list(csv.DictReader(io.StringIO(built("diff", "-f", "csv")[1])))
    assert {row["change"] for row in rows} == {"removed"}


def test_many_and_long_lines_of_the_status_stay_readable(built: Call) -> None:
    name = "A very long name " * 20
    rows = "".join(f"{name}{n},{name}{n}\n" for n in range(30))
    Path("same.csv").write_text(f"Acquirer,Target\n{rows}", encoding="utf-8")
    built("add", "same.csv", "--build")
    code, out, _ = built("status")
    lines = [line for line in out.splitlines() if "set aside" in line]
    whole = json.loads(built("status", "-f", "json")[1])["set_aside"]
    assert code == 0
    assert len(whole) == 30 and len(lines) == 22
    assert max(map(len, out.splitlines())) < 300
    assert "and 10 more" in out
