"""``demo``: the example markets, from tables to a page, with a look at what is in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, cast

import typer

from marketgraph.cli.analyzing import brief
from marketgraph.cli.exits import say
from marketgraph.cli.loading import tell
from marketgraph.cli.options import FOLDER, FolderOption, OpenOption, examples, visit, workspace
from marketgraph.cli.output import Format, write_frame
from marketgraph.cli.progress import progress
from marketgraph.cli.records import write_record
from marketgraph.errors import TooLittleEvidence
from marketgraph.resources import DATA

if TYPE_CHECKING:
    from pandas import DataFrame

    from marketgraph.workspace import Workspace

app = typer.Typer()


class Look(NamedTuple):
    """A look at the graph: a saved query or an analysis, and what is shown of it."""

    title: str
    command: str
    name: str
    values: dict[str, str]
    columns: tuple[str, ...] = ()
    rows: int = 8

    def line(self) -> str:
        """Return the command line that shows all of it."""
        values = (f"{k}='{v}'" if " " in v else f"{k}={v}" for k, v in self.values.items())
        return " ".join(["marketgraph", self.command, self.name, *values])


LOOKS = (
    Look(
        "Who acquired whom in teleradiology", "query", "acquisitions", {"market": "teleradiology"}
    ),
    Look(
        "Who owned GE Healthcare at the end of 2022",
        "analyze",
        "owner",
        {"company": "GE Healthcare", "date": "2022-12-31"},
    ),
    Look("Who stands between others (brokers)", "analyze", "brokers", {}),
    Look(
        "What thirteen publishers say teleradiology is worth",
        "analyze",
        "sizes",
        {"market": "teleradiology"},
        ("publisher", "value", "currency", "rate", "extrapolated", "counted", "why_not"),
        rows=16,
    ),
    Look(
        "Do their figures fit together (checks)",
        "analyze",
        "checks",
        {"market": "teleradiology"},
        ("publisher", "stated", "verdict", "why"),
        rows=16,
    ),
)
"""What the demo shows, in this order."""

GRAPH = "/explore?iri=market/teleradiology"
"""The page that is opened where the markets are served."""

NEXT = (
    "search phlips",
    "query --list",
    "query why 'subject=ONRAD Inc.' 'object=Direct Radiology'",
    "analyze --list",
    "show Philips",
    "serve",
    "export graph.ttl",
    "add YOUR-TABLE.xlsx",
)
"""What to try after it: command lines, but for the name of the program."""


@app.command(
    epilog=examples(
        "marketgraph demo",
        "marketgraph demo --serve",
        "marketgraph demo --workspace try --no-open",
    )
)
def demo(
    open_: OpenOption = True,
    serve: Annotated[
        bool,
        typer.Option("--serve", help="Then serve it, and open the graph in the browser."),
    ] = False,
    port: Annotated[
        int, typer.Option(min=1, max=65535, metavar="N", help="Port to serve it on.")
    ] = 8321,
    folder: FolderOption = FOLDER,
) -> None:
    """Build the example markets, print what was found, and write a page to explore.

    Teleradiology (one market report and the sizes that thirteen publishers give), European merger cases in health care, and the
    cloud native landscape.
    """
    with workspace(folder, new=True) as ws:
        with progress() as bar:
            added = ws.add(*sorted(DATA.glob("*/*.csv")), progress=bar)
            report = ws.build(progress=bar)
        tell(added, Format.TABLE, title="Read")
        write_record(report, Format.TABLE, title="Built")
        for look in LOOKS:
            _show(ws, look)
        page = ws.show("teleradiology").write(folder / "teleradiology.html")
    _next(folder, page)
    if serve:
        _serve(folder, port, open_=open_)
    elif open_:
        visit(page)


def _serve(folder: Path, port: int, *, open_: bool) -> None:
    """Serve the markets until Ctrl-C; their graph is opened once that works."""
    from marketgraph.server import Settings
    from marketgraph.server import serve as served

    address = f"http://127.0.0.1:{port}{GRAPH}"
    say(f"serving {folder}: {address}; Ctrl-C stops it")
    served(folder, Settings(port=port, ready=True), lambda: visit(address) if open_ else None)


def _show(ws: Workspace, look: Look) -> None:
    try:
        frame = _frame(ws, look)
    except TooLittleEvidence as refusal:
        typer.echo(f"{look.title}\n  not told: {refusal}\n")
        return
    write_frame(frame.head(look.rows), Format.TABLE, title=look.title)
    left = len(frame) - look.rows
    more = f"{left} more rows" if left > 0 else "the same again"
    typer.echo(f"  {more}: {look.line()}\n")


def _frame(ws: Workspace, look: Look) -> DataFrame:
    if look.command == "query":
        values: dict[str, Any] = dict(look.values)
        return cast("DataFrame", ws.query(look.name, **values))
    frame = brief(ws.analyze(look.name, **look.values))
    return frame[list(look.columns)] if look.columns else frame


def _next(folder: Path, page: Path) -> None:
    where = "" if folder == FOLDER else f" -w {folder}"
    typer.echo(f"The page: {page}\n\nTry next:")
    for command in NEXT:
        typer.echo(f"  marketgraph {command}{where}")
