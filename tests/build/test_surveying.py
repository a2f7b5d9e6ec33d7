"""Documents surveyed on all cores give what they give one after the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from marketgraph.build import surveying

DEAL = {"type": "Acquisition", "acquirer": ["Ash Imaging"], "target": "Birch Reading"}
PLACE = {"type": "CompanyProfile", "company": "Ash Imaging", "country": "France"}


@pytest.fixture
def box(box: Any) -> Any:
    for year in range(2000, 2024):
        box.put(f"deal-{year}", DEAL | {"date": str(year)}, PLACE)
    return box


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have few bytes count as many, and two cores be there."""
    monkeypatch.setattr(surveying, "LARGE", 1)
    monkeypatch.setattr(surveying, "BATCH", 5)
    monkeypatch.setattr(surveying, "cores", lambda: 2)


def test_many_documents_are_surveyed_by_processes(
    box: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.build()
    one = box.quads(), box.rows()
    with monkeypatch.context() as patch:
        patch.setattr(surveying, "LARGE", 1)
        patch.setattr(surveying, "BATCH", 5)
        patch.setattr(surveying, "cores", lambda: 2)
        several = box.fresh(tmp_path / "several")
    assert (several.quads(), several.rows()) == one


@pytest.mark.usefixtures("large")
def test_a_damaged_file_among_many_is_named_and_the_rest_is_built(box: Any) -> None:
    path = sorted(box.folders.claims.iterdir())[7]
    path.write_bytes(path.read_bytes() + b"damaged\n")
    report = box.build()
    assert report.documents == 23
    assert [path.name in line and "line 4" in line for line in report.damaged] == [True]


@pytest.mark.usefixtures("large")
def test_where_a_process_ends_its_files_are_surveyed_here(
    box: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marketgraph.pool.running._PROGRAM", "raise SystemExit")
    assert box.build().documents == 24
