"""The top of the command line: quick, helpful, and never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import marketgraph
from marketgraph.cli.app import run
from marketgraph.cli.lazy import COMMANDS

PROGRAM = Path(sys.executable).with_name("marketgraph")


class Result:
    """What a command line gave: its exit code and what it wrote."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Any:
    """Return a function that runs a command line in this process."""

    def called(*arguments: str) -> Result:
        code = run(arguments)
        return Result(code, *capsys.readouterr())

    return called


def test_the_version_is_printed(call: Any) -> None:
    result = call("--version")
    assert (result.code, result.out) == (0, f"marketgraph {marketgraph.__version__}\n")


def test_without_a_command_the_help_is_shown(call: Any) -> None:
    result = call()
    assert result.code == 2
    assert "Commands" in result.out + result.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str, call: Any) -> None:
    result = call(command, "--help")
    assert result.code == 0
    assert "Examples:" in result.out
    assert f"$ marketgraph {command}" in result.out


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"schema", "read"}))
def test_every_command_takes_a_workspace(command: str, call: Any) -> None:
    assert "--workspace" in call(command, "--help").out


def test_a_mistyped_command_is_told_what_was_meant(call: Any) -> None:
    result = call("serch", "x")
    assert result.code == 2
    assert result.err == (
        "marketgraph: No such command 'serch'. Did you mean 'search'? Try 'marketgraph --help'.\n"
    )


def test_a_wrong_option_is_one_line(call: Any) -> None:
    result = call("search", "x", "--nonsense")
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert "--nonsense" in result.err


def test_an_error_of_ours_is_one_line_unless_debugged(
    call: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(_: Path) -> None:
        raise ZeroDivisionError("no\x1b[2J")

    monkeypatch.setattr(marketgraph, "open", broken, raising=False)
    result = call("search", "x", "--workspace", str(tmp_path))
    assert result.code == 70
    assert "ZeroDivisionError: no." in result.err
    assert result.err.count("\n") == 1
    with pytest.raises(ZeroDivisionError):
        run(["--debug", "search", "x", "--workspace", str(tmp_path)])


def test_the_schema_holds_every_fact_type(call: Any) -> None:
    from marketgraph.facts import FACT_TYPES

    schema = json.loads(call("schema").out)
    assert FACT_TYPES.keys() <= schema["$defs"].keys()


def test_the_module_runs_like_the_command() -> None:
    for command in ([PROGRAM], [sys.executable, "-m", "marketgraph"]):
        done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert done.stdout == f"marketgraph {marketgraph.__version__}\n"


def test_a_reader_that_goes_away_is_no_error() -> None:
    done = subprocess.run(  # noqa: S602 a pipe is what is tested
        f"'{PROGRAM}' schema | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "{\n"
    assert not done.stderr


def test_the_start_takes_at_most_three_times_an_import_of_typer() -> None:
    def best(*command: str | Path) -> float:
        times = []
        for _ in range(5):
            before = os.times()
            subprocess.run(command, capture_output=True, check=True)
            after = os.times()
            times.append(sum(after[2:4]) - sum(before[2:4]))
        return min(times)

    assert best(PROGRAM, "--version") <= 3 * best(sys.executable, "-c", "import typer")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_completes_commands(shell: str) -> None:
    done = subprocess.run(
        [PROGRAM],
        env={
            **os.environ,
            "_MARKETGRAPH_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": "marketgraph ana",
            "COMP_CWORD": "1",
            "_TYPER_COMPLETE_ARGS": "marketgraph ana",
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "analyze" in done.stdout
