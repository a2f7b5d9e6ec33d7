"""The JSON API: how long answers take, from sending the request to having the whole of it, by one client.

    python benchmarks/generate.py big --quads 1000000
    marketgraph build --workspace big
    python benchmarks/api.py big [--rounds 40]

Each folder is served, and so are the bundled markets, which are built into a folder that is thrown away. Asked is for the first
letters of names and names with a typing error (search), what stands next to companies and markets (expand), and whole
entities; each from a fixed random choice of things. Nothing is known to the client beforehand: no ``If-None-Match`` is sent. What
is printed are milliseconds: the median and the 95th percentile, and the median beside that on the bundled markets; and the mean of
the processor's time of the server and its workers (Linux), which other work on the machine does not lengthen as much.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple
from urllib.parse import quote

from serving import free_port, server

import marketgraph
from marketgraph.resources import CHECKOUT
from marketgraph.tables import Tables

KINDS = ("company", "market", "segment", "product")
WARM = 5
"""Requests of each sort before those that are timed."""


class Thing(NamedTuple):
    """A thing that is asked for."""

    iri: str
    kind: str
    label: str


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=40)
    asked = parser.parse_args()
    print(
        "| data | question | median ms | 95 % ms | beside the bundled | CPU ms | beside the bundled |"
    )
    print("|---|---|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as kept:
        first: dict[str, tuple[float, float]] = {}
        for folder in (bundled(Path(kept)), *asked.folders):
            for name, times, cpu in measured(folder, asked.rounds):
                middle, high = median(times), quantiles(times, n=20)[-1]
                one, other = first.setdefault(name, (middle, cpu))
                figures = f"{middle:.1f} | {high:.1f} | {middle / one:.1f} | {cpu:.1f} | {cpu / other:.1f}"
                print(f"| {quads(folder)} | {name} | {figures} |", flush=True)


def bundled(folder: Path) -> Path:
    """Build the bundled markets into a folder and return it."""
    with marketgraph.open(folder / "market") as workspace:
        workspace.add(*sorted((CHECKOUT / "data").glob("*/*.csv")))
        workspace.build()
    return folder / "market"


def quads(folder: Path) -> str:
    """Return how many quads a workspace has, in words."""
    from marketgraph.build import read_manifest

    with marketgraph.open(folder) as workspace:
        return f"{read_manifest(workspace.generation).report.quads:,} quads"


def measured(folder: Path, rounds: int) -> Iterator[tuple[str, list[float], float]]:
    """Yield each question with the milliseconds of its answers, and the processor's of one in the mean."""
    port = free_port()
    command = [sys.executable, "-m", "marketgraph", "serve", "-w", str(folder), "--port", str(port)]
    with server(command, port):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        for name, addresses in questions(chosen(folder, rounds + WARM)).items():
            for address in addresses[:WARM]:
                asking(connection, address)
            before = worked()
            times = [asking(connection, address) for address in addresses[WARM:]]
            yield name, times, (worked() - before) / len(times)


def worked() -> float:
    """Return the milliseconds of processor time of the programs that this one started, and of theirs (Linux)."""
    tick, total, waiting = 1000 / os.sysconf("SC_CLK_TCK"), 0.0, [os.getpid()]
    while waiting:
        for children in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            for pid in children.read_text().split():
                waiting.append(int(pid))
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                total += sum(map(int, fields[11:15])) * tick
    return total


def chosen(folder: Path, count: int) -> list[Thing]:
    """Return things, as many of each kind as there are for a fixed random choice."""
    with marketgraph.open(folder) as workspace:
        rows = Tables(workspace.generation / "tables").read("entities", ["iri", "kind", "label"])
    found = [
        Thing(*row.values()) for row in rows.to_pylist() if row["kind"] in KINDS and row["label"]
    ]
    draw = random.Random(1)  # noqa: S311 - the same choice each time
    return [
        draw.choice([one for one in found if one.kind == kind])
        for kind in draw.choices(kinds(found), k=count)
    ]


def kinds(found: Sequence[Thing]) -> list[str]:
    """Return the kinds that there are."""
    return sorted({one.kind for one in found})


def questions(things: Sequence[Thing]) -> dict[str, list[str]]:
    """Return the addresses of each question."""
    iris = [quote(thing.iri, safe="") for thing in things]
    return {
        "search, first letters": [f"/api/search?q={quote(one.label[:4])}" for one in things],
        "search, a typing error": [f"/api/search?q={quote(wrong(one.label))}" for one in things],
        "expand: counts": [f"/api/neighbours/counts?iri={iri}" for iri in iris],
        "expand: neighbours": [f"/api/neighbours?iri={iri}&limit=50" for iri in iris],
        "entity": [f"/api/entity?iri={iri}" for iri in iris],
    }


def wrong(name: str) -> str:
    """Return a name without its third letter.

    >>> wrong("Philips")
    'Phlips'
    """
    return name[:2] + name[3:]


def asking(connection: http.client.HTTPConnection, address: str) -> float:
    """Return the milliseconds of one answer.

    Raises:
        RuntimeError: It was an error.
    """
    start = time.perf_counter()
    connection.request("GET", address)
    response = connection.getresponse()
    body = response.read()
    taken = (time.perf_counter() - start) * 1000
    if response.status != 200:
        raise RuntimeError(f"{address}: {response.status} {body[:200]!r}")
    return taken


if __name__ == "__main__":
    main()
