"""Which claims tell of one development.

Two claims tell of one when type and target (or all parties) resolve to the same entities, they share an
acquirer or investor, and their dates, widened by 45 days, overlap; so do claims that a chain of such pairs
links. An undated claim joins the only dated one it fits. Repeated funding rounds need the same amount, or
dates that overlap as they stand. A case number identifies a review. A judgement joins or splits.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, groupby, product
from typing import Any, NamedTuple, Protocol
from zlib import crc32

from marketgraph import facts
from marketgraph.claim import Claim
from marketgraph.facts import interval
from marketgraph.resolving.closure import Closure
from marketgraph.resolving.names import key_of, words_of
from marketgraph.vocabulary import Iris, digest, slugify

WINDOW = timedelta(days=45)
_SLUG_MAX = 40
_DEALS = ("Acquisition", "JointVenture", "Merger")


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
            return fact.companies, (), tuple(sorted(map(key_of, fact.products)))
        case facts.FacilityOpening():
            return (fact.company,), (), ((key_of(fact.facility),) if fact.facility else ())
        case facts.RegulatoryApproval():
            keys = (key_of(fact.product),) if fact.product else ()
            return ((fact.company,) if fact.company else ()), (), keys
    raise TypeError(f"{type(fact).__name__} is not a development")


def telling(ordinal: int, claim: Claim) -> Telling | None:
    """Return what a claim says of a development, or None if it tells of none.

    Args:
        ordinal: Place of the claim in its document, from 0.
        claim: Any claim.
    """
    fact: Any = claim.fact
    kind = type(fact)
    fields = kind.model_fields
    if "case" in fields and (case := fact.case):
        parties = getattr(fact, "parties", ())
        when = getattr(fact, "date", None)
        key = " ".join(words_of(case)) or case
        return Telling(ordinal, claim.id, "case", (), tuple(parties), (key,), when)
    if not issubclass(kind, facts.DevelopmentFact):
        return None
    anchors, others, keys = _anchor_fields(fact)
    amount = fact.amount if "amount" in fields else None
    return Telling(ordinal, claim.id, fact.type, anchors, others, keys, fact.date, amount)


def to_json(tellings: Iterable[Telling]) -> str:
    """Return the tellings of a document as one line of JSON."""
    return json.dumps(list(tellings), ensure_ascii=False, separators=(",", ":"))


def from_json(line: str) -> list[Telling]:
    """Return the tellings that ``to_json`` wrote."""
    same = sys.intern  # few types and days: each is held once
    return [
        Telling(o, c, same(t), tuple(a), tuple(b), tuple(k), d and same(d), m)
        for o, c, t, a, b, k, d, m in json.loads(line)
    ]


@dataclass(slots=True)
class Told:
    """A telling with its number among all, IRIs for names in order, and the days that its date can mean."""

    number: int
    document: str
    telling: Telling
    first: date | None
    last: date | None

    @property
    def order(self) -> tuple[date, str]:
        """What tellings of one group come in order of."""
        return self.first or date.max, self.telling.claim

    @property
    def about(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """What tellings of one development have in common."""
        return self.telling.type, self.telling.anchors, self.telling.keys


@dataclass(slots=True)
class Links:
    """The claims that judgements join into one development, or split from each other."""

    joined: tuple[tuple[str, str], ...] = ()
    split: frozenset[frozenset[str]] = frozenset()

    def keys(self) -> dict[str, list[str]]:
        """Return by claim what it shares with the claims that it was judged with."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for pair in (*self.joined, *self.split):
            for claim in pair:
                found[claim].append(f"judged {sorted(pair)}")
        return found


@dataclass
class Developments:
    """The development that each claim of each document tells of."""

    by_document: dict[str, dict[int, Development]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def of(self, document: str) -> Mapping[int, Development]:
        """Return ordinal of the claim -> development, for one document."""
        return self.by_document.get(document, {})

    def told_by(self, told: Told) -> Development:
        """Return the development that a telling tells of."""
        return self.by_document[told.document][told.telling.ordinal]


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
    every = [
        told for document, items in documents for told in resolved(document, items, names(document))
    ]
    return linked(every, iris, links or Links())


def resolved(document: str, tellings: Iterable[Telling], names: CompanyNames) -> Iterator[Told]:
    """Yield the tellings of a document with their names resolved."""
    for item in tellings:
        anchors = tuple(sorted(set(map(names.company, item.anchors))))
        others = tuple(sorted(set(map(names.company, item.others))))
        yield told_as(document, item._replace(anchors=anchors, others=others))


def told_as(document: str, item: Telling) -> Told:
    """Return a telling whose names are IRIs, with the days that its date can mean."""
    first, last = _days(item.date) if item.date else (None, None)
    return Told(0, document, item, first, last)


def linked(every: Sequence[Told], iris: Iris, links: Links) -> Developments:
    """Find out which tellings are of one development, as ``link`` does.

    Args:
        every: All tellings, or all that can bear upon each other: those that share a key of ``meeting_keys``.
        iris: Where IRIs are minted.
        links: What people joined and split.
    """
    for number, told in enumerate(every):
        told.number = number
    closure = _judged(every, links)
    for _, group in groupby(sorted(every, key=lambda told: told.about), lambda told: told.about):
        if len(several := list(group)) > 1:
            _gather(sorted(several, key=lambda told: told.order), closure)
    return _name(_by_set(every, closure), iris)


def meeting_keys(told: Told, judged: Mapping[str, Sequence[str]]) -> set[int]:
    """Return what tellings share that can bear upon each other: a group, a name in the IRI, parties, a judgement.

    Args:
        told: A telling.
        judged: By claim the keys of the judgements on it (``Links.keys``).

    Returns:
        Checksums; equal ones of different keys do no harm but that more is looked at.
    """
    item = told.telling
    texts = ["|".join((item.type, *item.anchors, "", *item.keys)), _slug([told])]
    if item.type in _DEALS or (item.type == "case" and item.others):
        texts.append("|".join(sorted({*item.others, *item.anchors})))
    return {crc32(text.encode()) for text in (*texts, *judged.get(item.claim, ()))}


@lru_cache(maxsize=10_000)
def _days(written: str) -> tuple[date, date]:
    """Return the first and the last day that a date as written can mean."""
    first, last = interval(written)
    return date.fromisoformat(first), date.fromisoformat(last)


def _judged(every: Sequence[Told], links: Links) -> Closure:
    """Return a closure over the numbers of the tellings in which people's judgements are done."""
    closure = Closure(len(every))
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    if links.joined or links.split:
        for told in every:
            numbers[told.telling.claim].append(told.number)
    for left, right in _numbered(links.split, numbers):
        closure.set_apart(left, right, "split")
    for left, right in _numbered(links.joined, numbers):
        closure.join(left, right)
    return closure


def _numbered(
    pairs: Iterable[Collection[str]], numbers: Mapping[str, list[int]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of claims as the numbers of their tellings."""
    for pair in pairs:
        for left, right in combinations(pair, 2):
            yield from product(numbers.get(left, ()), numbers.get(right, ()))


def _by_set(every: Iterable[Told], closure: Closure) -> list[tuple[Told, ...]]:
    """Return the tellings of each development."""

    def leader(told: Told) -> int:
        return closure.find(told.number)

    return [tuple(found) for _, found in groupby(sorted(every, key=leader), leader)]


def _gather(group: list[Told], closure: Closure) -> None:
    """Join the tellings of one type and target that share a party and a time; they come in order of time."""
    dated = [told for told in group if told.first]
    if not dated or group[0].telling.type == "case":
        _sweep(group, closure)
        return
    _sweep(dated, closure)
    homes = _homes(dated, closure)
    _sweep(
        [told for told in group if not (told.first or _goes_home(told, homes, closure))], closure
    )


def _meetings(told: Told) -> Iterator[tuple[Hashable, timedelta | None]]:
    """Yield by what a telling meets others of its type and target, and over how long; None is any time."""
    kind, amount = told.telling.type, told.telling.amount
    if kind == "case":
        yield None, None
        return
    for party in _parties(told):
        if kind != "Investment":
            yield party, WINDOW if told.first else None
        elif not told.first:
            yield (party, amount), None
        else:
            yield party, timedelta(0)
            if amount is not None:
                yield (party, amount), WINDOW


def _parties(told: Told) -> Sequence[str]:
    """Return the acquirers or investors of which one must be shared; none named is as one of its own."""
    return told.telling.others or ("",)


def _sweep(group: list[Told], closure: Closure) -> None:
    """Join each telling to those before it that it meets.

    Of each set only the telling that reaches furthest in time is kept, so that the work grows with the tellings.
    """
    reaching: defaultdict[Hashable, list[Told]] = defaultdict(list)
    for told in group:
        for key, window in _meetings(told):
            near = [other for other in reaching[key] if _reaches(other, told, window)]
            for other in reversed(near):
                closure.join(other.number, told.number)
            reaching[key] = _furthest([*near, told], closure)


def _reaches(earlier: Told, told: Told, window: timedelta | None) -> bool:
    """Return whether an earlier telling ends late enough to mean the time of another."""
    if window is None:
        return True
    assert earlier.last and told.first  # noqa: S101 (only dated tellings meet within a window)
    return earlier.last + window >= told.first


def _furthest(near: list[Told], closure: Closure) -> list[Told]:
    """Return of each set the telling that ends last."""
    near.sort(key=lambda told: told.last or date.max)
    return list({closure.find(told.number): told for told in near}.values())


def _homes(dated: list[Told], closure: Closure) -> Mapping[Hashable, dict[int, None]]:
    """Return the dated developments by party, and by party and amount; the amount is None if none is known."""
    amounts: defaultdict[int, set[float]] = defaultdict(set)
    for told in dated:
        if told.telling.amount is not None:
            amounts[closure.find(told.number)].add(told.telling.amount)
    homes: defaultdict[Hashable, dict[int, None]] = defaultdict(dict)
    for told in dated:
        leader = closure.find(told.number)
        for party in _parties(told):
            homes[party][leader] = None
            for amount in amounts.get(leader, (None,)):
                homes[(party, amount)][leader] = None
    return homes


def _goes_home(told: Told, homes: Mapping[Hashable, dict[int, None]], closure: Closure) -> bool:
    """Join an undated telling to the only dated development that it fits; return whether there is one."""
    amount = told.telling.amount
    fits: set[int] = set()
    for party in _parties(told):
        round_ = told.telling.type == "Investment" and amount is not None
        for key in ((party, amount), (party, None)) if round_ else (party,):
            for home in homes.get(key, ()):
                if not closure.conflict(home, told.number):
                    fits.add(closure.find(home))
                if len(fits) > 1:
                    return False
    for home in fits:
        closure.join(home, told.number)
    return bool(fits)


def _name(clusters: Sequence[Sequence[Told]], iris: Iris) -> Developments:
    """Mint the IRI of each cluster and link reviews to the deals they are about."""
    result = Developments()
    slugs = [_slug(cluster) for cluster in clusters]
    taken = Counter(slugs)
    for slug, cluster in zip(slugs, clusters, strict=True):
        tail = f"-{min(told.telling.claim for told in cluster)[:6]}" if taken[slug] > 1 else ""
        development = Development(iris.entity("development", f"{slug}{tail}"), len(cluster))
        for told in cluster:
            result.by_document[told.document][told.telling.ordinal] = development
    _link_reviews([told for cluster in clusters for told in cluster], result)
    return result


def _link_reviews(every: Sequence[Told], result: Developments) -> None:
    """Tell each review which deal of the same parties and time it is about."""
    reviews = [told for told in every if told.telling.type == "case" and told.telling.others]
    deals: dict[frozenset[str], list[tuple[Told, str]]] = defaultdict(list)
    for told in every if reviews else ():
        if told.telling.type in _DEALS:
            parties = frozenset((*told.telling.others, *told.telling.anchors))
            deals[parties].append((told, result.told_by(told).iri))
    for told in sorted(reviews, key=lambda told: told.telling.claim, reverse=True):
        development = result.told_by(told)
        near = deals.get(frozenset(told.telling.others), ())
        fits = [iri for deal, iri in near if _review_fits(deal, told)]
        if fits:
            development.review_of = min(fits)


def _review_fits(deal: Told, review: Told) -> bool:
    """Return whether a review can be about a deal of the same parties: their times agree."""
    if not (deal.first and deal.last and review.first and review.last):
        return True
    return deal.first <= review.last + WINDOW and review.first <= deal.last + WINDOW


def _slug(cluster: Sequence[Told]) -> str:
    """Return a readable slug: type, parties, month of the earliest date."""
    first = cluster[0] if len(cluster) == 1 else min(cluster, key=lambda told: told.order)
    kind = first.telling.type
    if kind == "case":
        return f"case-{slugify(first.telling.keys[0])}"
    parties = [*first.telling.others, *first.telling.anchors]
    words = [iri.rpartition("/")[2][:_SLUG_MAX] for iri in parties[:3]]
    words = words or [slugify(key, _SLUG_MAX) for key in first.telling.keys[:2]]
    when = (first.telling.date or "")[:7]
    slug = "--".join(part for part in (_kebab(kind), *words, when) if part)
    extra = "|".join((*parties, *first.telling.keys))
    return f"{slug}-{digest(extra, 6)}" if len(parties) > 3 or not words else slug


@lru_cache(maxsize=100)
def _kebab(kind: str) -> str:
    """Return the name of a fact type in kebab-case: CommercialAgreement -> commercial-agreement."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind).lower()
