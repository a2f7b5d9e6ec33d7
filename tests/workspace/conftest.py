"""The bundled markets in one workspace, built once; and small tables of our own."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import marketgraph as mg
from marketgraph.resources import DATA
from marketgraph.workspace import Workspace

FILES = sorted(DATA.glob("*/*.csv"))


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with mg.open(tmp_path_factory.mktemp("bundled") / "market") as workspace:
        assert [item.problem or item.rejects for item in workspace.add(*FILES)] == [0] * len(FILES)
        workspace.build()
        yield workspace


@pytest.fixture(scope="session")
def data() -> Callable[[str], list[dict[str, str]]]:
    """Gives the rows of a bundled table, read by the csv module alone."""

    def rows(name: str) -> list[dict[str, str]]:
        with (DATA / name).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    return rows


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Writes a table of rows given as lists, the first of them the header."""

    def write(name: str, *rows: list[Any]) -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        return path

    return write


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with mg.open(tmp_path / "market") as opened:
        yield opened
