"""Developments as lines: what happened when, who took part, on which terms, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marketgraph.server.linked.naming import local
from marketgraph.server.portraits.model import Deed, Heap, Part, Review
from marketgraph.server.portraits.sheet import Sheet
from marketgraph.views.words import number, spaced

HEAPS = (
    ("Acquisitions and mergers", ("Acquisition", "Merger", "SpinOff")),
    ("Partnerships and joint ventures", ("Partnership", "JointVenture")),
    ("Agreements", ("CommercialAgreement",)),
    ("Investments", ("Investment",)),
    ("Launches, updates and approvals", ("ProductLaunch", "ProductUpdate", "RegulatoryApproval")),
    ("Sites", ("FacilityOpening",)),
    ("Reviews by authorities", ("DealReview",)),
)
"""Headings, and the types of development that stand under them."""

ROLES = (
    ("acquirer", "bought by"),
    ("target", "of"),
    ("seller", "sold by"),
    ("investor", "investor"),
    ("partner", "partner"),
    ("supplier", "supplier"),
    ("customer", "customer"),
    ("actor", "by"),
    ("result", "result"),
    ("product", "product"),
    ("facility", "site"),
    ("authority", "decided by"),
)
PRICED = frozenset({"Acquisition", "Merger", "Investment"})
"""Deals of which a reader expects a price."""

DEVELOPMENTS = frozenset(kind for _, kinds in HEAPS for kind in kinds)


def type_of(sheet: Sheet, iri: str) -> str:
    """Return the type of a development, or nothing for another thing."""
    types = [local(one) for one in sheet.iris(iri, TYPE)]
    return next((one for one in types if one in DEVELOPMENTS), "")


def heaps(sheet: Sheet, iris: Iterable[str]) -> tuple[Heap, ...]:
    """Return developments under headings, the newest first; a review is told beside its deal if that is among them."""
    known = list(dict.fromkeys(iris))
    reviews = _reviews(sheet, known)
    beside = {review for found in reviews.values() for review in found}
    made: dict[str, list[Deed]] = {}
    for iri in known:
        if iri not in beside and (kind := type_of(sheet, iri)):
            made.setdefault(kind, []).append(deed(sheet, iri, reviews.get(iri, ())))
    return tuple(
        Heap(heading, tuple(sorted(found, key=_newest)))
        for heading, kinds in HEAPS
        if (found := [one for kind in kinds for one in made.get(kind, ())])
    )


def _newest(one: Deed) -> tuple[bool, int, str]:
    digits = one.day.replace("-", "")
    return not digits, -int(digits) if digits.isdigit() else 0, one.link.text


def _reviews(sheet: Sheet, known: list[str]) -> dict[str, list[str]]:
    """Return deal -> its reviews, of those that are known."""
    found: dict[str, list[str]] = {}
    among = set(known)
    for iri in known:
        for deal in sheet.iris(iri, "reviewOf"):
            if deal in among:
                found.setdefault(deal, []).append(iri)
    return found


def deed(sheet: Sheet, iri: str, reviews: Iterable[str] = ()) -> Deed:
    """Return a development as a line."""
    kind, link = type_of(sheet, iri), sheet.thing(iri)
    return Deed(
        link=link,
        type=spaced(kind),
        when=sheet.words(iri, "earliestDate"),
        day=sheet.text(iri, "earliestDate"),
        parts=tuple(_parts(sheet, iri, link.text)),
        terms=tuple(terms(sheet, iri)),
        unpriced=kind in PRICED and sheet.number(iri, "amount") is None,
        reviews=tuple(review(sheet, one) for one in reviews),
        cite=sheet.about(iri),
    )


def _parts(sheet: Sheet, iri: str, name: str) -> Iterator[Part]:
    """Yield who took part by role, without those whom the name of the development tells."""
    for role, words in ROLES:
        things = sheet.named(sheet.iris(iri, role))
        untold = tuple(one for one in things if one.text.casefold() not in name.casefold())
        if untold:
            yield Part(words, untold)


def terms(sheet: Sheet, iri: str) -> Iterator[str]:
    """Yield status, amount, stake and the other terms of a development, in words."""
    if status := sheet.words(iri, "dealStatus"):
        yield status.lower()
    if sheet.number(iri, "amount") is not None:
        yield sheet.words(iri, "amount")
    if stake := sheet.words(iri, "stake"):
        yield f"{stake} of it"
    for name in ("dealObject", "round", "purpose", "approvalKind", "outcome"):
        if text := sheet.words(iri, name):
            yield text
    if (months := sheet.number(iri, "termMonths")) is not None:
        yield f"for {number(months)} months"
    if (sites := sheet.number(iri, "siteCount")) is not None:
        limit = sheet.words(iri, "qualifier").lower()
        yield f"{limit} {number(sites)} sites".strip()


def review(sheet: Sheet, iri: str) -> Review:
    """Return what an authority decided."""
    authorities = sheet.named(sheet.iris(iri, "authority"))
    return Review(
        link=sheet.thing(iri),
        authority=", ".join(one.text for one in authorities),
        outcome=sheet.words(iri, "outcome"),
        when=sheet.words(iri, "earliestDate"),
        cite=sheet.about(iri),
    )


TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
