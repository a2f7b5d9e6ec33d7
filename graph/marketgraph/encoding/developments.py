"""Facts about what companies did become triples: a node with roles, and the edges that follow from it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

from marketgraph import facts
from marketgraph.encoding.companies import identifier
from marketgraph.encoding.context import Context, Statements, dates, region_or
from marketgraph.encoding.terms import Literal, day, decimal, integer, text
from marketgraph.facts import DevelopmentFact, interval
from marketgraph.vocabulary import MKG, digest


def _begin(out: Statements, fact: DevelopmentFact, context: Context, kind: str) -> str:
    """Say class, time and market of a development; return its IRI."""
    this = context.development
    out.is_a(this, kind)
    dates(out, this, fact.date)
    out.mkg(this, "inMarket", context.names.market(fact.market) if fact.market else None)
    return this


def _role(out: Statements, this: str, role: str, parties: Iterable[str]) -> None:
    """Say that parties play a role, and that they are involved."""
    for party in parties:
        out.mkg(this, role, party)
        out.mkg(this, "involves", party)


def _companies(context: Context, *names: str | None) -> list[str]:
    """Return the IRIs of the companies that are named, each once, in order."""
    return list(dict.fromkeys(context.names.company(name) for name in names if name))


def _price(out: Statements, this: str, fact: DevelopmentFact) -> None:
    """Say amount, currency, stake and status of a deal, as far as the fact gives them."""
    amount = getattr(fact, "amount", None)
    stake = getattr(fact, "stake", None)
    status = getattr(fact, "status", None)
    currency = getattr(fact, "currency", None)
    out.mkg(this, "amount", None if amount is None else decimal(amount))
    out.mkg(this, "currency", text(currency) if currency else None)
    out.mkg(this, "stake", None if stake is None else decimal(stake))
    out.mkg(this, "dealStatus", f"{MKG}{status.capitalize()}" if status else None)


def _both_ways(out: Statements, prop: str, parties: list[str]) -> None:
    """Say a symmetric relation between all pairs of parties, in both directions."""
    for left, right in permutations(parties, 2):
        out.mkg(left, prop, right)


def interest(
    out: Statements,
    context: Context,
    owner: str,
    owned: str,
    *,
    start: Literal | None = None,
    end: Literal | None = None,
    stake: float | None = None,
) -> None:
    """Say that an owner holds a stake that begins or ends with the development in hand."""
    key = "\n".join((context.development, owner, owned, "end" if end else "start"))
    this = context.iris.entity("ownership", digest(key, 20))
    out.is_a(this, "OwnershipInterest")
    out.mkg(this, "owner", owner)
    out.mkg(this, "owned", owned)
    out.mkg(this, "validFrom", start)
    out.mkg(this, "validTo", end)
    out.mkg(this, "stake", None if stake is None else decimal(stake))
    out.mkg(this, "arisesFrom", context.development)


def acquisition(out: Statements, fact: facts.Acquisition, context: Context) -> None:
    """Encode an acquisition; a withdrawn one has no edges, an announced one changes no owner."""
    this = _begin(out, fact, context, "Acquisition")
    acquirers = _companies(context, *fact.acquirer)
    target = context.names.company(fact.target)
    sellers = _companies(context, fact.seller)
    _role(out, this, "acquirer", acquirers)
    _role(out, this, "target", [target])
    _role(out, this, "seller", sellers)
    out.mkg(this, "dealObject", text(fact.object) if fact.object else None)
    _price(out, this, fact)
    if fact.status == "withdrawn":
        return
    for acquirer in acquirers:
        out.mkg(acquirer, "acquired", target)
        for seller in sellers:
            out.mkg(seller, "soldTo", acquirer)
    if fact.status != "announced" and fact.object in (None, "company"):
        _change_owner(out, fact, context, acquirers, target, sellers)


def _change_owner(
    out: Statements,
    fact: facts.Acquisition,
    context: Context,
    acquirers: list[str],
    target: str,
    sellers: list[str],
) -> None:
    """Say that the acquirers hold the target from the deal on, and the seller no longer.

    What part each of several acquirers holds is not told by the stake that they buy together.
    """
    first, last = interval(fact.date) if fact.date else (None, None)
    stake = fact.stake if len(acquirers) == 1 else None
    for acquirer in acquirers:
        start = day(first) if first else None
        interest(out, context, acquirer, target, start=start, stake=stake)
    for seller in sellers:
        interest(out, context, seller, target, end=day(last) if last else None)


def merger(out: Statements, fact: facts.Merger, context: Context) -> None:
    """Encode a merger of equal parties."""
    this = _begin(out, fact, context, "Merger")
    parties = _companies(context, *fact.parties)
    _role(out, this, "partner", parties)
    _role(out, this, "result", _companies(context, fact.result))
    _price(out, this, fact)
    if fact.status != "withdrawn":
        _both_ways(out, "mergedWith", parties)


def joint_venture(out: Statements, fact: facts.JointVenture, context: Context) -> None:
    """Encode a joint venture of its parents."""
    this = _begin(out, fact, context, "JointVenture")
    parents, ventures = _companies(context, *fact.parents), _companies(context, fact.company)
    _role(out, this, "partner", parents)
    _role(out, this, "result", ventures)
    _price(out, this, fact)
    if fact.status == "withdrawn":
        return
    _both_ways(out, "partnerOf", parents)
    if fact.status != "announced":
        start = day(interval(fact.date)[0]) if fact.date else None
        for parent in parents:
            for venture in ventures:
                interest(out, context, parent, venture, start=start)


def investment(out: Statements, fact: facts.Investment, context: Context) -> None:
    """Encode an investment."""
    this = _begin(out, fact, context, "Investment")
    investors, targets = _companies(context, *fact.investors), _companies(context, fact.company)
    _role(out, this, "investor", investors)
    _role(out, this, "target", targets)
    out.mkg(this, "round", text(fact.round) if fact.round else None)
    _price(out, this, fact)
    for investor in investors:
        out.mkg(investor, "investedIn", *targets)


def spin_off(out: Statements, fact: facts.SpinOff, context: Context) -> None:
    """Encode a spin-off."""
    this = _begin(out, fact, context, "SpinOff")
    company, sellers = context.names.company(fact.company), _companies(context, fact.seller)
    _role(out, this, "result", [company])
    _role(out, this, "seller", sellers)
    for seller in sellers:
        out.mkg(seller, "spunOff", company)


def _very_day(date: str) -> Literal | None:
    """Return the day that a date gives, or None if it leaves several open."""
    first, last = interval(date)
    return day(first) if first == last else None


def deal_review(out: Statements, fact: facts.DealReview, context: Context) -> None:
    """Encode the examination of a deal by an authority."""
    this = _begin(out, fact, context, "DealReview")
    out.mkg(this, "involves", *_companies(context, *fact.parties))
    if fact.authority:
        out.mkg(this, "authority", context.names.organization(fact.authority))
    identifier(out, context, this, "case", fact.case)
    out.mkg(this, "outcome", text(fact.outcome) if fact.outcome else None)
    out.mkg(this, "notifiedOn", _very_day(fact.notified) if fact.notified else None)
    out.mkg(this, "dealKind", text(fact.deal) if fact.deal else None)
    out.mkg(this, "reviewOf", context.review_of)


def partnership(out: Statements, fact: facts.Partnership, context: Context) -> None:
    """Encode a partnership."""
    this = _begin(out, fact, context, "Partnership")
    partners = _companies(context, *fact.partners)
    _role(out, this, "partner", partners)
    out.mkg(this, "purpose", text(fact.purpose) if fact.purpose else None)
    _both_ways(out, "partnerOf", partners)


def agreement(out: Statements, fact: facts.CommercialAgreement, context: Context) -> None:
    """Encode a supply, licence or service agreement."""
    this = _begin(out, fact, context, "CommercialAgreement")
    suppliers, customers = _companies(context, fact.supplier), _companies(context, fact.customer)
    _role(out, this, "supplier", suppliers)
    _role(out, this, "customer", customers)
    out.mkg(this, "product", *(context.names.product(p, fact.supplier) for p in fact.products))
    _price(out, this, fact)
    out.mkg(this, "termMonths", integer(fact.term_months) if fact.term_months is not None else None)
    out.mkg(this, "siteCount", integer(fact.sites) if fact.sites is not None else None)
    out.mkg(this, "qualifier", f"{MKG}{fact.qualifier.capitalize()}" if fact.qualifier else None)
    for supplier in suppliers:
        out.mkg(supplier, "supplies", *customers)


def product_news(
    out: Statements, fact: facts.ProductLaunch | facts.ProductUpdate, context: Context
) -> None:
    """Encode the launch or update of products."""
    this = _begin(out, fact, context, fact.type)
    actors, partners = _companies(context, *fact.companies), _companies(context, *fact.partners)
    maker = fact.companies[0] if fact.companies else None
    products = [context.names.product(name, maker) for name in fact.products]
    _role(out, this, "actor", actors)
    _role(out, this, "partner", partners)
    out.mkg(this, "product", *products)
    for actor in actors:
        out.mkg(actor, "hasProduct", *products)
        for partner in partners:
            if partner != actor:
                _both_ways(out, "partnerOf", [actor, partner])


def opening(out: Statements, fact: facts.FacilityOpening, context: Context) -> None:
    """Encode the opening of a facility."""
    this = _begin(out, fact, context, "FacilityOpening")
    company = context.names.company(fact.company)
    place = region_or(context, fact.region, None)
    _role(out, this, "actor", [company])
    out.mkg(this, "locatedIn", place)
    if fact.facility:
        facility = context.names.facility(fact.facility, fact.company)
        out.mkg(this, "facility", facility)
        out.mkg(company, "hasFacility", facility)
        out.mkg(facility, "locatedIn", place)


def approval(out: Statements, fact: facts.RegulatoryApproval, context: Context) -> None:
    """Encode the clearance of a product or operation by an authority."""
    this = _begin(out, fact, context, "RegulatoryApproval")
    _role(out, this, "actor", _companies(context, fact.company))
    if fact.product:
        out.mkg(this, "product", context.names.product(fact.product, fact.company))
    if fact.authority:
        out.mkg(this, "authority", context.names.organization(fact.authority))
    out.mkg(this, "approvalKind", text(fact.kind) if fact.kind else None)
    out.mkg(this, "locatedIn", region_or(context, fact.region, None))
