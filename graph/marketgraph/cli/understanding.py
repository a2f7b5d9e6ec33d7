"""What ``add`` understands of a file's columns: shown before anything is kept, and as a mapping to edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from marketgraph.cli.clean import clean
from marketgraph.cli.exits import say
from marketgraph.cli.output import write_rows
from marketgraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from marketgraph.documents import Document
    from marketgraph.reading import Understanding

COLUMNS = ("file", "sheet", "fact", "field", "column", "examples")


class Understood(NamedTuple):
    """A file and how its sheets are read, or what a text says, or why it cannot be read."""

    file: Path
    sheets: Sequence[Understanding]
    problem: InputError | None = None
    document: Document | None = None
    facts: Mapping[str, int] = {}


def understand_all(
    files: Iterable[Path], mapping: Path | None, encoding: str | None
) -> list[Understood]:
    """Return how each file is understood; nothing is kept, and a bad file stops no other.

    Raises:
        MappingError: The mapping cannot be used.
    """
    from marketgraph.reading import Mapping

    chosen = Mapping.from_toml(mapping) if mapping else None
    return [_understand(file, chosen, encoding) for file in files]


def _understand(file: Path, mapping: Any, encoding: str | None) -> Understood:
    from marketgraph.documents import open_document
    from marketgraph.reading import understand

    document = None
    try:
        document = open_document(file, encoding=encoding)
        sheets = understand(document, mapping=mapping)
        facts = {} if sheets else _facts(document)
        return Understood(file, sheets, None, document, facts)
    except InputError as problem:
        return Understood(file, [], problem, document)


def _facts(document: Document) -> Counter[str]:
    """Return the facts of a document that has no columns, counted by type."""
    from marketgraph.reading import read

    return Counter(claim.fact.type for claim in read(document).claims)


def say_understood(file: Path, sheets: Iterable[Understanding]) -> None:
    """Write what was understood of a file as lines on the error stream."""
    for sheet in sheets:
        first, *others = str(sheet).splitlines()
        say(clean(f"{file}: {first}"))
        for line in others:
            say(clean(line))


def write_understood(found: Iterable[Understood], form: str) -> None:
    """Write what was understood, a row a field; of texts a row a type of fact. Columns that no fact uses come last."""
    write_rows(COLUMNS, [row for file in found for row in _rows(file)], form)


def write_mapping(found: Sequence[Understood], target: Path) -> None:
    """Write what was understood as a mapping in TOML, for editing; if nothing was, the columns.

    Raises:
        UsageError: There is such a file already, or there is nothing to write.
    """
    from marketgraph.reading import begun_mapping, to_toml

    known = [sheet for file in found for sheet in file.sheets]
    text = (
        to_toml(known) if known else begun_mapping(file.document for file in found if file.document)
    )
    if not text:
        raise UsageError("there is no table, so there is no mapping to write")
    if target.exists():
        raise UsageError(
            "the mapping is there already", file=target, remedy="Name a new file, or delete it."
        )
    target.write_text(text, encoding="utf-8")
    what = "what was understood" if known else "the columns, of which none was understood"
    say(clean(f"{target}: {what}; edit it and give it to 'add --mapping'"))


def _rows(file: Understood) -> Iterator[tuple[str, ...]]:
    for name, count in file.facts.items():
        told = "1 fact" if count == 1 else f"{count:,} facts"
        yield str(file.file), "", name, "", "", told
    for sheet in file.sheets:
        start = (str(file.file), sheet.sheet or "", sheet.fact_type)
        yield from ((*start, *row) for row in sheet.table())
        yield from ((*start, "", header, "") for header in sheet.unused)
