"""A small disk of its own, filled to the brim: builds fail kindly, then work once there is room."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SIZE = 40_000_000
MOUNT = 'mount -t tmpfs -o size="$1" none "$2"'
SCRIPT = """
import json, os, shutil, sys
from pathlib import Path
import pyoxigraph
from marketgraph.build import Folders, build
from marketgraph.errors import StoreError

disk, need = Path(sys.argv[2]), int(sys.argv[3])
folders, ballast = Folders(disk / "market"), disk / "ballast"
shutil.copytree(sys.argv[1], folders.root)

def leave(free):
    ballast.unlink(missing_ok=True)
    space = os.statvfs(disk)
    with ballast.open("wb") as out:
        os.posix_fallocate(out.fileno(), 0, space.f_bavail * space.f_frsize - free)

def quads():
    return sorted(map(str, pyoxigraph.Store.read_only(str(folders.generation() / "store"))))

def attempt(whole):
    try:
        return str(build(folders, whole=whole).incremental)
    except StoreError as error:
        return str(error)

before, kept = folders.generation(), quads()
for whole, shares in ((True, (0, 0.1, 0.4)), (False, (0, 0.04, 0.08, 0.12))):
    for share in shares:
        leave(4096 + int(need * share))
        told = attempt(whole)
        if told == "True":
            break
        left = [path.name for path in folders.generations.iterdir()]
        drafts = [path.name for path in folders.root.rglob("*.tmp")]
        works = folders.generation() == before and quads() == kept
        print(json.dumps({"told": told, "works": works, "left": left == [before.name], "drafts": drafts}))
ballast.unlink()
print(json.dumps({"told": attempt(False), "changed": quads() != kept}))
"""


@pytest.fixture
def disk(tmp_path: Path) -> list[str]:
    """Return the beginning of a command that runs with a small empty disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if not shutil.which("unshare"):
        pytest.skip("no unshare here: a process cannot have a disk of its own")
    own = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    trial = subprocess.run(
        [*own, MOUNT, "sh", str(SIZE), str(place)], check=False, capture_output=True, text=True
    )
    if trial.returncode:
        pytest.skip(f"no disk in memory can be mounted here: {trial.stderr.strip()}")
    return [*own, f'{MOUNT} && shift 2 && exec "$@"', "sh", str(SIZE), str(place)]


def deals(count: int, year: int = 2020) -> list[dict[str, Any]]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [
        {"type": "Acquisition", "acquirer": [f"Buyer {letters[n % 26]}{letters[n // 26]} Works"]}
        | {"target": f"Target {letters[n % 26]}{letters[n // 26]} Works", "date": f"{year}"}
        for n in range(count)
    ]


def test_a_disk_without_room_is_told_and_the_last_generation_works(
    box: Any, disk: list[str]
) -> None:
    box.put("deals", *deals(500))
    for number in range(10):
        box.put(f"small-{number}", *deals(1, 1980 + number))
    box.build()
    need = sum(file.stat().st_size for file in box.generation.rglob("*"))
    box.put("small-0", *deals(1, 1979))
    run = [sys.executable, "-c", SCRIPT, str(box.folders.root), disk[-1], str(need)]
    lines = subprocess.run([*disk, *run], check=True, stdout=subprocess.PIPE, text=True).stdout
    *attempts, last = map(json.loads, lines.splitlines())
    assert len(attempts) >= 4
    for attempt in attempts:
        assert f"{disk[-1]}/market/generations" in attempt["told"]
        assert "Free some disk space; the last generation is still in use." in attempt["told"]
        assert (attempt["works"], attempt["left"], attempt["drafts"]) == (True, True, [])
    assert last == {"told": "True", "changed": True}
