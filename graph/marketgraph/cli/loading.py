"""``add`` and ``remove``: documents in and out of a workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marketgraph.cli.clean import clean
from marketgraph.cli.exits import ExitCode, say
from marketgraph.cli.options import (
    FOLDER,
    FolderOption,
    FormatOption,
    ModelOption,
    ServiceOption,
    examples,
    model_of,
    workspace,
)
from marketgraph.cli.output import Format, write_rows
from marketgraph.cli.progress import progress
from marketgraph.cli.understanding import (
    Understood,
    say_understood,
    understand_all,
    write_mapping,
    write_understood,
)
from marketgraph.tables.alone import import_arrow_alone

if TYPE_CHECKING:
    from marketgraph.workspace import Added, Workspace

app = typer.Typer()

BuildOption = Annotated[bool, typer.Option("--build", help="Build the graph at once.")]


@app.command(
    epilog=examples(
        "marketgraph add deals.xlsx companies.csv",
        "marketgraph add reports/*.pdf releases/*.html --build",
        "marketgraph add deals.xlsx --dry-run --write-mapping deals.toml",
        "marketgraph add deals.xlsx --mapping deals.toml",
        "marketgraph add old.csv --encoding cp1252",
        "marketgraph add report.csv --build",
    )
)
def add(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Text, Markdown, HTML, PDF, Word, tables, RDF."),
    ],
    mapping: Annotated[
        Path | None,
        typer.Option(metavar="TOML", help="What the columns mean, where it was misunderstood."),
    ] = None,
    mapping_file: Annotated[
        Path | None,
        typer.Option(
            "--write-mapping",
            metavar="TOML",
            help="Write what was understood (or the columns, if nothing was), to be edited.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what is understood; keep nothing.")
    ] = False,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Encoding of text files, if it is not recognised."),
    ] = None,
    copy: Annotated[
        bool, typer.Option("--copy/--no-copy", help="Keep a copy of the bytes that were read.")
    ] = True,
    service: ServiceOption = None,
    model: ModelOption = None,
    build: BuildOption = False,
    form: FormatOption = Format.TABLE,
    folder: FolderOption = FOLDER,
) -> None:
    """Read documents (text, Markdown, HTML, PDF, Word), tables (CSV, TSV, Excel, Parquet, JSON Lines) or RDF into claims.

    Tells how the columns of tables are understood; a mapping can put that right. Rows that cannot be understood are written to a
    file with row, column and reason; the rest is kept. Many files are read on all cores; a bad one stops nothing. What a text
    gives is shown by 'marketgraph read'. Run 'marketgraph build' afterwards, or give --build.
    """
    if dry_run or mapping_file is not None:
        found = understand_all(files, mapping, encoding)
        if mapping_file is not None:
            write_mapping(found, mapping_file)
        if dry_run:
            write_understood(found, form)
            _fail_if(found)
            return
    with workspace(folder, new=True) as ws:
        with progress() as bar:
            added = ws.add(
                *files,
                mapping=mapping,
                encoding=encoding,
                copy=copy,
                progress=bar,
                understood=say_understood,
                model=model_of(service, model, folder / "replies"),
            )
        tell(added, form)
        is_whole = follow(ws, alone=context.obj["alone"]) if build else True
    if not is_whole or any(document.problem for document in added):
        raise typer.Exit(ExitCode.INPUT)


def follow(ws: Workspace, *, alone: bool) -> bool:
    """Build what was added or withdrawn; tell what the graph holds, as lines on the error stream.

    Args:
        ws: The workspace.
        alone: Whether the process ends with the command, so that Arrow need not know NumPy.

    Returns:
        Whether all files of claims could be read.
    """
    if alone:
        import_arrow_alone()
    with progress() as bar:
        report = ws.build(progress=bar)
    for line in (*report.damaged, *report.warnings):
        say(clean(line))
    seconds = sum(report.seconds.values()) if report.changed else 0.0
    documents = "1 document" if report.documents == 1 else f"{report.documents:,} documents"
    say(f"built: {documents}, {report.quads:,} quads, in {seconds:.1f} s")
    return not report.damaged


def _fail_if(found: Sequence[Understood]) -> None:
    """Tell what could not be understood and leave with the exit code for bad input."""
    problems = [file.problem for file in found if file.problem]
    for problem in problems:
        say(clean(str(problem)))
    if problems:
        raise typer.Exit(ExitCode.INPUT)


@app.command(
    epilog=examples(
        "marketgraph remove deals.xlsx --build",
        "marketgraph remove sha256:0f3a9c1b",
    )
)
def remove(
    context: typer.Context,
    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="DOCUMENT",
            help="A file as it was added or its name alone, sha256:…, or the first digits of that.",
        ),
    ],
    build: BuildOption = False,
    folder: FolderOption = FOLDER,
) -> None:
    """Withdraw documents: their claims go; the next build leaves them out."""
    with workspace(folder) as ws:
        for document in documents:
            for gone in ws.remove(document):
                typer.echo(f"withdrawn: {gone}")
        is_whole = follow(ws, alone=context.obj["alone"]) if build else True
    if not build:
        say("run 'marketgraph build' to follow it")
    if not is_whole:
        raise typer.Exit(ExitCode.INPUT)


def tell(added: Sequence[Added], form: str, *, title: str | None = None) -> None:
    """Write what came of each file; problems, notes and rejected rows as lines on the error stream."""
    rows = [
        [document.location, document.claims, document.rejects, _state(document)]
        for document in added
    ]
    write_rows(["file", "claims", "rejected rows", "state"], rows, form, title=title)
    for document in added:
        for line in _remarks(document):
            say(clean(line))


def _state(document: Added) -> str:
    if document.problem:
        return "not read"
    return "known already" if document.known else "added"


def _remarks(document: Added) -> Iterator[str]:
    if document.problem:
        yield document.problem
    if document.rejects:
        what = "1 row" if document.rejects == 1 else f"{document.rejects:,} rows"
        yield (
            f"{document.location}: {what} could not be understood; "
            f"see {document.rejects_file} for the reasons"
        )
    yield from (f"{document.location}: {note}" for note in document.notes)
