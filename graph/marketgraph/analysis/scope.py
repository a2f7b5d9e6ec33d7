"""The question's scope: which network, which companies, what it rests on; and rows from numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
from numpy.typing import NDArray

from marketgraph.analysis.evidence import Evidence, count_sources
from marketgraph.analysis.names import resolve
from marketgraph.network import EdgeArrays, TableSource, edges

if TYPE_CHECKING:
    import pandas as pd

InMarket = Annotated[str | None, "only the companies of this market (a name or IRI)"]
InNetwork = Annotated[str, "which network: companies, deals, ownership or partners"]
AsOf = Annotated[str | None, "only what stood on this day (YYYY-MM-DD)"]
Rows = Annotated[int, "how many rows at most, 0 for all"]
Seed = Annotated[int, "seed of what is drawn at random"]
Threads = Annotated[int, "threads of the engine; more than one may give other ties"]


@dataclass(frozen=True)
class Scope:
    """A network and the companies that are asked about.

    Attributes:
        tables: Where it comes from.
        edges: The whole network.
        asked: Numbers of the asked companies that are in the network, sorted.
        asked_count: How many companies are asked about, in the network or not.
        about: They in words.
        rows: Which rows of the network touch an asked company.
    """

    tables: TableSource
    edges: EdgeArrays
    asked: NDArray[np.int64]
    asked_count: int
    about: str
    rows: NDArray[np.bool_]

    @cached_property
    def evidence(self) -> Evidence:
        """What the network tells about the asked companies, and how many say so."""
        import pyarrow as pa

        claims = self.edges.rows["claim"].filter(pa.array(self.rows)).unique()
        pairs = self.edges.pairs.row[self.rows]
        linked = self.rows & (self.edges.pairs.row >= 0)
        ends = np.concatenate([self.edges.source[linked], self.edges.target[linked]])
        return Evidence(
            edges=len(np.unique(pairs[pairs >= 0])),
            asked=self.asked_count,
            with_edge=int(np.isin(self.asked, ends).sum()),
            sources=count_sources(self.tables, claims),
            claims=len(claims),
            about=self.about,
        )

    @cached_property
    def labels(self) -> list[str]:
        """The label of each node of the network; its IRI where it has none."""
        return labels_of(self.tables, self.edges.nodes)


def scope(
    tables: TableSource,
    network: str = "companies",
    market: str | None = None,
    as_of: str | None = None,
) -> Scope:
    """Return the scope of a question about all companies of a network or those of a market.

    Raises:
        UnknownName: There is no such network or market.
        UsageError: ``as_of`` is no date.
    """
    found = edges(tables, network, as_of)
    if market is None:
        everyone = np.arange(len(found.nodes))
        return Scope(
            tables, found, everyone, len(everyone), "companies", np.ones(len(found), dtype=bool)
        )
    iri = resolve(tables, market, "market")
    members = participants(tables, iri)
    asked = np.array(
        sorted(found.number[member] for member in members if member in found.number), dtype=np.int64
    )
    rows = np.isin(found.source, asked) | np.isin(found.target, asked)
    label = labels_of(tables, [iri])[0]
    return Scope(tables, found, asked, len(members), f"companies of {label}", rows)


def participants(tables: TableSource, market: str) -> set[str]:
    """Return the IRIs of the companies that operate in a market."""
    rows = tables.read(
        "relations",
        columns=["source"],
        filters=[("relation", "in", ["operatesIn", "leaderIn"]), ("target", "=", market)],
    )
    return set(rows["source"].to_pylist())


def labels_of(tables: TableSource, iris: list[str]) -> list[str]:
    """Return the label of each of some things; the IRI where it has none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    rows = tables.read("entities", columns=["iri", "label"])
    wanted = pa.array(iris, type=pa.string())
    place = pc.index_in(wanted, value_set=rows["iri"].combine_chunks())
    found = pc.coalesce(rows["label"].combine_chunks().take(place), wanted)
    texts: list[str] = found.to_pylist()
    return texts


def claims_about(tables: TableSource, iris: set[str]) -> dict[str, list[str]]:
    """Return, for each of some figures or developments, the accepted claims about it, sorted."""
    import pyarrow as pa
    import pyarrow.compute as pc

    rows = tables.read(
        "claims", columns=["iri", "about"], filters=[("status", "=", "accepted")]
    ).combine_chunks()
    lists = rows["about"].combine_chunks()
    about = pc.list_flatten(lists)
    claim = rows["iri"].combine_chunks().take(pc.list_parent_indices(lists))
    wanted = pc.is_in(about, value_set=pa.array(sorted(iris), type=pa.string()))
    found: dict[str, list[str]] = {}
    pairs = zip(about.filter(wanted).to_pylist(), claim.filter(wanted).to_pylist(), strict=True)
    for thing, name in sorted(set(pairs)):
        found.setdefault(thing, []).append(name)
    return found


def claims_by(codes: NDArray[np.int64], claims: Any, count: int) -> list[list[str]]:
    """Return, for each number below a count, the sorted distinct claims of the rows that bear it.

    Args:
        codes: A number a row; rows below zero are left out.
        claims: The claim of each row, an Arrow column.
        count: How many lists are wanted.
    """
    import pyarrow as pa

    encoded = claims.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.unify_dictionaries().combine_chunks()
    names = np.array(encoded.dictionary.to_pylist(), dtype=object)
    order = np.argsort(names)
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    numbers = rank[encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)]
    keep = codes >= 0
    keys = np.unique(codes[keep] * max(len(names), 1) + numbers[keep])
    owners, which = np.divmod(keys, max(len(names), 1))
    texts = names[order][which].tolist()
    bounds = np.searchsorted(owners, np.arange(count + 1)).tolist()
    return [texts[start:end] for start, end in zip(bounds, bounds[1:], strict=False)]


def node_claims(found: EdgeArrays) -> list[list[str]]:
    """Return, for each node, the claims of its edges."""
    import pyarrow as pa

    claims = found.rows["claim"].combine_chunks()
    both = pa.chunked_array([*_chunks(claims), *_chunks(claims)], type=claims.type)
    return claims_by(np.concatenate([found.source, found.target]), both, len(found.nodes))


def _chunks(column: Any) -> list[Any]:
    """Return the chunks of a column, or an array as its only chunk."""
    import pyarrow as pa

    return list(column.chunks) if isinstance(column, pa.ChunkedArray) else [column]


def finished(frame: pd.DataFrame, evidence: Evidence, rows: int = 0) -> pd.DataFrame:
    """Return a frame cut to some rows (0 for all), numbered from 0, with its evidence."""
    frame = (frame.head(rows) if rows else frame).reset_index(drop=True)
    frame.attrs["evidence"] = evidence
    return frame
