"""The graph, its network or its tables as files that other programs open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from marketgraph.build import Folders
from marketgraph.network import graph
from marketgraph.tables import NAMES, Tables
from marketgraph.views.export import (
    format_of,
    write_network,
    write_rdf,
    write_table,
    write_workbook,
)
from marketgraph.vocabulary import Iris

if TYPE_CHECKING:
    from marketgraph.store import EmbeddedStore


def export(
    folders: Folders, store: EmbeddedStore, tables: Tables, path: Path, name: str | None
) -> Path:
    """Write the graph of a generation.

    Args:
        folders: The workspace.
        store: Its store.
        tables: Its tables.
        path: Where to: a file, or a folder for tables of one file each.
        name: The format; by default what the ending of the path says.

    Returns:
        The file or folder written.

    Raises:
        UsageError: The format is unknown.
    """
    chosen = format_of(path, name)
    if chosen.kind in ("graph", "dataset"):
        iris = Iris(str(folders.read_settings()["base"]))
        return write_rdf(store, path, chosen.name, claims=folders.claim_files(), iris=iris)
    if chosen.kind == "network":
        return write_network(graph(tables), path, chosen.name)
    if chosen.kind == "workbook":
        return write_workbook({table: tables.frame(table) for table in NAMES}, path)
    folder = path.with_suffix("") if path.suffix else path
    folder.mkdir(parents=True, exist_ok=True)
    for table in NAMES:
        write_table(tables.frame(table), folder / f"{table}.{chosen.name}", chosen.name)
    return folder
