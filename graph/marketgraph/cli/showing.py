"""``show`` and ``export``: the graph as a page and as files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from marketgraph.cli.completion import query_names
from marketgraph.cli.exits import say
from marketgraph.cli.options import (
    FOLDER,
    FolderOption,
    OpenOption,
    examples,
    pairs,
    visit,
    workspace,
)

app = typer.Typer()


@app.command(
    epilog=examples(
        "marketgraph show teleradiology",
        "marketgraph show 'Philips' 'GE Healthcare' --limit 80",
        "marketgraph show --query partners --value company=Philips --output partners.html",
    )
)
def show(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Markets, companies or other things; by default the largest market."),
    ] = None,
    query: Annotated[
        str | None,
        typer.Option(
            metavar="QUERY",
            help="Show what a saved query or a SPARQL text finds.",
            autocompletion=query_names,
        ),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--value", metavar="NAME=VALUE", help="A parameter of the saved query."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write the page."),
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, metavar="N", help="Draw at most so many things.")
    ] = 200,
    open_: OpenOption = True,
    folder: FolderOption = FOLDER,
) -> None:
    """Write one self-contained HTML page of a part of the graph, and open it."""
    with workspace(folder) as ws:
        page = ws.show(*(names or []), query=query, limit=limit, values=pairs(values or []))
    written = page.write(output or folder / f"{file_name(page.title)}.html")
    if page.left_out:
        say(f"{page.left_out} things are left out; --limit {limit + page.left_out} shows all")
    typer.echo(written)
    if open_:
        visit(written)


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
            help="turtle, trig, nquads, jsonld, graphml, gexf, csv, parquet or xlsx.",
        ),
    ] = None,
    folder: FolderOption = FOLDER,
) -> None:
    """Write the graph to a file: RDF, a network for other programs, or tables."""
    with workspace(folder) as ws:
        typer.echo(ws.export(file, format=form))


def file_name(title: str) -> str:
    """Return the name of a file for a page: the words of its title.

    >>> file_name("GE HealthCare / Philips <b>")
    'ge-healthcare-philips-b'
    """
    return "-".join(re.findall(r"\w+", title.lower()))[:80] or "page"
