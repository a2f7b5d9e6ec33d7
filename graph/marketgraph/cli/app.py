"""The top of the command line: the version, the help and the list of commands."""

from __future__ import annotations

from typing import Annotated

import typer

from marketgraph import __version__
from marketgraph.cli.lazy import LazyGroup

app = typer.Typer(cls=LazyGroup, no_args_is_help=True, rich_markup_mode="rich")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"marketgraph {__version__}")
        raise typer.Exit


@app.callback()
def top(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """A knowledge graph of markets: every statement with the passage that says it."""


def main() -> None:
    """Run the command line."""
    app()
