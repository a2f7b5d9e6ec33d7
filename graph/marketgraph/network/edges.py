"""The relations table as arrays of integers: what engines take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from marketgraph.network.dates import last_day
from marketgraph.network.networks import network_named
from marketgraph.network.ownership import tenures
from marketgraph.vocabulary import RELATIONS, SYMMETRIC

if TYPE_CHECKING:
    import pyarrow as pa

    from marketgraph.network.source import TableSource

Ids = NDArray[np.int64]
COLUMNS = (
    "source",
    "relation",
    "target",
    "development",
    "claim",
    "from",
    "to",
    "status",
    "confidence",
)


class Pairs(NamedTuple):
    """The network without directions, repeats and loops: what most measures are defined on.

    Attributes:
        low: Smaller node number of each pair.
        high: Larger node number of each pair; pairs are sorted and distinct.
        row: For each row of the edge arrays the number of its pair, -1 for a loop.
    """

    low: Ids
    high: Ids
    row: Ids


@dataclass(frozen=True)
class EdgeArrays:
    """A network as arrays, one item a row of the relations table (an edge and a claim).

    Attributes:
        network: Name of the network.
        nodes: IRIs in sorted order; a node's number is its place here.
        labels: The label of each node, its IRI where it has none (an Arrow array).
        source: Node number of the source of each row.
        target: Node number of the target of each row.
        relation: Number of each row's relation in ``relations``.
        relations: Names of the relations.
        rows: The other columns: development, claim, from, to, status, confidence.
    """

    network: str
    nodes: list[str]
    labels: pa.Array
    source: Ids
    target: Ids
    relation: Ids
    relations: tuple[str, ...]
    rows: pa.Table

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.source)

    def texts(self, column: str) -> list[str]:
        """Return one of the other columns as texts, the missing ones empty."""
        import pyarrow as pa

        return [value or "" for value in self.rows[column].cast(pa.string()).to_pylist()]

    @cached_property
    def pairs(self) -> Pairs:
        """The distinct pairs of different nodes that are linked in either direction."""
        low, high = np.minimum(self.source, self.target), np.maximum(self.source, self.target)
        key = low * len(self.nodes) + high
        linked = low != high
        keys, inverse = np.unique(key[linked], return_inverse=True)
        row = np.full(len(key), -1, dtype=np.int64)
        row[linked] = inverse
        size = max(len(self.nodes), 1)
        return Pairs(keys // size, keys % size, row)

    @cached_property
    def claims(self) -> tuple[Ids, Any]:
        """The claim of each row as a number, and the IRIs that these number (an Arrow array)."""
        return encoded(self.rows["claim"])

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each node by its IRI."""
        return {iri: number for number, iri in enumerate(self.nodes)}

    def kept(self, rows: NDArray[np.bool_]) -> EdgeArrays:
        """Return the network of some of its rows, with the nodes that these touch."""
        import pyarrow as pa

        source, target = self.source[rows], self.target[rows]
        used, codes = np.unique(np.concatenate([source, target]), return_inverse=True)
        return EdgeArrays(
            self.network,
            [self.nodes[number] for number in used],
            self.labels.take(pa.array(used)),
            codes[: len(source)],
            codes[len(source) :],
            self.relation[rows],
            self.relations,
            self.rows.filter(pa.array(rows)),
        )


def edges(tables: TableSource, network: str = "companies", as_of: str | None = None) -> EdgeArrays:
    """Return a network of the relations table as arrays.

    Symmetric relations are there once. With ``as_of``, only what had begun by then and had not
    ended: of ownership what held on that day (see :func:`tenures`), of the other relations
    between companies those dated up to that day (undated ones are left out, since nothing tells
    that they had begun). Relations to segments, markets and products bear no dates and stay.

    Args:
        tables: The tables of a generation.
        network: A name of :data:`NETWORKS`.
        as_of: A day, or a month or year (their last day is meant).

    Returns:
        Arrays, one item a row of the relations table.

    Raises:
        UnknownName: There is no such network.
        UsageError: ``as_of`` is no date.
    """
    names = network_named(network).relations
    day = last_day(as_of) if as_of else None
    rows = tables.read(
        "relations", columns=list(COLUMNS), filters=[("relation", "in", list(names))]
    )
    ends, nodes, labels = _numbered(tables, [*rows["source"].chunks, *rows["target"].chunks])
    source, target = ends[: len(rows)], ends[len(rows) :]
    relation, others = _codes(rows["relation"], names), rows.select(COLUMNS[3:])
    found = EdgeArrays(network, nodes, labels, source, target, relation, names, others)
    return found if day is None else found.kept(_as_of(tables, found, day))


def encoded(column: Any) -> tuple[Ids, Any]:
    """Return an Arrow column of texts as numbers and the distinct texts that these number."""
    import pyarrow as pa

    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    whole = column.unify_dictionaries().combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = pa.concat_arrays(whole.chunks)
    return whole.indices.to_numpy(zero_copy_only=False).astype(np.int64), whole.dictionary


def _numbered(tables: TableSource, ends: list[Any]) -> tuple[Ids, list[str], Any]:
    """Return the IRIs of chunks as node numbers, the sorted IRIs that these number, and their labels.

    They are looked up among the entities, which takes less than to find out which are equal and gives their labels.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    iris = pa.chunked_array([_plain(chunk) for chunk in ends], type=pa.string())
    known, label = (
        _plain(column.combine_chunks())
        for column in tables.read("entities", columns=["iri", "label"]).columns
    )
    place = pc.index_in(iris, value_set=known)
    if place.null_count:
        others = pc.unique(iris.filter(pc.is_null(place)))
        known = pa.concat_arrays([known, others])
        label = pa.concat_arrays([label, pa.nulls(len(others), pa.string())])
        place = pc.index_in(iris, value_set=known)
    codes = place.to_numpy()
    present = np.zeros(len(known), dtype=bool)
    present[codes] = True
    used = np.flatnonzero(present)
    values = known.take(pa.array(used))
    order = pc.sort_indices(values)
    rank = np.zeros(len(present), dtype=np.int64)
    rank[used[order.to_numpy()]] = np.arange(len(used))
    nodes = values.take(order)
    labels = pc.coalesce(label.take(pa.array(used)).take(order), nodes)
    return rank[codes], nodes.to_pylist(), labels


def _plain(column: Any) -> Any:
    """Return an Arrow array of texts as plain strings in one piece."""
    import pyarrow as pa

    whole = pa.concat_arrays(column.chunks) if isinstance(column, pa.ChunkedArray) else column
    return whole if pa.types.is_string(whole.type) else whole.cast(pa.string())


def _codes(relation: Any, names: tuple[str, ...]) -> Ids:
    """Return each row's relation as its place among the names."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_dictionary(relation.type):
        relation = relation.cast(pa.string())
    found: Ids = pc.index_in(relation, pa.array(names)).to_numpy().astype(np.int64)
    return found


def _as_of(tables: TableSource, found: EdgeArrays, day: str) -> NDArray[np.bool_]:
    """Return which rows stood on a day."""
    since = np.array(found.texts("from"), dtype=object)
    begun = (since != "") & (since <= day)
    dated = np.array([name in RELATIONS for name in found.relations])[found.relation]
    keep: NDArray[np.bool_] = np.where(dated, begun, True).astype(bool)
    if "owns" not in found.relations:
        return keep
    held = {
        (tenure.owner, tenure.owned, tenure.development, tenure.since)
        for tenure in tenures(tables)
        if tenure.holds_on(day)
    }
    developments = found.texts("development")
    for row in np.flatnonzero(found.relation == found.relations.index("owns")):
        source, target = found.nodes[found.source[row]], found.nodes[found.target[row]]
        keep[row] = (source, target, developments[row], since[row]) in held
    return keep


def symmetric(name: str) -> bool:
    """Return whether a relation reads the same both ways."""
    return name in SYMMETRIC
