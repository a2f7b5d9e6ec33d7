"""The formats of exports, by name and by the ending of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

from marketgraph.errors import UsageError

Kind = Literal["graph", "dataset", "network", "table", "workbook"]


class Format(NamedTuple):
    """A format of export.

    Attributes:
        name: What users call it.
        endings: Endings of its files, the usual one first.
        kind: What it holds: ``graph`` accepted statements, ``dataset`` statements with their evidence,
            ``network`` nodes and edges, ``table`` one table, ``workbook`` several.
    """

    name: str
    endings: tuple[str, ...]
    kind: Kind


FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        Format("turtle", (".ttl",), "graph"),
        Format("ntriples", (".nt",), "graph"),
        Format("trig", (".trig",), "dataset"),
        Format("nquads", (".nq",), "dataset"),
        Format("jsonld", (".jsonld",), "dataset"),
        Format("graphml", (".graphml",), "network"),
        Format("gexf", (".gexf",), "network"),
        Format("csv", (".csv",), "table"),
        Format("tsv", (".tsv", ".tab"), "table"),
        Format("json", (".json",), "table"),
        Format("parquet", (".parquet",), "table"),
        Format("xlsx", (".xlsx",), "workbook"),
    )
}


def format_of(path: Path, name: str | None = None, kinds: tuple[Kind, ...] = ()) -> Format:
    """Return the format that a name means, else the one of a file's ending.

    Args:
        path: The file to be written.
        name: The name of a format, if the user gave one.
        kinds: What the format may hold; none means anything.

    Raises:
        UsageError: No format is called so, or it holds something else.
    """
    found = FORMATS.get(name.lower()) if name else _by_ending(path)
    if found and (not kinds or found.kind in kinds):
        return found
    known = [known for known in FORMATS.values() if not kinds or known.kind in kinds]
    raise UsageError(
        f"{name or path.suffix or path.name!r} is no format for this",
        file=path,
        remedy=f"Use one of {', '.join(f'{known.name} ({known.endings[0]})' for known in known)}.",
    )


def _by_ending(path: Path) -> Format | None:
    """Return the format whose ending a file has."""
    ending = path.suffix.lower()
    return next((found for found in FORMATS.values() if ending in found.endings), None)
