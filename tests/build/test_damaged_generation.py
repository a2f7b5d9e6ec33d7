"""A last generation that is damaged is no base to build upon: the next build makes everything anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marketgraph.errors import StoreError, WorkspaceError
from marketgraph.store import EmbeddedStore

DEAL = {"type": "Acquisition", "acquirer": ["Ash Imaging"], "target": "Birch Reading"}
PARTS = ["search.sqlite", "store/CURRENT", "store/*.sst", "tables/claims.parquet"]


@pytest.fixture
def built(box: Any) -> Any:
    for year in range(2000, 2012):
        box.put(f"deal-{year}", DEAL | {"date": str(year)})
    box.build()
    box.put("deal-2000", DEAL | {"date": "1999"})
    return box


def scribble(path: Path) -> None:
    for file in [path] if path.is_file() else path.iterdir():
        file.write_bytes(b"damaged")


def cut_off(path: Path) -> None:
    for file in [path] if path.is_file() else path.iterdir():
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


CASES = [(part, damage) for part in PARTS for damage in (scribble, cut_off, remove)]


@pytest.mark.parametrize(("part", "damage"), [*CASES, ("store", remove), ("tables", scribble)])
def test_a_damaged_last_generation_is_built_over(
    built: Any, tmp_path: Path, part: str, damage: Callable[[Path], None]
) -> None:
    damage(max(built.generation.glob(part)))
    assert not built.build().incremental
    full = built.fresh(tmp_path / "full")
    assert built.quads() == full.quads()
    assert built.rows() == full.rows()
    assert built.finds("Ash Imaging", "birch") == full.finds("Ash Imaging", "birch")


@pytest.mark.parametrize("line", ["", "{", "[]", "null", '{"file": "x"}', "[" * 10_000])
def test_notes_of_the_last_build_that_cannot_be_read_are_made_anew(built: Any, line: str) -> None:
    notes = built.generation / "surveys.jsonl"
    kept = notes.read_text(encoding="utf-8").splitlines()
    notes.write_text("\n".join([*kept[:2], line, *kept[2:]]) + "\n", encoding="utf-8")
    assert built.build().incremental
    assert len(built.developments("Acquisition")) == 12


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("damage", [scribble, cut_off, remove])
def test_notes_that_went_are_made_anew(
    built: Any, damage: Callable[[Path], None], whole: bool
) -> None:
    damage(built.generation / "surveys.jsonl")
    assert built.build(whole=whole).incremental is not whole
    assert len((built.generation / "surveys.jsonl").read_bytes().splitlines()) == 12


@pytest.mark.parametrize("part", ["store/CURRENT", "tables/claims.parquet"])
def test_damage_that_a_reader_meets_is_told_with_what_mends_it(built: Any, part: str) -> None:
    built.build()
    scribble(built.generation / part)
    assert not built.build().changed
    with pytest.raises((StoreError, WorkspaceError)) as told:
        EmbeddedStore(built.generation / "store").count()
        built.tables.read("claims")
    assert "marketgraph build --full" in str(told.value.remedy)
    built.build(whole=True)
    assert EmbeddedStore(built.generation / "store").count() == len(built.quads())
    assert built.tables.read("claims").num_rows == 12
