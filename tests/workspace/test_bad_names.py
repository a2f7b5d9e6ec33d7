"""Names that several things bear, files that are damaged, documents that are not there: all are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marketgraph.errors import UnknownName, UsageError
from marketgraph.workspace import Workspace

Table = Callable[..., Path]
HEADER = ["Acquirer", "Target", "Date"]


@pytest.fixture
def twins(workspace: Workspace, table: Table) -> Workspace:
    """Two documents with a company of the same name, which nothing says are one."""
    workspace.add(
        table("one.csv", HEADER, ["Heron Labs", "Wren Scans Ltd", "2020"]),
        table("two.csv", HEADER, ["Heron Labs", "Finch Reads Ltd", "2021"]),
        table("three.csv", HEADER, ["HERON LABS AG", "Robin Clinics Ltd", "2021"]),
    )
    workspace.build()
    return workspace


@pytest.mark.parametrize("ask", ["query", "why", "judge"])
def test_a_name_that_two_companies_bear_is_not_taken_for_one(twins: Workspace, ask: str) -> None:
    asks: dict[str, Callable[[], Any]] = {
        "query": lambda: twins.query("holdings", company="Heron Labs"),
        "why": lambda: twins.query("why", subject="heron labs"),
        "judge": lambda: twins.judge("same", "Heron Labs", "Finch Reads Ltd"),
    }
    with pytest.raises(UnknownName, match="2 things") as caught:
        asks[ask]()
    assert str(caught.value.remedy).count("://") == 2


def test_each_of_the_two_is_found_by_its_iri(twins: Workspace) -> None:
    hits = twins.search("Heron Labs")
    iris = hits[hits["label"] == "Heron Labs"]["iri"]
    found = [list(twins.query("holdings", company=iri)["held"]) for iri in iris]
    assert sorted(found) == [["Finch Reads Ltd"], ["Wren Scans Ltd"]]


def test_the_very_label_goes_before_the_same_letters_in_another_case(
    workspace: Workspace, table: Table
) -> None:
    workspace.add(
        table("one.csv", HEADER, ["Novum", "Wren Scans Ltd", "2020"]),
        table("two.csv", HEADER, ["NOVUM", "Finch Reads Ltd", "2021"]),
    )
    workspace.build()
    assert list(workspace.query("holdings", company="NOVUM")["held"]) == ["Finch Reads Ltd"]


def test_status_names_a_damaged_file_of_claims_until_it_is_mended(
    workspace: Workspace, table: Table
) -> None:
    path = table("one.csv", HEADER, ["Heron Labs", "Wren Scans Ltd", "2020"])
    workspace.add(path, table("two.csv", HEADER, ["Kite Group", "Finch Reads Ltd", "2021"]))
    workspace.build()
    broken = min((workspace.folder / "claims").glob("*.jsonl"))
    whole = broken.read_bytes()
    broken.write_bytes(whole[:-40])
    assert broken.name in workspace.build().damaged[0]
    assert broken.name in workspace.status().damaged[0]
    broken.write_bytes(whole)
    workspace.build()
    assert workspace.status().damaged == []


def test_a_document_is_withdrawn_by_its_file_name_if_only_one_bears_it(
    workspace: Workspace, table: Table, tmp_path: Path
) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    rows = HEADER, ["Heron Labs", "Wren Scans Ltd", "2020"]
    workspace.add(table("a/deals.csv", *rows), table("b/deals.csv", *rows, rows[1]))
    with pytest.raises(UnknownName, match="2 documents") as caught:
        workspace.remove("deals.csv")
    assert "a/deals.csv" in str(caught.value.remedy)
    workspace.remove(str(tmp_path / "a" / "deals.csv"))
    assert len(workspace.remove("deals.csv")) == 1


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_two_names_of_one_thing_are_told_to_be_one_already(
    workspace: Workspace, table: Table, verdict: str
) -> None:
    workspace.add(
        table(
            "one.csv", HEADER, ["Heron Labs", "X Ltd", "2020"], ["Heron Labs AG", "Y Ltd", "2021"]
        )
    )
    workspace.build()
    with pytest.raises(UsageError, match="are one") as caught:
        workspace.judge(verdict, "Heron Labs", "Heron Labs AG")
    assert caught.value.remedy
    assert workspace.status().judgements == 0


def test_a_page_shows_all_that_bear_the_name(twins: Workspace) -> None:
    page = twins.show("Heron Labs").html
    assert "Wren Scans Ltd" in page
    assert "Finch Reads Ltd" in page
