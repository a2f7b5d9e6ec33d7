"""What the encoding of a claim needs to know besides its fact."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from marketgraph.claim import Claim
from marketgraph.encoding.terms import Term, Triple, day, english, text
from marketgraph.facts import Attribution, FactBase, interval
from marketgraph.facts import Report as ReportFact
from marketgraph.facts.values import NAME_MAX
from marketgraph.vocabulary import DCAT, DCT, MKG, RDF, RDFS, Iris, digest, is_web_address, slugify

TYPE = f"{RDF}type"
LABEL = f"{RDFS}label"


class Linker(Protocol):
    """Gives the IRI of each name in one document (``resolving.NameMap``)."""

    def company(self, name: str) -> str:
        """Return the IRI of a company."""

    def organization(self, name: str) -> str:
        """Return the IRI of a publisher or authority."""

    def market(self, name: str) -> str:
        """Return the IRI of a market."""

    def region(self, name: str) -> str:
        """Return the IRI of a region or country."""

    def dimension(self, market: str, dimension: str) -> str:
        """Return the IRI of a dimension of a market."""

    def segment(self, market: str, dimension: str | None, segment: str) -> str:
        """Return the IRI of a segment."""

    def product(self, name: str, maker: str | None) -> str:
        """Return the IRI of a product of a maker."""

    def facility(self, name: str, company: str | None) -> str:
        """Return the IRI of a facility of a company."""


@dataclass(slots=True)
class Context:
    """One document's names, its own report, and where IRIs are minted.

    Attributes:
        names: The names of the document, resolved.
        iris: The base under which IRIs are minted.
        report: IRI of the publication that the document carries.
        publisher: Name of the document's publisher, or empty.
        development: IRI of the development that the claim in hand tells of.
        review_of: IRI of the deal that a review in hand is about.
    """

    names: Linker
    iris: Iris
    report: str
    publisher: str = ""
    development: str = ""
    review_of: str | None = None

    def credited(self, fact: FactBase) -> str:
        """Return the IRI of the publication that states a fact: the credited one, else the document's."""
        return report_iri(self.iris, fact.source) if fact.source else self.report

    def origin(self, fact: FactBase) -> str:
        """Return what identifies the teller of a figure: the publisher where it is known, else the report."""
        if fact.source:
            publisher = fact.source.publisher
            return distinct_slug(publisher) if publisher else self.credited(fact)
        return self.own_origin

    @property
    def own_origin(self) -> str:
        """What identifies the document as a teller: its publisher where it is known, else its report."""
        return distinct_slug(self.publisher) if self.publisher else self.report


class _Terms(dict[str, str]):
    """The IRIs of the terms of our ontology by local name, each text made once."""

    def __missing__(self, name: str) -> str:
        iri = self[name] = f"{MKG}{name}"
        return iri


_TERMS = _Terms()


class Statements(list[Triple]):
    """The triples that one claim states, in the order they were said."""

    def say(self, subject: str, predicate: str, *objects: Term | None) -> None:
        """Add a triple an object; an object that is None is not stated."""
        for term in objects:
            if term is not None:
                self.append(Triple(subject, predicate, term))

    def mkg(self, subject: str, predicate: str, *objects: Term | None) -> None:
        """Add triples with a property of our own ontology."""
        iri = _TERMS[predicate]
        for term in objects:
            if term is not None:
                self.append(Triple(subject, iri, term))

    def is_a(self, subject: str, name: str) -> None:
        """Say the class of a thing; the class is one of our own."""
        self.append(Triple(subject, TYPE, _TERMS[name]))


def report_iri(iris: Iris, source: Attribution) -> str:
    """Return the IRI of a publication: publisher and title, else the address, else the date.

    Two documents that credit the same publisher and title mean one publication.
    """
    return _report_iri(iris, source.publisher, source.title or source.url or source.date or "")


@lru_cache(maxsize=10_000)
def _report_iri(iris: Iris, publisher: str | None, rest: str) -> str:
    """Return the IRI of a publication; texts are found again faster than records."""
    parts = [distinct_slug(part, 60) for part in (publisher, rest) if part]
    return iris.entity("report", "--".join(parts))


@lru_cache(maxsize=10_000)
def distinct_slug(name: str, limit: int = 80) -> str:
    """Return a readable slug that ends in a short digest of the name where it had to leave out letters.

    >>> distinct_slug("Quiet Rooms Act"), distinct_slug("Quiet Rooms Act", 11)
    ('quiet-rooms-act', 'quiet-rooms-657d9c')
    """
    slug = slugify(name, limit)
    folded = unicodedata.normalize("NFKD", name)
    lost = any(c.isalnum() and not c.isascii() for c in folded.replace("ß", "ss"))
    if lost or len(slugify(name, NAME_MAX)) > limit:
        return f"{slug}-{digest(name.casefold(), 6)}"
    return slug


def attribution(fact: ReportFact) -> Attribution:
    """Return how a publication would be credited that a document says it is."""
    return Attribution(
        publisher=fact.publisher, title=fact.title or fact.market, date=fact.date, url=fact.url
    )


def describe_report(out: Statements, context: Context, report: str, source: Attribution) -> None:
    """Say what is known of a publication: class, name, publisher, date, address."""
    out.is_a(report, "Report")
    name = source.title or ", ".join(part for part in (source.publisher, source.date) if part)
    name = name or source.url or ""
    out.say(report, LABEL, text(name) if name else None)
    out.say(report, f"{DCT}title", text(source.title) if source.title else None)
    if source.publisher:
        out.say(report, f"{DCT}publisher", context.names.organization(source.publisher))
    out.say(report, f"{DCT}issued", text(source.date) if source.date else None)
    landing = source.url if source.url and is_web_address(source.url) else None
    out.say(report, f"{DCAT}landingPage", landing)


def region_or(context: Context, name: str | None, absent: str | None) -> str | None:
    """Return the IRI of a region; ``mkg:World`` for the world; ``absent`` where none is named."""
    return context.names.region(name) if name else absent


def dates(out: Statements, subject: str, date: str | None) -> None:
    """Say the first and last day that a date as written can mean."""
    if date:
        first, last = interval(date)
        out.mkg(subject, "earliestDate", day(first))
        out.mkg(subject, "latestDate", day(last))


def label(out: Statements, subject: str, value: str) -> None:
    """Say the English label of a thing."""
    out.say(subject, LABEL, english(value))


def report_of(context: Context, claim: Claim) -> str | None:
    """Return the publication that a claim credits, or None where it is the document itself."""
    return report_iri(context.iris, claim.fact.source) if claim.fact.source else None
