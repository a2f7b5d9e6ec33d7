"""Options that several commands share, and the way that values are written on the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marketgraph.cli.output import Format
from marketgraph.errors import NotBuilt

if TYPE_CHECKING:
    from marketgraph.reading.llm import Model
    from marketgraph.workspace import Workspace

FolderOption = Annotated[
    Path,
    typer.Option(
        "--workspace",
        "-w",
        envvar="MARKETGRAPH_WORKSPACE",
        metavar="DIR",
        help="The workspace: a folder.",
        file_okay=False,
    ),
]
OpenOption = Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How rows are written.")]
FOLDER = Path("market")
ServiceOption = Annotated[
    str | None,
    typer.Option(
        "--llm",
        metavar="URL",
        help="Ask a language model about texts too: address of an OpenAI-compatible service. What it says are suggestions.",
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option("--llm-model", metavar="NAME", help="Name of the model there."),
]
KEY = "MARKETGRAPH_LLM_KEY"


def model_of(service: str | None, name: str | None, cache: Path | None) -> Model | None:
    """Return the language model that is asked, or None; its key is read from the environment (``KEY``).

    Args:
        service: Address of the service.
        name: Name of the model.
        cache: Folder in which replies are kept.

    Raises:
        typer.BadParameter: One of address and name is missing.
    """
    if service is None and name is None:
        return None
    if service is None or name is None:
        raise typer.BadParameter("--llm URL and --llm-model NAME go together.")
    from marketgraph.reading.llm import Model

    return Model(service, name, os.environ.get(KEY), cache=cache)


def workspace(folder: Path, *, new: bool = False) -> Workspace:
    """Return the workspace in a folder.

    Args:
        folder: Its folder.
        new: Whether it is made where there is none.

    Raises:
        NotBuilt: There is none.
        NewerWorkspace: It was written by a newer marketgraph.
    """
    import marketgraph

    if not new and not folder.exists():
        raise NotBuilt(
            "there is no workspace here",
            file=folder,
            remedy="Make one by 'marketgraph add FILE' or 'marketgraph demo', or name another by --workspace.",
        )
    return marketgraph.open(folder)


def examples(*commands: str) -> str:
    """Return the end of a command's help: commands to try, a line each."""
    return "\n\n".join(["Examples:", *(f"$ {line}" for line in commands)])


def pairs(arguments: Iterable[str]) -> dict[str, str]:
    """Return ``NAME=VALUE`` arguments as a dict.

    Raises:
        typer.BadParameter: An argument has no ``=``, or a name is given twice.
    """
    found: dict[str, str] = {}
    for argument in arguments:
        name, sign, value = argument.partition("=")
        if not sign or not name.strip():
            raise typer.BadParameter(f"'{argument}' is not of the form NAME=VALUE")
        if name.strip() in found:
            raise typer.BadParameter(f"'{name.strip()}' is given twice")
        found[name.strip()] = value
    return found


def visit(page: Path | str) -> None:
    """Open a page, by its file or address, in the browser of a person who sits at a terminal."""
    import webbrowser

    if sys.stdout.isatty():
        webbrowser.open(page if isinstance(page, str) else page.resolve().as_uri())
