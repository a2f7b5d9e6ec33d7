"""``build``, ``status``, ``validate`` and ``diff``: the graph of a workspace and how it is."""

from __future__ import annotations

from typing import Annotated

import typer

from marketgraph.cli.clean import clean
from marketgraph.cli.exits import ExitCode, say
from marketgraph.cli.options import FOLDER, FolderOption, FormatOption, examples, workspace
from marketgraph.cli.output import Format, write_frame
from marketgraph.cli.progress import progress
from marketgraph.cli.records import write_record
from marketgraph.tables.alone import import_arrow_alone

app = typer.Typer()


@app.command(epilog=examples("marketgraph build", "marketgraph build --full --workspace markets"))
def build(
    context: typer.Context,
    full: Annotated[
        bool, typer.Option("--full", help="Build everything anew, not only what changed.")
    ] = False,
    wait: Annotated[
        bool, typer.Option("--wait/--no-wait", help="Wait for another build of this workspace.")
    ] = True,
    form: FormatOption = Format.TABLE,
    folder: FolderOption = FOLDER,
) -> None:
    """Build the graph from what was added and decided.

    The graph in use stays as it is until the new one is complete. Claims that break a rule are set aside with their reason. Exit
    code 3 says that a file of claims is damaged: it is named and left out, all others are built.
    """
    if context.obj["alone"]:
        import_arrow_alone()
    with progress() as bar, workspace(folder) as ws:
        report = ws.build(full=full, wait=wait, progress=bar)
    for line in (*report.damaged, *report.warnings):
        say(clean(line))
    write_record(report, form)
    if report.damaged:
        raise typer.Exit(ExitCode.INPUT)


@app.command(epilog=examples("marketgraph status", "marketgraph status --format json"))
def status(form: FormatOption = Format.TABLE, folder: FolderOption = FOLDER) -> None:
    """Tell what a workspace holds, what was set aside and why, and what waits to be built."""
    with workspace(folder) as ws:
        write_record(ws.status(), form)


@app.command(epilog=examples("marketgraph validate && echo sound"))
def validate(form: FormatOption = Format.TABLE, folder: FolderOption = FOLDER) -> None:
    """Check the whole graph against the shapes of the ontology (SHACL).

    Exit code 1 says that it breaks a shape; each break is listed.
    """
    with workspace(folder) as ws:
        report = ws.validate()
    write_frame(report.frame(), form)
    if not report.conforms:
        raise typer.Exit(ExitCode.NO)


@app.command(epilog=examples("marketgraph diff", "marketgraph diff 3 4 --format csv > changes.csv"))
def diff(
    old: Annotated[
        str | None, typer.Argument(help="A generation; by default the one before the other.")
    ] = None,
    new: Annotated[
        str | None, typer.Argument(help="A generation; by default the one in use.")
    ] = None,
    form: FormatOption = Format.TABLE,
    folder: FolderOption = FOLDER,
) -> None:
    """Compare two generations of the graph, statement by statement."""
    with workspace(folder) as ws:
        write_frame(ws.diff(old, new).frame(), form, whole=True)
