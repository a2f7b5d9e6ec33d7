"""Facts about a company: profile, other names, owners, identifiers; and statements of RDF files."""

from typing import Literal, Self

from pydantic import Field, model_validator

from marketgraph.facts.base import FactBase
from marketgraph.facts.values import (
    CompanyName,
    Count,
    Date,
    MarketName,
    Name,
    Number,
    RegionName,
    Text,
    Year,
)


class CompanyProfile(FactBase):
    """What a source says of a company itself."""

    type: Literal["CompanyProfile"] = "CompanyProfile"
    company: CompanyName
    kind: Name | None = None
    headquarters: RegionName | None = None
    country: RegionName | None = None
    founded: Year | None = None
    description: Text | None = None
    customers: Count | None = None


class Alias(FactBase):
    """Another name of a company: short, former, a brand or a translation."""

    type: Literal["Alias"] = "Alias"
    company: CompanyName
    alias: CompanyName
    kind: Literal["short", "former", "brand", "translation"] | None = None


class Ownership(FactBase):
    """A company is owned, wholly or in part, over a span of time."""

    type: Literal["Ownership"] = "Ownership"
    owner: CompanyName
    company: CompanyName
    stake: Number | None = None
    from_: Date | None = Field(default=None, alias="from")
    until: Date | None = None


class _About(FactBase):
    """A code that is about exactly one thing."""

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> Self:
        subjects = ("company", "report", "market", "case")
        if sum(getattr(self, name, None) is not None for name in subjects) != 1:
            raise ValueError("must be about exactly one company, report, market or case")
        return self


class Identifier(_About):
    """The identifier of a company, report or case in a named scheme."""

    type: Literal["Identifier"] = "Identifier"
    company: CompanyName | None = None
    report: Text | None = None
    case: Name | None = None
    scheme: Name
    value: Name


class Classification(_About):
    """The class of a company, market or case in an industry scheme."""

    type: Literal["Classification"] = "Classification"
    company: CompanyName | None = None
    market: MarketName | None = None
    case: Name | None = None
    scheme: Name
    code: Name
    label: Text | None = None


class Triples(FactBase):
    """Statements of an RDF file as read, as N-Quads."""

    type: Literal["Triples"] = "Triples"
    nquads: str = Field(min_length=1)
