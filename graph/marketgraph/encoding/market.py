"""Facts about a market become triples."""

from __future__ import annotations

from marketgraph import facts
from marketgraph.encoding.context import (
    LABEL,
    Context,
    Statements,
    attribution,
    describe_report,
    distinct_slug,
    label,
    region_or,
)
from marketgraph.encoding.terms import decimal, english, integer, text
from marketgraph.facts import FactBase
from marketgraph.vocabulary import DCAT, DCT, MKG, SKOS, digest, is_web_address

UNSTATED = f"{MKG}Unstated"
WHOLE = f"{MKG}WholeMarket"
Figure = facts.MarketSize | facts.GrowthRate | facts.MarketShare | facts.Ranking


def report(out: Statements, fact: facts.Report, context: Context) -> None:
    """Encode a report: what it is, which market it covers, its period and methods."""
    this = context.credited(fact)
    if not fact.source:
        describe_report(out, context, this, attribution(fact))
    out.mkg(this, "covers", context.names.market(fact.market) if fact.market else None)
    for name, year in (
        ("baseYear", fact.base_year),
        ("forecastStart", fact.forecast_start),
        ("forecastEnd", fact.forecast_end),
    ):
        out.mkg(this, name, integer(year) if year else None)
    out.mkg(this, "sku", text(fact.sku) if fact.sku else None)
    out.mkg(this, "methodology", *(text(method) for method in fact.methods))
    out.say(this, f"{DCT}tableOfContents", *(text(item) for item in fact.contents))


def market(out: Statements, fact: facts.Market, context: Context) -> None:
    """Encode a market: its definition and the wider market it is part of."""
    this = context.names.market(fact.market)
    out.say(this, f"{SKOS}definition", english(fact.definition) if fact.definition else None)
    out.mkg(this, "submarketOf", context.names.market(fact.parent) if fact.parent else None)


def _cell(out: Statements, this: str, fact: Figure, context: Context) -> None:
    """Say which cell of a market a figure is about, when, and who reports it."""
    names = context.names
    out.is_a(this, fact.type)
    out.mkg(this, "market", names.market(fact.market))
    out.mkg(this, "region", region_or(context, fact.region, UNSTATED))
    segment = names.segment(fact.market, fact.dimension, fact.segment) if fact.segment else WHOLE
    out.mkg(this, "segment", segment)
    first, last = _years(fact)
    out.mkg(this, "startYear", integer(first) if first else None)
    out.mkg(this, "endYear", integer(last) if last else None)
    out.mkg(this, "reportedIn", context.credited(fact))


def _years(fact: Figure) -> tuple[int | None, int | None]:
    """Return the first and last year of a figure; a single year is both."""
    year = getattr(fact, "year", None)
    return (
        getattr(fact, "start_year", None) or year,
        getattr(fact, "end_year", None) or year,
    )


def figure_iri(fact: Figure, context: Context) -> str:
    """Return the IRI of an observation: teller, kind, cell, years, value and status make it.

    The same publisher's figure in two documents is one observation; thirteen publishers give thirteen.
    """
    names = context.names
    segments = [
        names.segment(fact.market, fact.dimension if position == "segment" else None, name)
        for position in ("segment", "within_segment")
        if (name := getattr(fact, position, None))
    ]
    parts = (
        context.origin(fact),
        fact.type,
        names.market(fact.market),
        region_or(context, fact.region, ""),
        "|".join(segments),
        names.company(company) if (company := getattr(fact, "company", None)) else "",
        region_or(context, getattr(fact, "within_region", None), ""),
        *(str(year) for year in _years(fact)),
        *(
            str(getattr(fact, name, ""))
            for name in (
                "amount",
                "currency",
                "percent",
                "kind",
                "rank",
                "criterion",
                "status",
                "qualifier",
            )
        ),
    )
    return context.iris.entity("figure", digest("\n".join(str(part) for part in parts), 20))


def size(out: Statements, fact: facts.MarketSize, context: Context) -> None:
    """Encode a market size: the amount turned over in a cell."""
    this = figure_iri(fact, context)
    _cell(out, this, fact, context)
    out.mkg(this, "amount", decimal(fact.amount))
    out.mkg(this, "currency", text(fact.currency))
    _manner(out, this, fact)


def growth(out: Statements, fact: facts.GrowthRate, context: Context) -> None:
    """Encode a growth rate of a cell."""
    this = figure_iri(fact, context)
    _cell(out, this, fact, context)
    out.mkg(this, "percent", decimal(fact.percent))
    out.mkg(this, "growthKind", text(fact.kind) if fact.kind else None)
    _manner(out, this, fact)


def share(out: Statements, fact: facts.MarketShare, context: Context) -> None:
    """Encode a share: the percentage that a cell or company holds of a whole."""
    this = figure_iri(fact, context)
    _cell(out, this, fact, context)
    out.mkg(this, "percent", decimal(fact.percent))
    _whole(out, this, fact, context)
    _manner(out, this, fact)


def ranking(out: Statements, fact: facts.Ranking, context: Context) -> None:
    """Encode a rank among the parts of a whole."""
    this = figure_iri(fact, context)
    _cell(out, this, fact, context)
    out.mkg(this, "rank", integer(fact.rank))
    out.mkg(this, "criterion", f"{MKG}By{fact.criterion.capitalize()}")
    _whole(out, this, fact, context)


def _whole(
    out: Statements, this: str, fact: facts.MarketShare | facts.Ranking, context: Context
) -> None:
    """Say whose position a figure gives and of which whole."""
    names = context.names
    out.mkg(this, "company", names.company(fact.company) if fact.company else None)
    out.mkg(this, "withinRegion", region_or(context, fact.within_region, UNSTATED))
    if fact.within_segment:
        out.mkg(this, "withinSegment", names.segment(fact.market, None, fact.within_segment))


def _manner(out: Statements, this: str, fact: FactBase) -> None:
    """Say whether a figure looks back or ahead and how exactly it is meant."""
    for name, prop in (("status", "figureStatus"), ("qualifier", "qualifier")):
        value = getattr(fact, name, None)
        out.mkg(this, prop, f"{MKG}{value.capitalize()}" if value else None)


def segment(out: Statements, fact: facts.Segment, context: Context) -> None:
    """Encode a segment: its market, dimension and the segment it is nested in."""
    names = context.names
    this = names.segment(fact.market, fact.dimension, fact.segment)
    whole, dimension = names.market(fact.market), names.dimension(fact.market, fact.dimension)
    out.mkg(this, "segmentOf", whole)
    out.say(this, f"{SKOS}inScheme", dimension)
    if fact.parent:
        out.say(this, f"{SKOS}broader", names.segment(fact.market, fact.dimension, fact.parent))
    out.mkg(whole, "segmentedBy", dimension)


def coverage(out: Statements, fact: facts.Coverage, context: Context) -> None:
    """Encode that a report covers a region."""
    this, region = context.credited(fact), context.names.region(fact.region)
    out.mkg(this, "covers", context.names.market(fact.market))
    out.mkg(this, "coversRegion", region)
    if fact.within_region:
        out.mkg(region, "partOfRegion", context.names.region(fact.within_region))


def participant(out: Statements, fact: facts.MarketParticipant, context: Context) -> None:
    """Encode a company that is active, or leads, in a market."""
    names = context.names
    this, whole = names.company(fact.company), names.market(fact.market)
    out.mkg(this, "operatesIn", whole)
    out.mkg(this, "leaderIn", whole if fact.role == "leader" else None)
    out.mkg(this, "country", region_or(context, fact.country, None))
    if fact.segment:
        out.mkg(this, "activeIn", names.segment(fact.market, fact.dimension, fact.segment))
    out.mkg(this, "hasProduct", *(names.product(name, fact.company) for name in fact.products))


def offering(out: Statements, fact: facts.Offering, context: Context) -> None:
    """Encode a product that a company offers in a market or segment."""
    names = context.names
    this, product = names.company(fact.company), names.product(fact.product, fact.company)
    out.mkg(this, "hasProduct", product)
    if fact.market:
        out.mkg(this, "operatesIn", names.market(fact.market))
        out.mkg(product, "inMarket", names.market(fact.market))
        if fact.segment:
            segment = names.segment(fact.market, fact.dimension, fact.segment)
            out.mkg(this, "activeIn", segment)
            out.mkg(product, "activeIn", segment)
    landing = fact.url if fact.url and is_web_address(fact.url) else None
    out.say(product, f"{DCAT}landingPage", landing)


def factor_iri(context: Context, market_name: str, title: str) -> str:
    """Return the IRI of a factor: its market and title make it."""
    slug = context.names.market(market_name).rpartition("/")[2]
    return context.iris.entity("factor", f"{slug}--{distinct_slug(title, 60)}")


def factor(out: Statements, fact: facts.MarketFactor, context: Context) -> None:
    """Encode a circumstance that shapes a market."""
    this = factor_iri(context, fact.market, fact.title)
    out.is_a(this, fact.kind.capitalize())
    label(out, this, fact.title)
    out.mkg(this, "shapes", context.names.market(fact.market))
    out.mkg(this, "actsIn", region_or(context, fact.region, None))


def finding(out: Statements, fact: facts.Finding, context: Context) -> None:
    """Encode a finding and the work it is cited from."""
    cited = fact.work or ", ".join(part for part in (fact.publisher, fact.date) if part)
    key = "\n".join((context.names.market(fact.market), fact.statement or "", cited))
    this = context.iris.entity("finding", digest(key, 20))
    out.is_a(this, "Finding")
    label(out, this, fact.statement or cited or "finding without words")
    out.mkg(this, "inMarket", context.names.market(fact.market))
    work = context.iris.entity("work", distinct_slug(cited or "unnamed work"))
    out.mkg(this, "foundIn", work)
    out.is_a(work, "CitedWork")
    out.say(work, LABEL, text(cited or "unnamed work"))
    if fact.publisher:
        out.say(work, f"{DCT}publisher", context.names.organization(fact.publisher))
    out.say(work, f"{DCT}issued", text(fact.date) if fact.date else None)
    if fact.factor:
        out.mkg(factor_iri(context, fact.market, fact.factor), "supportedBy", this)


def regulation(out: Statements, fact: facts.Regulation, context: Context) -> None:
    """Encode a rule that applies to a market."""
    this = context.iris.entity("regulation", distinct_slug(fact.name))
    out.is_a(this, "Regulation")
    label(out, this, fact.name)
    out.mkg(this, "regulates", context.names.market(fact.market))
    out.mkg(this, "appliesIn", region_or(context, fact.region, None))
