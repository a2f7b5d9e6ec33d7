"""The second pass: claims become lines of N-Quads and rows of tables, checked in passing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from marketgraph.build.choice import Choices, Teller
from marketgraph.build.judging import judged
from marketgraph.build.survey import Survey
from marketgraph.build.world import Sink, Tally, World
from marketgraph.claim import Claim
from marketgraph.encoding import (
    LABEL,
    TYPE,
    Context,
    EvidenceWriter,
    Literal,
    Statements,
    Term,
    Triple,
    describe_report,
    report_iri,
    serialise,
    states,
)
from marketgraph.facts import DEVELOPMENTS, Attribution, interval
from marketgraph.resolving.developments import Development
from marketgraph.tables import rows
from marketgraph.tables.rows import Node
from marketgraph.vocabulary import DCT, MKG, Iris

_NONE: frozenset[str] = frozenset()
_NO_COUNTS: Mapping[str, int] = {}
_STATUS = {
    "Accepted": "accepted",
    "Unreviewed": "suggested",
    "Rejected": "rejected",
    "SetAside": "set aside",
}
_SEEN_MAX = 100_000
_CONTENT = frozenset({"figure", "finding"})
_EVENTS = frozenset({"development", "ownership"})
_UNCOUNTED = _EVENTS | {"figure", "identifier"}


@dataclass(slots=True)
class Encoded:
    """One claim, encoded.

    Attributes:
        iri: Its IRI, and that of its named graph.
        status: ``Accepted``, ``Unreviewed``, ``Rejected`` or ``SetAside``.
        triples: What it states; empty if it was set aside.
        said: The same, by subject.
        evidence: Where it comes from, as N-Quads.
        kinds: Class of each thing that it speaks of.
        teller: What decides between it and others.
        development: The development it tells of.
    """

    claim: Claim
    iri: str
    status: str
    triples: list[Triple]
    said: dict[str, Node]
    evidence: str
    teller: Teller
    development: Development | None
    reason: str | None = None
    kinds: dict[str, str | None] = field(default_factory=dict)


def own_iris(iris: Iris, survey: Survey) -> tuple[set[str], str]:
    """Return what a document itself is described by: it, its reading, reader and publication; and the reader alone."""
    report = report_iri(iris, survey.report)
    evidence = EvidenceWriter(iris, survey.source, report)
    own = {evidence.document, evidence.extraction, evidence.extractor, report}
    return own, evidence.extractor


def _as_told(survey: Survey) -> Attribution:
    """Return how a document's publication is told of; one that is known by its file only is called by the file's name.

    Its IRI is made of the whole path, which parts files of one name; where somebody keeps files is no title.
    """
    own, location = survey.report, survey.source.location or ""
    if "://" in location or own.title != location:
        return own
    name = location.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return own.model_copy(update={"title": name or own.title})


class DocumentEncoder:
    """Encodes the claims of one document."""

    def __init__(self, world: World, survey: Survey) -> None:
        """Look up the document's names, publication and developments."""
        self.world = world
        self.survey = survey
        names = world.resolution.names(survey.document)
        own = survey.report
        self.context = Context(
            names,
            world.iris,
            report_iri(world.iris, own),
            own.publisher or "",
        )
        self.evidence = EvidenceWriter(world.iris, survey.source, self.context.report)
        self._developments = world.developments.of(survey.document)

    def describe(self) -> list[Triple]:
        """Return what is said of the document and its reading."""
        return self.evidence.describe_document()

    def describe_publication(self) -> tuple[Node, Teller]:
        """Return what the document says of the publication that it carries, and as whom it tells that."""
        out = Statements()
        report = self.context.report
        describe_report(out, self.context, report, _as_told(self.survey))
        date = self.survey.report.date
        origin = self.context.own_origin
        teller = Teller(self.evidence.document, origin, False, interval(date)[1] if date else "")
        return rows.nodes(out)[report], teller

    def claims(self, only: Collection[int] | None = None) -> Iterator[Encoded]:
        """Yield the claims of the document, or some of them by their places, encoded and checked, in their order."""
        for ordinal, claim in enumerate(self.survey.read()):
            if only is None or ordinal in only:
                yield self._encode(ordinal, claim)

    def _encode(self, ordinal: int, claim: Claim) -> Encoded:
        """Encode one claim; one that breaks a rule is set aside with the reason."""
        iri = self.world.iris.entity("claim", claim.id)
        location = self.survey.source.location or ""
        claim, status, accepted = judged(claim, self.world.judgements, location)
        event = self._developments.get(ordinal)
        self.context.development = event.iri if event else ""
        self.context.review_of = event.review_of if event else None
        triples, reason = self._stated(claim)
        said = rows.nodes(triples)
        reason = reason or self._broken(said)
        if reason:
            status, triples, said = "SetAside", [], {}
        evidence = self.evidence.lines(claim, iri, self.context, said, status, reason)
        return Encoded(
            claim,
            iri,
            status,
            triples,
            said,
            evidence,
            self._teller(claim, iri, accepted),
            event,
            reason,
            {subject: rows.class_of(node) for subject, node in said.items()},
        )

    def _stated(self, claim: Claim) -> tuple[list[Triple], str | None]:
        """Return what a claim states, or why that cannot be said."""
        try:
            return states(claim, self.context), None
        except SyntaxError as error:
            return [], f"its statements are not N-Quads: {error}"

    def _broken(self, said: dict[str, Node]) -> str | None:
        """Return the first rule that a node of a claim breaks."""
        world = self.world

        def classes_of(term: Term) -> Collection[str]:
            known = world.classes_of(term)
            if not isinstance(term, Literal) and (local := said.get(term)) and TYPE in local:
                return {*known, *(str(name) for name in local[TYPE])}
            return known

        for subject, node in said.items():
            here = frozenset(map(str, node[TYPE])) if TYPE in node else _NONE
            given = (LABEL,) if subject.startswith(world.iris.base) else ()
            known = world.classes_of(subject)
            if reason := world.rules.broken(node, here, known, classes_of, given):
                return reason
        return None

    def _teller(self, claim: Claim, iri: str, judged: bool) -> Teller:
        """Return what decides between this claim and others on one property."""
        credited = claim.fact.source or self.survey.report
        origin = self.context.origin(claim.fact)
        return Teller(iri, origin, judged, interval(credited.date)[1] if credited.date else "")


class Composer:
    """Puts encoded claims together: default graph, named graphs, tables.

    What several claims say of one single-valued property waits until the end, when one value is chosen.
    """

    def __init__(self, world: World, sink: Sink, tally: Tally) -> None:
        """Start with nothing said."""
        self.world = world
        self.tally = tally
        self.choices = Choices()
        self.described: dict[str, tuple[str, str]] = {}
        self.shared: dict[str, Node] = {}
        self._sink = sink
        self._seen: set[Triple] = set()
        self._events: dict[str, Development] = {}
        self._single: dict[frozenset[str], frozenset[str]] = {}
        self.figures: dict[str, tuple[str, int]] = {}

    def default(self, triples: Iterable[Triple]) -> Iterator[str]:
        """Yield lines for the default graph; each statement once."""
        for triple in triples:
            if self._new(triple):
                yield line(triple)

    def _new(self, triple: Triple) -> bool:
        """Return whether a statement was not said lately; only to spare the store, which keeps each once."""
        if triple in self._seen:
            return False
        if len(self._seen) >= _SEEN_MAX:
            self._seen.clear()
        self._seen.add(triple)
        return True

    def document(self, encoder: DocumentEncoder) -> Iterator[str]:
        """Yield the lines of a document and all its claims; rows go to the sink."""
        yield from self.default(encoder.describe())
        node, teller = encoder.describe_publication()
        self._note({encoder.context.report: node})
        yield from self._share(encoder.context.report, node, teller)
        for item in self.claims_of(encoder):
            yield self.stated(item, encoder)
            if item.status == "Accepted":
                yield self._accept(item)

    def claims_of(
        self,
        encoder: DocumentEncoder,
        only: Collection[int] | None = None,
        others: Mapping[str, int] = _NO_COUNTS,
    ) -> Iterator[Encoded]:
        """Yield the claims of a document, encoded; add the document's row after the last.

        Args:
            encoder: Encodes them.
            only: Places of the claims that are wanted; None for all.
            others: How many of the other claims there are, by status.
        """
        counts = Counter(others)
        for item in encoder.claims(only):
            counts[item.status] += 1
            yield item
        self._sink.add("documents", _document_row(encoder, counts))

    def stated(self, item: Encoded, encoder: DocumentEncoder) -> str:
        """Return the evidence and the graph of one claim as N-Quads; add its row."""
        self.tally.claims[_STATUS[item.status]] += 1
        if item.reason:
            self.tally.reasons[item.reason] += 1
        self._sink.add("claims", _claim_row(item, encoder))
        graph = f" <{item.iri}> .\n"
        lines = [f"<{s}> <{p}> {serialise(o)}{graph}" for s, p, o in item.triples]
        return item.evidence + "".join(lines)

    def _accept(self, item: Encoded) -> str:
        """Return what an accepted claim adds to the default graph, as N-Quads; add its rows."""
        self._note(item.said)
        out: list[str] = []
        many = item.development is not None and item.development.tellings > 1
        for subject, node in item.said.items():
            kind = self.world.iris.kind_of(subject)
            if kind not in _UNCOUNTED:
                self.tally.about[subject] += 1
            if kind in _CONTENT or (kind in _EVENTS and not many):
                out.extend(lines_of(subject, node))
            else:
                out.extend(self._share(subject, node, item.teller))
                if many and item.development:
                    self._gather(subject, node, item.development)
            if item.kinds[subject] in rows.FIGURES:
                self._figure(subject, node, item)
        if item.development and not many:
            out.extend(self._event(item.development, item.said))
        self.relate(item)
        return "".join(out)

    def relate(self, item: Encoded) -> None:
        """Add the edges that a claim gives."""
        for row in rows.relations(item.said, item.kinds, item.iri, item.claim.confidence):
            self._sink.add("relations", row)

    def _share(self, subject: str, node: Node, teller: Teller) -> Iterator[str]:
        """Yield what a claim adds to a thing that others speak of too; single values wait."""
        single = self.single(subject, node)
        waiting = []
        for predicate, terms in node.items():
            for term in terms:
                if predicate in single:
                    waiting.append((predicate, term))
                elif self._new(triple := Triple(subject, predicate, term)):
                    yield line(triple)
        if waiting:
            self.choices.add(subject, waiting, teller)

    def _gather(self, subject: str, node: Node, development: Development) -> None:
        """Keep what one of several claims says of their development until all have been seen."""
        if subject == development.iri:
            self._events[subject] = development
            _merge(self.shared, subject, node, self.single(subject, node))
        elif self.world.iris.kind_of(subject) == "identifier":
            _merge(self.shared, subject, node, _NONE)

    def single(self, subject: str, node: Node) -> frozenset[str]:
        """Return the properties of a thing that hold one value: by the shapes, and the label of a thing."""
        names = self.world.classes_of(subject)
        if TYPE in node:
            names = names.union(term for term in node[TYPE] if isinstance(term, str))
        found = self._single.get(names)
        if found is None:
            single = self.world.rules.single
            found = frozenset({LABEL, f"{DCT}title"}).union(*(single.get(n, _NONE) for n in names))
            self._single[names] = found
        return found

    def _note(self, said: Mapping[str, Node]) -> None:
        """Note segments, publications and labelled things that the resolver does not know, for the tables."""
        for subject, node in said.items():
            path = self.world.iris.kind_of(subject)
            known = path in ("document", "extractor") or subject in self.world.labels
            if not known and LABEL in node and TYPE in node:
                kind = rows.class_of(node) or "Thing"
                before = self.described.get(subject, (kind, ""))[0]
                self.described[subject] = min(kind, before), rows.first(node, LABEL) or ""
            if path in ("report", "segment"):
                _merge(self.shared, subject, node, _NONE)

    def _figure(self, iri: str, node: Node, item: Encoded) -> None:
        """Add the row of a figure when it is first told; count who tells it."""
        claim, count = self.figures.get(iri, (item.iri, 0))
        self.figures[iri] = min(claim, item.iri), count + 1
        if count == 0:
            segment = rows.own(node, "segment")
            publisher = self._publisher(rows.own(node, "reportedIn"))
            dimension = self.world.dimensions.get(segment or "")
            self._sink.add("figures", rows.figure(iri, node, publisher, dimension, item.iri))

    def _publisher(self, report: str | None) -> str | None:
        """Return the name of the publisher of a report."""
        publisher = rows.first(self.shared.get(report or "", {}), f"{DCT}publisher")
        return self.world.labels.get(publisher, publisher) if publisher else None

    def _event(self, development: Development, said: dict[str, Node]) -> Iterator[str]:
        """Yield the label of a development; add its rows."""
        iri = development.iri
        node = said.get(iri)
        if node is None or rows.class_of(node) not in DEVELOPMENTS:
            return
        label = self.event_label(node)
        yield line(Triple(iri, LABEL, label))
        case = rows.case_of(node, said)
        self._sink.add(
            "developments", rows.development(iri, node, label.value, development.tellings, case)
        )
        for row in rows.roles(iri, node):
            self._sink.add("roles", row)

    def label(self, iri: str) -> str:
        """Return the label of an entity, else its IRI."""
        return self.world.labels.get(iri, iri)

    def event_label(self, node: Node) -> Literal:
        """Return what a development is called, by the labels of its parties."""
        return Literal(rows.development_label(node, self.world.labels))

    def finish(self) -> Iterator[str]:
        """Yield the chosen values, shared developments and descriptions; add the last rows."""
        for triple in self.choices.taken():
            if triple.subject in self.shared:
                self.shared[triple.subject][triple.predicate] = [triple.object]
            if triple.predicate == LABEL and triple.subject in self.described:
                kind, _ = self.described[triple.subject]
                self.described[triple.subject] = kind, getattr(triple.object, "value", "")
            yield from self.default((triple,))
        for iri, development in self._events.items():
            said = {iri: self.shared[iri], **self._identifiers(iri)}
            yield from self._event(development, said)

    def _identifiers(self, event: str) -> dict[str, Node]:
        """Return the identifiers of a development as nodes."""
        terms = self.shared[event].get(f"{MKG}hasIdentifier", ())
        return {str(t): self.shared[str(t)] for t in terms if str(t) in self.shared}


def _merge(into: dict[str, Node], subject: str, node: Node, without: frozenset[str]) -> None:
    """Add what is said of a thing to what is known of it, but for some properties."""
    target = into.setdefault(subject, {})
    for predicate, terms in node.items():
        if predicate not in without:
            known = target.setdefault(predicate, [])
            known.extend(term for term in terms if term not in known)


def lines_of(subject: str, node: Node) -> Iterator[str]:
    """Yield what is said of a thing as lines of the default graph."""
    for predicate, terms in node.items():
        for term in terms:
            yield f"<{subject}> <{predicate}> {serialise(term)} .\n"


def line(triple: Triple) -> str:
    """Return a statement of the default graph as a line of N-Quads."""
    return f"<{triple.subject}> <{triple.predicate}> {serialise(triple.object)} .\n"


def _document_row(encoder: DocumentEncoder, counts: Counter[str]) -> tuple[object, ...]:
    """Return the row of ``documents`` of a document."""
    source = encoder.survey.source
    return (
        encoder.evidence.document,
        source.document,
        source.location,
        source.title,
        source.media_type,
        source.read,
        encoder.context.report,
        counts.total(),
        counts["SetAside"],
    )


def _claim_row(item: Encoded, encoder: DocumentEncoder) -> tuple[object, ...]:
    """Return the row of ``claims`` of a claim."""
    evidence = item.claim.evidence
    return (
        item.iri,
        encoder.evidence.document,
        item.claim.fact.type,
        list(item.said),
        encoder.context.credited(item.claim.fact),
        item.teller.origin,
        item.claim.confidence,
        item.claim.method,
        _STATUS[item.status],
        item.reason,
        item.teller.judged,
        item.teller.issued,
        evidence.quote,
        evidence.start,
        evidence.end,
        evidence.page,
        evidence.sheet,
        evidence.row,
    )
