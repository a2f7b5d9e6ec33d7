"""Add one report to a built workspace, and remove it, beside a full build of the same, as whole commands.

    python benchmarks/generate.py big --quads 1000000
    python benchmarks/increment.py big [--rounds 3] [--claims 100]

The report is one document of the workspace, left out of the copy that is built and then given to ``marketgraph add`` as
JSON Lines. Wall time and CPU time are those of the commands, start of Python included; modules are compiled, as those of
an installed package are. Prints each round and the ratios.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from building import fresh


def run(*arguments: str) -> tuple[float, float]:
    """Return wall seconds and CPU seconds of one ``marketgraph`` command.

    Raises:
        SystemExit: The command failed.
    """
    begun = time.perf_counter()
    command = [sys.executable, "-m", "marketgraph", *arguments]
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(command, stdout=quiet, stderr=quiet, env=own)  # noqa: S603
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"marketgraph {' '.join(arguments)}: exit code {child.returncode}")
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime


def report_of(workspace: Path, claims: int) -> Path:
    """Return the file of claims whose number of claims is nearest to the one asked for."""

    def distance(path: Path) -> tuple[int, str]:
        with path.open("rb") as lines:
            return abs(sum(1 for _ in lines) - 1 - claims), path.name

    return min((workspace / "claims").glob("*.jsonl"), key=distance)


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--claims", type=int, default=100, help="how many the report should hold")
    chosen = parser.parse_args()
    source = report_of(chosen.workspace, chosen.claims)
    copy, report = chosen.workspace / "copy", chosen.workspace / "report.jsonl"
    _, *lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    report.write_text("".join(lines), encoding="utf-8")
    print(f"a report of {len(lines)} claims")
    rounds = []
    for _ in range(chosen.rounds):
        fresh(chosen.workspace, copy, without=source.name)
        place = ("--workspace", str(copy))
        full = run("build", *place)
        steps = [run(name, str(report), "--build", *place) for name in ("add", "remove")]
        rounds.append((full, *steps))
        for name, (wall, cpu) in zip(("full build", "add", "remove"), rounds[-1], strict=True):
            print(f"{name:10} {wall:.2f} s, CPU {cpu:.2f} s")
    for place_of, name in enumerate(("add", "remove"), start=1):
        for number, kind in enumerate(("wall", "CPU")):
            ratios = [found[place_of][number] / found[0][number] for found in rounds]
            print(f"{name}, {kind}: {statistics.median(ratios):.3f} of the full build")
    shutil.rmtree(copy)
    report.unlink()


if __name__ == "__main__":
    main()
