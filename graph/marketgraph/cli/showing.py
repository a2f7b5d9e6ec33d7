"""``show`` and ``export``: the graph as a page and as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marketgraph.cli.exits import say
from marketgraph.cli.options import FOLDER, FolderOption, examples, workspace

app = typer.Typer()


@app.command(
    epilog=examples(
        "marketgraph show teleradiology",
        "marketgraph show 'Philips' 'GE Healthcare' --limit 80",
        "marketgraph show --query partners --output partners.html --no-open",
    )
)
def show(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Markets, companies or other things; by default the largest market."),
    ] = None,
    query: Annotated[
        str | None,
        typer.Option(metavar="QUERY", help="Show what a saved query or a SPARQL text finds."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write the page."),
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, metavar="N", help="Draw at most so many things.")
    ] = 200,
    open_: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in the browser.")
    ] = True,
    folder: FolderOption = FOLDER,
) -> None:
    """Write one self-contained HTML page of a part of the graph, and open it."""
    page = workspace(folder).show(*(names or []), query=query, file=output, limit=limit)
    for note in page.notes:
        say(note)
    typer.echo(str(page.file))
    if open_:
        visit(page.file)


@app.command(
    epilog=examples(
        "marketgraph export graph.ttl",
        "marketgraph export evidence.trig",
        "marketgraph export network.graphml",
        "marketgraph export tables --format csv",
    )
)
def export(
    file: Annotated[Path, typer.Argument(help="The file to write; its ending says the format.")],
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="turtle, trig, nquads, jsonld, graphml, gexf, csv, parquet or excel.",
        ),
    ] = None,
    folder: FolderOption = FOLDER,
) -> None:
    """Write the graph to a file: RDF, a network for other programs, or tables."""
    typer.echo(str(workspace(folder).export(file, format=form)))


def visit(file: Path) -> None:
    """Open a page in the browser of a person who sits at a terminal."""
    import sys
    import webbrowser

    if sys.stdout.isatty():
        webbrowser.open(file.resolve().as_uri())
