"""Commands that write tables leave NumPy out; who shares the process with others has all of Arrow."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ALONE = """
import sys
from marketgraph.cli.app import run
assert run(["add", "deals.csv", "--build"], alone=True) == 0
assert run(["remove", "deals.csv", "--build"], alone=True) == 0
assert run(["build", "--full"], alone=True) == 0
print(*{"numpy", "pandas"} & sys.modules.keys())
"""
SHARED = """
from marketgraph.cli.app import run
assert run(["add", "deals.csv", "--build"]) == 0
import marketgraph
with marketgraph.open() as ws:
    print(len(ws.tables.frame("developments")))
"""
LATER = """
from marketgraph.tables.alone import import_arrow_alone
{before}
import_arrow_alone()
import numpy, pyarrow
print(pyarrow.table({{"a": [1, 2]}}).num_rows, numpy.arange(3).sum(){after})
"""


def told(program: str, folder: Path) -> str:
    (folder / "deals.csv").write_text("acquirer,target\nAsh Imaging,Birch Reading\n", "utf-8")
    known = {**os.environ, "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, cwd=folder, env=known, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
    return done.stdout.splitlines()[-1]


def test_commands_that_own_their_process_import_neither_numpy_nor_pandas(tmp_path: Path) -> None:
    assert told(ALONE, tmp_path) == ""


def test_a_command_run_by_another_program_leaves_data_frames_possible(tmp_path: Path) -> None:
    assert told(SHARED, tmp_path) == "1"


def test_numpy_can_be_imported_afterwards(tmp_path: Path) -> None:
    assert told(LATER.format(before="", after=""), tmp_path) == "2 3"


def test_nothing_is_hidden_where_numpy_was_imported_before(tmp_path: Path) -> None:
    frame = ', len(pyarrow.table({"a": [1]}).to_pandas())'
    assert told(LATER.format(before="import numpy", after=frame), tmp_path) == "2 3 1"
