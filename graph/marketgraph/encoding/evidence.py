"""Where a claim comes from: its passage, its document, how and how surely it was read.

Evidence is half of all quads, so it is written as text at once, without triples in between.
"""

from __future__ import annotations

from collections.abc import Iterable

from marketgraph.claim import Claim, Source
from marketgraph.encoding.context import LABEL, TYPE, Context, Statements, report_of
from marketgraph.encoding.terms import XSD_DATETIME, Literal, Triple, decimal, serialise, text
from marketgraph.vocabulary import DCT, MKG, XSD, Iris, slugify

_INTEGER = f"^^<{XSD}integer>"


class EvidenceWriter:
    """Says where the claims of one document come from (PROV-O; offsets as in Web Annotation).

    Attributes:
        document: IRI of the document.
        extraction: IRI of the run that read it.
        extractor: IRI of the reader.
        report: IRI of the publication that it carries.
    """

    def __init__(self, iris: Iris, source: Source, report: str) -> None:
        """Mint the IRIs of the document and of the run that read it."""
        sha = source.document.removeprefix("sha256:")
        label = " ".join(part for part in (source.reader, source.reader_version) if part)
        self.document = iris.entity("document", sha)
        self.extraction = iris.entity("extraction", sha[:32])
        self.extractor = iris.entity("extractor", slugify(label or "unknown reader"))
        self.report = report
        self._iris = iris
        self._source = source
        self._sha = sha
        self._reader = label or "unknown reader"

    def describe_document(self) -> list[Triple]:
        """Return what is said of the document itself, its report and its reading."""
        out, source = Statements(), self._source
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
        return self._iris.entity("passage", f"{self._sha[:32]}-{evidence.start}-{evidence.end}")

    def lines(
        self,
        claim: Claim,
        iri: str,
        context: Context,
        about: Iterable[str],
        status: str,
        reason: str | None = None,
    ) -> str:
        """Return the evidence of one claim as N-Quads: what it is about, passage, confidence, status.

        Args:
            claim: The claim.
            iri: Its IRI.
            context: Its document's context.
            about: The subjects of its graph.
            status: ``Accepted``, ``Unreviewed``, ``Rejected`` or ``SetAside``.
            reason: Why it was set aside.
        """
        passage = self.passage(claim)
        this = f"<{iri}> <{MKG}"
        said = [
            f"<{iri}> <{TYPE}> <{MKG}Claim> .\n",
            *(f"{this}about> <{subject}> .\n" for subject in about),
            f"{this}evidence> <{passage}> .\n",
            f"{this}confidence> {serialise(decimal(claim.confidence))} .\n",
            f"{this}extraction> <{self.extraction}> .\n",
            f"{this}method> <{MKG}{claim.method.capitalize()}> .\n",
            f"{this}reviewStatus> <{MKG}{status}> .\n",
        ]
        if reason:
            said.append(f"{this}reason> {serialise(text(reason))} .\n")
        if credited := report_of(context, claim):
            said.append(f"{this}quotedFrom> <{credited}> .\n")
        said.append(self._passage_lines(passage, claim))
        return "".join(said)

    def _passage_lines(self, passage: str, claim: Claim) -> str:
        """Return where a passage stands and what it reads."""
        evidence = claim.evidence
        this = f"<{passage}> <{MKG}"
        said = [
            f"<{passage}> <{TYPE}> <{MKG}Passage> .\n",
            f"{this}inDocument> <{self.document}> .\n",
            f'{this}startOffset> "{evidence.start}"{_INTEGER} .\n',
            f'{this}endOffset> "{evidence.end}"{_INTEGER} .\n',
        ]
        if evidence.quote is not None:
            said.append(f"{this}quote> {serialise(text(evidence.quote))} .\n")
        if evidence.page:
            said.append(f'{this}page> "{evidence.page}"{_INTEGER} .\n')
        if evidence.sheet:
            said.append(f"{this}sheet> {serialise(text(evidence.sheet))} .\n")
        if evidence.row:
            said.append(f'{this}row> "{evidence.row}"{_INTEGER} .\n')
        if evidence.columns:
            columns = ",".join(map(str, evidence.columns))
            said.append(f'{this}columns> "{columns}" .\n')
        return "".join(said)
