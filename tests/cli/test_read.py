"""``read``: documents shown as facts, for people and for programs; nothing is kept."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marketgraph.claim import Claim
from marketgraph.documents import open_document
from marketgraph.workspace import readfile

REPORT = """Global Hand Weaving Looms Market

The global hand weaving looms market was valued at USD 1.84 billion in 2024.

Recent Developments

In March 2024, Alder Looms Inc. acquired Birch Shuttle GmbH for USD 25 million.

The market holds xx % of all looms.
"""
DEALS = "Acquirer,Target,Date\nAlder Ltd,Birch Inc,2021-03-01\nCedar AG,Alder Ltd,nonsense\n"
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(command: Call) -> Call:
    """Return a function that runs a command line in a folder with a report and a table."""
    Path("looms.txt").write_text(REPORT, encoding="utf-8")
    Path("deals.csv").write_text(DEALS, encoding="utf-8")
    return command


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_table_tells_facts_by_type_with_place_and_confidence(call: Call, tmp_path: Path) -> None:
    code, out, err = call("read", "looms.txt")
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines() if line.strip()]
    types = [words[0] for words in lines]
    assert types.index("MarketSize") < types.index("Acquisition")
    deal = next(line for line in out.splitlines() if "Acquisition" in line)
    assert "Alder Looms Inc. acquires Birch Shuttle GmbH, USD 25 million" in deal
    assert "line 7" in deal and "Recent Developments" in deal
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["deals.csv", "looms.txt"]


def test_json_lines_are_the_contract_and_quotes_stand_where_they_say(call: Call) -> None:
    code, out, _ = call("read", "looms.txt", "--format", "jsonl")
    text = open_document(Path("looms.txt")).text
    assert code == 0 and records(out)
    for record in records(out):
        claim = Claim.model_validate(record)
        evidence = claim.evidence
        assert claim.record() == record
        assert evidence.location is None
        assert text[evidence.start : evidence.end] == evidence.quote


def test_of_several_files_each_claim_names_its_own(call: Call) -> None:
    _, out, _ = call("read", "looms.txt", "deals.csv", "-f", "jsonl")
    places = [record["evidence"]["location"] for record in records(out)]
    assert places == sorted(places, reverse=True)
    assert set(places) == {"looms.txt", "deals.csv"}


def test_types_and_confidence_sift(call: Call) -> None:
    _, out, _ = call("read", "looms.txt", "-f", "jsonl", "--types", "acquisition, MarketSize")
    assert {record["fact"]["type"] for record in records(out)} == {"Acquisition", "MarketSize"}
    _, out, _ = call("read", "looms.txt", "--types", "Acquisition")
    assert "left out by --types or --min-confidence" in out
    code, out, _ = call("read", "looms.txt", "-f", "jsonl", "--min-confidence", "1")
    assert (code, out) == (1, "")
    code, _, err = call("read", "looms.txt", "--types", "Aquisition")
    assert code == 2 and "Did you mean 'Acquisition'?" in err


def test_a_limit_is_said_and_zero_shows_all(call: Call) -> None:
    Path("many.csv").write_text(
        "Acquirer,Target\n" + "".join(f"A{n},B{n}\n" for n in range(9)), encoding="utf-8"
    )
    _, out, _ = call("read", "many.csv", "--limit", "4")
    assert "A3 acquires B3" in out and "A4 acquires" not in out
    assert "Acquisition: 9 facts, of which 4 are shown" in out
    assert "A8 acquires B8" in call("read", "many.csv", "--limit", "0")[1]


def test_rows_that_are_not_understood_are_counted(call: Call) -> None:
    _, out, _ = call("read", "deals.csv")
    assert "not understood: 1 row\n" in out


def test_what_was_dropped_is_counted_with_its_reason(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    from marketgraph.reading.prose import Text

    def noted(self: Text, document: Any, init: Any = Text.__init__) -> None:
        init(self, document)
        self.drop("placeholder", 0, 5)
        self.drop("placeholder", 7, 9)

    monkeypatch.setattr(Text, "__init__", noted)
    _, out, _ = call("read", "looms.txt")
    assert "looked like a fact and is none: placeholder " in out


def test_a_guessed_encoding_is_noted(call: Call) -> None:
    Path("old.txt").write_bytes(REPORT.replace("Birch", "Bürch").encode("cp1252"))
    _, out, _ = call("read", "old.txt")
    assert "note: " in out and "1252" in out
    _, out, _ = call("read", "old.txt", "--encoding", "cp1252")
    assert "Bürch Shuttle GmbH" in out


def test_a_bad_file_stops_nothing_and_is_named_at_the_end(call: Call) -> None:
    Path("empty.txt").write_bytes(b"")
    code, out, err = call("read", "empty.txt", "missing.pdf", "looms.txt", "-f", "jsonl")
    assert code == 3
    assert records(out)
    assert "empty.txt" in err and "missing.pdf" in err
    assert err.splitlines()[0].endswith("of 3 files")


def test_a_text_without_facts_says_so_kindly(call: Call) -> None:
    Path("poem.txt").write_text("A heron stood beside the mill and did not move at all.\n")
    code, out, err = call("read", "poem.txt")
    assert (code, err) == (1, "")
    assert out == "poem.txt: no fact was found\n"


def test_an_error_of_the_reader_costs_its_file_only(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(document: Any, **options: Any) -> Any:
        if document.path.name == "looms.txt":
            raise ZeroDivisionError("by nought")
        return read(document, **options)

    from marketgraph import reading

    read = reading.read
    monkeypatch.setattr(reading, "read", broken)
    code, out, err = call("read", "looms.txt", "deals.csv", "-f", "jsonl")
    assert code == 3 and len(records(out)) == 1
    assert "ZeroDivisionError: by nought" in err


def test_output_goes_to_a_file_whole_or_not_at_all(call: Call) -> None:
    code, out, err = call("read", "looms.txt", "-f", "jsonl", "-o", "claims.jsonl")
    assert (code, out) == (0, "")
    assert "claims.jsonl: " in err
    assert records(Path("claims.jsonl").read_text(encoding="utf-8"))
    assert call("read", "missing.txt", "-f", "html", "-o", "page.html")[0] == 3
    assert sorted(path.name for path in Path().iterdir()) == [
        "claims.jsonl", "deals.csv", "looms.txt",
    ]  # fmt: skip


def test_html_is_one_page_of_all_files(call: Call) -> None:
    code, out, _ = call("read", "looms.txt", "deals.csv", "-f", "html")
    assert code == 0
    assert out.startswith("<!doctype html>") and out.count("<article") == 2
    assert "<td dir=" in out and "Birch Inc" in out
    call("read", "looms.txt", "-f", "table", "-o", "facts.txt")
    assert "acquires" in Path("facts.txt").read_text(encoding="utf-8")


def test_on_a_terminal_the_facts_come_after_the_bar_and_on_the_standard_output(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    code, out, err = call("read", "looms.txt", "deals.csv", "-f", "jsonl")
    assert code == 0
    assert len({record["evidence"]["location"] for record in records(out)}) == 2
    assert err.rstrip().endswith("of 2 files")


@pytest.fixture
def many(call: Call, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(readfile, "MANY_FILES", 2)
    monkeypatch.setattr(readfile, "cores", lambda: 2)
    for number in range(12):
        Path(f"{number}.txt").write_text(REPORT.replace("Alder", f"Alder{number}"))
    Path("5.txt").write_bytes(b"")
    return [f"{number}.txt" for number in range(12)]


def test_many_files_on_all_cores_give_the_same_in_the_same_order(
    call: Call, many: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = call("read", *many, "-f", "jsonl")
    assert code == 3 and "5.txt" in err
    monkeypatch.setattr(readfile, "cores", lambda: 1)
    assert call("read", *many, "-f", "jsonl") == (code, out, err)


def test_a_process_that_dies_costs_its_file_only(call: Call, many: list[str]) -> None:
    Path("crash.py").write_text(
        "import os\n"
        "def job(path):\n"
        "    if path == 3: os._exit(9)\n"
        "    print('not between the frames')\n"
        "    return path * 2\n"
    )
    from marketgraph.pool import run_all

    sys.path.insert(0, str(Path.cwd()))
    try:
        import crash  # type: ignore[import-not-found]

        found = list(run_all(crash.job, list(range(8)), lambda job: f"died {job}", 2))
    finally:
        sys.path.pop(0)
        sys.modules.pop("crash", None)
    assert found == [0, 2, 4, "died 3", 8, 10, 12, 14]


def test_a_pool_gives_up_at_once_when_it_is_left(call: Call) -> None:
    from marketgraph.pool import run_all

    found = run_all(abs, [-1, -2, -3], lambda job: 0, 2)
    assert next(found) == 1
    found.close()
    assert list(found) == []
