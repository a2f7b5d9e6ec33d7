"""A generation made from the last one: only what a few changed documents touch is done anew.

The store is a hard-linked copy of the last one. Graphs of withdrawn claims go, graphs of new claims come; then
everything that either spoke of is composed anew from the claims that stand, by the same rules as in a full build.
"""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph

from marketgraph.build import outcome
from marketgraph.build.bearing import touched
from marketgraph.build.checks import warnings
from marketgraph.build.choice import Teller
from marketgraph.build.claims import Composer, DocumentEncoder, own_iris
from marketgraph.build.copying import Copying
from marketgraph.build.generation import Clock, Plan
from marketgraph.build.keeping import keep_known
from marketgraph.build.known import FILE as KNOWN
from marketgraph.build.refreshing import Named, Refresh, Renamed, Rewriting, refresh_tables, renamed
from marketgraph.build.report import BuildReport, Manifest
from marketgraph.build.restating import Given, Restater, Said
from marketgraph.build.standing import Standing
from marketgraph.build.survey import Survey, write_surveys
from marketgraph.build.world import Tally
from marketgraph.encoding import describe, fixed_terms, term_of
from marketgraph.garbage import arrow_by_malloc
from marketgraph.search import update_index
from marketgraph.tables import HeldTables, Tables, columns, rows
from marketgraph.tables.rows import Node
from marketgraph.vocabulary import DCT, MKG, SKOS

SHARE = 5
_MANY_TELL = outcome.RESOLVED - {"segment"} | {"report"}
"""Kinds of things that may have thousands of claims: only what changed of them is said anew."""

_INDEX = "search.sqlite"


@dataclass(slots=True)
class Changes:
    """Which documents differ from those of the last generation.

    Attributes:
        encode: Documents to encode, new or changed.
        withdraw: Documents of the last generation whose claims go, changed ones included.
    """

    encode: list[Survey]
    withdraw: set[str]

    def documents(self) -> set[str]:
        """Return the documents that went, came or changed."""
        return {*self.withdraw, *(item.document for item in self.encode)}


def changes(plan: Plan, last: Manifest) -> Changes:
    """Return which documents must be encoded or withdrawn."""
    new, old = plan.manifest.documents, last.documents
    encode = [item for item in plan.surveys if old.get(item.document) != new[item.document]]
    withdraw = {document for document in old if new.get(document) != old[document]}
    return Changes(encode, withdraw)


def is_small(found: Changes, plan: Plan) -> bool:
    """Return whether an increment is worth it: a fifth of the claims at most is touched."""
    total = sum(item.claims for item in plan.surveys)
    touched = sum(item.claims for item in found.encode)
    return touched * SHARE <= total and len(found.withdraw) * SHARE <= max(len(plan.surveys), SHARE)


@arrow_by_malloc()
def make(
    copying: Copying, before: Path, plan: Plan, found: Changes, clock: Clock, quads: int
) -> BuildReport:
    """Make a generation from the last one.

    Args:
        copying: Gives the copy of its store, and the folder of the new one.
        before: Folder of the last generation.
        plan: What the new one is made from.
        found: The documents that changed.
        clock: Measures and reports.
        quads: How many quads the last one has.
    """
    folder = copying.folder
    total = sum(item.claims for item in found.encode)
    old = plan.found.resolution.before if plan.found else HeldTables(before / "tables")
    changed = (_INDEX, KNOWN) if plan.found else (_INDEX,)
    documents = _documents(plan, found.documents())
    with ThreadPoolExecutor(1) as aside:
        with clock.stage("copying the last generation"):
            store = copying.store()
            copied = [
                aside.submit(shutil.copyfile, before / name, folder / name) for name in changed
            ]
            standing = Standing(old, _documents(plan, found.withdraw))
            read = [aside.submit(old.read, name) for name in ("claims", "relations")]
        with clock.stage("encoding and loading", total) as advance:
            work = _Work(store, plan, standing)
            work.exchange(found.encode, advance)
            writing = Rewriting(folder / "tables", old, aside)
            wait(read)
            gone = standing.gone()
            for name, keys in (("claims", gone), ("relations", gone), ("documents", documents)):
                writing.change(name, work.sink.rows[name], keys)
            work.describe_documents(found)
            refresh = work.restate(renamed(old, plan.world))
            quads += work.growth
        with clock.stage("tables"):
            flushed = aside.submit(store.flush)
            named = refresh_tables(writing, plan.world, refresh)
            for each in copied:
                each.result()
            claims = work.sink.rows["claims"]
            indexed = aside.submit(_update_index, folder, named, gone, claims)
            write_surveys(folder / "surveys.jsonl", plan.surveys)
            keep_known(folder, plan)
            writing.finish()
            flushed.result()
            del store, work.store
        with clock.stage("checks"):
            tables = Tables(folder / "tables")
            notes = warnings(tables)
            told = tables.read("claims", ["status", "reason"])
        with clock.stage("search index"):
            indexed.result()
    return BuildReport(
        generation=folder.name,
        incremental=True,
        documents=len(plan.surveys),
        claims=_counted(told.column("status")),
        quads=quads,
        entities=_resolved(tables),
        set_aside=_counted(told.column("reason")),
        warnings=notes,
        suggestions=len(plan.world.resolution.suggestions),
    )


def _resolved(tables: Tables) -> int:
    """Return how many things have a resolved name."""
    counts = _counted(tables.read("entities", ["kind"]).column("kind"))
    return sum(count for kind, count in counts.items() if kind in outcome.RESOLVED)


def _counted(column: Any) -> dict[str, int]:
    """Return how often each value stands in a column; what is empty is not counted."""
    found = Counter(column.to_pylist())
    del found[None]
    return dict(found)


def _documents(plan: Plan, names: Iterable[str]) -> set[str]:
    """Return the IRIs of documents (``sha256:…``)."""
    return {_iri(plan, name) for name in names}


def _iri(plan: Plan, document: str) -> str:
    """Return the IRI of a document (``sha256:…``)."""
    return plan.world.iris.entity("document", document.removeprefix("sha256:"))


class _Rows:
    """Keeps rows by table."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        self.rows[table].append(row)


class _Told(NamedTuple):
    """What a claim tells.

    Attributes:
        said: Its graph.
        quads: Its graph and its evidence.
        teller: What decides between it and others; None if it is not accepted.
    """

    said: set[pyoxigraph.Quad]
    quads: set[pyoxigraph.Quad]
    teller: Teller | None


def _union(told: Iterable[_Told]) -> set[pyoxigraph.Quad]:
    """Return all statements of some claims."""
    found: set[pyoxigraph.Quad] = set()
    return found.union(*(each.quads for each in told))


class _Work:
    """Changes the copied store.

    Attributes:
        about: Change of the number of accepted claims about each thing.
        growth: Quads added to the store, less those taken out.
    """

    def __init__(self, store: pyoxigraph.Store, plan: Plan, standing: Standing) -> None:
        self.store = store
        self.plan = plan
        self.standing = standing
        self.sink = _Rows()
        self.composer = Composer(plan.world, self.sink, Tally())
        self.about: Counter[str] = Counter()
        self.growth = 0
        self._said: dict[str, Said] = defaultdict(lambda: defaultdict(set))
        self._less: dict[str, set[str]] = defaultdict(set)
        self._anew: set[str] = set()

    def exchange(self, surveys: Iterable[Survey], advance: Any) -> None:
        """Put the claims of new documents in, those of withdrawn ones out; note what accepted ones say or said.

        Of a document that is encoded anew most claims say what they said: these are left alone.
        """
        documents = {_iri(self.plan, survey.document): survey for survey in surveys}
        for document in {**self.standing.withdrawn, **documents}:
            survey = documents.get(document)
            again, others = self._again(document, survey)
            old = dict(self._withdrawn(self.standing.withdrawn.get(document, {})))
            new = dict(self._encoded(survey, again, others)) if survey else {}
            for one, other in ((old, new), (new, old)):
                for claim, told in one.items():
                    if told != other.get(claim):
                        self._note(told, 1 if one is new else -1)
            self._replace(_union(old.values()), _union(new.values()))
            if survey:
                advance(survey.claims)

    def _again(
        self, document: str, survey: Survey | None
    ) -> tuple[set[int] | None, Mapping[str, int]]:
        """Return which claims of a document are encoded, None for all, and the counts of the others, which stay."""
        found = self.plan.found
        bearing = found.bearing.get(survey.document) if found and survey else None
        if bearing is None or survey is None:
            return None, {}
        again, others = touched(survey, bearing, self.plan.inputs)
        iris = self.plan.world.iris
        return again, self.standing.keep(document, (iris.entity("claim", each) for each in others))

    def _withdrawn(self, claims: Mapping[str, Teller | None]) -> Iterator[tuple[str, _Told]]:
        """Yield what each withdrawn claim told."""
        for iri, teller in claims.items():
            graph = pyoxigraph.NamedNode(iri)
            said = set(self.store.quads_for_pattern(None, None, None, graph))
            yield iri, _Told(said, said.union(self._evidence(graph)), teller)

    def _evidence(self, claim: pyoxigraph.NamedNode) -> Iterator[pyoxigraph.Quad]:
        """Yield what the default graph says of a claim and of its passage."""
        default = pyoxigraph.DefaultGraph()
        for quad in self.store.quads_for_pattern(claim, None, None, default):
            yield quad
            if quad.predicate.value == f"{MKG}evidence" and isinstance(
                quad.object, pyoxigraph.NamedNode
            ):
                yield from self.store.quads_for_pattern(quad.object, None, None, default)

    def _encoded(
        self, survey: Survey, again: set[int] | None, others: Mapping[str, int]
    ) -> Iterator[tuple[str, _Told]]:
        """Yield what the claims of a document tell that are encoded."""
        encoder = DocumentEncoder(self.plan.world, survey)
        for item in self.composer.claims_of(encoder, again, others):
            lines = self.composer.stated(item, encoder)
            quads = set(pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_QUADS))
            said = {quad for quad in quads if isinstance(quad.graph_name, pyoxigraph.NamedNode)}
            accepted = item.status == "Accepted"
            yield item.iri, _Told(said, quads, item.teller if accepted else None)
            if accepted:
                self.standing.add(item.teller)
                self.composer.relate(item)

    def _note(self, told: _Told, count: int) -> None:
        """Note what an accepted claim says or said that is not as it was."""
        if told.teller is None:
            return
        subjects = set()
        for quad in told.said:
            subject = str(getattr(quad.subject, "value", ""))
            subjects.add(subject)
            path = quad.predicate.value
            self._said[subject][path].add(term_of(quad.object))
            if count < 0:
                self._less[subject].add(path)
        for subject in subjects:
            self.about[subject] += count

    def _replace(self, old: set[pyoxigraph.Quad], new: set[pyoxigraph.Quad]) -> None:
        """Take statements out of the store and put others in."""
        for quad in old - new:
            self.store.remove(quad)
        came = [quad for quad in new - old if quad not in self.store]
        for quad in came:
            self.store.add(quad)
        self.growth += len(came) - len(old - new)

    def describe_documents(self, found: Changes) -> None:
        """Note the documents that changed, their readings, and the publications that they carry."""
        iris = self.plan.world.iris
        documents = _documents(self.plan, found.documents())
        shas = (name.removeprefix("sha256:") for name in found.documents())
        self._anew |= documents | {iris.entity("extraction", sha[:32]) for sha in shas}
        for document in list(self._anew):
            node = pyoxigraph.NamedNode(document)
            for quad in self.store.quads_for_pattern(node, None, None, pyoxigraph.DefaultGraph()):
                if quad.predicate.value in (f"{MKG}documentOf", f"{MKG}extractor"):
                    self._anew.add(str(getattr(quad.object, "value", "")))
        for survey in found.encode:
            self._anew |= own_iris(self.plan.world.iris, survey)[0]

    def restate(self, renamed: Renamed) -> Refresh:
        """Make the default graph agree with the claims that stand; return what the tables need.

        Args:
            renamed: Things that are described in another way than before.
        """
        touched = self._said.keys() | self._anew | renamed.all() | self._showing(renamed)
        given = self._given(touched)
        restater = Restater(self.store, self.standing, self.composer, given)
        nodes: dict[str, Node] = {}
        described = renamed.all()
        for subject in touched:
            kind = self.plan.world.iris.kind_of(subject)
            if subject in self._anew or kind not in _MANY_TELL:
                nodes[subject] = restater.whole(subject)
                continue
            said = self._said.get(subject, {})
            less = self._less.get(subject, set())
            restater.changed(subject, said, described=subject in described, less=less)
            if kind == "report":
                nodes[subject] = restater.node(subject)
        self.growth += restater.growth
        figures = [iri for iri, node in nodes.items() if rows.class_of(node) in rows.FIGURES]
        reports = {report for iri in figures if (report := rows.own(nodes[iri], "reportedIn"))}
        return Refresh(
            nodes,
            self.about,
            renamed,
            {iri: self._tellers_of(iri) for iri in figures},
            {iri: case for iri in nodes if (case := self._case(nodes[iri]))},
            {iri: found for iri in reports if (found := self._value(iri, f"{DCT}publisher"))},
        )

    def _showing(self, renamed: Renamed) -> set[str]:
        """Return what shows the name of something that is described in another way."""
        kind_of = self.plan.world.iris.kind_of
        found: set[str] = set()
        for iri in renamed.changed:
            if kind_of(iri) in ("organization", "company"):
                found |= {
                    s for s in self._referring(iri) if kind_of(s) in ("report", "development")
                }
        for report in [iri for iri in found if kind_of(iri) == "report"]:
            found |= {s for s in self._referring(report) if kind_of(s) == "figure"}
        return found

    def _referring(self, iri: str) -> Iterator[str]:
        """Yield what the default graph relates to a thing."""
        node, default = pyoxigraph.NamedNode(iri), pyoxigraph.DefaultGraph()
        for quad in self.store.quads_for_pattern(None, None, node, default):
            yield str(getattr(quad.subject, "value", ""))

    def _value(self, subject: str, predicate: str) -> str | None:
        """Return a value that the default graph gives, the smallest of several."""
        node, path = pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(predicate)
        quads = self.store.quads_for_pattern(node, path, None, pyoxigraph.DefaultGraph())
        return min((str(getattr(quad.object, "value", "")) for quad in quads), default=None)

    def _case(self, node: Node) -> str | None:
        """Return the case number of a deal review."""
        for term in node.get(f"{MKG}hasIdentifier", ()):
            if self._value(str(term), f"{MKG}scheme") == "case":
                return self._value(str(term), f"{SKOS}notation")
        return None

    def _given(self, touched: set[str]) -> dict[str, Given]:
        """Return what is said of touched things other than by claims."""
        given: dict[str, Given] = defaultdict(Given)
        for entity in self.plan.world.described(touched):
            for triple in describe(entity):
                given[triple.subject].triples.append(triple)
        for triple in fixed_terms():
            given[triple.subject].triples.append(triple)
        known: set[str] = set()
        for survey in self.plan.surveys:
            own, extractor = own_iris(self.plan.world.iris, survey)
            if touched & own - known:
                encoder = DocumentEncoder(self.plan.world, survey)
                known.add(extractor)
                for triple in encoder.describe():
                    given[triple.subject].triples.append(triple)
                node, teller = encoder.describe_publication()
                given[encoder.context.report].told.append((node, teller))
        return given

    def _tellers_of(self, subject: str) -> list[str]:
        """Return the accepted claims that are about a thing, in order."""
        about = pyoxigraph.NamedNode(f"{MKG}about")
        node = pyoxigraph.NamedNode(subject)
        quads = self.store.quads_for_pattern(None, about, node, pyoxigraph.DefaultGraph())
        found = (str(getattr(quad.subject, "value", "")) for quad in quads)
        return sorted(claim for claim in found if claim in self.standing)


def _update_index(
    folder: Path, named: Named, withdrawn: set[str], claims: list[tuple[Any, ...]]
) -> None:
    """Bring the copied search index up to date: names that changed, quotes that went or came."""
    titles = columns("entities")
    update_index(
        folder / _INDEX,
        removed=named.gone,
        removed_claims=withdrawn,
        names=(
            name
            for row in named.rows
            for name in outcome.names_of(dict(zip(titles, row, strict=True)))
        ),
        quotes=outcome.quotes_of(claims),
    )
