"""Which claims tell of one development.

Two claims tell of one when type and target (or all parties) resolve to the same entities, they share an
acquirer or investor, and their dates, widened by 45 days, overlap. An undated claim joins the only dated
one it fits. Repeated funding rounds need the same amount, or dates that overlap as they stand. A case
number identifies a review. A judgement joins or splits.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple, Protocol

from marketgraph import facts
from marketgraph.claim import Claim
from marketgraph.facts import interval
from marketgraph.vocabulary import Iris, digest, slugify

WINDOW = timedelta(days=45)
_SLUG_MAX = 40


class Telling(NamedTuple):
    """What one claim says of a development, names as written.

    Attributes:
        ordinal: Place of the claim in its document, from 0.
        claim: Id of the claim.
        type: Fact type, or ``case`` for what is known by a case number.
        anchors: Names that must be the same entities: the target, or all parties.
        others: Names of which one must be shared: acquirers or investors.
        keys: Texts that must be equal: products, a facility, a case number.
        date: Date as written.
        amount: Price.
    """

    ordinal: int
    claim: str
    type: str
    anchors: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    date: str | None = None
    amount: float | None = None


class CompanyNames(Protocol):
    """Gives the IRI of a company's name in one document."""

    def company(self, name: str) -> str:
        """Return the IRI."""


@dataclass(slots=True)
class Development:
    """One development and how many claims tell of it."""

    iri: str
    tellings: int = 1
    review_of: str | None = None


def _anchor_fields(fact: Any) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return anchors, others and keys of a development fact."""
    match fact:
        case facts.Acquisition():
            return (fact.target,), fact.acquirer, ()
        case facts.Investment():
            return ((fact.company,) if fact.company else ()), fact.investors, ()
        case facts.Merger():
            return fact.parties, (), ()
        case facts.JointVenture():
            return (*fact.parents, *((fact.company,) if fact.company else ())), (), ()
        case facts.Partnership():
            return fact.partners, (), ()
        case facts.SpinOff():
            return (fact.company,), (), ()
        case facts.CommercialAgreement():
            return tuple(p for p in (fact.supplier, fact.customer) if p), (), ()
        case facts.ProductLaunch() | facts.ProductUpdate():
            return fact.companies, (), tuple(sorted(map(slugify, fact.products)))
        case facts.FacilityOpening():
            return (fact.company,), (), ((slugify(fact.facility),) if fact.facility else ())
        case facts.RegulatoryApproval():
            product = (slugify(fact.product),) if fact.product else ()
            return ((fact.company,) if fact.company else ()), (), product
    raise TypeError(f"{type(fact).__name__} is not a development")


def telling(ordinal: int, claim: Claim) -> Telling | None:
    """Return what a claim says of a development, or None if it tells of none.

    Args:
        ordinal: Place of the claim in its document, from 0.
        claim: Any claim.
    """
    fact = claim.fact
    if case := getattr(fact, "case", None):
        parties = getattr(fact, "parties", ())
        when = getattr(fact, "date", None)
        return Telling(ordinal, claim.id, "case", (), tuple(parties), (slugify(case),), when)
    if not isinstance(fact, facts.DevelopmentFact):
        return None
    anchors, others, keys = _anchor_fields(fact)
    amount = getattr(fact, "amount", None)
    return Telling(ordinal, claim.id, fact.type, anchors, others, keys, fact.date, amount)


def to_json(tellings: Iterable[Telling]) -> str:
    """Return the tellings of a document as one line of JSON."""
    return json.dumps(list(tellings), ensure_ascii=False, separators=(",", ":"))


def from_json(line: str) -> list[Telling]:
    """Return the tellings that ``to_json`` wrote."""
    return [
        Telling(o, c, t, tuple(a), tuple(b), tuple(k), d, m)
        for o, c, t, a, b, k, d, m in json.loads(line)
    ]


@dataclass(slots=True)
class _Told:
    """A telling with its names resolved and its dates as ordinals."""

    document: str
    telling: Telling
    anchors: tuple[str, ...]
    others: frozenset[str]
    first: date | None
    last: date | None

    @property
    def order(self) -> tuple[date, str]:
        return self.first or date.max, self.telling.claim


@dataclass(slots=True)
class Links:
    """The claims that judgements join into one development, or split from each other."""

    joined: tuple[tuple[str, str], ...] = ()
    split: frozenset[frozenset[str]] = frozenset()


@dataclass
class Developments:
    """The development that each claim of each document tells of."""

    by_document: dict[str, dict[int, Development]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def of(self, document: str) -> Mapping[int, Development]:
        """Return ordinal of the claim -> development, for one document."""
        return self.by_document.get(document, {})


def link(
    documents: Iterable[tuple[str, list[Telling]]],
    names: Callable[[str], CompanyNames],
    iris: Iris,
    links: Links | None = None,
) -> Developments:
    """Find out which claims tell of one development, and name each development.

    Args:
        documents: Each document with its tellings.
        names: Gives the resolved names of a document.
        iris: Where IRIs are minted.
        links: What people joined and split.

    Returns:
        The development of every telling. The result does not depend on the order of documents.
    """
    links = links or Links()
    groups: dict[Any, list[_Told]] = defaultdict(list)
    for document, tellings in documents:
        linker = names(document)
        for item in tellings:
            told = _resolve(document, item, linker)
            groups[(item.type, told.anchors, item.keys)].append(told)
    clusters = [c for key in groups for c in _clusters(groups[key], links)]
    return _name(_join(clusters, links), iris)


def _resolve(document: str, item: Telling, linker: CompanyNames) -> _Told:
    """Return a telling with IRIs for names and the days that its date can mean."""
    anchors = tuple(sorted({linker.company(name) for name in item.anchors}))
    others = frozenset(linker.company(name) for name in item.others)
    days = interval(item.date) if item.date else None
    first = date.fromisoformat(days[0]) if days else None
    last = date.fromisoformat(days[1]) if days else None
    return _Told(document, item, anchors, others, first, last)


def _clusters(group: list[_Told], links: Links) -> Iterator[list[_Told]]:
    """Yield the developments of one type and target: claims that share a party and a time."""
    if len(group) == 1 or group[0].telling.type == "case":
        yield group
        return
    group.sort(key=lambda told: told.order)
    dated = [told for told in group if told.first]
    clusters = _sweep(dated, links)
    for told in group:
        if not told.first:
            fits = [c for c in clusters if _shares_party(c, told) and not _split(c, told, links)]
            if len(fits) == 1:
                fits[0].append(told)
            else:
                clusters.append([told])
    yield from clusters


def _sweep(dated: list[_Told], links: Links) -> list[list[_Told]]:
    """Return clusters of dated claims, taken in order of time: each joins the latest one it fits."""
    clusters: list[list[_Told]] = []
    for told in dated:
        for cluster in reversed(clusters[-8:]):
            if (
                _shares_party(cluster, told)
                and any(_same_time(other, told) for other in cluster[-8:])
                and not _split(cluster, told, links)
            ):
                cluster.append(told)
                break
        else:
            clusters.append([told])
    return clusters


def _shares_party(cluster: list[_Told], told: _Told) -> bool:
    """Return whether a claim names an acquirer or investor of a cluster; true where none are asked for."""
    return any(other.others & told.others or not (other.others or told.others) for other in cluster)


def _same_time(left: _Told, right: _Told) -> bool:
    """Return whether two dated claims can mean one time, and one round of funding."""
    assert left.first and left.last and right.first and right.last  # noqa: S101 (callers pass dated claims)
    overlap = left.first <= right.last and right.first <= left.last
    if left.telling.type == "Investment" and not overlap:
        amounts = left.telling.amount, right.telling.amount
        if amounts[0] is None or amounts[0] != amounts[1]:
            return False
    return left.first <= right.last + WINDOW and right.first <= left.last + WINDOW


def _split(cluster: list[_Told], told: _Told, links: Links) -> bool:
    """Return whether a person said that a claim tells of something else than a cluster."""
    return bool(links.split) and any(
        frozenset((other.telling.claim, told.telling.claim)) in links.split for other in cluster
    )


def _join(clusters: list[list[_Told]], links: Links) -> list[list[_Told]]:
    """Return the clusters with those made one that a person joined."""
    if not links.joined:
        return clusters
    of_claim = {told.telling.claim: cluster for cluster in clusters for told in cluster}
    for left, right in links.joined:
        one, other = of_claim.get(left), of_claim.get(right)
        if one is None or other is None or one is other:
            continue
        one.extend(other)
        for told in other:
            of_claim[told.telling.claim] = one
        other.clear()
    return [cluster for cluster in clusters if cluster]


def _name(clusters: list[list[_Told]], iris: Iris) -> Developments:
    """Mint the IRI of each cluster and link reviews to the deals they are about."""
    result = Developments()
    taken: dict[str, list[list[_Told]]] = defaultdict(list)
    for cluster in clusters:
        taken[_slug(cluster)].append(cluster)
    deals: dict[frozenset[str], list[tuple[_Told, str]]] = defaultdict(list)
    reviews: list[tuple[Development, _Told]] = []
    for slug, same in taken.items():
        for cluster in same:
            first = min(cluster, key=lambda told: told.telling.claim)
            tail = f"-{first.telling.claim[:6]}" if len(same) > 1 else ""
            iri = iris.entity("development", f"{slug}{tail}")
            development = Development(iri, len(cluster))
            for told in cluster:
                result.by_document[told.document][told.telling.ordinal] = development
                if told.telling.type in ("Acquisition", "JointVenture", "Merger"):
                    deals[told.others | frozenset(told.anchors)].append((told, iri))
                elif told.telling.type == "case" and told.others:
                    reviews.append((development, told))
    for development, told in sorted(reviews, key=lambda pair: pair[1].telling.claim, reverse=True):
        fits = [iri for deal, iri in deals.get(told.others, ()) if _review_fits(deal, told)]
        if fits:
            development.review_of = min(fits)
    return result


def _review_fits(deal: _Told, review: _Told) -> bool:
    """Return whether a review can be about a deal of the same parties: their times agree."""
    if not (deal.first and review.first):
        return True
    return _same_time(deal, review)


def _slug(cluster: list[_Told]) -> str:
    """Return a readable slug: type, parties, month of the earliest date."""
    first = min(cluster, key=lambda told: told.order)
    kind = first.telling.type
    if kind == "case":
        return f"case-{first.telling.keys[0]}"
    parties = [*sorted(first.others), *first.anchors]
    words = [iri.rpartition("/")[2][:_SLUG_MAX] for iri in parties[:3]] or list(
        first.telling.keys[:2]
    )
    when = (first.telling.date or "")[:7]
    slug = "--".join(part for part in (_kebab(kind), *words, when) if part)
    extra = "|".join((*parties, *first.telling.keys))
    return f"{slug}-{digest(extra, 6)}" if len(parties) > 3 or not words else slug


def _kebab(kind: str) -> str:
    """Return the name of a fact type in kebab-case: CommercialAgreement -> commercial-agreement."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind).lower()
