"""A copy of the last store is begun before it is known whether it is needed; nothing of it stays where it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from marketgraph.build.copying import Copying
from marketgraph.errors import JudgementError

DEAL = {"type": "Acquisition", "acquirer": ["Ash Imaging"], "target": "Birch Reading"}


@pytest.fixture
def built(box: Any) -> Any:
    for year in range(2000, 2012):
        box.put(f"deal-{year}", DEAL | {"date": str(year)})
    box.build()
    return box


def generations(box: Any) -> list[str]:
    return sorted(path.name for path in box.folders.generations.iterdir())


def test_a_build_of_what_is_built_leaves_no_copy(built: Any) -> None:
    before = generations(built)
    assert not built.build().changed
    assert generations(built) == before


def test_a_build_that_cannot_begin_leaves_no_copy(built: Any) -> None:
    before = generations(built)
    built.folders.judgements.write_text("damaged\n", encoding="utf-8")
    with pytest.raises(JudgementError):
        built.build()
    assert generations(built) == before


def test_a_full_build_takes_the_place_of_the_copy(built: Any) -> None:
    for year in range(2012, 2040):
        built.put(f"deal-{year}", DEAL | {"date": str(year)})
    report = built.build()
    assert report.changed
    assert not report.incremental
    assert len(built.rows()["developments"]) == 40


def test_a_copy_that_failed_is_told_when_it_is_asked_for(tmp_path: Path) -> None:
    with Copying(tmp_path / "nothing", tmp_path / "new") as copying, pytest.raises(OSError):
        copying.store()


def test_a_copy_that_failed_and_was_not_needed_does_no_harm(tmp_path: Path) -> None:
    with Copying(tmp_path / "nothing", tmp_path / "new") as copying:
        copying.discard()
    assert not (tmp_path / "new").exists()
