"""Files of any kind into a workspace: alone or many at once, what is kept is the same."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import marketgraph as mg
from marketgraph.cli.app import run
from marketgraph.errors import StoreError
from marketgraph.workspace import Workspace, readfile

REPORT = """Global Hand Weaving Looms Market

The global hand weaving looms market was valued at USD 1.84 billion in 2024.

Recent Developments

In March 2024, Alder Looms Inc. acquired Birch Shuttle GmbH for USD 25 million.
"""
HTML = "<html><head><title>Looms</title></head><body><p>{}</p></body></html>"


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    """Write a dozen texts, of which one is empty, two are the same and one is HTML."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(REPORT.replace("Alder", f"Alder{number}"))
    (folder / "03.txt").write_bytes(b"")
    (folder / "07.txt").write_bytes((folder / "06.txt").read_bytes())
    (folder / "20.html").write_text(HTML.format("In May 2023, Cedar AG acquired Dogwood Ltd."))
    return sorted(folder.iterdir())


def claims_of(workspace: Workspace) -> dict[str, str]:
    """Return the files of claims without the moment of reading."""
    return {
        path.name: path.read_text(encoding="utf-8").partition("\n")[2]
        for path in (workspace.folder / "claims").iterdir()
    }


def test_a_text_comes_through_to_answers_and_a_page_with_its_passage(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "looms.txt"
    path.write_text(REPORT, encoding="utf-8")
    (added,) = workspace.add(path)
    assert (added.problem, added.known, added.rejects) == (None, False, 0)
    assert added.claims >= 2
    assert workspace.build().set_aside == {}
    deals: Any = workspace.query("acquisitions", company="Birch Shuttle GmbH")
    assert len(deals) == 1
    claims: Any = workspace.query(
        "document-claims", document=f"{mg.vocabulary.BASE}document/{added.document[7:]}"
    )  # type: ignore[index]
    assert "Alder Looms Inc. acquired Birch Shuttle GmbH" in " ".join(
        str(quote) for quote in claims["quote"]
    )
    page = workspace.show("Birch Shuttle GmbH")
    assert "Alder Looms Inc. acquired Birch Shuttle GmbH" in page.html
    assert "looms.txt" in page.html


def test_many_files_on_all_cores_are_kept_as_one_by_one(
    texts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    with mg.open(tmp_path / "one") as one:
        monkeypatch.setattr(readfile, "cores", lambda: 1)
        alone = one.add(*texts)
        kept = claims_of(one)
    with mg.open(tmp_path / "many") as many:
        monkeypatch.setattr(readfile, "MANY_FILES", 2)
        monkeypatch.setattr(readfile, "cores", lambda: 2)
        together = many.add(*texts, progress=lambda stage: told.append(stage.done))
        assert claims_of(many) == kept
        assert [path.name for path in many.folder.glob(".adding-*")] == []
        assert len(list((many.folder / "documents").iterdir())) == len(kept)
    assert together == alone
    assert told == list(range(1, len(texts) + 1))
    assert [found.known for found in together[6:8]] == [False, True]
    assert together[3].problem and "03.txt" in together[3].problem


def test_reading_the_same_again_changes_no_byte(workspace: Workspace, texts: list[Path]) -> None:
    workspace.add(*texts[:3])
    before = {path: path.read_bytes() for path in workspace.folder.rglob("*") if path.is_file()}
    assert all(found.known for found in workspace.add(*texts[:3]))
    assert {p: p.read_bytes() for p in workspace.folder.rglob("*") if p.is_file()} == before


def test_a_text_without_facts_is_kept_and_says_so(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "poem.txt"
    path.write_text("A heron stood beside the mill and did not move at all.\n")
    (added,) = workspace.add(path)
    assert (added.problem, added.claims) == (None, 0)
    assert added.notes == ["it was read, and no fact was found in it"]


def test_an_error_of_a_reader_costs_its_file_only(
    workspace: Workspace, texts: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from marketgraph import reading

    def broken(document: Any, **options: Any) -> Any:
        if document.path.name == "01.txt":
            raise ZeroDivisionError("by nought")
        return read(document, **options)

    read = reading.read
    monkeypatch.setattr(reading, "read", broken)
    first, second, third = workspace.add(*texts[:3])
    assert second.problem and "ZeroDivisionError: by nought" in second.problem
    assert first.claims and third.claims


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return a function after which nothing more can be written to the workspace."""

    def fill() -> None:
        def refused(*_: Any, **__: Any) -> Any:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(tempfile, "mkdtemp", refused)

    return fill


def test_a_full_disk_is_told_with_the_code_of_a_failed_build(
    workspace: Workspace, texts: list[Path], full: Callable[[], None], capsys: Any
) -> None:
    full()
    with pytest.raises(StoreError, match="No space left"):
        workspace.add(texts[0])
    assert run(["add", str(texts[0]), "--workspace", str(workspace.folder)]) == 3
    assert "Free some disk space" in capsys.readouterr().err


def test_a_disk_that_fills_while_reading_is_told_and_leaves_nothing(
    workspace: Workspace, texts: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from marketgraph.workspace import preparing

    def refused(*_: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(preparing, "write_claims", refused)
    with pytest.raises(StoreError, match="could not be kept"):
        workspace.add(texts[0])
    assert list((workspace.folder / "claims").iterdir()) == []
    assert list(workspace.folder.glob(".adding-*")) == []


def test_a_dry_run_counts_the_facts_of_a_text(texts: list[Path], capsys: Any) -> None:
    assert run(["add", str(texts[0]), "--dry-run", "-f", "csv"]) == 0
    assert "Acquisition,,,1 fact" in capsys.readouterr().out
