"""Saved queries through ``query``, and the same text on a bare engine, side by side.

    python benchmarks/generate.py big --quads 1000000
    marketgraph build --workspace big
    python benchmarks/querying.py big [--repeat 15] [NAME …]
    python benchmarks/querying.py small --against rdflib [--timeout 10]

Each saved query is asked with its required parameters, and once more with all of them; their values are the
most frequent ones of the data (``VALUES_OF``), so that answers are large rather than empty. Ours is
``Workspace.query``, the call from Python: finding the file, binding, checks, worker process and a DataFrame, or an
``rdflib.Graph`` that fills itself when it is first looked into; "terms" is ``Workspace.solutions``, the same without
either. Bare pyoxigraph opens the same folder read-only and reads the value of every term; rdflib holds the same quads
in a Dataset, in its own memory store. The sides take turns within one run; times are milliseconds, the best of all turns
(what other processes take away only adds) and, behind them, the medians. An rdflib query that runs over the time-out
counts as just that.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import statistics
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph

import marketgraph
from marketgraph.query import SavedQuery, bind, saved_queries

PREFIX = "PREFIX mkg: <https://w3id.org/marketgraph/ontology#>\n"
NOTHING = "https://w3id.org/marketgraph/id/none"
"""What a parameter gets where the data hold nothing for it."""

FIXED: dict[str, Any] = {
    "day": "2020-01-01",
    "from": "2020-01-01",
    "until": "2020-12-31",
    "since": "2020-01-01",
    "minimum": 3,
    "scheme": "lei",
}
VALUES_OF = {
    "about": "?x mkg:involves ?about",
    "authority": "?x mkg:authority ?authority",
    "company": "?x mkg:involves ?company . ?company a mkg:Company",
    "document": "?x mkg:inDocument ?document",
    "market": "?x mkg:operatesIn ?market",
    "object": "?x mkg:involves ?object",
    "region": "?x a mkg:MarketSize ; mkg:region ?region",
    "report": "?report mkg:covers ?x",
    "segment": "?x mkg:activeIn ?segment",
    "subject": "?x mkg:involves ?subject",
    "acquisition-chains/company": "?company mkg:acquired/mkg:acquired ?x",
    "acquisitions/company": "?x mkg:acquirer ?company",
    "customers/company": "?company mkg:supplies ?x",
    "developments/market": "?x mkg:inMarket ?market",
    "facilities/company": "?company mkg:hasFacility ?x",
    "holdings/company": "?x mkg:owner ?company",
    "identifiers/subject": "?subject mkg:hasIdentifier ?x",
    "industries/subject": "?subject mkg:inIndustry ?x",
    "investors/company": "?x mkg:investor ?company",
    "launches/market": "?x a mkg:ProductLaunch ; mkg:inMarket ?market",
    "owner-on-date/company": "?x mkg:owned ?company",
    "owners-over-time/company": "?x mkg:owned ?company",
    "partners/company": "?company mkg:partnerOf ?x",
    "partners-of-partners/company": "?company mkg:partnerOf ?y . ?y mkg:partnerOf ?x FILTER (?x != ?company)",
    "products/company": "?company mkg:hasProduct ?x",
    "products/segment": "?x a mkg:Product ; mkg:activeIn ?segment",
    "shared-partners/company": "?company mkg:partnerOf ?x",
    "shared-partners/other": "?other mkg:partnerOf/mkg:partnerOf ?x",
    "subsidiaries/company": "?x mkg:subsidiaryOf ?company",
    "suppliers/company": "?x mkg:supplies ?company",
}
"""For a parameter, or one parameter of one query: a pattern whose most frequent value it gets."""


class Question(NamedTuple):
    """A saved query with values; a plus after its name says that it has all of them."""

    name: str
    query: SavedQuery
    values: dict[str, Any]

    @property
    def text(self) -> str:
        """The query as the engines get it."""
        return bind(self.query, self.values)


class Row(NamedTuple):
    """One line of the table: times in milliseconds, and the number of rows."""

    name: str
    ours: float
    theirs: float
    rows: int
    terms: float = 0.0
    note: str = ""
    medians: tuple[float, float] = (0.0, 0.0)

    @property
    def ratio(self) -> float:
        """How many times the other side's time ours is."""
        return self.ours / self.theirs


def questions(store: pyoxigraph.Store, names: list[str]) -> Iterator[Question]:
    """Yield each saved query with its required parameters, then with all."""
    for name, query in saved_queries().items():
        if names and name not in names:
            continue
        required = [p.name for p in query.parameters if p.required]
        every = [p.name for p in query.parameters]
        yield Question(name, query, {p: value(store, name, p) for p in required})
        if len(every) > len(required):
            yield Question(name + " +", query, {p: value(store, name, p) for p in every})


def value(store: pyoxigraph.Store, name: str, parameter: str) -> Any:
    """Return the value that a parameter of a query is given."""
    if parameter in FIXED:
        return FIXED[parameter]
    pattern = VALUES_OF.get(f"{name}/{parameter}") or VALUES_OF[parameter]
    select = f"SELECT ?{parameter} (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?{parameter}"
    found: Any = store.query(f"{PREFIX}{select} ORDER BY DESC(?n) ?{parameter} LIMIT 1")
    return next((row[0].value for row in found), NOTHING)


def bare(store: pyoxigraph.Store, text: str) -> int:
    """Answer a query with bare pyoxigraph, read every value and return the number of rows."""
    found = store.query(text)
    if isinstance(found, pyoxigraph.QueryTriples):
        return len([(t.subject.value, t.predicate.value, t.object.value) for t in found])
    assert isinstance(found, pyoxigraph.QuerySolutions)  # noqa: S101 - no saved query is an ASK
    return len([[None if term is None else term.value for term in row] for row in found])


def timed(*sides: Callable[[], Any], repeat: int) -> list[list[float]]:
    """Return the milliseconds of each side, sorted; they take turns, and a slow query fewer."""
    begun = time.perf_counter()
    for side in sides:
        side()
    turns = max(5, min(repeat, int(5 / (time.perf_counter() - begun))))
    times: list[list[float]] = [[] for _ in sides]
    for _ in range(turns):
        for side, seen in zip(sides, times, strict=True):
            start = time.perf_counter()
            side()
            seen.append(1000 * (time.perf_counter() - start))
    return [sorted(seen) for seen in times]


def against_pyoxigraph(
    workspace: marketgraph.Workspace, store: pyoxigraph.Store, asked: argparse.Namespace
) -> Iterator[Row]:
    """Yield a row a question: ours, and the same text on the same folder."""
    limit = None if asked.here else 300
    for question in questions(store, asked.names):
        name, text, values = question.query.name, question.text, question.values
        ours, theirs, terms = timed(
            lambda n=name, v=values: workspace.query(n, timeout=limit, **v),
            lambda t=text: bare(store, t),
            lambda n=name, v=values: workspace.solutions(n, timeout=limit, **v),
            repeat=asked.repeat,
        )
        medians = statistics.median(ours), statistics.median(theirs)
        rows = bare(store, text)
        yield Row(question.name, ours[0], theirs[0], rows, terms[0], medians=medians)


def against_rdflib(
    workspace: marketgraph.Workspace, store: pyoxigraph.Store, asked: argparse.Namespace
) -> Iterator[Row]:
    """Yield a row a question: ours, and the same text in a process that holds the quads in rdflib."""
    rival = Rival(store, asked.workspace / "querying.nq")
    for question in questions(store, asked.names):
        name, values = question.query.name, question.values
        (ours,) = timed(lambda n=name, v=values: workspace.query(n, **v), repeat=asked.repeat)
        theirs, rows = rival.ask(question.text, asked.timeout)
        mine, note = bare(store, question.text), ""
        if rows is None:
            note = "over the time-out"
        elif rows != mine:
            note = f"rdflib has {rows} rows"
        yield Row(question.name, ours[0], theirs, mine, note=note)
    rival.stop()


class Rival:
    """A process that holds the quads of a store in an rdflib Dataset; killed when it runs over."""

    def __init__(self, store: pyoxigraph.Store, quads: Path) -> None:
        """Take the store and where its quads may be written meanwhile."""
        self._quads = quads
        with quads.open("wb") as out:
            store.dump(out, format=pyoxigraph.RdfFormat.N_QUADS)
        self._start()

    def _start(self) -> None:
        self._end, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.get_context("fork").Process(
            target=answer_with_rdflib, args=(str(self._quads), theirs)
        )
        self._process.start()
        self._end.recv()

    def ask(self, text: str, timeout: float) -> tuple[float, int | None]:
        """Return the milliseconds of a query and its rows, or the time-out and None."""
        self._end.send(text)
        if self._end.poll(timeout):
            found: tuple[float, int | None] = self._end.recv()
            return found
        self._process.kill()
        self._process.join()
        self._start()
        return 1000 * timeout, None

    def stop(self) -> None:
        """End the process and delete the quads."""
        self._process.kill()
        self._process.join()
        self._quads.unlink()


def answer_with_rdflib(quads: str, end: Connection) -> None:
    """Load quads into a Dataset, then answer the queries that come: milliseconds and rows.

    A warm-up query parses once first, so that building rdflib's parser is not counted.
    """
    import warnings

    import rdflib

    warnings.simplefilter("ignore")
    dataset = rdflib.Dataset()
    dataset.parse(quads, format="nquads")
    list(dataset.query("SELECT * { ?s a <urn:none> }"))
    end.send("ready")
    while True:
        text = end.recv()
        start = time.perf_counter()
        rows = len(list(dataset.query(text)))
        end.send((1000 * (time.perf_counter() - start), rows))


def report(rows: Iterator[Row], rival: str) -> list[Row]:
    """Print one line a question as it comes, and return them all."""
    print(f"{'':32}{'rows':>8}{'ours':>11}{rival:>13}{'ratio':>9}{'terms':>11}{'medians':>20}")
    seen = []
    for row in rows:
        seen.append(row)
        line = f"{row.name:32}{row.rows:8,}{row.ours:11.2f}{row.theirs:13.2f}{row.ratio:9.3f}"
        more = f"{row.terms:11.2f}{row.medians[0]:11.2f} /{row.medians[1]:9.2f}"
        print(line + (more if row.terms else f"  {row.note}"), flush=True)
    return seen


def loaded() -> str:
    """Return how busy the machine is."""
    return f"load {os.getloadavg()[0]:.1f}"


def main() -> None:
    """Ask all questions of both sides and print the median and the worst."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workspace", type=Path)
    parser.add_argument("names", nargs="*", help="saved queries; all by default")
    parser.add_argument("--against", choices=("pyoxigraph", "rdflib"), default="pyoxigraph")
    parser.add_argument("--repeat", type=int, default=15, help="turns of a query at most")
    parser.add_argument("--timeout", type=float, default=10, help="seconds of an rdflib query")
    parser.add_argument("--here", action="store_true", help="ours without a worker process")
    asked = parser.parse_args()
    with marketgraph.open(asked.workspace) as workspace:
        store = pyoxigraph.Store.read_only(str(workspace.generation / "store"))
        quads = json.loads((workspace.generation / "manifest.json").read_text()).get("quads")
        print(f"{quads or len(store):,} quads; {os.cpu_count()} processors, {loaded()}")
        run = against_rdflib if asked.against == "rdflib" else against_pyoxigraph
        seen = report(run(workspace, store, asked), asked.against)
    print(f"at the end {loaded()}")
    if asked.against == "rdflib":
        faster = [1 / row.ratio for row in seen]
        print(f"rdflib takes in the median {statistics.median(faster):.0f} times as long")
        return
    answered = [row for row in seen if row.rows] or seen
    for what, part in (("all", seen), ("those with an answer", answered)):
        ours = statistics.median(row.ratio for row in part)
        terms = statistics.median(row.terms / row.theirs for row in part)
        usual = statistics.median(row.medians[0] / row.medians[1] for row in part)
        print(
            f"{what}, {len(part)}: median {ours:.2f} times, as terms {terms:.2f}; of medians {usual:.2f}"
        )
    for row in sorted(seen, key=lambda row: 1.2 * row.theirs - row.ours)[:3]:
        print(f"most beyond 1.2 times: {row.ours - 1.2 * row.theirs:.2f} ms, {row.name}")


if __name__ == "__main__":
    main()
