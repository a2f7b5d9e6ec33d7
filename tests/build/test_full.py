"""A generation that is made from nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
