"""The page of a market: what it is worth by whom, how it is divided, who takes part, what happened, what moves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from marketgraph.server.linked.model import Link
from marketgraph.server.linked.naming import local
from marketgraph.server.portraits.deeds import heaps
from marketgraph.server.portraits.figures import (
    UNSTATED,
    WHOLE,
    WORLD,
    Figure,
    cell,
    figures,
    type_of,
)
from marketgraph.server.portraits.gathering import Gathering
from marketgraph.server.portraits.model import Drawing, Head, Heap, Source, Value
from marketgraph.server.portraits.participants import participants
from marketgraph.server.portraits.queries import address
from marketgraph.server.portraits.segmentation import Dimension, dimensions, drawings
from marketgraph.server.portraits.sheet import Sheet, quoted
from marketgraph.server.portraits.sizes import Sizes, sizes
from marketgraph.server.portraits.slicing import Slice
from marketgraph.server.portraits.timeline import blocks
from marketgraph.server.portraits.trends import Trends, trends
from marketgraph.views.words import number, spaced
from marketgraph.vocabulary import MKG, RDF, SKOS

QUERIES = {
    "sizes": "sizes",
    "growth": "growth-rates",
    "segments": "segments",
    "shares": "segment-shares",
    "regions": "region-shares",
    "companies": "companies-of-market",
    "developments": "developments",
    "factors": "factors",
    "regulations": "regulations",
    "reports": "reports",
}
"""Part of the page -> the saved query that answers it."""

_POINTING = ("market", "segmentOf", "shapes", "regulates", "covers", "submarketOf")


class Found(NamedTuple):
    """What points at a market, by property; its companies by country; its developments."""

    pointing: dict[str, list[str]]
    companies: dict[str, list[str]]
    leaders: frozenset[str]
    developments: list[str]
    older: int


class Place(NamedTuple):
    """A region with what is said of the market there."""

    link: Link
    figures: tuple[Figure, ...]

    @property
    def share(self) -> Figure | None:
        """The first share that is stated."""
        return next((one for one in self.figures if one.type == "MarketShare"), None)


class Country(NamedTuple):
    """Companies of one country; leaders are named so."""

    link: Link
    companies: tuple[Value, ...]


class Finding(NamedTuple):
    """A result that a report brings forward, and the work in which it was found."""

    value: Value
    works: tuple[Link, ...]


class Factor(NamedTuple):
    """What moves a market, where it acts, and the findings brought forward for it."""

    kind: str
    value: Value
    places: tuple[Link, ...]
    findings: tuple[Finding, ...]


class Market(NamedTuple):
    """Everything that the page shows, in its order."""

    head: Head
    definitions: tuple[Value, ...]
    wider: tuple[Value, ...]
    growth: str
    sizes: Sizes | None
    trends: Trends
    dimensions: tuple[Dimension, ...]
    segments: int
    drawings: tuple[Drawing, Drawing] | None
    places: tuple[Place, ...]
    holders: tuple[tuple[Link, Figure], ...]
    heaps: tuple[Heap, ...]
    drawing: Drawing | None
    more_deeds: int
    untold: int
    developments: int
    countries: tuple[Country, ...]
    all_lead: bool
    known_countries: int
    companies: int
    more_companies: int
    factors: tuple[Factor, ...]
    regulations: tuple[Value, ...]
    reports: tuple[Value, ...]
    submarkets: tuple[Value, ...]
    queries: dict[str, str]
    sources: tuple[Source, ...]


def _gather(gathering: Gathering) -> Found:
    """Collect what the page needs."""
    pointing = gathering.pointing(*_POINTING)
    developments = gathering.newest("inMarket")
    older = gathering.older("inMarket", developments)
    companies, leaders = participants(gathering.tables, gathering.iri)
    gathering.tie("operatesIn", [one for found in companies.values() for one in found])
    gathering.name(companies)
    whole = (pointing[name] for name in ("market", "segmentOf", "shapes", "regulates"))
    gathering.tell([*developments, *(iri for found in whole for iri in found)])
    facts = gathering.told.facts
    gathering.tell(
        value.value
        for factor in pointing["shapes"]
        for value in facts.all(factor, f"{MKG}supportedBy")
    )
    for name in ("covers", "submarketOf"):
        gathering.tie(name, pointing[name])
    return Found(pointing, companies, leaders, developments, older)


def page(gathering: Gathering) -> Market:
    """Return the page of a market."""
    iri, counts, found = gathering.iri, gathering.counts, _gather(gathering)
    sheet, pointing = gathering.sheet(), found.pointing
    head = sheet.head()
    regions, segments, holders = _sorted_out(sheet, pointing["market"])
    definitions, wider = sheet.values(iri, f"{SKOS}definition"), sheet.values(iri, "submarketOf")
    claims = (claim for one in pointing["market"] for claim in sheet.claims(one))
    worth = sizes(
        sheet, Slice(gathering.tables, claims), pointing["market"], _analysis("sizes", iri)
    )
    divided = dimensions(sheet, pointing["segmentOf"], segments)
    places = tuple(Place(sheet.thing(one), figures(sheet, own)) for one, own in regions.items())
    made = heaps(sheet, found.developments)
    return Market(
        head=head,
        definitions=definitions,
        wider=wider,
        growth=_growth(sheet, pointing["market"]),
        sizes=worth,
        trends=trends(sheet, pointing["market"]),
        dimensions=divided,
        segments=counts.get("segmentOf", 0),
        drawings=drawings(head.title, divided),
        places=tuple(sorted(places, key=_largest_first)),
        holders=tuple(holders),
        heaps=made,
        drawing=blocks(head.title, [one for heap in made for one in heap.deeds]),
        developments=sum(len(heap.deeds) for heap in made),
        more_deeds=found.older,
        untold=sum(max(0, counts.get(name, 0) - len(told)) for name, told in pointing.items()),
        countries=tuple(_countries(sheet, found)),
        all_lead=all(one in found.leaders for each in found.companies.values() for one in each),
        known_countries=len(set(found.companies) - {UNSTATED}),
        companies=counts.get("operatesIn", 0),
        more_companies=max(
            0, counts.get("operatesIn", 0) - sum(map(len, found.companies.values()))
        ),
        factors=tuple(_factors(sheet, pointing["shapes"])),
        regulations=tuple(_regulations(sheet, pointing["regulates"])),
        reports=tuple(_tied(sheet, "covers", pointing["covers"])),
        submarkets=tuple(_tied(sheet, "submarketOf", pointing["submarketOf"])),
        queries={part: address(query, market=iri) for part, query in QUERIES.items()}
        | {"checks": _analysis("checks", iri)},
        sources=sheet.sources(),
    )


def _analysis(name: str, iri: str) -> str:
    return f"/api/analyses/{name}?market={quoted(iri)}"


def _sorted_out(
    sheet: Sheet, iris: Iterable[str]
) -> tuple[dict[str, list[str]], dict[str, list[str]], list[tuple[Link, Figure]]]:
    """Return the figures of each region, those of each segment, and those of companies."""
    regions: dict[str, list[str]] = {}
    segments: dict[str, list[str]] = {}
    holders = []
    for iri in iris:
        region, segment = cell(sheet, iri)
        companies = sheet.iris(iri, "company")
        if companies:
            holders.append((sheet.thing(companies[0]), iri))
        elif segment != WHOLE:
            segments.setdefault(segment, []).append(iri)
        elif region != WORLD:
            regions.setdefault(region, []).append(iri)
    told = [(link, figures(sheet, [iri])) for link, iri in holders]
    return regions, segments, [(link, found[0]) for link, found in told if found]


def _largest_first(place: Place) -> tuple[bool, float, str]:
    share = place.share
    return share is None, -(share.percent or 0) if share else 0, place.link.text


def _growth(sheet: Sheet, iris: Iterable[str]) -> str:
    """Return the least and the greatest growth a year that is stated for the whole market, in words."""
    rates = sorted(
        rate
        for iri in iris
        if type_of(sheet, iri) == "GrowthRate"
        and cell(sheet, iri) == (WORLD, WHOLE)
        and not sheet.iris(iri, "company")
        and (rate := sheet.number(iri, "percent")) is not None
    )
    if not rates:
        return ""
    low, high = number(rates[0]), number(rates[-1])
    return f"{low} %" if low == high else f"{low} – {high} %"


def _countries(sheet: Sheet, found: Found) -> Iterator[Country]:
    """Yield the countries of the companies, the one of most first, those without one last."""
    ordered = sorted(
        found.companies.items(),
        key=lambda pair: (pair[0] == UNSTATED, -len(pair[1]), sheet.thing(pair[0]).text),
    )
    for country, companies in ordered:
        link = Link("country not stated") if country == UNSTATED else sheet.thing(country)
        values = (
            value._replace(note="leader" if one in found.leaders else "")
            for one in companies
            for value in _tied(sheet, "operatesIn", [one])
        )
        yield Country(link, tuple(values))


def _tied(sheet: Sheet, name: str, others: Iterable[str]) -> Iterator[Value]:
    """Yield things that point at the market, with who says so."""
    for other in others:
        yield Value(sheet.thing(other), sheet.tie(other, name))


def _factors(sheet: Sheet, iris: Iterable[str]) -> Iterator[Factor]:
    made = [
        Factor(
            kind=next((local(one) for one in sheet.iris(iri, f"{RDF}type")), "Factor"),
            value=Value(sheet.thing(iri), sheet.about(iri)),
            places=sheet.named(sheet.iris(iri, "actsIn")),
            findings=tuple(
                Finding(
                    Value(sheet.thing(one), sheet.about(one)),
                    sheet.named(sheet.iris(one, "foundIn")),
                )
                for one in sheet.iris(iri, "supportedBy")
            ),
        )
        for iri in iris
    ]
    order = ("Driver", "Opportunity", "Restraint", "Challenge", "Trend")
    for one in sorted(made, key=lambda one: order.index(one.kind) if one.kind in order else 9):
        yield one._replace(kind=spaced(one.kind))


def _regulations(sheet: Sheet, iris: Iterable[str]) -> Iterator[Value]:
    for iri in iris:
        places = ", ".join(one.text for one in sheet.named(sheet.iris(iri, "appliesIn")))
        yield Value(sheet.thing(iri), sheet.about(iri), places or UNSTATED_PLACE)


UNSTATED_PLACE = "where not stated"
