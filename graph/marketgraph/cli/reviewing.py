"""``review``: what a person should look at, and what people decided."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marketgraph.cli.options import FOLDER, FolderOption, FormatOption, examples, workspace
from marketgraph.cli.output import Format, write_frame

app = typer.Typer()
judging = typer.Typer(invoke_without_command=True)
app.add_typer(
    judging,
    name="review",
    epilog=examples("marketgraph review", "marketgraph review same BAYER 'BAYER HEALTHCARE'"),
)

Name = Annotated[str, typer.Argument(help="A name, a slug or an IRI.")]
Claim = Annotated[str, typer.Argument(help="The id of a claim.")]
Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why; kept with the judgement.")
]
By = Annotated[
    str | None, typer.Option("--by", metavar="WHO", help="Who decides; the user by default.")
]


@judging.callback()
def review(context: typer.Context, folder: FolderOption = FOLDER) -> None:
    """List what a person should look at, or decide: same, different, accept, reject, undo.

    Judgements are kept in judgements.csv, are never overridden and can be undone. The next build follows them.
    """
    if context.invoked_subcommand is None:
        listed(folder=folder)


@judging.command("list", epilog=examples("marketgraph review list --limit 20"))
def listed(
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")] = 50,
    form: FormatOption = Format.TABLE,
    folder: FolderOption = FOLDER,
) -> None:
    """List possible duplicates, suggestions and cut merges, the surest first."""
    with workspace(folder) as ws:
        write_frame(ws.review(limit=limit), form)


@judging.command(
    epilog=examples("marketgraph review same APAX 'APAX PARTNERS' --reason 'the same firm'")
)
def same(
    one: Name, other: Name, reason: Reason = "", by: By = None, folder: FolderOption = FOLDER
) -> None:
    """Decide that two names mean one thing."""
    _judge(folder, "same", one, other, reason=reason, by=by)


@judging.command(
    epilog=examples("marketgraph review different 'NightHawk Radiology' 'NightShift Radiology'")
)
def different(
    one: Name, other: Name, reason: Reason = "", by: By = None, folder: FolderOption = FOLDER
) -> None:
    """Decide that two names mean two things."""
    _judge(folder, "different", one, other, reason=reason, by=by)


@judging.command(epilog=examples("marketgraph review accept CLAIM"))
def accept(claim: Claim, reason: Reason = "", by: By = None, folder: FolderOption = FOLDER) -> None:
    """Accept a claim: it counts from the next build on."""
    _judge(folder, "accept", claim, reason=reason, by=by)


@judging.command(epilog=examples("marketgraph review reject CLAIM --reason 'misread'"))
def reject(claim: Claim, reason: Reason = "", by: By = None, folder: FolderOption = FOLDER) -> None:
    """Reject a claim: it no longer counts from the next build on."""
    _judge(folder, "reject", claim, reason=reason, by=by)


@judging.command(epilog=examples("marketgraph review undo d4a577c4120d"))
def undo(
    judgement: Annotated[str, typer.Argument(help="The id of a judgement.")],
    folder: FolderOption = FOLDER,
) -> None:
    """Take a judgement back; it stays in the file, marked as undone."""
    with workspace(folder) as ws:
        ws.undo(judgement)
    typer.echo(f"undone: {judgement}. Run 'marketgraph build' to follow it.")


def _judge(folder: Path, verdict: str, *names: str, reason: str, by: str | None) -> None:
    with workspace(folder) as ws:
        judgement = ws.judge(verdict, *names, reason=reason, by=by)
    typer.echo(f"{judgement.id}: {verdict}. Run 'marketgraph build' to follow it.")
