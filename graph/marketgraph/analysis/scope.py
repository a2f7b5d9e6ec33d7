"""The question's scope: which network, which companies, what it rests on; and rows from numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
from numpy.typing import NDArray

from marketgraph.analysis.evidence import Evidence, Floors, count_sources
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

        numbers, names = self.edges.claims
        claims = names.take(pa.array(np.flatnonzero(_marked(numbers[self.rows], len(names)))))
        linked = self.rows & (self.edges.pairs.row >= 0)
        nodes = len(self.edges.nodes)
        ends = _marked(self.edges.source[linked], nodes) | _marked(self.edges.target[linked], nodes)
        pairs = _marked(self.edges.pairs.row[linked], len(self.edges.pairs.low))
        return Evidence(
            edges=int(pairs.sum()),
            asked=self.asked_count,
            with_edge=int(ends[self.asked].sum()),
            sources=count_sources(self.tables, claims),
            claims=len(claims),
            about=self.about,
        )

    @cached_property
    def labels(self) -> list[str]:
        """The label of each node of the network; its IRI where it has none."""
        texts: list[str] = self.edges.labels.to_pylist()
        return texts


def _marked(numbers: NDArray[np.int64], count: int) -> NDArray[np.bool_]:
    """Return which numbers below a count occur."""
    found = np.zeros(count, dtype=bool)
    found[numbers] = True
    return found


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

    texts: list[str] = label_column(tables, pa.array(iris, type=pa.string())).to_pylist()
    return texts


def label_column(tables: TableSource, iris: Any) -> Any:
    """Return the labels of an Arrow array of IRIs, as such an array; the IRI where it has none."""
    import pyarrow.compute as pc

    rows = tables.read("entities", columns=["iri", "label"])
    place = pc.index_in(iris, value_set=rows["iri"].combine_chunks())
    return pc.coalesce(rows["label"].combine_chunks().take(place), iris)


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


def claims_by(codes: NDArray[np.int64], claims: tuple[NDArray[np.int64], Any], count: int) -> Any:
    """Return, for each number below a count, the sorted distinct claims of the rows that bear it.

    Args:
        codes: A number a row; rows below zero are left out.
        claims: The claim of each row as a number, and what these number.
        count: How many lists are wanted.

    Returns:
        An Arrow array of lists of texts.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    numbers, names = claims
    order = pc.sort_indices(names)
    rank = np.empty(len(names), dtype=np.int64)
    rank[order.to_numpy()] = np.arange(len(names))
    size = max(len(names), 1)
    keys = codes * size + rank[numbers]
    keys = np.sort(keys if codes.min(initial=0) >= 0 else keys[codes >= 0])
    keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])] if len(keys) else keys
    bounds = np.searchsorted(keys, np.arange(count + 1) * size)
    texts = names.take(order).take(pa.array(keys % size))
    return pa.ListArray.from_arrays(pa.array(bounds, type=pa.int32()), texts)


def node_claims(found: EdgeArrays, nodes: NDArray[np.int64]) -> Any:
    """Return, for each of some different nodes, the claims of its edges, as an Arrow array of lists."""
    numbers, names = found.claims
    place = np.full(len(found.nodes), -1, dtype=np.int64)
    place[nodes] = np.arange(len(nodes))
    codes = place[np.concatenate([found.source, found.target])]
    return claims_by(codes, (np.concatenate([numbers, numbers]), names), len(nodes))


def pair_claims(found: EdgeArrays) -> dict[tuple[int, int], list[str]]:
    """Return the claims behind each pair of linked nodes, the smaller number first."""
    low, high, row = found.pairs
    lists = claims_by(row, found.claims, len(low)).to_pylist()
    return dict(zip(zip(low.tolist(), high.tolist(), strict=True), lists, strict=True))


def finished(frame: pd.DataFrame, evidence: Evidence, rows: int = 0) -> pd.DataFrame:
    """Return a frame cut to some rows (0 for all), numbered from 0, with its evidence.

    Its column ``claims`` holds lists of claim IRIs, kept by Arrow.
    """
    import pandas as pd
    import pyarrow as pa

    frame = (frame.head(rows) if rows else frame).reset_index(drop=True)
    kind = pd.ArrowDtype(pa.list_(pa.string()))
    if frame["claims"].dtype != kind:
        lists: Any = frame["claims"].tolist()
        frame["claims"] = listed(pa.array(lists, type=pa.list_(pa.string())))
    frame.attrs["evidence"] = evidence
    return frame


def listing(
    tables: TableSource,
    frame: pd.DataFrame,
    floors: Floors,
    *,
    about: str,
    kind: str,
    edges: int | None = None,
    rows: int = 0,
) -> pd.DataFrame:
    """Return a frame that lists what is stated about one thing, if that reaches the floors.

    Args:
        tables: Where the claims are.
        frame: One row a thing stated, with lists of claims in ``claims``.
        floors: The floors.
        about: What is asked about, in words.
        kind: What a row is, in the plural.
        edges: How many of them there are; without it, the rows.
        rows: How many rows to keep, 0 for all.

    Raises:
        TooLittleEvidence: A floor is not reached.
    """
    claims = {claim for claims in frame["claims"] for claim in claims}
    evidence = Evidence(
        edges=len(frame) if edges is None else edges,
        asked=1,
        with_edge=int(bool(len(frame))),
        sources=count_sources(tables, claims),
        claims=len(claims),
        about=about,
        kind=kind,
    )
    evidence.require(floors)
    return finished(frame, evidence, rows)


def listed(claims: Any) -> pd.Series[Any]:
    """Return an Arrow array of lists as a column."""
    import pandas as pd

    return pd.Series(pd.arrays.ArrowExtensionArray(claims))
