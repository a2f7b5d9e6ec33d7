"""A disk that is really full: the system refuses to write, wherever a build is just then."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pyoxigraph
import pytest

from marketgraph.build import Folders, build, building, outcome
from marketgraph.errors import StoreError
from marketgraph.tables import TableWriter

resource = pytest.importorskip("resource", reason="limits of files are those of POSIX")

REMEDY = "Free some disk space; the last generation is still in use."


def deals(count: int, year: int = 2020) -> list[dict[str, Any]]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [
        {"type": "Acquisition", "acquirer": [f"Buyer {letters[n % 26]}{letters[n // 26]} Works"]}
        | {"target": f"Target {letters[n % 26]}{letters[n // 26]} Works", "date": f"{year}"}
        for n in range(count)
    ]


WHOLE = pytest.mark.parametrize("whole", [True, False], ids=["full", "increment"])


@contextmanager
def full_from() -> Iterator[Callable[..., None]]:
    """Give a function after which no file of this process can grow, until the block ends.

    Python ignores SIGXFSZ, so that each write fails with EFBIG.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        yield lambda *_: resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def built(box: Any) -> Any:
    box.put("deals", *deals(60))
    for number in range(10):
        box.put(f"small-{number}", *deals(1, 1980 + number))
    box.build()
    box.put("small-0", *deals(1, 1979))
    return box


def assert_told_and_nothing_left(box: Any, run: Callable[[], Any]) -> None:
    """Assert that a build says what to do, that the last generation works and nothing else is there."""
    before, kept, found = box.generation, box.quads(), box.finds("Buyer ba")
    with pytest.raises(StoreError) as told:
        run()
    assert told.value.file
    assert str(box.folders.generations) in told.value.file
    assert "Free some disk space" in str(told.value.remedy)
    assert box.generation == before
    assert box.quads() == kept
    assert box.finds("Buyer ba") == found
    assert [folder.name for folder in box.folders.generations.iterdir()] == [before.name]
    assert not list(box.folders.root.rglob("*.tmp"))


def stages(box: Any, whole: bool) -> list[str]:
    """Return the stages of a build, in order; the build is undone."""
    before, seen = box.generation, dict[str, None]()
    build(box.folders, whole=whole, progress=lambda now: seen.setdefault(now.stage))
    made = box.generation
    box.folders.switch(before)
    shutil.rmtree(made)
    return list(seen)


def at(stage: str, act: Callable[[], None]) -> Callable[[Any], None]:
    """Return a progress that acts when a stage begins."""
    return lambda now: act() if now.stage == stage else None


@WHOLE
def test_a_disk_that_is_full_from_any_stage_on_is_told(built: Any, whole: bool) -> None:
    names = stages(built, whole)
    assert len(names) > 3
    for name in names:
        with full_from() as fill:
            progress = at(name, fill)
            assert_told_and_nothing_left(
                built, lambda told=progress: build(built.folders, whole=whole, progress=told)
            )
    assert built.build(whole=whole).incremental is not whole


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (outcome, "add_last_rows"),
        (TableWriter, "close"),
        (outcome, "index"),
        (building, "write_manifest"),
        (Folders, "switch"),
    ],
)
def test_a_disk_that_fills_up_in_a_full_build_is_told(
    built: Any, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str
) -> None:
    real = getattr(owner, name)
    with full_from() as fill, monkeypatch.context() as patch:
        patch.setattr(owner, name, lambda *given: (fill(), real(*given))[1])
        assert_told_and_nothing_left(built, lambda: build(built.folders, whole=True))
    assert built.build(whole=True).changed


def test_a_disk_that_fills_up_while_the_store_is_loaded_is_told(
    built: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[str] = []
    real = pyoxigraph.Store

    class Filling:
        """A store whose disk is full once it is loaded."""

        read_only = real.read_only

        def __init__(self, path: str) -> None:
            self._store = real(path)

        def bulk_load(self, **given: Any) -> None:
            fill()
            loads.append(given["path"])
            self._store.bulk_load(**given)

    with full_from() as fill, monkeypatch.context() as patch:
        patch.setattr("marketgraph.build.loading.pyoxigraph.Store", Filling)
        assert_told_and_nothing_left(built, lambda: build(built.folders, whole=True))
    assert len(loads) == 1


def failing(stage: str, error: BaseException) -> Callable[[Any], None]:
    """Return a progress that fails when a stage begins."""

    def fail() -> None:
        raise error

    return at(stage, fail)


@WHOLE
def test_an_engine_that_fails_in_its_own_words_is_told(built: Any, whole: bool) -> None:
    for stage in stages(built, whole)[2:]:
        progress = failing(stage, RuntimeError("Shutdown in progress"))
        assert_told_and_nothing_left(
            built, lambda told=progress: build(built.folders, whole=whole, progress=told)
        )


@WHOLE
@pytest.mark.parametrize("error", [RecursionError, NotImplementedError, KeyError])
def test_a_mistake_of_ours_is_no_full_disk(built: Any, whole: bool, error: type[Exception]) -> None:
    before = built.generation
    for stage in stages(built, whole)[2:]:
        with pytest.raises(error):
            built.build(whole=whole, progress=failing(stage, error()))
        assert [*built.folders.generations.iterdir()] == [before]


@WHOLE
@pytest.mark.parametrize("error", [OSError("full"), KeyboardInterrupt()], ids=["error", "Ctrl-C"])
def test_a_build_that_failed_can_be_tried_again_while_its_error_is_kept(
    built: Any, whole: bool, error: BaseException
) -> None:
    kept = []
    for stage in stages(built, whole)[2:]:
        with pytest.raises((StoreError, KeyboardInterrupt)) as told:
            built.build(whole=whole, progress=failing(stage, error))
        kept.append(told)
    assert built.build(whole=whole).changed
    assert kept
