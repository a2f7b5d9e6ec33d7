"""The last rows of the tables, and the search index: what is known once every claim has been seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marketgraph.build.claims import Composer
from marketgraph.build.world import Sink, World
from marketgraph.resolving import Entity
from marketgraph.search import write_index
from marketgraph.tables import Tables, columns, rows
from marketgraph.vocabulary import DCT, MKG, SKOS

if TYPE_CHECKING:
    import pyarrow

RESOLVED = frozenset(
    {"company", "organization", "product", "facility", "region", "market", "dimension", "segment"}
)
"""Kinds of things whose names the resolver knows; others are described by the claims themselves."""

_NOT_ENTITIES = RESOLVED | {
    "claim",
    "passage",
    "document",
    "extraction",
    "extractor",
    "figure",
    "development",
    "ownership",
    "identifier",
}


def is_entity(kind: str | None) -> bool:
    """Return whether a thing that claims describe is an entity: a factor, a report, what RDF brings."""
    return kind not in _NOT_ENTITIES


def add_last_rows(sink: Sink, world: World, composer: Composer) -> None:
    """Add the rows of entities, redirects, segments, suggestions and reports.

    Args:
        sink: Takes the rows.
        world: What the build knows.
        composer: What the claims said.
    """
    about = composer.tally.about
    shared = composer.shared
    parents = {
        iri: parent
        for iri, node in shared.items()
        if (parent := rows.first(node, f"{SKOS}broader"))
    }
    add_resolved_rows(sink, world, about, parents)
    for iri, (kind, label) in composer.described.items():
        path = world.iris.kind_of(iri)
        if is_entity(path):
            sink.add("entities", (iri, path, kind, label, [label], None, about[iri]))
    for iri, node in shared.items():
        if world.iris.kind_of(iri) == "report":
            publisher = rows.first(node, f"{DCT}publisher")
            name = composer.label(publisher) if publisher else None
            sink.add("reports", rows.report(iri, node, name))


def add_resolved_rows(
    sink: Sink, world: World, about: Counter[str], parents: Mapping[str, str]
) -> None:
    """Add the rows of all that has a resolved name.

    Args:
        sink: Takes the rows.
        world: What the build knows.
        about: Accepted claims about each thing.
        parents: The segment that each nested segment is in.
    """
    for entity in world.entities:
        sink.add("entities", entity_row(entity, about[entity.iri]))
    for table, found in resolved_rows(world, parents).items():
        for row in found:
            sink.add(table, row)


def entity_row(entity: Entity, claims: int) -> tuple[Any, ...]:
    """Return the row of ``entities`` of a thing whose name was resolved.

    Args:
        entity: The thing.
        claims: Accepted claims about it.
    """
    names = list(entity.names)
    return (
        entity.iri,
        entity.kind,
        entity.type,
        entity.label,
        names,
        entity.country,
        claims,
    )


def resolved_rows(world: World, parents: Mapping[str, str]) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of ``redirects``, ``segments`` and ``suggestions``.

    Args:
        world: What the build knows.
        parents: The segment that each nested segment is in.
    """
    segments = (
        (e.iri, e.market, e.dimension, e.label, world.labels.get(e.dimension or ""))
        for e in world.entities
        if e.type == "Segment" and not e.iri.startswith(MKG)
    )
    return {
        "redirects": [(old, e.iri) for e in world.entities for old in e.replaces],
        "segments": [(*row, parents.get(row[0])) for row in segments],
        "suggestions": list(_suggestions(world)),
    }


def _suggestions(world: World) -> Iterator[tuple[Any, ...]]:
    """Yield the pairs of names that a person may judge, and the merges that were refused."""
    labels = world.labels
    for pair in world.resolution.suggestions:
        names = labels.get(pair.left, pair.left), labels.get(pair.right, pair.right)
        yield "maybe the same", pair.left, pair.right, *names, pair.reason, pair.score
    for cut in world.resolution.cuts:
        names = cut.left_name, cut.right_name
        yield "kept apart", cut.left, cut.right, *names, cut.reason, 0.0


def count_tellers(folder: Path, figures: Mapping[str, tuple[str, int]]) -> None:
    """Write into ``figures`` how many claims tell each figure, and the smallest of their IRIs.

    Args:
        folder: Folder of the tables.
        figures: Claim and number of claims, by figure.
    """
    if all(count == 1 for _, count in figures.values()):
        return
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / "figures.parquet"
    table = pq.read_table(path)
    told = [figures[iri] for iri in table.column("iri").to_pylist()]
    for name, values in (
        ("claim", pa.array([claim for claim, _ in told], pa.string())),
        ("claims", pa.array([count for _, count in told], pa.int32())),
    ):
        table = table.set_column(table.column_names.index(name), name, values)
    pq.write_table(table, path, compression="zstd")


def index(generation: Path) -> None:
    """Write the search index of a generation from its tables."""
    tables = Tables(generation / "tables")
    write_index(generation / "search.sqlite", _names(tables), _quotes(tables))


def _names(tables: Tables) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield every name of every thing: IRI, kind, label, name, claims about it."""
    for batch in _batches(tables, "entities", ["iri", "kind", "label", "names", "claims"]):
        for row in batch.to_pylist():
            yield from names_of(row)


def names_of(row: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield the names in a row of ``entities``, as the search index takes them."""
    for name in sorted({row["label"], *row["names"]}):
        yield row["iri"], row["kind"] or "", row["label"], name, row["claims"]


def _quotes(tables: Tables) -> Iterator[tuple[str, str]]:
    """Yield the quote of every claim."""
    for batch in _batches(tables, "claims", ["iri", "quote"]):
        for iri, quote in zip(*batch.to_pydict().values(), strict=True):
            if quote:
                yield iri, quote


def _batches(tables: Tables, name: str, columns: list[str]) -> Iterator[pyarrow.RecordBatch]:
    """Yield some columns of a table, a few rows at a time."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(tables.path(name)) as file:
        yield from file.iter_batches(batch_size=10_000, columns=columns)


def quotes_of(claims: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, str]]:
    """Yield the quotes in rows of ``claims``, as the search index takes them."""
    place = columns("claims").index("quote")
    for row in claims:
        if row[place]:
            yield row[0], row[place]
