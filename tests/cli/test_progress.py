"""A bar with counts and rate for a person at a terminal, and nothing of it for anybody else."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

DEALS = "Acquirer,Target,Date\nAlder Imaging,Birch Reads,2021-03-01\n"
OTHERS = "Acquirer,Target,Date\nCedar Health,Dogwood Scans,2022-03-01\nElm Labs,Fir Clinics,2023\n"
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deals.csv").write_text(DEALS)
    (tmp_path / "others.csv").write_text(OTHERS)
    return tmp_path


def at_a_terminal(folder: Path, *arguments: str) -> tuple[str, str]:
    """Run a command whose error stream is a terminal; return its output and what the terminal got."""
    ours, theirs = pty.openpty()
    got: list[bytes] = []
    environment = os.environ | {"COLUMNS": "100", "LINES": "40", "TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-m", "marketgraph", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        reader = threading.Thread(target=_drain, args=(ours, got))
        reader.start()
        output, _ = process.communicate(timeout=120)
        reader.join(timeout=120)
    os.close(ours)
    assert process.returncode == 0
    return output.decode(), ESCAPES.sub("\n", b"".join(got).decode())


def _drain(terminal: int, got: list[bytes]) -> None:
    """Read a terminal until the other side is closed, which Linux tells as an error."""
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            return
        if not chunk:
            return
        got.append(chunk)


def last_line(screen: str, stage: str) -> str:
    """Return how the line of a stage looked in the end, without blanks and bar."""
    text = screen.replace("\n", "")
    found = re.findall(rf"{stage}\W*(\d+/[\d?]+)\s*([\d,]+/s)", text)
    assert found, text
    return " ".join(found[-1])


def test_at_a_terminal_files_and_stages_are_counted(folder: Path) -> None:
    output, screen = at_a_terminal(folder, "add", "deals.csv", "others.csv")
    assert re.fullmatch(r"2/2 [\d,]+/s", last_line(screen, "reading files"))
    assert "━" not in output.replace("─", "")
    assert "\x1b" not in output
    assert "reading files" not in output
    output, screen = at_a_terminal(folder, "build", "--format", "json")
    assert re.fullmatch(r"3/3 [\d,]+/s", last_line(screen, "reading names"))
    assert output.startswith("{")
    assert "━" not in output


def test_the_demo_shows_how_far_it_is(folder: Path) -> None:
    output, screen = at_a_terminal(folder, "demo", "--no-open")
    assert re.fullmatch(r"(\d+)/\1 [\d,]+/s", last_line(screen, "reading files"))
    assert "resolving names" in screen
    assert not re.search(r"━|/s\b|\x1b", output.replace("─", ""))


def test_without_a_terminal_there_is_no_bar(folder: Path) -> None:
    for arguments in (["add", "deals.csv", "others.csv"], ["build"]):
        done = subprocess.run(
            [sys.executable, "-m", "marketgraph", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        assert not re.search(r"━|\x1b|/s\b|reading (files|names)", done.stdout.split("seconds")[0])
        assert not re.search(r"━|\x1b|/s\b", done.stderr)
