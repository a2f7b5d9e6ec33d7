"""The SPARQL endpoint beside ``oxigraph serve-read-only`` on the same folder, in one run.

    python benchmarks/generate.py big --quads 1000000
    marketgraph build --workspace big
    python benchmarks/serving.py big [--clients 8] [--rounds 5]

Both servers answer the same texts: every saved query with its required parameters, and once more with all of them
(``querying.questions``). First one client asks each question of both in turn: milliseconds from sending the request
to having the whole result as SPARQL JSON or N-Triples, the best of some turns. Then so many clients, each a process with one
connection, ask the whole set, each question equally often, of the one server and of the other in turn.
No result is known to the client beforehand: no ``If-None-Match`` is sent.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import multiprocessing
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pyoxigraph
from querying import questions

import marketgraph

POINT = "SELECT ?label { <%s> rdfs:label ?label }"
ACCEPT = "application/sparql-results+json, application/n-triples"
PREFIXES = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


class Timed(NamedTuple):
    """A question and the best times of ours and of theirs, in seconds."""

    name: str
    ours: float
    theirs: float


@contextmanager
def server(command: Sequence[str], port: int) -> Iterator[int]:
    """Run a server until the block ends; yields its port once it answers."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        for _ in range(600):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Client:
    """One connection to a SPARQL endpoint."""

    def __init__(self, port: int, path: str) -> None:
        """Take the endpoint; connects on the first request."""
        self._connection, self._path = http.client.HTTPConnection("127.0.0.1", port), path

    def ask(self, text: str) -> int:
        """Return the bytes of a whole answer."""
        headers = {"Content-Type": "application/sparql-query", "Accept": ACCEPT}
        self._connection.request("POST", self._path, text.encode(), headers)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{answer.status} {body[:300]!r} for {text}")
        return len(body)


Side = tuple[int, str]


def best(sides: Sequence[Side], text: str, rounds: int) -> list[float]:
    """Return the best time of each side for one client; they take turns."""
    clients = [Client(*side) for side in sides]
    times: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds + 1):
        for client, found in zip(clients, times, strict=True):
            begun = time.perf_counter()
            client.ask(text)
            found.append(time.perf_counter() - begun)
    return [min(found[1:]) for found in times]


def load(side: Side, texts: Sequence[str], clients: int) -> float:
    """Return the seconds in which so many clients have asked all texts, each client in an order of its own."""
    with multiprocessing.Pool(clients) as pool:
        pool.map(_warm, [side] * clients, chunksize=1)
        begun = time.perf_counter()
        pool.starmap(_ask_all, [(side, texts, seed) for seed in range(clients)], chunksize=1)
        return time.perf_counter() - begun


def _warm(side: Side) -> None:
    Client(*side).ask("ASK {}")


def _ask_all(side: Side, texts: Sequence[str], seed: int) -> None:
    client = Client(*side)
    for text in random.Random(seed).sample(texts, len(texts)):  # noqa: S311 - an order
        client.ask(text)


def measured(sides: Sequence[Side], asked: dict[str, str], rounds: int) -> Iterator[Timed]:
    """Yield the times of each question by one client."""
    for name, text in asked.items():
        yield Timed(name, *best(sides, text, rounds))


def report(rows: Sequence[Timed]) -> None:
    """Print the questions, the worst ratio first, and their median."""
    print(f"{'question':34}{'ours ms':>10}{'theirs ms':>11}{'ratio':>8}")
    for row in sorted(rows, key=lambda row: -row.ours / row.theirs):
        print(
            f"{row.name:34}{row.ours * 1e3:10.2f}{row.theirs * 1e3:11.2f}{row.ours / row.theirs:8.2f}"
        )
    print(
        f"median of {len(rows)} ratios, one client: {median(row.ours / row.theirs for row in rows):.2f}"
    )


def main() -> None:
    """Run both servers and compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with marketgraph.open(given.folder) as workspace:
        store = workspace.generation / "store"
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"
    ours, theirs = free_port(), free_port()
    own = [
        sys.executable,
        "-m",
        "marketgraph",
        "serve",
        "-w",
        str(given.folder),
        "--port",
        str(ours),
    ]
    rival = [program, "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{theirs}"]
    with server(own, ours), server(rival, theirs):
        compare(((ours, "/sparql"), (theirs, "/query")), _asked(store), given)


def _asked(store: Path) -> dict[str, str]:
    engine = pyoxigraph.Store.read_only(str(store))
    asked = {question.name: question.text for question in questions(engine, [])}
    some = next(iter(engine.quads_for_pattern(None, None, None))).subject
    return {"(point query)": PREFIXES + POINT % some.value, **asked}


def compare(sides: Sequence[Side], asked: dict[str, str], given: argparse.Namespace) -> None:
    """Print what one client finds, then what many find."""
    rows = [*measured(sides, asked, given.rounds)]
    report(rows)
    point = rows[0]
    print(
        f"point query: {point.ours * 1e3:.2f} ms (asked: under 5), {point.ours / point.theirs:.1f} times theirs (asked: 6)"
    )
    texts = [*asked.values()]
    together: Callable[[Side], float] = lambda side: load(side, texts, given.clients)
    pairs = [[together(side) for side in sides] for _ in range(3)]
    ratio = median(ours / theirs for ours, theirs in pairs)
    times = median(ours for ours, _ in pairs), median(theirs for _, theirs in pairs)
    print(
        f"{given.clients} clients, {len(texts)} questions each: {times[0]:.2f} s beside {times[1]:.2f} s, {ratio:.2f} times (asked: 1.6)"
    )


if __name__ == "__main__":
    main()
