"""A claim becomes the triples that it states, and the triples that say where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph

from marketgraph import facts
from marketgraph.claim import Claim, Source
from marketgraph.encoding import companies, developments, market
from marketgraph.encoding.context import (
    LABEL,
    Context,
    Statements,
    describe_report,
    report_iri,
    report_of,
)
from marketgraph.encoding.terms import (
    XSD_DATETIME,
    Literal,
    Term,
    Triple,
    decimal,
    integer,
    text,
)
from marketgraph.vocabulary import DCT, MKG, Iris, digest, slugify

_ENCODERS: dict[str, Callable[[Statements, Any, Context], None]] = {
    "Report": market.report,
    "Market": market.market,
    "MarketSize": market.size,
    "GrowthRate": market.growth,
    "MarketShare": market.share,
    "Ranking": market.ranking,
    "Segment": market.segment,
    "Coverage": market.coverage,
    "MarketParticipant": market.participant,
    "Offering": market.offering,
    "MarketFactor": market.factor,
    "Finding": market.finding,
    "Regulation": market.regulation,
    "Acquisition": developments.acquisition,
    "Merger": developments.merger,
    "JointVenture": developments.joint_venture,
    "Investment": developments.investment,
    "SpinOff": developments.spin_off,
    "DealReview": developments.deal_review,
    "Partnership": developments.partnership,
    "CommercialAgreement": developments.agreement,
    "ProductLaunch": developments.product_news,
    "ProductUpdate": developments.product_news,
    "FacilityOpening": developments.opening,
    "RegulatoryApproval": developments.approval,
    "CompanyProfile": companies.profile,
    "Alias": companies.alias,
    "Ownership": companies.ownership,
    "Identifier": companies.identify,
    "Classification": companies.classify,
}


def states(claim: Claim, context: Context) -> Statements:
    """Return exactly the triples that a claim states: the content of its named graph.

    Args:
        claim: The claim; its names are resolved by ``context``.
        context: The document's names and, for a development, its IRI.

    Returns:
        Triples in the order of the fact's fields; the first subject is the claim's main subject.
    """
    out = Statements()
    fact = claim.fact
    if isinstance(fact, facts.Triples):
        out.extend(parse_nquads(fact.nquads))
        return out
    _ENCODERS[fact.type](out, fact, context)
    if fact.source:
        describe_report(out, context, report_iri(context.iris, fact.source), fact.source)
    return out


def parse_nquads(nquads: str) -> list[Triple]:
    """Return the statements of an N-Quads text; graph names are dropped, blank nodes become IRIs of ours.

    Raises:
        SyntaxError: The text is not N-Quads.
    """
    found = []
    for quad in pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS):
        found.append(Triple(_node(quad.subject), quad.predicate.value, term_of(quad.object)))
    return found


def _node(term: Any) -> str:
    """Return the IRI of a node; a blank node gets one from its label."""
    if isinstance(term, pyoxigraph.NamedNode):
        return term.value
    return f"urn:marketgraph:blank:{digest(str(term), 20)}"


def term_of(term: Any) -> Term:
    """Return a term of the engine as ours."""
    if isinstance(term, pyoxigraph.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    return _node(term)


class EvidenceWriter:
    """Says where the claims of one document come from (PROV-O, offsets as in Web Annotation)."""

    def __init__(self, iris: Iris, source: Source, report: str) -> None:
        """Mint the IRIs of the document and of the run that read it."""
        self.iris = iris
        self.source = source
        sha = source.document.removeprefix("sha256:")
        self.document = iris.entity("document", sha)
        self.extraction = iris.entity("extraction", sha[:32])
        label = " ".join(part for part in (source.reader, source.reader_version) if part)
        self._reader = label or "unknown reader"
        self.extractor = iris.entity("extractor", slugify(self._reader))
        self.report = report
        self._sha = sha

    def describe_document(self) -> list[Triple]:
        """Return what is said of the document itself, its report and its reading."""
        out, source = Statements(), self.source
        out.is_a(self.document, "SourceDocument")
        out.mkg(self.document, "sha256", text(self._sha))
        name = source.title or source.location or self._sha[:12]
        out.say(self.document, LABEL, text(name.rpartition("/")[2] or name))
        out.say(self.document, f"{DCT}license", text(source.licence) if source.licence else None)
        read = Literal(source.read, XSD_DATETIME) if source.read else None
        out.mkg(self.document, "retrievedAt", read)
        out.mkg(self.document, "documentOf", self.report)
        out.is_a(self.extraction, "Extraction")
        out.mkg(self.extraction, "readDocument", self.document)
        out.mkg(self.extraction, "extractor", self.extractor)
        out.is_a(self.extractor, "Extractor")
        out.say(self.extractor, LABEL, text(self._reader))
        return out

    def passage(self, claim: Claim) -> str:
        """Return the IRI of the passage that says a claim."""
        evidence = claim.evidence
        place = f"{self._sha[:32]}-{evidence.start}-{evidence.end}"
        return self.iris.entity("passage", place)

    def describe_claim(
        self,
        claim: Claim,
        iri: str,
        context: Context,
        about: list[str],
        status: str,
        reason: str | None = None,
    ) -> list[Triple]:
        """Return the evidence of one claim: what it is about, its passage, confidence and status.

        Args:
            claim: The claim.
            iri: Its IRI.
            context: Its document's context.
            about: The subjects of its graph.
            status: ``Accepted``, ``Unreviewed``, ``Rejected`` or ``SetAside``.
            reason: Why it was set aside.
        """
        out, passage = Statements(), self.passage(claim)
        out.is_a(iri, "Claim")
        out.mkg(iri, "about", *about)
        out.mkg(iri, "evidence", passage)
        out.mkg(iri, "confidence", decimal(claim.confidence))
        out.mkg(iri, "extraction", self.extraction)
        out.mkg(iri, "method", f"{MKG}{claim.method.capitalize()}")
        out.mkg(iri, "reviewStatus", f"{MKG}{status}")
        out.mkg(iri, "reason", text(reason) if reason else None)
        out.mkg(iri, "quotedFrom", report_of(context, claim))
        self._describe_passage(out, passage, claim)
        return out

    def _describe_passage(self, out: Statements, passage: str, claim: Claim) -> None:
        """Say where a passage stands and what it reads."""
        evidence = claim.evidence
        out.is_a(passage, "Passage")
        out.mkg(passage, "inDocument", self.document)
        out.mkg(passage, "quote", text(evidence.quote) if evidence.quote is not None else None)
        out.mkg(passage, "startOffset", integer(evidence.start))
        out.mkg(passage, "endOffset", integer(evidence.end))
        out.mkg(passage, "page", integer(evidence.page) if evidence.page else None)
        out.mkg(passage, "sheet", text(evidence.sheet) if evidence.sheet else None)
        out.mkg(passage, "row", integer(evidence.row) if evidence.row else None)
        columns = ",".join(str(column) for column in evidence.columns)
        out.mkg(passage, "columns", text(columns) if columns else None)
