"""A person's way through the commands: from a table to answers, judgements and back again."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

DEALS = """Acquirer,Target,Date,Price,Currency,Notes
Alder Imaging Ltd,Birch Reads Inc,2021-03-01,12000000,USD,first
Cedar Health AG,Alder Imaging Ltd,2023-05,50000000,EUR,second
=cmd|x,Dogwood Scans,2022,,,third
Fir Labs,Gorse Clinics,2022,nonsense,USD,rejected
"""
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(command: Call) -> Call:
    """Return a function that runs a command line in a folder with deals.csv."""
    Path("deals.csv").write_text(DEALS, encoding="utf-8")
    return command


@pytest.fixture
def built(call: Call) -> Call:
    assert call("add", "deals.csv")[0] == 0
    assert call("build")[0] == 0
    return call


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_dry_run_tells_the_columns_and_keeps_nothing(call: Call, tmp_path: Path) -> None:
    code, out, _ = call("add", "deals.csv", "--dry-run", "--format", "csv")
    assert code == 0
    understood = {row["field"]: row["column"] for row in rows(out) if row["field"]}
    assert understood["acquirer"] == "Acquirer"
    assert understood["amount"] == "Price"
    assert [path.name for path in tmp_path.iterdir()] == ["deals.csv"]


def test_a_mapping_is_written_edited_and_followed(call: Call) -> None:
    assert call("add", "deals.csv", "--dry-run", "--write-mapping", "m.toml")[0] == 0
    mapping = Path("m.toml").read_text()
    Path("m.toml").write_text(
        mapping.replace('"Acquirer"', '"X"')
        .replace('"Target"', '"Acquirer"')
        .replace('"X"', '"Target"')
    )
    code, out, _ = call("add", "deals.csv", "--mapping", "m.toml", "--dry-run", "-f", "csv")
    assert code == 0
    assert {row["field"]: row["column"] for row in rows(out)}["acquirer"] == "Target"


def test_a_mapping_that_is_there_is_not_overwritten(call: Call) -> None:
    Path("m.toml").write_text("mine")
    assert call("add", "deals.csv", "--dry-run", "--write-mapping", "m.toml")[0] == 2
    assert Path("m.toml").read_text() == "mine"


def test_adding_tells_columns_rejects_and_the_second_time_that_nothing_is_new(call: Call) -> None:
    code, out, err = call("add", "deals.csv", "--format", "json")
    (told,) = json.loads(out)
    assert code == 0
    assert (told["state"], told["claims"], told["rejected rows"]) == ("added", 3, 1)
    assert "1 row could not be understood; see " in err
    assert "acquirer: Acquirer" in err
    assert (
        json.loads(call("add", "deals.csv", "--format", "json")[1])[0]["state"] == "known already"
    )


def test_a_bad_file_is_told_the_others_are_kept(call: Call) -> None:
    Path("bad.csv").write_bytes(b"")
    code, out, err = call("add", "bad.csv", "deals.csv", "--format", "json")
    assert code == 3
    assert [row["state"] for row in json.loads(out)] == ["not read", "added"]
    assert "bad.csv" in err
    assert call("add", "bad.csv", "--dry-run")[0] == 3


def test_without_a_workspace_a_question_is_wrong_use_and_makes_none(call: Call) -> None:
    code, _, err = call("search", "alder")
    assert code == 2
    assert "marketgraph add" in err
    assert not Path("market").exists()


def test_questions_by_name_text_file_and_their_exit_codes(
    built: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, _ = built("query", "acquisitions", "company=Birch Reads Inc", "--format", "csv")
    assert code == 0
    assert "Alder Imaging Ltd" in out
    assert built("query", "ASK { ?a mkg:acquired ?b }")[:2] == (0, "yes\n")
    assert built("query", "ASK { ?a mkg:acquired ?a }")[:2] == (1, "no\n")
    Path("q.rq").write_text("SELECT ?a WHERE { ?a mkg:acquired ?b }")
    assert len(rows(built("query", "@q.rq", "-f", "csv")[1])) == 3
    monkeypatch.setattr("sys.stdin", io.StringIO("CONSTRUCT WHERE { ?a mkg:acquired ?b }"))
    code, out, _ = built("query", "-", "--format", "ntriples")
    assert (code, out.count(" .\n")) == (0, 3)
    for mistake in ("SELECT ?", "INSERT DATA { <a:a> <a:b> <a:c> }", "no-such-query"):
        assert built("query", mistake)[0] == 2
    assert built("query", "acquisitions", "company=Nobody At All")[0] == 1
    assert built("query", "acquisitions", "nonsense")[0] == 2


def test_a_question_that_runs_out_of_time_is_not_answered_no(built: Call) -> None:
    every = " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(12))
    endless = f"SELECT (COUNT(*) AS ?n) {{ {every} }}"
    code, out, err = built("query", endless, "--timeout", "0.2")
    assert (code, out) == (4, "")
    assert "time limit of 0.2 s" in err


def test_a_service_is_refused_unless_allowed(built: Call) -> None:
    assert built("query", "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }")[0] == 2


def test_search_forgives_and_says_when_there_is_nothing(built: Call) -> None:
    code, out, _ = built("search", "aldr imaging", "--format", "csv")
    assert code == 0
    assert rows(out)[0]["label"] == "Alder Imaging Ltd"
    assert built("search", "qqqqqqqqqq")[0] == 1


def test_lists_and_descriptions(built: Call) -> None:
    assert "acquisitions" in [r["name"] for r in rows(built("query", "--list", "-f", "csv")[1])]
    assert "SELECT" in built("query", "--describe", "acquisitions")[1]
    assert "brokers" in [r["name"] for r in rows(built("analyze", "--list", "-f", "csv")[1])]
    assert "min_edges" in built("analyze", "--describe", "brokers")[1]


def test_an_analysis_answers_or_says_why_not(built: Call) -> None:
    code, _, err = built("analyze", "brokers")
    assert code == 1
    assert err.count("\n") == 1
    code, out, _ = built("analyze", "owner", "company=Birch Reads Inc", "-f", "json")
    assert code == 0
    assert json.loads(out)[0]["owner"] == "Alder Imaging Ltd"
    assert built("analyze", "brokers", "min_edges=many")[0] == 2
    assert built("analyze", "nonsense")[0] == 2


def test_no_formula_leaves_by_csv(built: Call) -> None:
    out = built("query", "SELECT ?l WHERE { ?a mkg:acquired ?b ; rdfs:label ?l }", "-f", "csv")[1]
    assert "'=cmd|x" in out


def test_a_page_and_exports_are_written(built: Call) -> None:
    code, out, _ = built("show", "Alder Imaging Ltd", "--no-open", "-o", "page.html")
    assert (code, out.strip()) == (0, "page.html")
    page = Path("page.html").read_text(encoding="utf-8")
    assert "Birch Reads Inc" in page
    assert re.search(r"Made \d{1,2} [A-Z][a-z]+ 20\d\d from 1 source", page)
    assert built("show", "Nobody At All")[0] == 1
    for name in ("g.ttl", "g.trig", "g.graphml", "g.xlsx"):
        assert built("export", name)[0] == 0
        assert Path(name).stat().st_size


def test_names_are_judged_and_judgements_undone(built: Call) -> None:
    code, out, _ = built("review", "different", "Alder Imaging Ltd", "Birch Reads Inc")
    assert code == 0
    judgement = out.partition(":")[0]
    assert built("review", "same", "Alder Imaging Ltd", "Birch Reads Inc")[0] == 3
    assert built("review", "undo", judgement)[0] == 0
    assert built("review", "undo", judgement)[0] == 3
    assert built("review", "list", "--format", "json")[0] == 0
    assert built("review")[0] == 0


def test_a_document_comes_and_goes_in_one_command_each(built: Call) -> None:
    Path("other.csv").write_text(DEALS.replace("Birch Reads Inc", "Elm Reads GmbH"))
    code, _, err = built("add", "other.csv", "--build")
    assert code == 0
    assert "built: 2 documents," in err
    assert built("search", "Elm Reads")[0] == 0
    code, out, err = built("remove", "other.csv", "--build")
    assert code == 0
    assert "withdrawn" in out
    assert "built: 1 document," in err
    assert "marketgraph build" not in err
    assert built("search", "Elm Reads GmbH", "--kind", "company")[0] == 1
    status = json.loads(built("status", "-f", "json")[1])
    assert status["documents"] == 1


def test_a_document_goes_and_the_difference_is_told(built: Call) -> None:
    assert json.loads(built("status", "-f", "json")[1])["documents"] == 1
    assert built("validate")[0] == 0
    assert built("remove", "nothing.csv")[0] == 1
    assert built("remove", "deals.csv")[0] == 0
    Path("other.csv").write_text(DEALS.replace("Birch Reads Inc", "Elm Reads GmbH"))
    assert built("add", "other.csv")[0] == 0
    assert built("build", "--format", "json")[0] == 0
    changes = rows(built("diff", "--format", "csv")[1])
    assert {row["change"] for row in changes} == {"added", "removed"}
    assert built("diff", "77", "78")[0] == 1
