"""What is freed and where memory is taken from is as it was once a block ends."""

from __future__ import annotations

import gc
import weakref

import pyarrow as pa
import pytest

from marketgraph.garbage import arrow_by_malloc, collect_seldom, collector_paused


def test_arrow_takes_memory_from_the_c_library_while_a_block_runs_and_no_longer() -> None:
    before = pa.default_memory_pool().backend_name
    with pytest.raises(KeyError), arrow_by_malloc():
        assert pa.default_memory_pool().backend_name == "system"
        raise KeyError
    assert pa.default_memory_pool().backend_name == before


def test_the_collector_waits_for_many_objects_but_is_not_switched_off() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert gc.isenabled()
        assert gc.get_threshold()[0] > 10_000
    finally:
        gc.set_threshold(*before)


def test_what_came_while_the_collector_paused_is_not_walked_at_once_but_some_day() -> None:
    class Ring:
        pass

    ring = Ring()
    ring.itself = ring  # type: ignore[attr-defined]
    alive = weakref.ref(ring)
    with collector_paused():
        kept: list[list[int]] = [[] for _ in range(200_000)]
    assert gc.isenabled()
    assert any(each is kept for each in gc.get_objects(generation=2))
    del ring, kept
    gc.collect()
    assert alive() is None
