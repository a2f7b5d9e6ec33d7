"""The last rows of the tables, and the search index: what is known once every claim has been seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from marketgraph.build.claims import Composer, Sink, World
from marketgraph.search import write_index
from marketgraph.tables import Tables, rows
from marketgraph.tables.rows import Node
from marketgraph.vocabulary import DCT, MKG, SKOS, Iris

_NOT_ENTITIES = frozenset({"claim", "passage", "document", "extraction", "extractor", "figure"})


def add_last_rows(sink: Sink, world: World, composer: Composer) -> None:
    """Add the rows of entities, redirects, segments and reports.

    Args:
        sink: Takes the rows.
        world: What the build knows.
        composer: What the claims said.
    """
    about = composer.tally.about
    resolved = set()
    for entity in world.entities:
        resolved.add(entity.iri)
        names = list(entity.names)
        row = (entity.iri, entity.kind, entity.type, entity.label, names, entity.country)
        sink.add("entities", (*row, about[entity.iri]))
        for old in entity.replaces:
            sink.add("redirects", (old, entity.iri))
    for iri, kind, label in described(composer.described, world.iris, resolved):
        sink.add("entities", (iri, world.iris.kind_of(iri), kind, label, [label], None, about[iri]))
    _segments(sink, world, composer.shared)
    for iri, node in composer.shared.items():
        if world.iris.kind_of(iri) == "report":
            publisher = rows.first(node, f"{DCT}publisher")
            name = composer.label(publisher) if publisher else None
            sink.add("reports", rows.report(iri, node, name))

    _suggestions(sink, world)


def _suggestions(sink: Sink, world: World) -> None:
    """Add the pairs of names that a person may judge, and the merges that were refused."""
    labels = {entity.iri: entity.label for entity in world.entities}
    for pair in world.resolution.suggestions:
        names = labels.get(pair.left, pair.left), labels.get(pair.right, pair.right)
        sink.add(
            "suggestions",
            ("maybe the same", pair.left, pair.right, *names, pair.reason, pair.score),
        )
    for cut in world.resolution.cuts:
        row = ("kept apart", cut.left, cut.right, cut.left_name, cut.right_name, cut.reason, 0.0)
        sink.add("suggestions", row)


def described(
    found: dict[str, tuple[str, str]], iris: Iris, resolved: Iterable[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the things that claims describe themselves: factors, findings, what RDF files bring.

    Yields:
        IRI, class and label.
    """
    known = set(resolved)
    for iri, (kind, label) in found.items():
        if iri not in known and iris.kind_of(iri) not in _NOT_ENTITIES:
            yield iri, kind, label


def _segments(sink: Sink, world: World, shared: dict[str, Node]) -> None:
    """Add the rows of segments, with their dimension and the segment they are nested in."""
    labels = {e.iri: e.label for e in world.entities if e.kind == "dimension"}
    for entity in world.entities:
        if entity.type == "Segment" and not entity.iri.startswith(MKG):
            parent = rows.first(shared.get(entity.iri, {}), f"{SKOS}broader")
            dimension = entity.dimension or ""
            row = (entity.iri, entity.market, entity.dimension, entity.label)
            sink.add("segments", (*row, labels.get(dimension), parent))


def index(generation: Path) -> None:
    """Write the search index of a generation from its tables."""
    tables = Tables(generation / "tables")
    write_index(generation / "search.sqlite", _names(tables), _quotes(tables))


def _names(tables: Tables) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield every name of every thing: IRI, kind, label, name, claims about it."""
    table = tables.read("entities", ["iri", "kind", "label", "names", "claims"])
    for batch in table.to_batches(max_chunksize=10_000):
        for row in batch.to_pylist():
            for name in {row["label"], *row["names"]}:
                yield row["iri"], row["kind"] or "", row["label"], name, row["claims"]


def _quotes(tables: Tables) -> Iterator[tuple[str, str]]:
    """Yield the quote of every claim, a row group at a time."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(tables.path("claims")) as file:
        for batch in file.iter_batches(batch_size=10_000, columns=["iri", "quote"]):
            for iri, quote in zip(*batch.to_pydict().values(), strict=True):
                if quote:
                    yield iri, quote
