"""Facts about a market: the report, sizes, growth, shares, ranks, segments, players, forces."""

from typing import Literal, Self

from pydantic import model_validator

from marketgraph.facts.base import FactBase
from marketgraph.facts.values import (
    CompanyName,
    Currency,
    Date,
    DimensionName,
    FigureStatus,
    MarketName,
    Name,
    Number,
    OrganizationName,
    ProductName,
    Qualifier,
    Rank,
    RegionName,
    SegmentName,
    Text,
    Year,
)


class Report(FactBase):
    """An edition of a publication that describes a market."""

    type: Literal["Report"] = "Report"
    market: MarketName | None = None
    title: Text | None = None
    publisher: OrganizationName | None = None
    date: Date | None = None
    url: Text | None = None
    base_year: Year | None = None
    forecast_start: Year | None = None
    forecast_end: Year | None = None
    sku: Text | None = None
    methods: tuple[Text, ...] = ()
    contents: tuple[Text, ...] = ()


class Market(FactBase):
    """A market, the wider market it is part of, and what it is."""

    type: Literal["Market"] = "Market"
    market: MarketName
    parent: MarketName | None = None
    definition: Text | None = None


class MarketSize(FactBase):
    """The money turned over in a cell of a market in a year."""

    type: Literal["MarketSize"] = "MarketSize"
    market: MarketName
    amount: Number
    currency: Currency
    year: Year | None = None
    status: FigureStatus | None = None
    region: RegionName | None = None
    dimension: DimensionName | None = None
    segment: SegmentName | None = None
    qualifier: Qualifier | None = None


class GrowthRate(FactBase):
    """The yearly growth, in percent, of a cell of a market."""

    type: Literal["GrowthRate"] = "GrowthRate"
    market: MarketName
    percent: Number
    kind: Literal["cagr", "annual"] | None = None
    start_year: Year | None = None
    end_year: Year | None = None
    region: RegionName | None = None
    dimension: DimensionName | None = None
    segment: SegmentName | None = None
    qualifier: Qualifier | None = None


class _Position(FactBase):
    """What a share and a rank have in common: whose they are, of which whole, when."""

    market: MarketName
    region: RegionName | None = None
    dimension: DimensionName | None = None
    segment: SegmentName | None = None
    company: CompanyName | None = None
    year: Year | None = None
    start_year: Year | None = None
    end_year: Year | None = None
    within_region: RegionName | None = None
    within_segment: SegmentName | None = None

    @model_validator(mode="after")
    def _names_its_holder(self) -> Self:
        if not (self.region or self.segment or self.company):
            raise ValueError("names no region, segment or company whose share or rank it is")
        return self


class MarketShare(_Position):
    """The part, in percent, that a region, segment or company holds of a larger whole."""

    type: Literal["MarketShare"] = "MarketShare"
    percent: Number
    status: FigureStatus | None = None
    qualifier: Qualifier | None = None


class Ranking(_Position):
    """The place of a region, segment or company among its peers, 1 for the first."""

    type: Literal["Ranking"] = "Ranking"
    criterion: Literal["size", "growth"]
    rank: Rank


class Segment(FactBase):
    """A part of a market along one dimension."""

    type: Literal["Segment"] = "Segment"
    market: MarketName
    dimension: DimensionName
    segment: SegmentName
    parent: SegmentName | None = None


class Coverage(FactBase):
    """A region or country that a report on a market covers."""

    type: Literal["Coverage"] = "Coverage"
    market: MarketName
    region: RegionName
    within_region: RegionName | None = None


class MarketParticipant(FactBase):
    """A company that a source lists as active, or leading, in a market."""

    type: Literal["MarketParticipant"] = "MarketParticipant"
    market: MarketName
    company: CompanyName
    country: RegionName | None = None
    role: Literal["leader", "participant"] = "participant"
    dimension: DimensionName | None = None
    segment: SegmentName | None = None
    products: tuple[ProductName, ...] = ()


class Offering(FactBase):
    """A product that a company offers in a market, or in a segment of it."""

    type: Literal["Offering"] = "Offering"
    company: CompanyName
    product: ProductName
    market: MarketName | None = None
    dimension: DimensionName | None = None
    segment: SegmentName | None = None
    url: Text | None = None


class MarketFactor(FactBase):
    """A circumstance that, according to a source, shapes the course of a market."""

    type: Literal["MarketFactor"] = "MarketFactor"
    market: MarketName
    kind: Literal["driver", "restraint", "opportunity", "challenge", "trend"]
    title: Name
    region: RegionName | None = None


class Finding(FactBase):
    """A result of a cited work, brought forward for a factor."""

    type: Literal["Finding"] = "Finding"
    market: MarketName
    factor: Name | None = None
    work: Text | None = None
    publisher: OrganizationName | None = None
    date: Date | None = None
    statement: Text | None = None


class Regulation(FactBase):
    """A law or rule that those active in a market must follow."""

    type: Literal["Regulation"] = "Regulation"
    market: MarketName
    name: Name
    region: RegionName | None = None
