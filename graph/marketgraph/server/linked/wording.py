"""Headings and values as people read them."""

from __future__ import annotations

import pyoxigraph as ox

from marketgraph.server.linked.asking import Term
from marketgraph.server.linked.facts import Facts
from marketgraph.server.linked.naming import local
from marketgraph.views.words import RELATIONS, money, number, percent, period, spaced, years
from marketgraph.vocabulary import DCT, MKG, RDF, RDFS, XSD

_TITLES = {
    "earliestDate": "When",
    "startYear": "Years",
    "altLabel": "Also called",
    "amount": "Amount",
    "percent": "Value",
    "isoCode": "ISO code",
    "sha256": "SHA-256",
    "lei": "LEI",
    "sku": "SKU",
    "landingPage": "Web page",
    "reportedIn": "Reported in",
    "tableOfContents": "Contents",
    "earliest": "From",
}
_POINTING = {
    "involves": "Developments",
    "acquirer": "As the buyer",
    "target": "As the one bought",
    "seller": "As the seller",
    "partner": "As a partner",
    "investor": "As the investor",
    "supplier": "As the supplier",
    "customer": "As the customer",
    "actor": "What it did",
    "product": "Developments of it",
    "authority": "Decided by it",
    "market": "Figures",
    "segment": "Figures",
    "region": "Figures",
    "inMarket": "In this market",
    "owner": "Interests it holds",
    "owned": "Interests in it",
    "arisesFrom": "What followed",
    "reportedIn": "Figures reported",
    "quotedFrom": "Claims read from it",
    "documentOf": "Documents",
    "publisher": "Published",
    "segmentedBy": "Divides",
    "inScheme": "Members",
    "broader": "Narrower",
    "hasIdentifier": "Identifies",
    "headquarteredIn": "Seat of",
    "locatedIn": "Located here",
    "appliesIn": "Regulations that apply",
    "actsIn": "Factors that act here",
    "supportedBy": "Supports",
    "foundIn": "Findings",
    "partOfRegion": "Parts",
    "isReplacedBy": "Took the place of",
    "extraction": "Claims made",
    "readDocument": "Readings",
    "evidence": "Rests on this",
    "extractor": "Readings",
}
_FIRST = ("When", "Years", "Amount", "Value")
_ORDER = {name: at for at, name in enumerate(RELATIONS)}
_NAMELESS = (f"{RDF}type", f"{RDFS}label")


def heading(property_: str) -> str:
    """Return the heading of what a thing has by a property."""
    name = local(property_)
    return _TITLES.get(name) or RELATIONS.get(name, ("", ""))[0] or spaced(name)


def heading_of_pointing(property_: str) -> str:
    """Return the heading of what points at a thing by a property."""
    name = local(property_)
    return _POINTING.get(name) or RELATIONS.get(name, ("", ""))[1] or f"{spaced(name)} of"


def rank(property_: str) -> tuple[bool, int, str]:
    """Return what groups are sorted by: values, then relations in their usual order, then the rest."""
    title = heading(property_)
    return title not in _FIRST, _ORDER.get(local(property_), len(_ORDER)), title


def hidden(iri: str, property_: str, value: Term, facts: Facts) -> bool:
    """Return whether a statement is told elsewhere on the page: in the heading or with another value."""
    if property_ in _NAMELESS:
        return True
    if property_ == f"{DCT}title":
        return value.value == facts.text(iri, f"{RDFS}label")
    if property_ == f"{MKG}involves":
        return any(name != property_ and other == value for name, other in facts.of(iri))
    first = _TOLD_WITH.get(property_)
    return first is not None and bool(facts.all(iri, first))


_TOLD_WITH = {
    f"{MKG}latestDate": f"{MKG}earliestDate",
    f"{MKG}endYear": f"{MKG}startYear",
    f"{MKG}currency": f"{MKG}amount",
}


def text(iri: str, property_: str, value: Term, facts: Facts) -> str:
    """Return a literal in words, with the other value that belongs to it."""
    try:
        if property_ == f"{MKG}earliestDate":
            return period(value.value, facts.text(iri, f"{MKG}latestDate"))
        if property_ == f"{MKG}startYear":
            end = facts.text(iri, f"{MKG}endYear")
            return years(int(value.value), int(end) if end else None)
        if property_ == f"{MKG}amount":
            return money(float(value.value), facts.text(iri, f"{MKG}currency") or None)
        if property_ in (f"{MKG}percent", f"{MKG}stake"):
            return percent(float(value.value))
        return _plain(value)
    except (ValueError, OverflowError):
        return value.value


def _plain(value: Term) -> str:
    datatype = value.datatype.value if isinstance(value, ox.Literal) else ""
    if datatype in (f"{XSD}decimal", f"{XSD}double"):
        return number(float(value.value), 6)
    if datatype == f"{XSD}date":
        return period(value.value, value.value)
    if datatype == f"{XSD}dateTime":
        return value.value.replace("T", " ").replace("Z", " UTC")
    return value.value
