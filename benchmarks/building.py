"""Build a workspace, and load the same quads by one bare ``bulk_load``, side by side.

    python benchmarks/generate.py big --quads 1000000
    python benchmarks/building.py big [--rounds 3]

Each run is a process of its own; wall time, CPU time (with that of the processes it starts) and peak memory are the system's. Each build is of a copy of the
workspace that has no generation, so that it reads and surveys every claim. Prints each round and the ratios.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

CHILD = """
import json, resource, sys, time
from pathlib import Path
begun = time.perf_counter()
{work}
own, others = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
cpu = sum(used.ru_utime + used.ru_stime for used in (own, others))
print(json.dumps([time.perf_counter() - begun, cpu, own.ru_maxrss / 1024]))
"""
BUILD = """
import marketgraph
with marketgraph.open(sys.argv[1]) as ws:
    ws.build()
"""
BARE = """
import pyoxigraph
store = pyoxigraph.Store(sys.argv[2])
store.bulk_load(path=sys.argv[1], format=pyoxigraph.RdfFormat.N_QUADS)
store.flush()
"""
DUMP = """
import pyoxigraph
store = pyoxigraph.Store.read_only(sys.argv[1])
with open(sys.argv[2], "wb") as out:
    store.dump(out, format=pyoxigraph.RdfFormat.N_QUADS)
print(len(store), file=sys.stderr)
"""


def run(work: str, *arguments: str) -> list[float]:
    """Return wall seconds, CPU seconds and peak megabytes of a piece of work in a process of its own."""
    child = [sys.executable, "-c", CHILD.format(work=work), *arguments]
    done = subprocess.run(child, check=True, capture_output=True, text=True)  # noqa: S603
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found


def fresh(workspace: Path, target: Path, without: str = "") -> None:
    """Make a copy of a workspace that was never built.

    Args:
        workspace: The workspace; it stays as it is.
        target: Where the copy is made; what is there goes.
        without: Name of a file of claims that is left out.
    """
    shutil.rmtree(target, ignore_errors=True)
    left_out = shutil.ignore_patterns(without) if without else None
    shutil.copytree(workspace / "claims", target / "claims", ignore=left_out)
    (target / "generations").mkdir()
    for name in ("workspace.json", "register.csv", "judgements.csv"):
        if (workspace / name).exists():
            shutil.copy(workspace / name, target / name)


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    copy, quads, bare = (chosen.workspace / name for name in ("copy", "bare.nq", "bare"))
    ours, theirs = [], []
    for number in range(chosen.rounds):
        fresh(chosen.workspace, copy)
        ours.append(run(BUILD, str(copy)))
        if number == 0:
            run(DUMP, str(copy / "generations" / "1" / "store"), str(quads))
        shutil.rmtree(bare, ignore_errors=True)
        theirs.append(run(BARE, str(quads), str(bare)))
        print("build {:.1f} s, CPU {:.1f} s, {:.0f} MB".format(*tuple(ours[-1])))
        print("bare  {:.1f} s, CPU {:.1f} s, {:.0f} MB".format(*tuple(theirs[-1])))
    for place, name in enumerate(("wall", "CPU", "memory")):
        ratios = [our[place] / their[place] for our, their in zip(ours, theirs, strict=True)]
        print(f"{name}: {statistics.median(ratios):.2f} times the bare load")
    for folder in (bare, copy):
        shutil.rmtree(folder, ignore_errors=True)
    quads.unlink()


if __name__ == "__main__":
    main()
