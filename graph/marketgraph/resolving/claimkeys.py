"""What a judgement on a claim is found by, so that it outlives a better reader."""

from __future__ import annotations

from marketgraph.claim import Claim, canonical, plain
from marketgraph.facts import Fact
from marketgraph.resolving.names import key_of
from marketgraph.vocabulary import digest

_CELL = ("market", "region", "dimension", "segment")
_LAUNCH = ("companies", "products")
KEY_FIELDS: dict[str, tuple[str, ...]] = {
    "Report": ("market", "title", "publisher"),
    "Market": ("market", "parent"),
    "MarketSize": (*_CELL, "amount", "currency", "year"),
    "GrowthRate": (*_CELL, "percent"),
    "MarketShare": (*_CELL, "company", "percent"),
    "Ranking": (*_CELL, "company", "criterion", "rank"),
    "Segment": ("market", "dimension", "segment"),
    "Coverage": ("market", "region"),
    "MarketParticipant": ("market", "company"),
    "Offering": ("company", "product", "market"),
    "MarketFactor": ("market", "kind", "title"),
    "Finding": ("market", "work", "publisher", "statement"),
    "Regulation": ("market", "name"),
    "Acquisition": ("acquirer", "target"),
    "Merger": ("parties",),
    "JointVenture": ("parents", "company"),
    "Investment": ("investors", "company", "amount"),
    "SpinOff": ("company", "seller"),
    "DealReview": ("case",),
    "Partnership": ("partners",),
    "CommercialAgreement": ("supplier", "customer"),
    "ProductLaunch": _LAUNCH,
    "ProductUpdate": _LAUNCH,
    "FacilityOpening": ("company", "facility"),
    "RegulatoryApproval": ("company", "product"),
    "CompanyProfile": ("company",),
    "Alias": ("company", "alias"),
    "Ownership": ("owner", "company"),
    "Identifier": ("company", "report", "case", "scheme", "value"),
    "Classification": ("company", "market", "case", "scheme", "code"),
    "Triples": ("nquads",),
}
"""The fields that make two readings of one passage the same fact."""


def quote_hash(claim: Claim) -> str:
    """Return 16 hex digits for the passage of a claim: of its quote, else of its place."""
    evidence = claim.evidence
    quote = evidence.quote
    return digest(" ".join(quote.split()) if quote else f"{evidence.start}-{evidence.end}", 16)


def fact_key(fact: Fact) -> str:
    """Return 16 hex digits for the type and key fields of a fact; spelling does not count."""
    record = plain(fact)
    parts = [_folded(record.get(field)) for field in KEY_FIELDS[fact.type]]
    return digest(canonical([fact.type, parts]), 16)


def _folded(value: object) -> object:
    """Return a value for comparison: names by their keys, lists in order."""
    if isinstance(value, str):
        return key_of(value)
    if isinstance(value, list):
        return sorted(str(_folded(part)) for part in value)
    return value
