"""The tables of an increment: those of the last generation, but for the rows of what was touched."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgraph.build.outcome import RESOLVED, entity_row, is_entity, resolved_rows
from marketgraph.build.world import World
from marketgraph.encoding import LABEL, TYPE
from marketgraph.facts import DEVELOPMENTS
from marketgraph.resolving import Entity
from marketgraph.tables import Tables, rows
from marketgraph.tables.rewriting import changed, only, replaced, without, write
from marketgraph.tables.rows import Node
from marketgraph.vocabulary import DCT, MKG, SKOS

if TYPE_CHECKING:
    import pyarrow


@dataclass(slots=True)
class Renamed:
    """Things that are described in another way than in the last generation.

    Attributes:
        changed: IRIs of the things that the resolver knows, with new ones.
        gone: IRIs of things that it knows no more.
        redirects: IRIs that are replaced, or by something else, or not any more.
    """

    changed: set[str]
    gone: set[str]
    redirects: set[str]

    def all(self) -> set[str]:
        """Return all of them."""
        return self.changed | self.gone | self.redirects


def renamed(before: Tables, world: World) -> Renamed:
    """Return what is described in another way than in the tables of the last generation."""
    table = before.read("entities", _DESCRIBED)
    now = {entity.iri for entity in world.entities}
    scope = world.scope
    if scope is not None:
        table = only(table, "iri", now.union(scope))
    columns = (table.column(name).to_pylist() for name in _DESCRIBED)
    described = {(*own, tuple(names)) for *own, names in zip(*columns, strict=True)}
    changed = {entity.iri for entity in world.entities if _described(entity) not in described}
    kinds = zip(table.column("iri").to_pylist(), table.column("kind").to_pylist(), strict=True)
    gone = {iri for iri, kind in kinds if kind in RESOLVED and iri not in now}
    pairs = zip(*before.read("redirects").to_pydict().values(), strict=True)
    redirects = {pair for pair in pairs if scope is None or pair[1] in scope}
    new = {(old, entity.iri) for entity in world.entities for old in entity.replaces}
    return Renamed(changed, gone, {old for old, _ in redirects ^ new})


def _described(entity: Entity) -> tuple[Any, ...]:
    """Return what the columns of ``_DESCRIBED`` hold of an entity."""
    own = (entity.iri, entity.kind, entity.type, entity.label, entity.country)
    return (*own, entity.names)


_DESCRIBED = ["iri", "kind", "type", "label", "country", "names"]


@dataclass(slots=True)
class Refresh:
    """What an increment changed.

    Attributes:
        nodes: What the default graph now says of each thing that was said anew; empty if nothing.
        about: Change of the number of accepted claims about each thing.
        renamed: Things that are described in another way.
        tellers: Accepted claims about each touched figure.
        cases: Case numbers of touched developments.
        publishers: IRI of the publisher of each publication.
    """

    nodes: dict[str, Node]
    about: Counter[str]
    renamed: Renamed
    tellers: dict[str, list[str]]
    cases: dict[str, str] = field(default_factory=dict)
    publishers: dict[str, str] = field(default_factory=dict)

    def things(self) -> set[str]:
        """Return the things whose row of ``entities`` may have changed."""
        counted = {iri for iri, change in self.about.items() if change}
        return counted | self.renamed.changed | self.renamed.gone | self.nodes.keys()


@dataclass(slots=True)
class Named:
    """How the table of entities changed.

    Attributes:
        gone: IRIs whose rows went, also those that came back changed.
        rows: The rows that came.
    """

    gone: set[str]
    rows: list[tuple[Any, ...]]


class Rewriting:
    """Writes tables of a new generation in threads: Arrow leaves the interpreter to what is found out meanwhile.

    What is asked of the interpreter itself is done at once: two threads that both want it wait for each other.
    """

    def __init__(self, folder: Path, before: Tables, aside: Executor) -> None:
        """Write into a folder, which is made, from the tables of the last generation."""
        folder.mkdir()
        self.before = before
        self._folder = folder
        self._aside = aside
        self._written: list[Future[None]] = []

    def change(self, table: str, rows: Sequence[tuple[Any, ...]], gone: Collection[str]) -> None:
        """Begin to write a table without the rows of what went, and with new ones."""
        self._begin(table, changed(table, self.before, rows, _KEYS[table], gone))

    def replace(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Begin to write a table of exactly these rows."""
        self._begin(table, replaced(table, self.before, rows))

    def _begin(self, table: str, content: pyarrow.Table | None) -> None:
        self._written.append(self._aside.submit(write, table, self.before, self._folder, content))

    def finish(self) -> None:
        """Wait until every table is written; raises what went wrong."""
        for job in self._written:
            job.result()


_KEYS = {
    "claims": "iri",
    "relations": "claim",
    "roles": "development",
    "developments": "iri",
    "documents": "iri",
    "entities": "iri",
    "figures": "iri",
    "reports": "iri",
}
_TOLD = ("roles", "developments", "figures", "reports")


def refresh_tables(writing: Rewriting, world: World, refresh: Refresh) -> Named:
    """Write the tables of what was said anew, and of what the resolver knows.

    Args:
        writing: Writes them.
        world: What the build knows.
        refresh: What changed.

    Returns:
        How the table of entities changed, for the search index.
    """
    before = writing.before
    new: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for iri, node in refresh.nodes.items():
        for table, row in _rows_of(iri, node, world, refresh):
            new[table].append(row)
    for table in _TOLD:
        writing.change(table, new[table], refresh.nodes.keys())
    named = _named(before, world, refresh)
    writing.change("entities", named.rows, named.gone)
    parents = _parents(before, refresh)
    for table, rows_ in resolved_rows(world, parents).items():
        kept = _taken_over(table, before, world, parents)
        writing.replace(table, [*kept, *rows_])
    return named


def _taken_over(
    table: str, before: Tables, world: World, parents: Mapping[str, str]
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of redirects and segments of which nothing was looked at."""
    if world.scope is None or table == "suggestions":
        return
    key = "iri" if table == "segments" else "replaced_by"
    for row in without(before.read(table), key, world.scope).to_pylist():
        if table == "segments":
            row["parent"] = parents.get(row["iri"])
        yield tuple(row.values())


def _named(before: Tables, world: World, refresh: Refresh) -> Named:
    """Return how the table of entities changes."""
    things = refresh.things()
    old = only(before.read("entities"), "iri", things).to_pylist()
    counts = Counter(refresh.about)
    counts.update({row["iri"]: row["claims"] for row in old})
    found = [entity_row(e, counts[e.iri]) for e in world.entities if e.iri in things]
    scope = world.scope
    for row in old if scope is not None else ():
        if row["kind"] in RESOLVED and row["iri"] not in (scope or ()):
            found.append((*list(row.values())[:-1], counts[row["iri"]]))
    for iri, node in refresh.nodes.items():
        label = rows.first(node, LABEL)
        kind, path = rows.class_of(node), world.iris.kind_of(iri)
        if label and kind and iri not in world.labels and is_entity(path):
            found.append((iri, path, kind, label, [label], None, counts[iri]))
    return Named(things, found)


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
    elif kind in DEVELOPMENTS:
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
