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

Answer = dict[str, tuple[float | str, ...]]
PREFIX = """PREFIX mkg: <https://w3id.org/marketgraph/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


class Aggregate(NamedTuple):
    """One question, both ways; either gives one or two values by name."""

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
    """Return the answer of a query whose solutions are a name and its values."""
    found: Any = store.query(PREFIX + query)
    return {row[0].value: tuple(_value(term) for term in list(row)[1:]) for row in found}


def _value(term: Any) -> float | str:
    """Return a number as a float, a date as its text, nothing as an empty text."""
    if term is None:
        return ""
    return term.value if term.datatype.value.endswith("#date") else float(term.value)


def same(name: str, ours: Answer, rival: Answer) -> None:
    """End with a message if the answers differ by more than the last digits of a float."""
    if ours.keys() != rival.keys():
        odd = sorted(ours.keys() ^ rival.keys())[:3]
        raise SystemExit(f"{name}: {len(ours)} and {len(rival)} rows, for example {odd}")
    for key, values in ours.items():
        for value, other in zip(values, rival[key], strict=True):
            if isinstance(value, str) or isinstance(other, str):
                equal = value == other
            else:
                equal = abs(value - other) <= 1e-6 * max(1.0, abs(value))
            if not equal:
                raise SystemExit(f"{name}: {key} is {value} and {other}")


def counted(rows: pa.Table, column: str) -> Answer:
    """Return how many rows there are for each value of a column."""
    found = rows.group_by(column).aggregate([([], "count_all")])
    return answer(found, column, "count_all")


def answer(found: pa.Table, name: str, *values: str) -> Answer:
    """Return a column of names and columns of values as an answer."""
    columns = [found[value].to_pylist() for value in values]
    rows = (tuple("" if v is None else v for v in row) for row in zip(*columns, strict=True))
    return dict(zip(found[name].to_pylist(), rows, strict=True))


def by_source(tables: Tables, relation: str, least: int = 5) -> Answer:
    """Return targets and first day of each source with at least so many targets."""
    rows = tables.read("relations", ["source", "target", "from"], [("relation", "=", relation)])
    found = rows.group_by("source").aggregate([("target", "count_distinct"), ("from", "min")])
    found = found.filter(pc.greater_equal(found["target_count_distinct"], least))
    return answer(found, "source", "target_count_distinct", "from_min")


def deals_by_year(tables: Tables) -> Answer:
    """Return the number of acquisitions a year, by their earliest day."""
    rows = tables.read("developments", ["earliest"], [("type", "=", "Acquisition")])
    years = pc.utf8_slice_codeunits(rows["earliest"].drop_null(), 0, 4)
    return counted(pa.table({"year": years}), "year")


def money_by_year(tables: Tables) -> Answer:
    """Return the disclosed amounts of acquisitions in US dollars by year."""
    filters = [("type", "=", "Acquisition"), ("currency", "=", "USD")]
    rows = tables.read("developments", ["earliest", "amount"], filters)
    rows = rows.filter(pc.and_(pc.is_valid(rows["earliest"]), pc.is_valid(rows["amount"])))
    years = pc.utf8_slice_codeunits(rows["earliest"], 0, 4)
    found = pa.table({"year": years, "amount": rows["amount"]}).group_by("year")
    return answer(found.aggregate([("amount", "sum")]), "year", "amount_sum")


def participants(tables: Tables) -> Answer:
    """Return the number of companies in each market."""
    rows = tables.read("relations", ["source", "target"], [("relation", "=", "operatesIn")])
    found = rows.group_by("target").aggregate([("source", "count_distinct")])
    return answer(found, "target", "source_count_distinct")


def market_countries_hhi(tables: Tables) -> Answer:
    """Return, for each market, the sum of the squared parts that countries have of its companies."""
    rows = tables.read("relations", ["source", "target"], [("relation", "=", "operatesIn")])
    members = rows.group_by(["source", "target"]).aggregate([])
    known = tables.read("entities", ["iri", "country"], [("kind", "=", "company")])
    known = known.filter(pc.is_valid(known["country"]))
    return hhi(members.join(known, "source", "iri", join_type="inner"), "target", "country")


def buyers_hhi(tables: Tables) -> Answer:
    """Return, for each year, the sum of the squared parts that buyers have of its acquisitions."""
    deals = tables.read("developments", ["iri", "earliest"], [("type", "=", "Acquisition")])
    deals = deals.filter(pc.is_valid(deals["earliest"]))
    years = pc.utf8_slice_codeunits(deals["earliest"], 0, 4)
    deals = pa.table({"development": deals["iri"], "year": years})
    buyers = tables.read("roles", ["development", "entity"], [("role", "=", "acquirer")])
    return hhi(buyers.join(deals, "development", join_type="inner"), "year", "entity")


def hhi(rows: pa.Table, whole: str, part: str) -> Answer:
    """Return the Herfindahl-Hirschman index of each whole: the sum of its parts' squared shares."""
    sizes = rows.group_by([whole, part]).aggregate([([], "count_all")])
    squares = pc.power(pc.cast(sizes["count_all"], pa.float64()), 2)
    found = sizes.append_column("square", squares).group_by(whole)
    sums = found.aggregate([("square", "sum"), ("count_all", "sum")])
    total = pc.power(pc.cast(sums["count_all_sum"], pa.float64()), 2)
    return answer(sums.append_column("hhi", pc.divide(sums["square_sum"], total)), whole, "hhi")


def owned_now(tables: Tables) -> Answer:
    """Return the number of companies that each owner of at least five has and is not known to have left."""
    rows = tables.read("relations", ["source", "target", "to"], [("relation", "=", "owns")])
    rows = rows.filter(pc.is_null(rows["to"]))
    found = rows.group_by("source").aggregate([("target", "count_distinct")])
    found = found.filter(pc.greater_equal(found["target_count_distinct"], 5))
    return answer(found, "source", "target_count_distinct")


def sizes_by_market(tables: Tables) -> Answer:
    """Return the mean of the published sizes of each market in US dollars."""
    filters = [("type", "=", "MarketSize"), ("currency", "=", "USD")]
    rows = tables.read("figures", ["market", "amount"], filters)
    found = rows.group_by("market").aggregate([("amount", "mean")])
    return answer(found, "market", "amount_mean")


def claims_by_document(tables: Tables) -> Answer:
    """Return the number of accepted claims of each document."""
    rows = tables.read("claims", ["document"], [("status", "=", "accepted")])
    return counted(rows, "document")


_YEAR = "BIND(SUBSTR(STR(?day), 1, 4) AS ?year)"
AGGREGATES = (
    Aggregate(
        "acquirers: targets, first deal",
        lambda tables: by_source(tables, "acquired"),
        "SELECT ?a (COUNT(DISTINCT ?b) AS ?n) (MIN(?day) AS ?first) { ?e a mkg:Acquisition ; "
        "mkg:acquirer ?a ; mkg:target ?b OPTIONAL { ?e mkg:earliestDate ?day } } "
        "GROUP BY ?a HAVING (COUNT(DISTINCT ?b) >= 5)",
    ),
    Aggregate(
        "investors: companies, first round",
        lambda tables: by_source(tables, "investedIn"),
        "SELECT ?a (COUNT(DISTINCT ?b) AS ?n) (MIN(?day) AS ?first) { ?e a mkg:Investment ; "
        "mkg:investor ?a ; mkg:target ?b OPTIONAL { ?e mkg:earliestDate ?day } } "
        "GROUP BY ?a HAVING (COUNT(DISTINCT ?b) >= 5)",
    ),
    Aggregate(
        "owners: companies owned now",
        owned_now,
        "SELECT ?o (COUNT(DISTINCT ?c) AS ?n) { ?w mkg:owner ?o ; mkg:owned ?c "
        "FILTER NOT EXISTS { ?w mkg:validTo ?end } } GROUP BY ?o HAVING (COUNT(DISTINCT ?c) >= 5)",
    ),
    Aggregate(
        "acquisitions a year",
        deals_by_year,
        "SELECT ?year (COUNT(?e) AS ?n) { ?e a mkg:Acquisition ; mkg:earliestDate ?day "
        f"{_YEAR} }} GROUP BY ?year",
    ),
    Aggregate(
        "disclosed US dollars a year",
        money_by_year,
        "SELECT ?year (SUM(xsd:double(?amount)) AS ?n) { ?e a mkg:Acquisition ; mkg:earliestDate "
        f'?day ; mkg:amount ?amount ; mkg:currency "USD" {_YEAR} }} GROUP BY ?year',
    ),
    Aggregate(
        "HHI of buyers a year",
        buyers_hhi,
        "SELECT ?year (SUM(?n * ?n) / (SUM(?n) * SUM(?n)) AS ?hhi) { { SELECT ?year ?a "
        "(xsd:double(COUNT(?e)) AS ?n) { ?e a mkg:Acquisition ; mkg:earliestDate ?day ; "
        f"mkg:acquirer ?a {_YEAR} }} GROUP BY ?year ?a }} }} GROUP BY ?year",
    ),
    Aggregate(
        "participants a market",
        participants,
        "SELECT ?m (COUNT(?c) AS ?n) { ?c mkg:operatesIn ?m } GROUP BY ?m",
    ),
    Aggregate(
        "HHI of countries a market",
        market_countries_hhi,
        "SELECT ?m (SUM(?n * ?n) / (SUM(?n) * SUM(?n)) AS ?hhi) { { SELECT ?m ?r "
        "(xsd:double(COUNT(?c)) AS ?n) { ?c mkg:operatesIn ?m ; mkg:country ?r } "
        "GROUP BY ?m ?r } } GROUP BY ?m",
    ),
    Aggregate(
        "mean published size a market",
        sizes_by_market,
        "SELECT ?m (AVG(xsd:double(?amount)) AS ?n) { ?v a mkg:MarketSize ; mkg:market ?m ; "
        'mkg:amount ?amount ; mkg:currency "USD" } GROUP BY ?m',
    ),
    Aggregate(
        "accepted claims a document",
        claims_by_document,
        "SELECT ?d (COUNT(?c) AS ?n) { ?c a mkg:Claim ; mkg:reviewStatus mkg:Accepted ; "
        "mkg:evidence ?p . ?p mkg:inDocument ?d } GROUP BY ?d",
    ),
)


if __name__ == "__main__":
    main()
