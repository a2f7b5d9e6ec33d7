"""``review``: what a person should look at, and what people decided."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marketgraph.cli.exits import say
from marketgraph.cli.options import FOLDER, FolderOption, FormatOption, examples, pairs, workspace
from marketgraph.cli.output import Format, write_frame, write_rows

if TYPE_CHECKING:
    from pandas import DataFrame

app = typer.Typer()
judging = typer.Typer(invoke_without_command=True)
app.add_typer(
    judging,
    name="review",
    epilog=examples(
        "marketgraph review",
        "marketgraph review --below 0.9",
        "marketgraph review accept 0f3a9c1b77aa",
        "marketgraph review correct 0f3a9c1b77aa year=2024",
        "marketgraph review same BAYER 'BAYER HEALTHCARE'",
    ),
)

Name = Annotated[str, typer.Argument(help="A name, a slug or an IRI.")]
Claim = Annotated[str, typer.Argument(help="The id of a claim, or its first 8 or more digits.")]
Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why; kept with the judgement.")
]
By = Annotated[
    str | None, typer.Option("--by", metavar="WHO", help="Who decides; the user by default.")
]
LimitOption = Annotated[
    int,
    typer.Option(min=1, metavar="N", help="At most so many claims, and so many pairs of names."),
]
BelowOption = Annotated[
    float,
    typer.Option(min=0, max=1, metavar="0…1", help="List claims with a confidence below this."),
]


@judging.callback()
def review(
    context: typer.Context,
    below: BelowOption = 0.75,
    limit: LimitOption = 50,
    form: FormatOption = Format.TABLE,
    folder: FolderOption = FOLDER,
) -> None:
    """List what a person should look at, or decide: accept, reject, correct, same, different, undo.

    Judgements are kept in judgements.csv, are never overridden and can be undone. The next build follows them. One on a claim
    is of a fact that a sentence says: it outlives another encoding or a better reader, and opens again when that sentence
    in the source changes.
    """
    if context.invoked_subcommand is None:
        listed(limit=limit, below=below, form=form, folder=folder)


@judging.command(
    "list",
    epilog=examples("marketgraph review list --limit 20", "marketgraph review list --below 0.9"),
)
def listed(
    limit: LimitOption = 50,
    below: BelowOption = 0.75,
    form: FormatOption = Format.TABLE,
    folder: FolderOption = FOLDER,
) -> None:
    """List what is open: claims whose sentence changed, suggestions, unsure claims, possible duplicates, cut merges.

    A claim is shown with its fact in words, the sentence that says it, its place and why it is listed. Take its id to accept,
    reject or correct it.
    """
    with workspace(folder) as ws:
        found = ws.review(limit=limit, below=below)
    for what, count in found.attrs["more"].items():
        if count:
            say(f"{count:,} more {what} are open; --limit shows more")
    if form != Format.TABLE:
        write_frame(found, form)
        return
    claims, names = found[found["sentence"].notna()], found[found["sentence"].isna()]
    if len(claims):
        write_rows(*_claims(claims), form)
    if len(names) or not len(claims):
        write_frame(names.drop(columns=["sentence", "place", "fields"]), form)


def _claims(frame: DataFrame) -> tuple[list[str], list[list[Any]]]:
    """Return the rows of claims for people: the first digits of the id are enough to judge it."""
    columns = ["claim", "kind", "says", "sentence", "place", "why"]
    shown = ["left", "kind", "left_name", "sentence", "place", "reason"]
    rows = frame[shown].to_numpy().tolist()
    return columns, [[row[0].rpartition("/")[2][:12], *row[1:]] for row in rows]


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


@judging.command(
    epilog=examples(
        "marketgraph review correct CLAIM year=2024 amount=2500000000",
        "marketgraph review correct CLAIM 'acquirer=Kestrel; Wren' seller=",
    )
)
def correct(
    claim: Claim,
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE", help="What is right; an empty value takes the field out."
        ),
    ],
    reason: Reason = "",
    by: By = None,
    folder: FolderOption = FOLDER,
) -> None:
    """Correct a claim: the right fact counts as yours, with the same passage, from the next build on.

    Fields are those of 'marketgraph schema'; the parts of a list are parted by semicolons.
    """
    correction = {name: _value(name, text) for name, text in pairs(changes).items()}
    _judge(folder, "correct", claim, reason=reason, by=by, correction=correction)


@judging.command(epilog=examples("marketgraph review undo d4a577c4120d"))
def undo(
    judgement: Annotated[str, typer.Argument(help="The id of a judgement.")],
    folder: FolderOption = FOLDER,
) -> None:
    """Take a judgement back; it stays in the file, marked as undone."""
    with workspace(folder) as ws:
        ws.undo(judgement)
    typer.echo(f"undone: {judgement}. Run 'marketgraph build' to follow it.")


def _value(name: str, text: str) -> Any:
    """Return the value of a field as it is written on the command line."""
    text = text.strip()
    kinds = _kinds(name)
    if not text:
        return None
    if "array" in kinds:
        return [part.strip() for part in text.split(";") if part.strip()]
    try:
        return json.loads(text) if kinds & {"integer", "number"} else text
    except ValueError:
        return text


@cache
def _kinds(name: str) -> frozenset[str]:
    """Return the JSON types that a field of some type of fact may have."""
    from marketgraph.facts import schema

    rules = [
        rule["properties"].get(name, {})
        for rule in schema()["$defs"].values()
        if "properties" in rule
    ]
    kinds = [rule for each in rules for rule in each.get("anyOf", [each])]
    return frozenset(str(rule["type"]) for rule in kinds if "type" in rule)


def _judge(
    folder: Path,
    verdict: str,
    *names: str,
    reason: str,
    by: str | None,
    correction: dict[str, Any] | None = None,
) -> None:
    with workspace(folder) as ws:
        judgement = ws.judge(verdict, *names, reason=reason, by=by, correction=correction)
    typer.echo(f"{judgement.id}: {verdict}. Run 'marketgraph build' to follow it.")
