"""Facts about what companies did: deals, partnerships, agreements, launches, approvals."""

from typing import Literal, Self

from pydantic import Field, model_validator

from marketgraph.facts.base import FactBase
from marketgraph.facts.values import (
    CompanyName,
    Count,
    Currency,
    Date,
    DealObject,
    DealStatus,
    FacilityName,
    MarketName,
    Name,
    Number,
    OrganizationName,
    ProductName,
    Qualifier,
    RegionName,
    Text,
)


class DevelopmentFact(FactBase):
    """Something that companies did or agreed: when, and in which market a report tells it."""

    date: Date | None = None
    market: MarketName | None = None


class _Priced(DevelopmentFact):
    """A development with a price: the amount goes with its currency."""

    amount: Number | None = None
    currency: Currency | None = None


class Acquisition(_Priced):
    """One party gains control of a company, of assets or of property."""

    type: Literal["Acquisition"] = "Acquisition"
    acquirer: tuple[CompanyName, ...] = ()
    target: CompanyName
    object: DealObject | None = None
    seller: CompanyName | None = None
    stake: Number | None = None
    status: DealStatus | None = None


class Merger(_Priced):
    """Companies combine into one."""

    type: Literal["Merger"] = "Merger"
    parties: tuple[CompanyName, ...] = Field(min_length=2)
    result: CompanyName | None = None
    status: DealStatus | None = None


class JointVenture(_Priced):
    """Several organizations set up, or jointly take control of, one company."""

    type: Literal["JointVenture"] = "JointVenture"
    parents: tuple[CompanyName, ...] = Field(min_length=1)
    company: CompanyName | None = None
    status: DealStatus | None = None


class Investment(_Priced):
    """A stake is bought without gaining control, such as in a funding round."""

    type: Literal["Investment"] = "Investment"
    investors: tuple[CompanyName, ...] = ()
    company: CompanyName | None = None
    round: Name | None = None
    stake: Number | None = None

    @model_validator(mode="after")
    def _says_enough(self) -> Self:
        if not (self.company or self.investors):
            raise ValueError("names neither the company nor an investor")
        if not (self.investors or self.amount is not None or self.round):
            raise ValueError("gives no investor, amount or round")
        return self


class SpinOff(DevelopmentFact):
    """A part of a company or university becomes a company of its own."""

    type: Literal["SpinOff"] = "SpinOff"
    company: CompanyName
    seller: CompanyName | None = None


class DealReview(DevelopmentFact):
    """An authority examines a deal, from notice to decision; ``date`` is that of the decision."""

    type: Literal["DealReview"] = "DealReview"
    authority: OrganizationName | None = None
    case: Name
    parties: tuple[CompanyName, ...] = ()
    outcome: Name | None = None
    notified: Date | None = None
    deal: Literal["Acquisition", "JointVenture"] | None = None


class Partnership(DevelopmentFact):
    """Organizations agree to work together with no change of ownership."""

    type: Literal["Partnership"] = "Partnership"
    partners: tuple[CompanyName, ...] = Field(min_length=2)
    purpose: Text | None = None


class CommercialAgreement(_Priced):
    """A supplier agrees to provide products or services to a customer."""

    type: Literal["CommercialAgreement"] = "CommercialAgreement"
    supplier: CompanyName | None = None
    customer: CompanyName | None = None
    products: tuple[ProductName, ...] = ()
    term_months: Count | None = None
    sites: Count | None = None
    qualifier: Qualifier | None = None

    @model_validator(mode="after")
    def _names_a_party(self) -> Self:
        if not (self.supplier or self.customer):
            raise ValueError("names neither supplier nor customer")
        return self


class _Product(DevelopmentFact):
    """A product is put on a market or renewed."""

    companies: tuple[CompanyName, ...] = ()
    products: tuple[ProductName, ...] = ()
    partners: tuple[CompanyName, ...] = ()

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.companies or self.products):
            raise ValueError("names neither a company nor a product")
        return self


class ProductLaunch(_Product):
    """A new product is put on a market."""

    type: Literal["ProductLaunch"] = "ProductLaunch"


class ProductUpdate(_Product):
    """A new version of an existing product is presented."""

    type: Literal["ProductUpdate"] = "ProductUpdate"


class FacilityOpening(DevelopmentFact):
    """A facility begins to operate."""

    type: Literal["FacilityOpening"] = "FacilityOpening"
    company: CompanyName
    facility: FacilityName | None = None
    region: RegionName | None = None


class RegulatoryApproval(DevelopmentFact):
    """An authority clears a product or an operation."""

    type: Literal["RegulatoryApproval"] = "RegulatoryApproval"
    company: CompanyName | None = None
    product: ProductName | None = None
    authority: OrganizationName | None = None
    kind: Name | None = None
    region: RegionName | None = None

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.company or self.product):
            raise ValueError("names neither a company nor a product")
        return self
