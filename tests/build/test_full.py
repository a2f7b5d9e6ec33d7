"""A generation that is made from nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from marketgraph.build import full, generation


def test_names_and_developments_say_the_same_when_they_were_moved(box: Any, tmp_path: Path) -> None:
    deal = {"type": "Acquisition", "acquirer": ["Ash Imaging"], "target": "Birch Reading"}
    size = {"type": "MarketSize", "market": "Reading", "amount": 1, "currency": "USD"}
    box.put("one", deal, size)
    box.put("two", deal)
    plan = generation.plan(box.folders, generation.Clock())
    surveys, world = plan.surveys, plan.world
    entities = list(world.resolution.entities)
    digests = [
        generation.fingerprint(item, world.resolution, world.developments) for item in surveys
    ]
    full.put_close(world, tmp_path)
    assert list(world.resolution.entities) == entities
    assert digests == [
        generation.fingerprint(item, world.resolution, world.developments) for item in surveys
    ]
    assert not list(tmp_path.glob("tmp*"))


def test_room_for_many_claims_changes_nothing(
    new_box: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    deal = {"type": "Acquisition", "acquirer": ["Ash Imaging"], "target": "Birch Reading"}
    near = {"type": "Acquisition", "acquirer": ["Ash Imagin Group"], "target": "Cedar Scans"}
    known = []
    for most in (full.MANY, 0):
        monkeypatch.setattr(full, "MANY", most)
        box = new_box()
        box.put("one", deal)
        box.put("two", deal, near)
        known.append((box.build().suggestions, box.quads(), box.rows()))
    assert known[0] == known[1]
    assert known[0][0] == 2
