"""``query`` and ``search``: questions to the graph."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from marketgraph.cli.catalogue import describe_query, list_queries, saved
from marketgraph.cli.completion import query_names
from marketgraph.cli.exits import ExitCode
from marketgraph.cli.options import FOLDER, FolderOption, FormatOption, examples, pairs, workspace
from marketgraph.cli.output import (
    AnyFormat,
    Format,
    write_answer,
    write_frame,
    write_graph,
)
from marketgraph.errors import DocumentError

app = typer.Typer()


@app.command(
    epilog=examples(
        "marketgraph query --list",
        "marketgraph query companies-by-country market=teleradiology",
        "marketgraph query --describe companies-by-country",
        "marketgraph query 'SELECT ?c WHERE { ?c mkg:acquired ?other }' --format csv",
        "marketgraph query @question.rq --timeout 5",
        "echo 'ASK { ?s mkg:acquired ?o }' | marketgraph query -",
    )
)
def query(
    question: Annotated[
        str | None,
        typer.Argument(
            help="The name of a saved query, a SPARQL text, @FILE, or - for the standard input.",
            autocompletion=query_names,
        ),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME=VALUE", help="Parameters of a saved query."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the saved queries.")] = False,
    described: Annotated[
        str | None,
        typer.Option(
            "--describe",
            metavar="NAME",
            help="Tell what a saved query asks, its parameters and its text.",
            autocompletion=query_names,
        ),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.001, metavar="SECONDS", help="Stop a query that runs longer.")
    ] = 30.0,
    services: Annotated[
        bool, typer.Option("--allow-service", help="Let a query call other SPARQL services.")
    ] = False,
    form: Annotated[
        AnyFormat, typer.Option("--format", "-f", help="How the answer is written.")
    ] = AnyFormat.TABLE,
    folder: FolderOption = FOLDER,
) -> None:
    """Ask a saved query or a question in SPARQL.

    Prefixes of the ontology (mkg:, skos:, rdfs:, dct:, prov:, …) need not be declared. Exit code 1 says that the answer
    is empty or false.
    """
    if listed:
        return list_queries(form)
    if described is not None:
        return describe_query(described)
    if question is None:
        raise typer.BadParameter("name a saved query or write one in SPARQL; --list lists them")
    text = _text(question)
    with workspace(folder) as ws:
        answer = ws.query(text, timeout=timeout, services=services, **pairs(values or []))
    if not _write(answer, form):
        raise typer.Exit(ExitCode.NO)
    return None


@app.command(
    epilog=examples(
        "marketgraph search phlips", "marketgraph search 'general el' --kind company --limit 3"
    )
)
def search(
    text: Annotated[str, typer.Argument(help="A name, its beginning, or nearly it.")],
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only this kind: company, market, segment, …")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")] = 10,
    form: FormatOption = Format.TABLE,
    folder: FolderOption = FOLDER,
) -> None:
    """Find companies, markets, segments, products and people's words for them by name.

    Typing errors and beginnings of words are forgiven. Exit code 1 says that nothing was found.
    """
    with workspace(folder) as ws:
        found = ws.search(text, kind=kind, limit=limit)
    write_frame(found, form)
    if found.empty:
        raise typer.Exit(ExitCode.NO)


def _text(question: str) -> str:
    """Return a question as it was meant: from the standard input, from a file, or as it stands."""
    if question == "-":
        return sys.stdin.read()
    if not question.startswith("@"):
        return question if re.search(r"[\s{]", question) else saved(question).name
    file = Path(question[1:])
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(
            "a query must be text in UTF-8", file=file, place=f"byte {error.start}"
        ) from error


def _write(answer: Any, form: str) -> bool:
    """Write an answer; return whether there was one."""
    if isinstance(answer, bool):
        write_answer(answer, form)
        return answer
    if hasattr(answer, "serialize"):
        write_graph(answer, form)
        return len(answer) > 0
    write_frame(answer, form)
    return not answer.empty
