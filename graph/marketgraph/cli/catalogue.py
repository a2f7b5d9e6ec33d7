"""What can be asked: the saved queries and the analyses, listed and described."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from marketgraph.cli.output import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from marketgraph.analysis import Analysis
    from marketgraph.query import SavedQuery

Entry = TypeVar("Entry")


def list_queries(form: str) -> None:
    """Write the saved queries: name, title, parameters (optional ones in brackets)."""
    from marketgraph.query import saved_queries

    rows = [
        [query.name, query.title, _parameters((p.name, p.required) for p in query.parameters)]
        for query in saved_queries().values()
    ]
    write_rows(["name", "title", "parameters"], rows, form)


def list_analyses(form: str) -> None:
    """Write the analyses: name, title, options (optional ones in brackets)."""
    from marketgraph.analysis import analyses

    rows = [
        [found.name, found.title, _parameters((o.name, o.required) for o in found.options)]
        for found in analyses().values()
    ]
    write_rows(["name", "title", "options"], rows, form)


def saved(name: str) -> SavedQuery:
    """Return a saved query.

    Raises:
        typer.BadParameter: There is none of that name.
    """
    from marketgraph.query import saved_queries

    return _pick(saved_queries(), name, "query")


def analysis(name: str) -> Analysis:
    """Return an analysis.

    Raises:
        typer.BadParameter: There is none of that name.
    """
    from marketgraph.analysis import analyses

    return _pick(analyses(), name, "analysis")


def describe_query(name: str) -> None:
    """Write what a saved query asks, its parameters and its text."""
    query = saved(name)
    typer.echo(f"{query.name}: {query.title}\n\n{query.description}".rstrip())
    rows = [
        [p.name, p.kind or p.type, "required" if p.required else p.default or "", p.description]
        for p in query.parameters
    ]
    _describe(["parameter", "type", "default", "meaning"], rows)
    typer.echo(query.text.rstrip())


def describe_analysis(name: str) -> None:
    """Write what an analysis answers and its options."""
    found = analysis(name)
    typer.echo(f"{found.name}: {found.title}\n\n{found.description}".rstrip())
    rows = [
        [o.name, o.type.__name__, "required" if o.required else o.default, o.help]
        for o in found.options
    ]
    _describe(["option", "type", "default", "meaning"], rows)


def _describe(columns: list[str], rows: list[list[Any]]) -> None:
    if rows:
        write_rows(columns, rows, "table")
    else:
        typer.echo("")


def _parameters(named: Iterable[tuple[str, bool]]) -> str:
    return " ".join(name if required else f"[{name}]" for name, required in named)


def _pick(known: Mapping[str, Entry], name: str, what: str) -> Entry:
    if name in known:
        return known[name]
    close = get_close_matches(name, known, n=1)
    hint = f"Did you mean '{close[0]}'?" if close else "--list lists them"
    raise typer.BadParameter(f"there is no {what} '{name}'. {hint}")
