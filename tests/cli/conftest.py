"""What tests of the command line share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from marketgraph.cli.app import run


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs a command line in an empty folder: its code, output and errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MARKETGRAPH_WORKSPACE", raising=False)

    def called(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        return code, *capsys.readouterr()

    return called
