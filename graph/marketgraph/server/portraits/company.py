"""The page of a company: names, owners then and now, what it did with whom, what it offers where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marketgraph.server.api.suggesting import suggestions
from marketgraph.server.linked.model import Link
from marketgraph.server.portraits.deeds import heaps
from marketgraph.server.portraits.gathering import Gathering
from marketgraph.server.portraits.model import Drawing, Head, Heap, Source, Value
from marketgraph.server.portraits.owners import Interest, interests
from marketgraph.server.portraits.queries import address
from marketgraph.server.portraits.sheet import Sheet, quoted
from marketgraph.server.portraits.timeline import blocks
from marketgraph.vocabulary import DCT, RDFS, SKOS

PRODUCTS = 60
"""Products that the page lists."""
SEGMENTS = 60
"""Segments that the page lists."""

NAMES = (
    (f"{RDFS}label", "shown by this name"),
    ("shortName", "short"),
    ("formerName", "former"),
    ("brandName", "brand"),
    ("translatedName", "translation"),
    (f"{SKOS}altLabel", "also written"),
)


class Fields(NamedTuple):
    """Segments that a company is active in, by market and dimension."""

    market: Link
    segments: tuple[Value, ...]


class Double(NamedTuple):
    """A company that may be the same one, what speaks for it, and how alike the names are (0 to 1)."""

    link: Link
    reason: str
    score: float


class Company(NamedTuple):
    """Everything that the page shows, in its order."""

    head: Head
    descriptions: tuple[Value, ...]
    facts: tuple[tuple[str, tuple[Value, ...]], ...]
    drawing: Drawing | None
    heaps: tuple[Heap, ...]
    more_deeds: int
    owners: tuple[Interest, ...]
    holdings: tuple[Interest, ...]
    markets: tuple[Value, ...]
    segments: tuple[Value, ...]
    more_segments: int
    products: tuple[Value, ...]
    more_products: int
    names: tuple[Value, ...]
    identifiers: tuple[Value, ...]
    industries: tuple[Value, ...]
    doubles: tuple[Double, ...]
    review: str
    similar: str
    queries: dict[str, str]
    sources: tuple[Source, ...]


def page(gathering: Gathering) -> Company:
    """Return the page of a company."""
    iri, counts = gathering.iri, gathering.counts
    deeds = gathering.newest("involves")
    found = gathering.pointing("owner", "owned")
    gathering.tell([*deeds, *found["owner"], *found["owned"]])
    pairs = suggestions(gathering.tables, iri)
    gathering.name(pair.other for pair in pairs)
    sheet = gathering.sheet()
    head = sheet.head()
    descriptions = sheet.values(iri, f"{DCT}description")
    facts = tuple(_facts(sheet))
    made = heaps(sheet, deeds)
    products, segments = sheet.values(iri, "hasProduct"), sheet.values(iri, "activeIn")
    return Company(
        head=head,
        descriptions=descriptions,
        facts=facts,
        drawing=blocks(head.title, [one for heap in made for one in heap.deeds]),
        heaps=made,
        more_deeds=max(0, counts.get("involves", 0) - len(deeds)),
        owners=interests(sheet, found["owned"], "owner"),
        holdings=interests(sheet, found["owner"], "owned"),
        markets=tuple(_markets(sheet)),
        segments=segments[:SEGMENTS],
        more_segments=len(segments) - len(segments[:SEGMENTS]),
        products=products[:PRODUCTS],
        more_products=len(products) - len(products[:PRODUCTS]),
        names=tuple(_names(sheet)),
        identifiers=(*sheet.values(iri, "hasIdentifier"), *_lei(sheet)),
        doubles=tuple(Double(sheet.thing(pair.other), pair.reason, pair.score) for pair in pairs),
        review=f"/review?of={quoted(iri)}",
        industries=sheet.values(iri, "inIndustry"),
        similar=f"/similar?company={quoted(iri)}",
        queries={part: address(query, company=iri) for part, query in QUERIES.items()},
        sources=sheet.sources(),
    )


QUERIES = {
    "deeds": "timeline-of-company",
    "owners": "owners-over-time",
    "holdings": "holdings",
    "products": "products",
    "names": "names",
}
"""Part of the page -> the saved query that answers it."""


def _facts(sheet: Sheet) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Yield the headings and values of the head's facts; the country is told as not stated where it is so."""
    for heading, name in (
        ("Country", "country"),
        ("Headquarters", "headquarteredIn"),
        ("Kind", "companyKind"),
        ("Founded", "foundedYear"),
        ("Customers", "customerCount"),
        ("Part of", "subsidiaryOf"),
    ):
        values = sheet.said(sheet.iri, name)
        if values or name == "country":
            yield heading, values


def _markets(sheet: Sheet) -> Iterator[Value]:
    leads = {value.link for value in sheet.values(sheet.iri, "leaderIn")}
    for value in sheet.values(sheet.iri, "operatesIn"):
        yield value._replace(note="leader" if value.link in leads else "participant")


def _names(sheet: Sheet) -> Iterator[Value]:
    """Yield each name once, with the kind of name that it is."""
    seen: set[str] = set()
    for name, kind in NAMES:
        for value in sheet.values(sheet.iri, name):
            if value.link.text not in seen:
                seen.add(value.link.text)
                yield value._replace(note=kind)


def _lei(sheet: Sheet) -> Iterator[Value]:
    for value in sheet.values(sheet.iri, "lei"):
        yield value._replace(link=Link(f"LEI {value.link.text}"))
