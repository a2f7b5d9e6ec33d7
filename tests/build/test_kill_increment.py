"""An increment killed at any moment: the last generation works, and the next build is right."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest

from marketgraph.workspace import open as open_workspace

ROUNDS = 10
BUILDER = """
import os, sys, marketgraph.build, marketgraph.build.full, marketgraph.build.increment
from pathlib import Path
folders = marketgraph.build.Folders(Path(sys.argv[1]))
print("ready", flush=True)
for _ in sys.stdin:
    child = os.fork()
    if not child:
        marketgraph.build.build(folders)
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Builder:
    """Starts builds of a workspace in processes of their own, with everything imported already."""

    def __init__(self, orders: BinaryIO, answers: BinaryIO) -> None:
        self._orders = orders
        self._answers = answers

    def start(self) -> int:
        """Start a build; gives its process."""
        self._orders.write(b"go\n")
        return int(self._answers.readline())

    def end(self) -> int:
        """Wait for the build; gives its exit code."""
        return int(self._answers.readline())

    def killed_after(self, seconds: float) -> bool:
        """Start a build and kill it after some seconds; gives whether it had not ended by then."""
        child = self.start()
        if not select.select([self._answers], [], [], seconds)[0]:
            os.kill(child, signal.SIGKILL)
        return self.end() == -signal.SIGKILL


@contextmanager
def builder(root: Path) -> Iterator[Builder]:
    with subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    ) as process:
        assert process.stdin and process.stdout
        process.stdout.readline()
        yield Builder(cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout))
        process.stdin.close()


def small(number: int) -> list[dict[str, Any]]:
    """A small document that renames, joins and adds: another one each time."""
    return [
        {"type": "Acquisition", "acquirer": ["Buyer aa Works"], "target": "Target aa Works"}
        | {"date": f"2020-0{1 + number % 9}-01", "amount": number + 1, "currency": "EUR"},
        {"type": "Market", "market": f"Market of number {number}"},
    ]


@pytest.fixture
def built(box: Any) -> Any:
    letters = "abcdefghijklmnopqrstuvwxyz"
    pairs = [f"{letters[n % 26]}{letters[n // 26]}" for n in range(200)]
    box.put(
        "deals",
        *(
            {"type": "Acquisition", "acquirer": [f"Buyer {pair} Works"]}
            | {"target": f"Target {pair} Works", "date": "2020"}
            for pair in pairs
        ),
    )
    for number in range(10):
        box.put(f"small-{number}", {"type": "Market", "market": f"Market {pairs[number]}"})
    box.put("coming", *small(99))
    box.build()
    return box


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_an_increment_killed_at_any_moment_leaves_a_generation_that_works(
    built: Any, tmp_path: Path
) -> None:
    moments = random.Random(11)  # noqa: S311 (moments, no secrets)
    kept, kills = built.quads(), 0
    with builder(built.folders.root) as builds:
        built.put("coming", *small(98))
        begun = time.perf_counter()
        builds.start()
        assert builds.end() == 0
        span = time.perf_counter() - begun
        assert built.quads() != kept
        for number in range(ROUNDS):
            before, kept = built.folders.current(), built.quads()
            built.put("coming", *small(number))
            kills += builds.killed_after(span * (number + moments.random()) / ROUNDS)
            if built.folders.current() == before:
                assert built.quads() == kept
            with open_workspace(built.folders.root) as workspace:
                assert workspace.status().quads == len(built.quads())
                assert workspace.tables.read("claims").num_rows == 212
            assert built.finds("Buyer ba Works")[0][0][3] == "Buyer ba Works"
    assert kills > 1
    built.put("coming", *small(97))
    assert built.build().incremental
    full = built.fresh(tmp_path / "full")
    assert built.quads() == full.quads()
    assert built.rows() == full.rows()
    assert built.finds("Buyer aa", "Market of") == full.finds("Buyer aa", "Market of")
    left = {path.name for path in built.folders.generations.iterdir()}
    assert left == {folder.name for folder in built.folders.finished()}
    assert not [*built.folders.root.rglob("*.tmp"), *built.folders.generations.rglob("*.nq")]
