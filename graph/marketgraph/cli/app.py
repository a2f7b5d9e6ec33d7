"""The top of the command line: the version, the help and the list of commands."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from marketgraph import __version__
from marketgraph.cli.exits import ExitCode, report
from marketgraph.cli.lazy import LazyGroup
from marketgraph.cli.options import examples

app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    rich_markup_mode="rich",
    epilog=examples(
        "marketgraph demo",
        "marketgraph add deals.xlsx",
        "marketgraph build",
        "marketgraph query companies-by-country market=teleradiology",
    ),
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"marketgraph {__version__}")
        raise typer.Exit


@app.callback()
def top(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in the program an error arose.")
    ] = False,
) -> None:
    """A knowledge graph of markets: every statement with the passage that says it.

    Exit codes: 0 done; 1 the answer is no; 2 wrong use; 3 bad input; 4 not answered within the limits.
    """
    context.obj["debug"] = debug


def run(arguments: Sequence[str] | None = None, *, alone: bool = False) -> int:
    """Run a command line and return its exit code; errors become one line on the error stream.

    Args:
        arguments: The arguments after the program's name; those of the process by default.
        alone: Whether nothing else runs in the process, before or after.
    """
    switches = {"alone": alone}
    try:
        code = app(arguments, prog_name="marketgraph", standalone_mode=False, obj=switches)
    except Exception as error:
        if switches.get("debug"):
            raise
        return report(error)
    return code if isinstance(code, int) else ExitCode.DONE


def main() -> None:
    """Run the command line of the process and leave with its exit code.

    What is there in the end is not walked by the garbage collector once more: 35 ms of each command.
    """
    code = run(alone=True)
    gc.freeze()
    sys.exit(code)
