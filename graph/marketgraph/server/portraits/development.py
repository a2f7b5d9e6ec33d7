"""The page of a development: who took part as what, when, on which terms, what each source says, what authorities decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marketgraph.server.linked.model import Link, Passage
from marketgraph.server.linked.wording import heading
from marketgraph.server.portraits.deeds import PRICED, ROLES, review, type_of
from marketgraph.server.portraits.gathering import Gathering
from marketgraph.server.portraits.model import Head, Review, Source, Value
from marketgraph.server.portraits.owners import Interest, interests
from marketgraph.server.portraits.queries import address
from marketgraph.server.portraits.sheet import Sheet
from marketgraph.vocabulary import MKG, RDF, RDFS

TERMS = (
    ("When", "earliestDate"),
    ("Notified", "notifiedOn"),
    ("Status", "dealStatus"),
    ("Amount", "amount"),
    ("Stake", "stake"),
    ("What is bought", "dealObject"),
    ("Round", "round"),
    ("Purpose", "purpose"),
    ("Months", "termMonths"),
    ("Sites", "siteCount"),
    ("Approval", "approvalKind"),
    ("Outcome", "outcome"),
    ("Kind of deal", "dealKind"),
    ("Market", "inMarket"),
    ("Case", "hasIdentifier"),
    ("Industry", "inIndustry"),
)
"""Headings, and the properties of which the values stand under them."""

_ONE_ONLY = frozenset({"earliestDate", "dealStatus", "amount", "stake", "outcome", "notifiedOn"})
_PARTS = {
    "acquirer": "Buyer",
    "target": "Bought",
    "actor": "Done by",
    "facility": "Site",
    "authority": "Authority",
    "involves": "Took part",
}


class Term(NamedTuple):
    """A heading with every value that a source gives; whether these cannot all be true."""

    heading: str
    values: tuple[Value, ...]
    differ: bool


class Voice(NamedTuple):
    """One claim: the words of its source, and what of the page rests on them."""

    passage: Passage
    says: tuple[tuple[str, str], ...]


class Development(NamedTuple):
    """Everything that the page shows, in its order."""

    head: Head
    terms: tuple[Term, ...]
    priced: bool
    parts: tuple[Term, ...]
    reviews: tuple[Review, ...]
    deals: tuple[Value, ...]
    interests: tuple[Interest, ...]
    voices: tuple[Voice, ...]
    more_voices: int
    query: str
    sources: tuple[Source, ...]


def page(gathering: Gathering) -> Development:
    """Return the page of a development."""
    iri = gathering.iri
    found = gathering.pointing("reviewOf", "arisesFrom")
    deals = [value.value for value in gathering.told.facts.all(iri, f"{MKG}reviewOf")]
    gathering.tell([*found["reviewOf"], *found["arisesFrom"], *deals])
    sheet = gathering.sheet()
    kind = type_of(sheet, iri)
    terms = tuple(_terms(sheet))
    voices = sheet.voices()
    return Development(
        head=sheet.head(),
        terms=terms,
        priced=kind in PRICED and not any(term.heading == "Amount" for term in terms),
        parts=tuple(_parts(sheet)),
        reviews=tuple(review(sheet, one) for one in found["reviewOf"]),
        deals=tuple(
            Value(sheet.thing(one), sheet.about(one)) for one in sheet.iris(iri, "reviewOf")
        ),
        interests=interests(sheet, found["arisesFrom"], "owned"),
        voices=tuple(
            Voice(passage, tuple(dict.fromkeys(_said(sheet, statements))))
            for passage, statements in voices
        ),
        more_voices=sheet.unheard(),
        query=address("why", subject=iri),
        sources=sheet.sources(),
    )


def _terms(sheet: Sheet) -> Iterator[Term]:
    for title, name in TERMS:
        values = sheet.said(sheet.iri, name)
        if values:
            words = {value.link.text for value in values}
            yield Term(title, values, name in _ONE_ONLY and len(words) > 1)
    currencies = sheet.said(sheet.iri, "currency")
    if len(currencies) > 1:
        yield Term("Currency", currencies, differ=True)


def _parts(sheet: Sheet) -> Iterator[Term]:
    """Yield who took part by role; without a role only those that have none."""
    told: set[Link] = set()
    for role, _ in ROLES:
        values = sheet.said(sheet.iri, role)
        told.update(value.link for value in values)
        if values:
            yield Term(_PARTS.get(role, heading(f"{MKG}{role}")), values, differ=False)
    others = [one for one in sheet.said(sheet.iri, "involves") if one.link not in told]
    if others:
        yield Term(_PARTS["involves"], tuple(others), differ=False)


def _said(sheet: Sheet, statements: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield headings and values of what a claim states of the development."""
    roles = {words for name, words in statements if name != f"{MKG}involves"}
    for name, words in statements:
        hidden = name in (f"{RDF}type", f"{RDFS}label", f"{MKG}latestDate", f"{MKG}currency")
        if hidden or (name == f"{MKG}involves" and words in roles):
            continue
        yield _title(name), words


def _title(name: str) -> str:
    local = name.removeprefix(MKG)
    return _PARTS.get(local) or heading(name)
