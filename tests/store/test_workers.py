"""Queries with a limit: whatever they do to their process, the next one works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marketgraph.errors import QueryError, QuerySyntax, QueryTimeout, StoreError
from marketgraph.store import EmbeddedStore, Limits, Solutions, Stop, worker, write_store

from .conftest import DATA
from .test_conformance import ENDLESS, NAMES

LIMITS = Limits(timeout=20)


@pytest.fixture
def store(tmp_path: Path) -> EmbeddedStore:
    return write_store(tmp_path / "store", DATA)


def _pids(store: EmbeddedStore) -> list[int]:
    return [worker.pid for worker in store._pool._idle]


def test_one_worker_lives_on_between_queries(store: EmbeddedStore) -> None:
    with store:
        store.query("ASK {}", limits=LIMITS)
        first = _pids(store)
        store.query(NAMES, limits=LIMITS)
        assert _pids(store) == first
        assert len(first) == 1


def test_a_mistake_in_a_query_costs_no_worker(store: EmbeddedStore) -> None:
    with store:
        store.query("ASK {}", limits=LIMITS)
        first = _pids(store)
        with pytest.raises(QuerySyntax):
            store.query("ASK", limits=LIMITS)
        assert _pids(store) == first


def test_a_spare_stands_ready_after_a_time_out(store: EmbeddedStore) -> None:
    with store:
        store.query("ASK {}", limits=LIMITS)
        [first] = _pids(store)
        with pytest.raises(QueryTimeout):
            store.query(ENDLESS, limits=Limits(timeout=0.3))
        [spare] = _pids(store)
        assert spare != first


def test_a_query_that_crashes_the_parser_is_an_error_and_the_next_one_works(
    store: EmbeddedStore,
) -> None:
    with store:
        with pytest.raises(QueryError, match="nested too deeply"):
            store.query("SELECT * " + "{" * 40_000 + "}" * 40_000, limits=LIMITS)
        assert store.query("ASK {}", limits=LIMITS) is True


def test_a_worker_killed_in_the_middle_is_an_error_and_the_next_query_works(
    store: EmbeddedStore,
) -> None:
    with store:
        store.query("ASK {}", limits=LIMITS)
        [pid] = _pids(store)
        killer = threading.Timer(0.2, os.kill, (pid, signal.SIGKILL))
        killer.start()
        with pytest.raises(QueryError, match="killed"):
            store.query(ENDLESS, limits=LIMITS)
        killer.join()
        assert store.query("ASK {}", limits=LIMITS) is True


def test_a_worker_that_died_while_idle_is_replaced_unseen(store: EmbeddedStore) -> None:
    with store:
        store.query("ASK {}", limits=LIMITS)
        [worker] = store._pool._idle
        os.kill(worker.pid, signal.SIGKILL)
        worker._process.wait()
        assert store.query("ASK {}", limits=LIMITS) is True


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the address-space limit")
def test_the_memory_limit_ends_the_query_and_not_the_caller(tmp_path: Path) -> None:
    write_store(tmp_path / "store", DATA).close()
    doubling = "SELECT (STRLEN(?s20) AS ?n) { BIND('" + "x" * 2000 + "' AS ?s0) "
    doubling += " ".join(f"BIND(CONCAT(?s{i}, ?s{i}) AS ?s{i + 1})" for i in range(20)) + " }"
    with EmbeddedStore(tmp_path / "store", memory=300_000_000) as store:
        with pytest.raises(QueryError, match="memory"):
            store.query(doubling, limits=LIMITS)
        assert store.query("ASK {}", limits=LIMITS) is True


def test_a_large_result_comes_whole(tmp_path: Path) -> None:
    lines = (b'<urn:x:%d> <urn:x:text> "%s" .\n' % (row, b"x" * 200) for row in range(20_000))
    with write_store(tmp_path / "store", [b"".join(lines)]) as store:
        found = store.query("SELECT ?s ?t { ?s <urn:x:text> ?t }", limits=LIMITS)
        assert isinstance(found, Solutions)
        assert len({row["s"] for row in found}) == 20_000


def test_threads_share_the_workers(store: EmbeddedStore) -> None:
    answers: list[object] = []
    with store:
        ask = [
            threading.Thread(target=lambda: answers.append(store.query("ASK {}", limits=LIMITS)))
            for _ in range(8)
        ]
        for thread in ask:
            thread.start()
        for thread in ask:
            thread.join()
    assert answers == [True] * 8


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child_starts_workers_of_its_own(store: EmbeddedStore) -> None:
    with store:
        store.query("ASK {}", limits=LIMITS)
        child = os.fork()
        if child == 0:
            right = False
            try:
                right = not _pids(store) and store.query("ASK {}", limits=LIMITS) is True
                store.close()
            finally:
                os._exit(0 if right else 1)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        assert store.query("ASK {}", limits=LIMITS) is True


def test_workers_end_with_their_parent_even_in_the_middle_of_a_query(store: EmbeddedStore) -> None:
    program = (
        "import sys, threading, os\n"
        "from marketgraph.store import EmbeddedStore, Limits\n"
        "store = EmbeddedStore(sys.argv[1])\n"
        "store.query('ASK {}', limits=Limits(timeout=20))\n"
        "pid = store._pool._idle[0].pid\n"
        "ask = threading.Thread(target=store.query, args=(sys.argv[2],), kwargs={'limits': Limits(timeout=60)})\n"
        "ask.start()\n"
        "while store._pool._idle: pass\n"
        "print(pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(store.folder), ENDLESS],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert _ends(int(done.stdout))


def _ends(pid: int) -> bool:
    """Return whether a process that is no child of ours ends before long."""
    for _ in range(2_000_000):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").exists() and _is_zombie(pid):
            return True
    return False


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_it_works_where_the_main_program_cannot_be_imported_again(store: EmbeddedStore) -> None:
    program = (
        "import sys\n"
        "from marketgraph.store import EmbeddedStore, Limits\n"
        "with EmbeddedStore(sys.argv[1]) as store:\n"
        "    print(store.query('ASK {}', limits=Limits(timeout=20)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-", str(store.folder)],
        input=program,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "True\n"


def test_closing_stops_the_processes(store: EmbeddedStore) -> None:
    store.query("ASK {}", limits=LIMITS)
    [worker] = store._pool._idle
    store.close()
    assert not worker.alive
    with pytest.raises(StoreError, match="closed"):
        store.query("ASK {}", limits=LIMITS)


def test_a_damaged_store_is_named(tmp_path: Path) -> None:
    write_store(tmp_path / "store", DATA).close()
    for file in (tmp_path / "store").glob("MANIFEST-*"):
        file.write_bytes(b"no manifest")
    with EmbeddedStore(tmp_path / "store") as store:
        with pytest.raises(StoreError, match="cannot be read"):
            store.query("ASK {}", limits=LIMITS)
        with pytest.raises(StoreError, match="cannot be read"):
            store.query("ASK {}")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(st.none(), st.text(alphabet='a"\\{},<result>\n\r', max_size=8)),
            min_size=2,
            max_size=2,
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from([worker.TSV, worker.CSV, worker.JSON, worker.XML]),
    st.integers(1, 40),
)
def test_rows_are_counted_whatever_they_hold_and_however_they_are_cut(
    table: list[list[str | None]], media: str, cut: int
) -> None:
    values = " ".join(
        f"({' '.join('UNDEF' if cell is None else str(ox.Literal(cell)) for cell in row)})"
        for row in table
    )
    solutions = ox.Store().query(f"SELECT * {{ VALUES (?a ?b) {{ {values} }} }}")
    assert isinstance(solutions, ox.QuerySolutions)
    text = solutions.serialize(format=ox.QueryResultsFormat.from_media_type(media))
    rows = worker.Rows(media)
    counts = [rows.add(text[at : at + cut]) for at in range(0, len(text), cut)]
    assert counts[-1] == len(table)
    assert counts == sorted(counts)


def test_a_query_that_is_told_to_stop_ends_while_it_runs_and_the_next_works(
    store: EmbeddedStore,
) -> None:
    endless = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }"
    stop, taken = Stop(), []

    def take(piece: bytes) -> None:
        taken.append(piece)
        stop.tell()

    with store:
        with pytest.raises(QueryError, match="nobody waits"):
            store._pool.run(endless, Limits(timeout=600, stop=stop), take)
        assert taken
        assert store.query("ASK {}", limits=LIMITS) is True


def test_what_was_told_to_stop_before_does_not_begin(store: EmbeddedStore) -> None:
    stop = Stop()
    stop.tell()
    with store:
        with pytest.raises(QueryError, match="nobody waits"):
            store.query("ASK {}", limits=Limits(timeout=20, stop=stop))
        assert store.query("ASK {}", limits=LIMITS) is True
