"""Aggregates that analyses need, from the tables and by SPARQL on the store, side by side.

    python benchmarks/generate.py big --quads 10000000
    marketgraph build --workspace big
    python benchmarks/aggregates.py big [--repeat 3]

Each aggregate is asked of the Parquet tables by pyarrow and of the same generation's store by bare
pyoxigraph, opened read-only; the answers must be equal. Prints the best time of each, the ratios and
their median. Reading the columns from the disk is part of each time.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyoxigraph

import marketgraph
from marketgraph.tables import Tables

Answer = dict[str, float]
PREFIX = "PREFIX mkg: <https://w3id.org/marketgraph/ontology#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "


class Aggregate(NamedTuple):
    """One question, both ways; either gives a number by name."""

    name: str
    tables: Callable[[Tables], Answer]
    sparql: str


def main() -> None:
    """Run all and print one line an aggregate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    asked = parser.parse_args()
    with marketgraph.open(asked.workspace) as workspace:
        generation = workspace.generation
    tables = Tables(generation / "tables")
    store = pyoxigraph.Store.read_only(str(generation / "store"))
    print(f"{len(store):,} quads, best of {asked.repeat}, milliseconds")
    print(f"{'':32}{'rows':>9}{'tables':>10}{'SPARQL':>10}{'ratio':>9}")
    ratios = []
    for aggregate in AGGREGATES:
        mine, ours = timed(lambda a=aggregate: a.tables(tables), asked.repeat)
        theirs, rival = timed(lambda a=aggregate: solve(store, a.sparql), asked.repeat)
        same(aggregate.name, ours, rival)
        ratios.append(theirs / mine)
        print(
            f"{aggregate.name:32}{len(ours):9,}{mine:10.1f}{theirs:10.1f}{theirs / mine:8.1f}x",
            flush=True,
        )
    print(f"median {statistics.median(ratios):.1f}x")


def timed(work: Callable[[], Answer], repeat: int) -> tuple[float, Answer]:
    """Return the best time of some calls in milliseconds, and the answer."""
    times, answer = [], {}
    for _ in range(repeat):
        start = time.perf_counter()
        answer = work()
        times.append(1000 * (time.perf_counter() - start))
    return min(times), answer


def solve(store: pyoxigraph.Store, query: str) -> Answer:
    """Return the answer of a query whose solutions are a name and a number."""
    found: Any = store.query(PREFIX + query)
    return {row[0].value: float(row[1].value) for row in found}


def same(name: str, ours: Answer, rival: Answer) -> None:
    """End with a message if the answers differ by more than the last digits of a float."""
    if ours.keys() != rival.keys():
        odd = sorted(ours.keys() ^ rival.keys())[:3]
        raise SystemExit(f"{name}: {len(ours)} and {len(rival)} rows, for example {odd}")
    for key, value in ours.items():
        if abs(value - rival[key]) > 1e-6 * max(1.0, abs(value)):
            raise SystemExit(f"{name}: {key} is {value} and {rival[key]}")


def relation(tables: Tables, *names: str) -> pa.Table:
    """Return source and target of some relations, each pair once."""
    rows = tables.read(
        "relations", columns=["source", "target"], filters=[("relation", "in", list(names))]
    )
    return rows.group_by(["source", "target"], use_threads=False).aggregate([])


def counted(rows: pa.Table, column: str) -> Answer:
    """Return how many rows there are for each value of a column."""
    found = rows.group_by(column, use_threads=False).aggregate([([], "count_all")])
    return answer(found[column], found["count_all"])


def answer(names: Any, numbers: Any) -> Answer:
    """Return two columns as an answer."""
    return dict(zip(names.to_pylist(), map(float, numbers.to_pylist()), strict=True))


def top_acquirers(tables: Tables) -> Answer:
    """Return the number of companies that each acquirer of at least five bought."""
    found = counted(relation(tables, "acquired"), "source")
    return {name: number for name, number in found.items() if number >= 5}


def deals_by_year(tables: Tables) -> Answer:
    """Return the number of acquisitions a year, by their earliest day."""
    rows = tables.read("developments", ["earliest"], [("type", "=", "Acquisition")])
    years = pc.utf8_slice_codeunits(rows["earliest"].drop_null(), 0, 4)
    return counted(pa.table({"year": years}), "year")


def participants(tables: Tables) -> Answer:
    """Return the number of companies in each market."""
    return counted(relation(tables, "operatesIn"), "target")


def segment_companies(tables: Tables) -> Answer:
    """Return the number of companies active in each segment."""
    return counted(relation(tables, "activeIn"), "target")


def segment_hhi(tables: Tables) -> Answer:
    """Return, for each market, the sum of the squared parts that its segments have of its companies."""
    active = relation(tables, "activeIn")
    sizes = active.group_by("target", use_threads=False).aggregate([([], "count_all")])
    segments = tables.read("segments", ["iri", "market"]).group_by(["iri", "market"]).aggregate([])
    joined = sizes.join(segments, "target", "iri", "inner")
    squares = pc.power(pc.cast(joined["count_all"], pa.float64()), 2)
    joined = joined.append_column("square", squares)
    found = joined.group_by("market").aggregate([("square", "sum"), ("count_all", "sum")])
    whole = pc.power(pc.cast(found["count_all_sum"], pa.float64()), 2)
    return answer(found["market"], pc.divide(found["square_sum"], whole))


def money_by_year(tables: Tables) -> Answer:
    """Return the disclosed amounts of acquisitions in US dollars by year."""
    filters = [("type", "=", "Acquisition"), ("currency", "=", "USD")]
    rows = tables.read("developments", ["earliest", "amount"], filters)
    rows = rows.filter(pc.and_(pc.is_valid(rows["earliest"]), pc.is_valid(rows["amount"])))
    years = pc.utf8_slice_codeunits(rows["earliest"], 0, 4)
    found = pa.table({"year": years, "amount": rows["amount"]}).group_by("year")
    sums = found.aggregate([("amount", "sum")])
    return answer(sums["year"], sums["amount_sum"])


def investors(tables: Tables) -> Answer:
    """Return the number of companies that each investor of at least five funded."""
    found = counted(relation(tables, "investedIn"), "source")
    return {name: number for name, number in found.items() if number >= 5}


def sizes_by_market(tables: Tables) -> Answer:
    """Return the mean of the published sizes of each market in US dollars."""
    filters = [("type", "=", "MarketSize"), ("currency", "=", "USD")]
    rows = tables.read("figures", ["market", "amount"], filters)
    found = rows.group_by("market").aggregate([("amount", "mean")])
    return answer(found["market"], found["amount_mean"])


def claims_by_status(tables: Tables) -> Answer:
    """Return the number of accepted claims of each document."""
    rows = tables.read("claims", ["document"], [("status", "=", "accepted")])
    return counted(rows, "document")


_YEAR = "SUBSTR(STR(?day), 1, 4)"
AGGREGATES = (
    Aggregate(
        "acquirers of five or more",
        top_acquirers,
        "SELECT ?a (COUNT(?b) AS ?n) { ?a mkg:acquired ?b } GROUP BY ?a HAVING (COUNT(?b) >= 5)",
    ),
    Aggregate(
        "investors in five or more",
        investors,
        "SELECT ?a (COUNT(?b) AS ?n) { ?a mkg:investedIn ?b } GROUP BY ?a HAVING (COUNT(?b) >= 5)",
    ),
    Aggregate(
        "acquisitions a year",
        deals_by_year,
        f"SELECT ?year (COUNT(?e) AS ?n) {{ ?e a mkg:Acquisition ; mkg:earliestDate ?day "
        f"BIND({_YEAR} AS ?year) }} GROUP BY ?year",
    ),
    Aggregate(
        "disclosed US dollars a year",
        money_by_year,
        f"SELECT ?year (SUM(xsd:double(?amount)) AS ?n) {{ ?e a mkg:Acquisition ; mkg:earliestDate "
        f'?day ; mkg:amount ?amount ; mkg:currency "USD" BIND({_YEAR} AS ?year) }} GROUP BY ?year',
    ),
    Aggregate(
        "participants a market",
        participants,
        "SELECT ?m (COUNT(?c) AS ?n) { ?c mkg:operatesIn ?m } GROUP BY ?m",
    ),
    Aggregate(
        "companies a segment",
        segment_companies,
        "SELECT ?s (COUNT(?c) AS ?n) { ?c mkg:activeIn ?s } GROUP BY ?s",
    ),
    Aggregate(
        "HHI of segments a market",
        segment_hhi,
        "SELECT ?m (SUM(?n * ?n) / (SUM(?n) * SUM(?n)) AS ?hhi) { "
        "{ SELECT ?m ?s (xsd:double(COUNT(?c)) AS ?n) { ?s mkg:segmentOf ?m . ?c mkg:activeIn ?s } "
        "GROUP BY ?m ?s } } GROUP BY ?m",
    ),
    Aggregate(
        "mean published size a market",
        sizes_by_market,
        "SELECT ?m (AVG(xsd:double(?amount)) AS ?n) { ?v a mkg:MarketSize ; mkg:market ?m ; "
        'mkg:amount ?amount ; mkg:currency "USD" } GROUP BY ?m',
    ),
    Aggregate(
        "accepted claims a document",
        claims_by_status,
        "SELECT ?d (COUNT(?c) AS ?n) { ?c a mkg:Claim ; mkg:reviewStatus mkg:Accepted ; "
        "mkg:evidence ?p . ?p mkg:inDocument ?d } GROUP BY ?d",
    ),
)


if __name__ == "__main__":
    main()
