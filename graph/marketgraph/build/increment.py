"""A generation made from the last one: only what a few changed documents touch is done anew.

The store is a hard-linked copy of the last one. Graphs of withdrawn claims go, graphs of new claims come; then
everything that either spoke of is composed anew from the claims that stand, by the same rules as in a full build.
"""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph

from marketgraph.build import outcome
from marketgraph.build.checks import warnings
from marketgraph.build.choice import Choices, Teller
from marketgraph.build.claims import Composer, DocumentEncoder, line
from marketgraph.build.generation import Clock, Plan
from marketgraph.build.refreshing import Refresh, refresh_tables
from marketgraph.build.report import BuildReport, Manifest
from marketgraph.build.survey import Survey, write_surveys
from marketgraph.build.world import Tally
from marketgraph.encoding import LABEL, Triple, describe, fixed_terms, term_of
from marketgraph.search import update_index
from marketgraph.tables import Tables, rows
from marketgraph.tables.rows import Node
from marketgraph.vocabulary import DCT, MKG, SKOS

SHARE = 5


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


@dataclass(slots=True)
class Claims:
    """The claims that stand: accepted ones with what decides between them.

    Attributes:
        tellers: IRI of an accepted claim -> what decides.
        withdrawn: IRI of each claim that goes -> whether it was accepted.
    """

    tellers: dict[str, Teller] = field(default_factory=dict)
    withdrawn: dict[str, bool] = field(default_factory=dict)


def make(folder: Path, before: Path, plan: Plan, found: Changes, clock: Clock) -> BuildReport:
    """Make a generation from the last one.

    Args:
        folder: Folder of the new generation; exists and is empty.
        before: Folder of the last generation.
        plan: What the new one is made from.
        found: The documents that changed.
        clock: Measures and reports.
    """
    total = sum(item.claims for item in found.encode)
    with clock.stage("copying the last generation"):
        pyoxigraph.Store.read_only(str(before / "store")).backup(str(folder / "store"))
        store = pyoxigraph.Store(str(folder / "store"))
        claims = _standing(before, plan, found.withdraw)
    with clock.stage("encoding and loading", total) as advance:
        work = _Work(store, plan, claims)
        touched = work.withdraw()
        touched |= work.encode(found.encode, advance)
        touched |= _renamed(before, plan)
        touched |= work.describe_documents(found)
        refresh = work.compose(touched - {""}, found.documents())
        store.flush()
        quads = len(store)
        del store, work.store
    with clock.stage("tables"):
        refresh_tables(folder / "tables", Tables(before / "tables"), plan.world, refresh)
        write_surveys(folder / "surveys.jsonl", plan.surveys)
    with clock.stage("search index"):
        shutil.copyfile(before / "search.sqlite", folder / "search.sqlite")
        _update_index(folder, Tables(before / "tables"), claims, refresh)
    with clock.stage("checks"):
        tables = Tables(folder / "tables")
        notes = warnings(tables)
        counts = Counter(tables.read("claims", ["status"]).column("status").to_pylist())
        aside = tables.read("claims", ["reason"], [("status", "=", "set aside")])
    return BuildReport(
        generation=folder.name,
        incremental=True,
        documents=len(plan.surveys),
        claims=dict(counts),
        quads=quads,
        entities=len(plan.world.entities),
        set_aside=dict(Counter(aside.column("reason").to_pylist())),
        warnings=notes,
        suggestions=len(plan.world.resolution.suggestions),
    )


def _standing(before: Path, plan: Plan, withdraw: set[str]) -> Claims:
    """Return the claims of the last generation: which stand, which go."""
    columns = ["iri", "document", "status", "origin", "judged", "issued"]
    table = Tables(before / "tables").read("claims", columns)
    gone = {plan.world.iris.entity("document", name.removeprefix("sha256:")) for name in withdraw}
    result = Claims()
    for iri, document, status, origin, judged, issued in zip(
        *table.to_pydict().values(), strict=True
    ):
        if document in gone:
            result.withdrawn[iri] = status == "accepted"
        elif status == "accepted":
            result.tellers[iri] = Teller(iri, origin, judged, issued)
    return result


def _renamed(before: Path, plan: Plan) -> set[str]:
    """Return the things that are described in another way than before, and IRIs replaced or not any more."""
    tables = Tables(before / "tables")
    columns = ["iri", "type", "label", "names", "country"]
    old = {
        iri: (kind, label, tuple(names), country)
        for iri, kind, label, names, country in zip(
            *tables.read("entities", columns).to_pydict().values(), strict=True
        )
    }
    new = {
        entity.iri: (entity.type, entity.label, entity.names, entity.country)
        for entity in plan.world.entities
    }
    renamed = {iri for iri, said in new.items() if old.get(iri) != said}
    gone = {
        iri for iri in old if iri not in new and plan.world.iris.kind_of(iri) in outcome.RESOLVED
    }
    redirects = set(zip(*tables.read("redirects").to_pydict().values(), strict=True))
    now = {(old_iri, e.iri) for e in plan.world.entities for old_iri in e.replaces}
    return renamed | gone | {old_iri for old_iri, _ in redirects ^ now}


class _Rows:
    """Keeps rows by table."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        self.rows[table].append(row)


class _Work:
    """Changes the copied store."""

    def __init__(self, store: pyoxigraph.Store, plan: Plan, claims: Claims) -> None:
        self.store = store
        self.plan = plan
        self.claims = claims
        self.sink = _Rows()
        self.composer = Composer(plan.world, self.sink, Tally())
        self.about: Counter[str] = Counter()

    def withdraw(self) -> set[str]:
        """Take out the graphs and the evidence of withdrawn claims; return what accepted ones spoke of."""
        touched: set[str] = set()
        gone: list[pyoxigraph.Quad] = []
        for iri, accepted in self.claims.withdrawn.items():
            graph = pyoxigraph.NamedNode(iri)
            subjects = {
                quad.subject.value
                for quad in self.store.quads_for_pattern(None, None, None, graph)
                if isinstance(quad.subject, pyoxigraph.NamedNode)
            }
            if accepted:
                touched |= subjects
                self.about.subtract(subjects)
            self.store.remove_graph(graph)
            gone.extend(self._evidence(graph))
        for quad in gone:
            self.store.remove(quad)
        return touched

    def _evidence(self, claim: pyoxigraph.NamedNode) -> Iterator[pyoxigraph.Quad]:
        """Yield what the default graph says of a claim and of its passage."""
        default = pyoxigraph.DefaultGraph()
        for quad in self.store.quads_for_pattern(claim, None, None, default):
            yield quad
            if quad.predicate.value == f"{MKG}evidence" and isinstance(
                quad.object, pyoxigraph.NamedNode
            ):
                yield from self.store.quads_for_pattern(quad.object, None, None, default)

    def encode(self, surveys: Iterable[Survey], advance: Any) -> set[str]:
        """Add the graphs and the evidence of new claims; return what accepted ones speak of."""
        touched: set[str] = set()
        lines: list[str] = []
        for survey in surveys:
            encoder = DocumentEncoder(self.plan.world, survey)
            for item in self.composer.claims_of(encoder):
                lines.append(self.composer.stated(item, encoder))
                if item.status == "Accepted":
                    touched.update(item.said)
                    self.about.update(list(item.said))
                    self.claims.tellers[item.iri] = item.teller
                    self.composer.relate(item)
            advance(survey.claims)
        data = "".join(lines).encode()
        if data:
            self.store.load(data, format=pyoxigraph.RdfFormat.N_QUADS)
        return touched

    def describe_documents(self, found: Changes) -> set[str]:
        """Return the documents that changed, their readings, and the publications that they carry."""
        iris = self.plan.world.iris
        touched = set()
        for name in found.documents():
            sha = name.removeprefix("sha256:")
            touched |= {iris.entity("document", sha), iris.entity("extraction", sha[:32])}
        for document in list(touched):
            node = pyoxigraph.NamedNode(document)
            for quad in self.store.quads_for_pattern(node, None, None, pyoxigraph.DefaultGraph()):
                if quad.predicate.value in (f"{MKG}documentOf", f"{MKG}extractor"):
                    touched.add(str(getattr(quad.object, "value", "")))
        for survey in found.encode:
            encoder = DocumentEncoder(self.plan.world, survey)
            touched |= {t.subject for t in encoder.describe()} | {encoder.context.report}
        return touched

    def compose(self, touched: set[str], documents: set[str]) -> Refresh:
        """Say anew, in the default graph, all that is touched; return what the tables need.

        Args:
            touched: Things that changed.
            documents: Documents (``sha256:…``) that went or changed.
        """
        given = self._given(touched)
        nodes = {subject: self._compose(subject, given.get(subject)) for subject in touched}
        self._label_events(nodes)
        for subject, node in nodes.items():
            self._replace(subject, node)
        iris = self.plan.world.iris
        figures = [iri for iri, node in nodes.items() if rows.class_of(node) in rows.FIGURES]
        reports = {report for iri in figures if (report := rows.own(nodes[iri], "reportedIn"))}
        return Refresh(
            nodes,
            self.about,
            {iri: self._tellers_of(iri) for iri in figures},
            set(self.claims.withdrawn),
            {iris.entity("document", name.removeprefix("sha256:")) for name in documents},
            {iri: case for iri in nodes if (case := self._case(nodes[iri]))},
            {iri: found for iri in reports if (found := self._value(iri, f"{DCT}publisher"))},
            self.sink.rows,
        )

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

    def _given(self, touched: set[str]) -> dict[str, _Given]:
        """Return what is said of touched things other than by claims."""
        given: dict[str, _Given] = defaultdict(_Given)
        for entity in self.plan.world.entities:
            if entity.iri in touched or any(old in touched for old in entity.replaces):
                for triple in describe(entity):
                    given[triple.subject].triples.append(triple)
        for triple in fixed_terms():
            given[triple.subject].triples.append(triple)
        for survey in self.plan.surveys:
            encoder = DocumentEncoder(self.plan.world, survey)
            if touched & encoder.own_iris():
                for triple in encoder.describe():
                    given[triple.subject].triples.append(triple)
                node, teller = encoder.describe_publication()
                given[encoder.context.report].told.append((node, teller))
        return given

    def _compose(self, subject: str, given: _Given | None) -> Node:
        """Return what the default graph must say of a thing, but for the label of a development."""
        told = list(self._told(subject)) + (given.told if given else [])
        merged: Node = {}
        for node, _ in told:
            _merge(merged, node)
        single = self.composer.single(subject, merged) if told else frozenset()
        choices = Choices()
        for node, teller in told:
            pairs = [(p, term) for p, terms in node.items() if p in single for term in terms]
            choices.add(subject, pairs, teller)
        result = {p: terms for p, terms in merged.items() if p not in single}
        for triple in choices.triples():
            result.setdefault(triple.predicate, []).append(triple.object)
        for triple in given.triples if given else ():
            _merge(result, {triple.predicate: [triple.object]})
        return result

    def _told(self, subject: str) -> Iterator[tuple[Node, Teller]]:
        """Yield what each accepted claim that stands says of a thing."""
        by_claim: dict[str, Node] = defaultdict(dict)
        for quad in self.store.quads_for_pattern(pyoxigraph.NamedNode(subject), None, None, None):
            graph = quad.graph_name
            if isinstance(graph, pyoxigraph.NamedNode) and graph.value in self.claims.tellers:
                _merge(by_claim[graph.value], {quad.predicate.value: [term_of(quad.object)]})
        for claim in sorted(by_claim):
            yield by_claim[claim], self.claims.tellers[claim]

    def _label_events(self, nodes: dict[str, Node]) -> None:
        """Give each touched development its label."""
        for node in nodes.values():
            if rows.class_of(node) in rows.DEVELOPMENTS:
                node[LABEL] = [self.composer.event_label(node)]

    def _replace(self, subject: str, node: Node) -> None:
        """Make the default graph say exactly a node of a thing."""
        default = pyoxigraph.DefaultGraph()
        wanted = {line(Triple(subject, p, term)) for p, terms in node.items() for term in terms}
        for quad in list(
            self.store.quads_for_pattern(pyoxigraph.NamedNode(subject), None, None, default)
        ):
            text = line(Triple(subject, quad.predicate.value, term_of(quad.object)))
            if text in wanted:
                wanted.discard(text)
            else:
                self.store.remove(quad)
        if wanted:
            data = "".join(sorted(wanted)).encode()
            self.store.load(data, format=pyoxigraph.RdfFormat.N_QUADS)

    def _tellers_of(self, subject: str) -> list[str]:
        """Return the accepted claims that are about a thing, in order."""
        about = pyoxigraph.NamedNode(f"{MKG}about")
        node = pyoxigraph.NamedNode(subject)
        quads = self.store.quads_for_pattern(None, about, node, pyoxigraph.DefaultGraph())
        found = (str(getattr(quad.subject, "value", "")) for quad in quads)
        return sorted(claim for claim in found if claim in self.claims.tellers)


@dataclass(slots=True)
class _Given:
    """What is said of a thing other than by claims: its description, and documents on publications."""

    triples: list[Triple] = field(default_factory=list)
    told: list[tuple[Node, Teller]] = field(default_factory=list)


def _merge(into: Node, node: Node) -> None:
    """Add the values of a node to another."""
    for predicate, terms in node.items():
        known = into.setdefault(predicate, [])
        known.extend(term for term in terms if term not in known)


def _update_index(folder: Path, before: Tables, claims: Claims, refresh: Refresh) -> None:
    """Bring the copied search index up to date: names that changed, quotes that went or came."""
    columns = ["iri", "kind", "label", "names", "claims"]
    old = {row["iri"]: row for row in before.read("entities", columns).to_pylist()}
    new = {
        row["iri"]: row for row in Tables(folder / "tables").read("entities", columns).to_pylist()
    }
    changed = [iri for iri in new if old.get(iri) != new[iri]]
    gone = [iri for iri in old if iri not in new]
    update_index(
        folder / "search.sqlite",
        removed=[*changed, *gone],
        removed_claims=claims.withdrawn,
        names=(name for iri in changed for name in outcome.names_of(new[iri])),
        quotes=outcome.quotes_of(refresh.rows["claims"]),
    )
