"""``analyze``: the analyses of the network and of the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from marketgraph.cli.catalogue import analysis, describe_analysis, list_analyses
from marketgraph.cli.completion import analysis_names
from marketgraph.cli.exits import ExitCode, say
from marketgraph.cli.options import FOLDER, FolderOption, FormatOption, examples, pairs, workspace
from marketgraph.cli.output import Format, write_frame
from marketgraph.errors import UsageError

if TYPE_CHECKING:
    from pandas import DataFrame

    from marketgraph.analysis.model import Option

app = typer.Typer()

TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@app.command(
    epilog=examples(
        "marketgraph analyze --list",
        "marketgraph analyze sizes market=teleradiology",
        "marketgraph analyze owner company='GE Healthcare' date=2022-06-30",
        "marketgraph analyze brokers min_edges=10 --format csv > brokers.csv",
        "marketgraph analyze --describe brokers",
    )
)
def analyze(
    name: Annotated[
        str | None,
        typer.Argument(help="The name of an analysis.", autocompletion=analysis_names),
    ] = None,
    values: Annotated[
        list[str] | None, typer.Argument(metavar="NAME=VALUE", help="Options of the analysis.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the analyses.")] = False,
    described: Annotated[
        str | None,
        typer.Option(
            "--describe",
            metavar="NAME",
            help="Tell what an analysis answers and its options.",
            autocompletion=analysis_names,
        ),
    ] = None,
    form: FormatOption = Format.TABLE,
    folder: FolderOption = FOLDER,
) -> None:
    """Analyse the network of companies or the figures of a market.

    A table shows how many claims stand behind each row; csv and json hold their ids. Exit code 1 says that nothing was found,
    or that too little is known for an honest answer; the message says what is missing.
    """
    if listed:
        return list_analyses(form)
    if described is not None:
        return describe_analysis(described)
    if name is None:
        raise typer.BadParameter("name an analysis; --list lists them")
    kinds = {option.name: option for option in analysis(name).options}
    options = {key: _typed(kinds.get(key), value) for key, value in pairs(values or []).items()}
    with workspace(folder) as ws:
        found = ws.analyze(name, **options)
    write_analysis(found, form)
    if found.empty:
        raise typer.Exit(ExitCode.NO)
    return None


def write_analysis(frame: DataFrame, form: str, *, title: str | None = None) -> None:
    """Write an analysis, and on the error stream what it rests on."""
    write_frame(brief(frame) if form == Format.TABLE else frame, form, title=title)
    evidence = frame.attrs.get("evidence")
    if evidence is not None:
        from marketgraph.analysis.evidence import counted

        say(
            f"rests on {counted(evidence.edges, evidence.kind)} of {evidence.about}, "
            f"by {counted(evidence.claims, 'claims')} of {counted(evidence.sources, 'independent sources')}"
        )


def brief(frame: DataFrame) -> DataFrame:
    """Return an analysis as a screen shows it: without IRIs, claims as a count."""
    kept = [name for name in frame.columns if not str(name).endswith("_iri")]
    shown = frame[kept].copy()
    if "claims" in shown:
        shown["claims"] = shown["claims"].map(len)
    return shown


def _typed(option: Option | None, text: str) -> Any:
    """Return the text of an option as its type; an unknown option is left for the analysis to refuse."""
    if option is None:
        return text
    choices = _choices(option)
    if choices and text not in choices:
        raise UsageError(
            f"{option.name}: '{text}' is none of the choices",
            remedy=f"Choose one of {', '.join(choices)}.",
        )
    try:
        return TRUTH[text.lower()] if option.type is bool else option.type(text)
    except (ValueError, KeyError) as error:
        raise UsageError(
            f"{option.name}: '{text}' is not of the type {option.type.__name__}",
            remedy=f"It is the {option.help}.",
        ) from error


def _choices(option: Option) -> tuple[str, ...]:
    """Return the values that an option may have; empty where any is allowed."""
    if option.name != "network":
        return option.choices
    from marketgraph.network import NETWORKS

    return tuple(NETWORKS)
