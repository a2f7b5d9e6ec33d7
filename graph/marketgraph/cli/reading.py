"""``read``: the facts of documents, without a workspace."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, NamedTuple

import typer

from marketgraph.cli.clean import clean
from marketgraph.cli.exits import ExitCode, say
from marketgraph.cli.options import (
    ModelOption,
    OpenOption,
    ServiceOption,
    examples,
    model_of,
    visit,
)
from marketgraph.cli.output import write_rows
from marketgraph.cli.progress import progress

if TYPE_CHECKING:
    from marketgraph.workspace.readfile import FileRead, Wanted

app = typer.Typer()


class ReadFormat(StrEnum):
    """How facts are written."""

    TABLE = "table"
    JSONL = "jsonl"
    HTML = "html"


@app.command(
    epilog=examples(
        "marketgraph read report.pdf",
        "marketgraph read *.txt --format jsonl --output claims.jsonl",
        "marketgraph read report.html --format html --output facts.html",
        "marketgraph read report.txt --llm http://localhost:11434/v1 --llm-model mistral",
        "marketgraph read releases/*.docx --types Acquisition,Partnership --min-confidence 0.8",
    )
)
def read(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Text, Markdown, HTML, PDF, Word; tables and RDF too."),
    ],
    form: Annotated[
        ReadFormat,
        typer.Option(
            "--format", "-f", help="A table for people, claims as JSON Lines, or one HTML page."
        ),
    ] = ReadFormat.TABLE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write, instead of here."),
    ] = None,
    least: Annotated[
        float,
        typer.Option(
            "--min-confidence", min=0, max=1, metavar="0…1", help="Leave out what is less sure."
        ),
    ] = 0.0,
    types: Annotated[
        str | None,
        typer.Option(metavar="TYPE,…", help="Only these types of fact; 'schema' describes them."),
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            min=0, metavar="N", help="In a table, at most so many facts of a type; 0 for all."
        ),
    ] = 50,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Encoding of text files, if it is not recognised."),
    ] = None,
    service: ServiceOption = None,
    model: ModelOption = None,
    open_: OpenOption = True,
) -> None:
    """Read documents and show their facts, each with its place; nothing is kept.

    The table has the facts by type, each in a line, with place and confidence; what looked like a fact and was dropped is
    counted at the end, with the reason. JSON Lines holds the claims as 'marketgraph schema' describes their facts. The
    HTML page shows the text with its facts marked. Many files are read on all cores; a bad one stops nothing and is named
    at the end. Exit code 1 says that no fact was found, 3 that a file could not be read.
    """
    from marketgraph.workspace.readfile import Wanted, read_files

    if form == ReadFormat.HTML and output is None and sys.stdout.isatty():
        output = Path(f"{files[0].stem}.facts.html")
    wanted = Wanted(
        form.value,
        _types(types),
        least,
        limit,
        encoding,
        len(files) > 1,
        model_of(service, model, None),
    )
    with read_files(files, wanted) as found:
        shared = output is None and sys.stdout.isatty() and sys.stderr.isatty()
        with progress(apart=True) as bar:
            told = _told(found, len(files), bar)
            everything = list(told) if shared else _written(told, wanted, output)
        if shared:
            _written(everything, wanted, output)
    if output is not None:
        _tell_output(output, everything, form, open_=open_)
    _end(everything)


def _types(text: str | None) -> frozenset[str]:
    """Return the types of fact that are asked for.

    Raises:
        typer.BadParameter: One is none.
    """
    from difflib import get_close_matches

    from marketgraph.facts import FACT_TYPES

    folded = {name.lower(): name for name in FACT_TYPES}
    asked = [part.strip() for part in (text or "").split(",") if part.strip()]
    for name in asked:
        if name.lower() not in folded:
            close = get_close_matches(name.lower(), folded, n=1)
            hint = f" Did you mean '{folded[close[0]]}'?" if close else ""
            raise typer.BadParameter(f"'{name}' is no type of fact.{hint}")
    return frozenset(folded[name.lower()] for name in asked)


class _Stage(NamedTuple):
    stage: str
    done: int
    total: int


def _told(
    found: Iterator[FileRead], total: int, bar: Callable[[_Stage], None] | None
) -> Iterator[FileRead]:
    """Yield what was read, and tell a bar how many files are done."""
    for done, one in enumerate(found, start=1):
        if bar:
            bar(_Stage("reading files", done, total))
        yield one


def _written(found: Iterable[FileRead], wanted: Wanted, output: Path | None) -> list[FileRead]:
    """Write what each file gave as soon as it is read."""
    every: list[FileRead] = []

    def passing() -> Iterator[FileRead]:
        for one in found:
            every.append(one)
            yield one

    with _to(output) as out:
        if wanted.form == "table":
            for one in passing():
                _table(one, wanted, many=wanted.located)
        elif wanted.form == "jsonl":
            for one in passing():
                out.writelines(one.lines() if not one.problem else ())
        else:
            _page(passing(), out)
    return every


@contextmanager
def _to(output: Path | None) -> Iterator[IO[str]]:
    """Give where to write: the standard output, or a file that appears whole or not at all."""
    if output is None:
        yield sys.stdout
        return
    draft = output.with_name(f".{output.name}.tmp")
    kept = sys.stdout
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as out:
            sys.stdout = out
            yield out
            is_empty = not out.tell()
        if not is_empty:
            draft.replace(output)
    finally:
        sys.stdout = kept
        draft.unlink(missing_ok=True)


def _page(source: Iterable[FileRead], out: IO[str]) -> None:
    """Write one page of all files."""
    from marketgraph.views.reading import reading_page

    articles = [one.article() for one in source if not one.problem]
    if articles:
        out.write(reading_page(articles).html)


def _table(one: FileRead, wanted: Wanted, *, many: bool) -> None:
    """Write the facts of one file for people, then what was left out and why."""
    if one.problem:
        return
    total = sum(one.counts.values())
    title = f"{one.path}: {_counted(total, 'fact')}" if many else None
    if total:
        write_rows(["type", "fact", "place", "confidence"], one.rows(), "table", title=title)
    else:
        print(clean(f"{one.path}: no fact {'of those asked for ' if one.left else ''}was found"))
        if many:
            return
    for line in _remarks(one, wanted):
        print(clean(line))


def _remarks(one: FileRead, wanted: Wanted) -> Iterator[str]:
    """Yield what a person should know of one file, beneath its facts."""
    for name, count in one.counts.items():
        if wanted.limit and count > wanted.limit:
            yield f"{name}: {count:,} facts, of which {wanted.limit} are shown; --limit 0 shows all"
    if one.left:
        yield f"left out by --types or --min-confidence: {_counted(one.left, 'fact')}"
    if one.rejects:
        yield f"not understood: {_counted(one.rejects, 'row')}"
    if one.dropped:
        reasons = ", ".join(f"{reason} {count}" for reason, count in one.dropped.most_common())
        yield f"looked like a fact and is none: {reasons}"
    yield from (f"note: {note}" for note in one.notes)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _tell_output(
    output: Path, everything: Sequence[FileRead], form: ReadFormat, *, open_: bool
) -> None:
    """Tell what was written; open a page."""
    if all(one.problem for one in everything):
        return
    total = sum(sum(one.counts.values()) for one in everything)
    say(clean(f"{output}: {_counted(total, 'fact')} of {_counted(len(everything), 'file')}"))
    if form == ReadFormat.HTML and open_:
        visit(output)


def _end(everything: Sequence[FileRead]) -> None:
    """Name the files that could not be read; leave with the exit code."""
    problems = [one.problem for one in everything if one.problem]
    counts: Counter[str] = Counter()
    for one in everything:
        counts += one.counts
    if len(everything) > 1:
        say(f"{_counted(counts.total(), 'fact')} of {_counted(len(everything), 'file')}")
    for problem in problems:
        say(clean(problem))
    if problems:
        raise typer.Exit(ExitCode.INPUT)
    if not counts:
        raise typer.Exit(ExitCode.NO)
