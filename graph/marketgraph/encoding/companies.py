"""Facts about a company become triples."""

from __future__ import annotations

import re

from marketgraph import facts
from marketgraph.encoding.context import (
    TYPE,
    Context,
    Statements,
    describe_report,
    distinct_slug,
    region_or,
    report_iri,
)
from marketgraph.encoding.terms import day, decimal, integer, text
from marketgraph.facts import Attribution, interval
from marketgraph.vocabulary import ADMS, DCT, RDFS, SKOS, digest, slugify

_INVESTOR = re.compile(
    r"private equity|venture capital|investment (firm|company|fund)|investor", re.IGNORECASE
)
_NAMES = {
    "short": "shortName",
    "former": "formerName",
    "brand": "brandName",
    "translation": "translatedName",
}


def profile(out: Statements, fact: facts.CompanyProfile, context: Context) -> None:
    """Encode what a source says of a company itself."""
    this = context.names.company(fact.company)
    out.mkg(this, "companyKind", text(fact.kind) if fact.kind else None)
    if fact.kind and _INVESTOR.search(fact.kind):
        out.is_a(this, "InvestmentFirm")
    out.mkg(this, "headquarteredIn", region_or(context, fact.headquarters, None))
    out.mkg(this, "country", region_or(context, fact.country, None))
    out.mkg(this, "foundedYear", integer(fact.founded) if fact.founded else None)
    out.say(this, f"{DCT}description", text(fact.description) if fact.description else None)
    out.mkg(this, "customerCount", None if fact.customers is None else integer(fact.customers))


def alias(out: Statements, fact: facts.Alias, context: Context) -> None:
    """Encode another name of a company."""
    this = context.names.company(fact.company)
    out.say(this, f"{SKOS}altLabel", text(fact.alias))
    if fact.kind:
        out.mkg(this, _NAMES[fact.kind], text(fact.alias))


def ownership(out: Statements, fact: facts.Ownership, context: Context) -> None:
    """Encode that a company is owned over a span of time; without an end, that it is a subsidiary."""
    owner, company = context.names.company(fact.owner), context.names.company(fact.company)
    key = "\n".join((owner, company, fact.from_ or "", fact.until or "", str(fact.stake)))
    this = context.iris.entity("ownership", digest(key, 20))
    out.is_a(this, "OwnershipInterest")
    out.mkg(this, "owner", owner)
    out.mkg(this, "owned", company)
    out.mkg(this, "stake", None if fact.stake is None else decimal(fact.stake))
    out.mkg(this, "validFrom", day(interval(fact.from_)[0]) if fact.from_ else None)
    out.mkg(this, "validTo", day(interval(fact.until)[1]) if fact.until else None)
    if not fact.until and (fact.stake is None or fact.stake > 50):
        out.mkg(company, "subsidiaryOf", owner)


def identifier(out: Statements, context: Context, subject: str, scheme: str, value: str) -> None:
    """Say the identifier of a thing in a scheme."""
    made_of = f"{scheme.casefold()}|{value}"
    slug = f"{slugify(scheme)}-{slugify(value)}-{digest(made_of, 6)}"
    this = context.iris.entity("identifier", slug)
    out.mkg(subject, "hasIdentifier", this)
    out.say(this, TYPE, f"{ADMS}Identifier")
    out.say(this, f"{SKOS}notation", text(value))
    out.mkg(this, "scheme", text(scheme))


def identify(out: Statements, fact: facts.Identifier, context: Context) -> None:
    """Encode an identifier of a company, report or case; an LEI also as a property of its own."""
    if fact.company:
        subject = context.names.company(fact.company)
        if fact.scheme.casefold() == "lei":
            out.mkg(subject, "lei", text(fact.value))
    else:
        subject = context.development if fact.case else _report(out, fact, context)
    identifier(out, context, subject, fact.scheme, fact.value)


def _report(out: Statements, fact: facts.Identifier, context: Context) -> str:
    """Say the title of the report that an identifier names; return its IRI."""
    publisher = fact.source.publisher if fact.source else context.publisher or None
    this = report_iri(context.iris, Attribution(title=fact.report, publisher=publisher))
    describe_report(out, context, this, Attribution(title=fact.report))
    return this


def classify(out: Statements, fact: facts.Classification, context: Context) -> None:
    """Encode the industry class of a company, market or case."""
    if fact.company:
        subject = context.names.company(fact.company)
    else:
        subject = context.names.market(fact.market) if fact.market else context.development
    slug = f"{distinct_slug(fact.scheme)}-{distinct_slug(fact.code)}"
    industry = context.iris.entity("industry", slug)
    out.mkg(subject, "inIndustry", industry)
    out.is_a(industry, "Industry")
    out.say(industry, f"{SKOS}notation", text(fact.code))
    out.mkg(industry, "scheme", text(fact.scheme))
    out.say(industry, f"{RDFS}label", text(fact.label or fact.code))
