"""Adding, removing, building and comparing, as a user does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import marketgraph as mg
from marketgraph.errors import NotBuilt, UnknownName, UsageError, WorkspaceError
from marketgraph.workspace import Workspace

Table = Callable[..., Path]
HEADER = ["Acquirer", "Target", "Date"]


def deals(table: Table, name: str = "deals.csv", year: int = 2020) -> Path:
    return table(name, HEADER, ["Ash Imaging", "Birch Reading", year], ["Elm", "Fir Scans", year])


def test_what_was_added_is_built_and_answers(workspace: Workspace, table: Table) -> None:
    (added,) = workspace.add(deals(table))
    assert (added.claims, added.rejects, added.problem) == (2, 0, None)
    assert workspace.status().waiting == [added.location]
    assert workspace.build().claims == {"accepted": 2}
    assert workspace.status().waiting == []
    found = workspace.query("acquisitions")
    assert len(found) == 2


def test_a_table_is_looked_over_once_and_told_before_its_claims_are_kept(
    workspace: Workspace, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    from marketgraph.reading import survey, understanding

    looks: list[object] = []
    told: list[tuple[str, str, int]] = []

    def counted(document: object) -> object:
        looks.append(document)
        return survey.survey(document)  # type: ignore[arg-type]

    monkeypatch.setattr(understanding, "survey", counted)
    workspace.add(
        deals(table),
        understood=lambda path, sheets: told.append(
            (
                path.name,
                sheets[0].fact_type,
                len(list((workspace.folder / "claims").glob("*.jsonl"))),
            )
        ),
    )
    assert told == [("deals.csv", "Acquisition", 0)]
    assert len(looks) == 1


def test_a_bad_file_stops_nothing(workspace: Workspace, table: Table, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    results = workspace.add(tmp_path / "not-there.csv", empty, deals(table))
    assert [bool(item.problem) for item in results] == [True, True, False]
    assert "not-there.csv" in str(results[0].problem)


def test_rows_that_are_not_understood_are_written_with_reasons(
    workspace: Workspace, table: Table
) -> None:
    path = table("deals.csv", HEADER, ["Ash", "Birch", "2020"], ["Ash", "Elm", "2024-13-01"])
    (added,) = workspace.add(path)
    assert (added.claims, added.rejects) == (1, 1)
    assert added.rejects_file is not None
    assert "2024-13-01" in added.rejects_file.read_text(encoding="utf-8")


@pytest.mark.parametrize("copy", [True, False])
def test_the_bytes_are_kept_unless_asked_otherwise(
    workspace: Workspace, table: Table, copy: bool
) -> None:
    path = deals(table)
    (added,) = workspace.add(path, copy=copy)
    name = f"{str(added.document).removeprefix('sha256:')}.csv"
    kept = workspace.folder / "documents" / name
    assert kept.exists() == copy
    assert not copy or kept.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("by", ["location", "document", "prefix"])
def test_a_document_is_withdrawn(workspace: Workspace, table: Table, by: str) -> None:
    stays, goes = deals(table, "stays.csv"), deals(table, "goes.csv", 2011)
    added = workspace.add(stays, goes)[1]
    workspace.build()
    what = {"location": str(goes), "document": added.document, "prefix": str(added.document)[7:19]}
    assert workspace.remove(str(what[by])) == [added.document]
    assert workspace.status().withdrawn == [added.document]
    assert not list((workspace.folder / "documents").glob(f"{str(added.document)[7:]}*"))
    assert workspace.build().claims == {"accepted": 2}


@pytest.mark.parametrize("what", ["nothing.csv", "sha256:abcdefab", "ab"])
def test_what_is_not_there_cannot_be_withdrawn(
    workspace: Workspace, table: Table, what: str
) -> None:
    workspace.add(deals(table))
    with pytest.raises(UnknownName, match="no document"):
        workspace.remove(what)


def test_before_the_first_build_there_is_no_graph(workspace: Workspace) -> None:
    with pytest.raises(NotBuilt, match="marketgraph build"):
        workspace.query("acquisitions")
    assert workspace.status().generation is None


def test_an_empty_workspace_builds(workspace: Workspace) -> None:
    assert workspace.build().claims == {}
    assert workspace.query("acquisitions").empty


def test_two_generations_are_compared_statement_by_statement(
    workspace: Workspace, table: Table
) -> None:
    workspace.add(deals(table))
    first = workspace.build().generation
    workspace.add(table("more.csv", HEADER, ["Gorse", "Hazel Scans", "2021"]))
    second = workspace.build().generation
    difference = workspace.diff()
    assert (difference.old, difference.new) == (first, second)
    frame = difference.frame()
    assert "Hazel Scans" in set(frame["value"])
    assert set(frame["change"]) == {"added"}
    back = workspace.diff(second, first).frame()
    assert set(back["change"]) == {"removed"}
    assert len(back) == len(frame)
    with pytest.raises(UnknownName, match="no generation 99"):
        workspace.diff("99")


def test_a_workspace_can_be_closed_twice_and_used_again(workspace: Workspace, table: Table) -> None:
    workspace.add(deals(table))
    workspace.build()
    workspace.query("acquisitions")
    workspace.close()
    workspace.close()
    assert len(workspace.query("acquisitions")) == 2


def test_a_file_is_no_workspace(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(WorkspaceError, match="not a folder"):
        mg.open(path)


def test_names_are_judged_by_name_and_the_judgement_undone(
    workspace: Workspace, table: Table
) -> None:
    workspace.add(deals(table))
    workspace.build()
    made = workspace.judge("same", "Ash Imaging", "Fir Scans", reason="a test", by="tester")
    workspace.build()
    assert len(set(workspace.search("Ash Imaging")["iri"][:1]) | first(workspace, "Fir Scans")) == 1
    workspace.undo(made.id)
    workspace.build()
    assert first(workspace, "Ash Imaging") != first(workspace, "Fir Scans")


def first(workspace: Workspace, name: str) -> set[str]:
    return set(workspace.search(name, kind="company")["iri"][:1])


def test_an_unknown_verdict_is_refused(workspace: Workspace, table: Table) -> None:
    with pytest.raises(UsageError, match="Verdicts:"):
        workspace.judge("perhaps", "one", "other")
