"""The tables of an increment: rows of the last generation, but for what was touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from marketgraph.build.outcome import RESOLVED, add_resolved_rows, is_entity
from marketgraph.build.world import World
from marketgraph.encoding import LABEL, TYPE
from marketgraph.tables import NAMES, Tables, TableWriter, columns, rows
from marketgraph.tables.rows import Node
from marketgraph.vocabulary import DCT, MKG, SKOS


@dataclass(slots=True)
class Refresh:
    """What an increment changed.

    Attributes:
        nodes: What the default graph now says of each touched thing; empty if nothing.
        about: Change of the number of accepted claims about each thing.
        tellers: Accepted claims about each touched figure.
        withdrawn: Claims that went.
        documents: Documents that went or changed.
        cases: Case numbers of touched developments.
        publishers: IRI of the publisher of each publication.
        rows: New rows of ``claims``, ``documents`` and ``relations``.
    """

    nodes: dict[str, Node]
    about: Counter[str]
    tellers: dict[str, list[str]]
    withdrawn: set[str]
    documents: set[str]
    cases: dict[str, str] = field(default_factory=dict)
    publishers: dict[str, str] = field(default_factory=dict)
    rows: Mapping[str, list[tuple[Any, ...]]] = field(default_factory=dict)


def refresh_tables(folder: Path, before: Tables, world: World, refresh: Refresh) -> None:
    """Write the tables of a new generation.

    Args:
        folder: Folder of the new tables.
        before: Tables of the last generation.
        world: What the build knows.
        refresh: What changed.
    """
    writer = TableWriter(folder)
    for table in NAMES:
        for row in _kept(table, before, refresh):
            writer.add(table, row)
        for row in refresh.rows.get(table, ()):
            writer.add(table, row)
    counts = _counts(before, refresh.about)
    parents = _parents(before, refresh)
    add_resolved_rows(writer, world, counts, parents)
    for iri, kind, label in _described(before, world, refresh):
        path = world.iris.kind_of(iri)
        writer.add("entities", (iri, path, kind, label, [label], None, counts[iri]))
    for iri, node in refresh.nodes.items():
        for table, row in _rows_of(iri, node, world, refresh):
            writer.add(table, row)
    writer.close()


_KEYS = {
    "relations": "claim",
    "claims": "iri",
    "documents": "iri",
    "developments": "iri",
    "roles": "development",
    "figures": "iri",
    "reports": "iri",
}


def _kept(table: str, before: Tables, refresh: Refresh) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the last generation that still hold."""
    if table not in _KEYS:
        return
    gone: Iterable[str] = refresh.nodes.keys()
    if table in ("relations", "claims"):
        gone = refresh.withdrawn
    elif table == "documents":
        gone = refresh.documents
    key = columns(table).index(_KEYS[table])
    for row in zip(*before.read(table).to_pydict().values(), strict=True):
        if row[key] not in gone:
            yield row


def _counts(before: Tables, change: Counter[str]) -> Counter[str]:
    """Return the number of accepted claims about each named thing."""
    counts = Counter(change)
    entities = before.read("entities", ["iri", "claims"]).to_pydict()
    counts.update(dict(zip(*entities.values(), strict=True)))
    return counts


def _parents(before: Tables, refresh: Refresh) -> dict[str, str]:
    """Return the segment that each segment is nested in."""
    old = before.read("segments", ["iri", "parent"]).to_pydict()
    parents = {
        iri: parent
        for iri, parent in zip(*old.values(), strict=True)
        if parent and iri not in refresh.nodes
    }
    for iri, node in refresh.nodes.items():
        if parent := rows.first(node, f"{SKOS}broader"):
            parents[iri] = parent
    return parents


def _described(before: Tables, world: World, refresh: Refresh) -> Iterator[tuple[str, str, str]]:
    """Yield the things that claims describe themselves: IRI, class, label."""
    resolved = {entity.iri for entity in world.entities}
    old = before.read("entities", ["iri", "kind", "type", "label"]).to_pydict()
    for iri, path, kind, label in zip(*old.values(), strict=True):
        if path not in RESOLVED and iri not in refresh.nodes and iri not in resolved:
            yield iri, kind, label
    for iri, node in refresh.nodes.items():
        label = rows.first(node, LABEL)
        kind = rows.class_of(node)
        if label and kind and iri not in resolved and is_entity(world.iris.kind_of(iri)):
            yield iri, kind, label


def _rows_of(
    iri: str, node: Node, world: World, refresh: Refresh
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the rows of a touched figure, development or publication."""
    kind = rows.class_of(node)
    labels = world.labels
    if kind in rows.FIGURES and (told := refresh.tellers.get(iri)):
        publisher = refresh.publishers.get(rows.own(node, "reportedIn") or "")
        dimension = world.dimensions.get(rows.own(node, "segment") or "")
        name = labels.get(publisher) if publisher else None
        yield "figures", rows.figure(iri, node, name, dimension, told[0], len(told))
    elif kind in rows.DEVELOPMENTS:
        label = rows.first(node, LABEL) or ""
        tellings = world.tellings.get(iri, 1)
        case = refresh.cases.get(iri)
        yield "developments", rows.development(iri, node, label, tellings, case)
        for row in rows.roles(iri, node):
            yield "roles", row
    elif world.iris.kind_of(iri) == "report" and f"{MKG}Report" in node.get(TYPE, ()):
        publisher = rows.first(node, f"{DCT}publisher")
        name = labels.get(publisher, publisher) if publisher else None
        yield "reports", rows.report(iri, node, name)
