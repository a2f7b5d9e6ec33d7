"""Killed builds, two builds at once, full disks, damaged files: the last generation stays in use."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.build import Folders, build
from marketgraph.build.folders import build_lock
from marketgraph.build.loading import write_chunks
from marketgraph.errors import (
    BuildRunning,
    JudgementError,
    NewerWorkspace,
    StoreError,
    WorkspaceError,
)
from marketgraph.resolving import Judgements
from marketgraph.tables import NAMES
from marketgraph.workspace import open as open_workspace

BUILD = """
import sys, marketgraph.build, marketgraph.build.full, marketgraph.build.increment
from pathlib import Path
folders = marketgraph.build.Folders(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
marketgraph.build.build(folders, whole=True)
"""


def deals(count: int, year: int = 2020) -> list[dict[str, Any]]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [
        {"type": "Acquisition", "acquirer": [f"Buyer {letters[n % 26]}{letters[n // 26]} Works"]}
        | {"target": f"Target {letters[n % 26]}{letters[n // 26]} Works", "date": f"{year}"}
        for n in range(count)
    ]


def test_a_build_killed_at_any_moment_leaves_the_last_generation_in_use(box: Any) -> None:
    box.put("deals", *deals(600))
    box.build()
    kept = box.quads()
    begun = time.perf_counter()
    box.build(whole=True)
    span = time.perf_counter() - begun
    killed = 0
    moments = random.Random(7)  # noqa: S311 (moments, no secrets)
    for number in range(10):
        before = box.folders.current()
        process = subprocess.Popen(
            [sys.executable, "-c", BUILD, str(box.folders.root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert process.stdin and process.stdout
        process.stdout.readline()
        process.stdin.write(b"go\n")
        process.stdin.flush()
        try:
            process.wait(timeout=span * (number + moments.random()) / 10)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.communicate()
        assert box.quads() == kept
        assert box.folders.current() in (before, *box.folders.finished())
        killed += process.returncode == -signal.SIGKILL
    assert killed
    assert box.build(whole=True).changed
    assert box.quads() == kept
    left = {path.name for path in box.folders.generations.iterdir()}
    assert left == {folder.name for folder in box.folders.finished()}
    assert not list(box.folders.root.rglob("*.tmp"))
    assert not list(box.folders.generations.rglob("*.nq"))


def test_a_second_build_that_does_not_wait_says_so(box: Any) -> None:
    box.put("deals", *deals(2))
    with build_lock(box.folders, wait=False), pytest.raises(BuildRunning, match="another process"):
        box.build(wait=False)
    assert box.build(wait=False).changed


def test_a_second_build_that_waits_comes_after_the_first(box: Any) -> None:
    box.put("deals", *deals(2))
    reports: list[Any] = []
    second = threading.Thread(target=lambda: reports.append(build(Folders(box.folders.root))))
    with build_lock(box.folders, wait=True):
        second.start()
        second.join(timeout=0.2)
        assert second.is_alive()
        assert box.folders.current() is None
    second.join(timeout=60)
    assert reports[0].changed
    assert box.folders.current() is not None


def no_space(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def sqlite_full(*_: Any, **__: Any) -> None:
    raise sqlite3.OperationalError("database or disk is full")


PLACES = [
    (True, "os.fsync", no_space),
    (True, "pyarrow.parquet.ParquetWriter", no_space),
    (True, "marketgraph.build.loading.write_chunks", no_space),
    (True, "sqlite3.connect", sqlite_full),
    (False, "os.fsync", no_space),
    (False, "pyarrow.parquet.ParquetWriter", no_space),
    (False, "shutil.copyfile", no_space),
    (False, "sqlite3.connect", sqlite_full),
]


@pytest.mark.parametrize(("whole", "where", "failure"), PLACES)
def test_a_full_disk_is_told_and_nothing_is_left(
    box: Any, monkeypatch: pytest.MonkeyPatch, whole: bool, where: str, failure: Any
) -> None:
    box.put("deals", *deals(20))
    box.put("more", *deals(1, 1999))
    box.build()
    before, kept = box.generation, box.quads()
    box.put("more", *deals(1, 1998))
    with monkeypatch.context() as patch:
        patch.setattr(where, failure)
        with pytest.raises(StoreError, match=r"Free some disk space; the last generation"):
            box.build(whole=whole)
    assert box.generation == before
    assert box.quads() == kept
    assert [folder.name for folder in box.folders.generations.iterdir()] == [before.name]
    assert box.build(whole=whole).incremental is not whole
    assert box.generation != before


def test_a_store_that_cannot_be_loaded_is_told(box: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    box.put("deals", *deals(3))
    box.build()
    before = box.generation

    class Full:
        def __init__(self, path: str) -> None:
            no_space()

    with monkeypatch.context() as patch:
        patch.setattr("marketgraph.build.loading.pyoxigraph.Store", Full)
        with pytest.raises(StoreError, match="Free some disk space"):
            box.build(whole=True)
    assert box.generation == before
    assert [folder.name for folder in box.folders.generations.iterdir()] == [before.name]


def test_a_reader_keeps_its_generation_over_later_builds(box: Any) -> None:
    box.put("deals", *deals(5))
    box.build()
    with open_workspace(box.folders.root) as reader:
        old, tables = reader.generation, reader.tables
        for year in (2001, 2002, 2003):
            box.put("deals", *deals(5, year))
            box.build()
        assert old.exists()
        assert tables.frame("claims")["quote"].nunique() == 5
        store = pyoxigraph.Store.read_only(str(old / "store"))
        assert len(store) > 0
        del store
    box.put("deals", *deals(5, 2004))
    box.build()
    assert not old.exists()
    assert len(box.folders.finished()) == 2


def test_a_workspace_of_a_newer_format_is_refused(box: Any) -> None:
    box.folders.settings.write_text('{"format": 99, "base": "x"}', encoding="utf-8")
    with pytest.raises(NewerWorkspace, match=r"format 99.*newer marketgraph"):
        open_workspace(box.folders.root)


@given(st.lists(st.text(st.characters(codec="utf-8"))), st.integers(1, 50))
def test_what_is_loaded_is_every_text_once_and_in_order(texts: list[str], size: int) -> None:
    with TemporaryDirectory() as folder:
        files = list(write_chunks(texts, Path(folder), size))
        parts = [file.read_bytes() for file in files]
    assert b"".join(parts) == "".join(texts).encode()
    assert all(len(part) >= size for part in parts[:-1])
    assert len(files) <= len(texts)


@pytest.mark.parametrize("base", ["", "x", "http://[x/", "http://a b/", "http://x/%zz/"])
def test_a_base_under_which_no_iri_can_be_is_refused(box: Any, tmp_path: Path, base: str) -> None:
    with pytest.raises(WorkspaceError, match=r"under the base.*ends with a slash"):
        Folders(tmp_path / "new").create(base)
    assert not (tmp_path / "new").exists()
    box.folders.settings.write_text(json.dumps({"format": 1, "base": base}), encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"workspace.json.*under the base"):
        open_workspace(box.folders.root)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "x"}', "null"])
def test_damaged_settings_are_told_with_the_file(box: Any, text: str) -> None:
    box.folders.settings.write_text(text, encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"workspace.json.*settings cannot be read"):
        open_workspace(box.folders.root)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}', "null"])
def test_a_damaged_manifest_is_told_and_built_over(box: Any, text: str) -> None:
    box.put("deals", *deals(3))
    box.build()
    kept = box.quads()
    (box.generation / "manifest.json").write_text(text, encoding="utf-8")
    with open_workspace(box.folders.root) as workspace:
        with pytest.raises(WorkspaceError, match="manifest cannot be read"):
            workspace.status()
        assert workspace.build().changed
    assert box.quads() == kept


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        (lambda lines: ["nonsense", *lines[1:]], "line 1"),
        (lambda lines: [*lines[:2], lines[2][:40], *lines[3:]], "line 3"),
        (lambda lines: [*lines[:3], '{"fact": {"type": "Unheard"}}'], "line 4"),
        (lambda lines: [], "line 1"),
    ],
)
def test_a_damaged_file_of_claims_is_named_and_the_others_load(
    box: Any, damage: Any, place: str
) -> None:
    box.put("good", *deals(2))
    box.put("bad", *deals(4, 2011))
    bad = next(p for p in box.folders.claim_files() if len(p.read_text().splitlines()) == 5)
    lines = damage(bad.read_text(encoding="utf-8").splitlines())
    bad.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = box.build()
    (told,) = report.damaged
    assert bad.name in told
    assert place in told
    assert report.claims == {"accepted": 2}


def test_bytes_that_are_no_text_are_a_damaged_file(box: Any) -> None:
    box.put("good", *deals(2))
    (box.folders.claims / f"{'0' * 64}.jsonl").write_bytes(b"\xff\xfe\x00")
    report = box.build()
    assert len(report.damaged) == 1
    assert report.claims == {"accepted": 2}


def test_judgements_that_contradict_each_other_are_both_named(box: Any) -> None:
    box.put("deals", *deals(3))
    box.build()
    one, two, three = (box.company(f"Target {c}a Works") for c in "abc")
    rows = [box.judge("same", one, two), box.judge("same", two, three)]
    path = box.folders.judgements
    with pytest.raises(JudgementError, match="contradict"):
        box.judge("different", one, three)
    lines = path.read_text(encoding="utf-8")
    other = Judgements().add("different", one, three, by="tester")
    path.write_text(lines + ",".join(other) + "\n", encoding="utf-8")
    with pytest.raises(JudgementError) as caught:
        box.build()
    assert other.id in str(caught.value)
    assert any(row.id in str(caught.value) for row in rows)
    assert str(path) in str(caught.value)


def test_the_manifest_holds_what_the_build_was_made_of(box: Any) -> None:
    box.put("deals", *deals(3))
    report = box.build()
    manifest = json.loads(Path(box.generation / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["report"]["quads"] == report.quads == len(box.quads())
    assert len(manifest["documents"]) == 1


def test_the_same_truth_gives_the_same_tables_byte_for_byte(box: Any, tmp_path: Path) -> None:
    box.put("deals", *deals(60))
    box.put("again", *deals(30))
    box.put("market", {"type": "Market", "market": "Sleep Labs"})
    box.build()
    first, second = box.fresh(tmp_path / "one"), box.fresh(tmp_path / "two")
    for name in NAMES:
        written = first.tables.path(name).read_bytes()
        assert written == second.tables.path(name).read_bytes(), name
        assert written == box.tables.path(name).read_bytes(), name
