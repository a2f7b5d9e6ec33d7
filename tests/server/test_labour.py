"""Work in processes of its own: what runs over is stopped, what fails is told, and the next is done."""

from __future__ import annotations

import operator
import os
import signal
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

import marketgraph as mg
from marketgraph.errors import QueryError, QueryTimeout, UnknownName
from marketgraph.server.api.drawing import paths
from marketgraph.server.labour import Labour
from marketgraph.store import Limits, Stop

from .conftest import served
from .test_protocol import problem

ENDLESS = partial(operator.contains, range(10**18))
"""Compares a generation with each number of the range, in C, where no thread of the process gets a turn."""
FOLDER = operator.attrgetter("folder")


@pytest.fixture
def labour() -> Iterator[Labour]:
    labour = Labour("marketgraph.server.api.drawing")
    yield labour
    labour.close()


@pytest.fixture
def folder(market: Path) -> Path:
    with mg.open(market) as workspace:
        return Path(workspace.generation)


def pids(labour: Labour) -> list[int]:
    return [one.pid for one in labour._idle]


def test_a_process_is_kept_for_the_next_work(labour: Labour, folder: Path) -> None:
    assert labour.run(FOLDER, folder, 60) == folder
    first = pids(labour)
    assert labour.run(FOLDER, folder, None) == folder
    assert pids(labour) == first and len(first) == 1


def test_work_that_is_told_to_stop_ends_and_the_next_is_done(labour: Labour, folder: Path) -> None:
    stop = Stop()
    threading.Timer(0.3, stop.tell).start()
    with pytest.raises(QueryError, match="nobody waits"):
        labour.run(ENDLESS, folder, 600, stop)
    assert labour.run(FOLDER, folder, 60) == folder


def test_work_that_runs_over_is_killed_and_the_next_is_done(labour: Labour, folder: Path) -> None:
    labour.run(FOLDER, folder, 60)
    [busy] = pids(labour)
    with pytest.raises(QueryTimeout, match=r"0\.3 s"):
        labour.run(ENDLESS, folder, 0.3)
    with pytest.raises(ProcessLookupError):
        os.kill(busy, 0)
    assert labour.run(FOLDER, folder, 60) == folder


def test_an_error_of_ours_comes_with_what_to_do_and_costs_no_process(
    labour: Labour, folder: Path
) -> None:
    lost = partial(paths, start="company/nobody", end="company/nobody", as_of=None, limit=1)
    with pytest.raises(UnknownName, match="nothing here has that IRI") as caught:
        labour.run(lost, folder, 60)
    assert caught.value.remedy
    assert len(pids(labour)) == 1


def test_an_error_in_the_program_is_told_with_its_place(labour: Labour, folder: Path) -> None:
    with pytest.raises(RuntimeError, match=r"TypeError: unsupported operand"):
        labour.run(partial(operator.add, 1), folder, 60)
    assert labour.run(FOLDER, folder, 60) == folder


def test_a_process_that_is_killed_in_the_middle_is_an_error_and_the_next_work_is_done(
    labour: Labour, folder: Path
) -> None:
    labour.run(FOLDER, folder, 60)
    [pid] = pids(labour)
    threading.Timer(0.2, os.kill, (pid, signal.SIGKILL)).start()
    with pytest.raises(QueryError, match="given up"):
        labour.run(ENDLESS, folder, 60)
    assert labour.run(FOLDER, folder, 60) == folder


@pytest.mark.parametrize(
    "route",
    [
        "/api/graph?iri=company/alder-imaging-ltd",
        "/api/path?from=company/birch-reads-inc&to=company/cedar-health-ag",
        "/api/analyses/brokers",
    ],
)
def test_pictures_paths_and_analyses_are_stopped_at_the_time_limit(
    market: Path, route: str
) -> None:
    with served(market, Limits(timeout=0.001)) as address:
        assert "0.001 s" in str(problem(httpx.get(address + route, timeout=90), 504)["detail"])
        assert httpx.get(f"{address}/api/status").status_code == 200
