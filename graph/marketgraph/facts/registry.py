"""The registry of fact types: by name, as one union, as JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias, get_args

from pydantic import ConfigDict, Field, TypeAdapter

from marketgraph.facts.base import FactBase
from marketgraph.facts.companies import (
    Alias,
    Classification,
    CompanyProfile,
    Identifier,
    Ownership,
    Triples,
)
from marketgraph.facts.developments import (
    Acquisition,
    CommercialAgreement,
    DealReview,
    DevelopmentFact,
    FacilityOpening,
    Investment,
    JointVenture,
    Merger,
    Partnership,
    ProductLaunch,
    ProductUpdate,
    RegulatoryApproval,
    SpinOff,
)
from marketgraph.facts.market import (
    Coverage,
    Finding,
    GrowthRate,
    Market,
    MarketFactor,
    MarketParticipant,
    MarketShare,
    MarketSize,
    Offering,
    Ranking,
    Regulation,
    Report,
    Segment,
)

Fact: TypeAlias = Annotated[
    Report
    | Market
    | MarketSize
    | GrowthRate
    | MarketShare
    | Ranking
    | Segment
    | Coverage
    | MarketParticipant
    | Offering
    | MarketFactor
    | Finding
    | Regulation
    | Acquisition
    | Merger
    | JointVenture
    | Investment
    | SpinOff
    | DealReview
    | Partnership
    | CommercialAgreement
    | ProductLaunch
    | ProductUpdate
    | FacilityOpening
    | RegulatoryApproval
    | CompanyProfile
    | Alias
    | Ownership
    | Identifier
    | Classification
    | Triples,
    Field(discriminator="type"),
]
"""Any fact; its ``type`` decides which."""

FACT_TYPES: dict[str, type[FactBase]] = {
    kind.__name__: kind for kind in get_args(get_args(Fact)[0])
}
"""Every type of fact by its name, in the order of the contract."""

DEVELOPMENTS = tuple(name for name, kind in FACT_TYPES.items() if issubclass(kind, DevelopmentFact))
"""The types that tell what companies did or agreed."""

_ADAPTER: TypeAdapter[Fact] = TypeAdapter(Fact, config=ConfigDict(defer_build=True))


def parse_fact(value: dict[str, Any]) -> Fact:
    """Return the fact that a JSON object states.

    Args:
        value: An object of the contract, with its ``type``.

    Raises:
        pydantic.ValidationError: A field is missing, unknown or malformed.
    """
    return _ADAPTER.validate_python(value)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of all fact types, discriminated by ``type``."""
    found = _ADAPTER.json_schema(by_alias=True)
    for name in FACT_TYPES:
        rule = found["$defs"][name]
        rule["required"] = ["type", *rule.get("required", ())]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
