"""A claim becomes the triples that it states, and the triples that say where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph

from marketgraph import facts
from marketgraph.claim import Claim
from marketgraph.encoding import companies, developments, market
from marketgraph.encoding.context import (
    Context,
    Statements,
    describe_report,
    report_iri,
)
from marketgraph.encoding.terms import (
    Literal,
    Term,
    Triple,
)
from marketgraph.vocabulary import digest

_ENCODERS: dict[str, Callable[[Statements, Any, Context], None]] = {
    "Report": market.report,
    "Market": market.market,
    "MarketSize": market.size,
    "GrowthRate": market.growth,
    "MarketShare": market.share,
    "Ranking": market.ranking,
    "Segment": market.segment,
    "Coverage": market.coverage,
    "MarketParticipant": market.participant,
    "Offering": market.offering,
    "MarketFactor": market.factor,
    "Finding": market.finding,
    "Regulation": market.regulation,
    "Acquisition": developments.acquisition,
    "Merger": developments.merger,
    "JointVenture": developments.joint_venture,
    "Investment": developments.investment,
    "SpinOff": developments.spin_off,
    "DealReview": developments.deal_review,
    "Partnership": developments.partnership,
    "CommercialAgreement": developments.agreement,
    "ProductLaunch": developments.product_news,
    "ProductUpdate": developments.product_news,
    "FacilityOpening": developments.opening,
    "RegulatoryApproval": developments.approval,
    "CompanyProfile": companies.profile,
    "Alias": companies.alias,
    "Ownership": companies.ownership,
    "Identifier": companies.identify,
    "Classification": companies.classify,
}


def states(claim: Claim, context: Context) -> Statements:
    """Return exactly the triples that a claim states: the content of its named graph.

    Args:
        claim: The claim; its names are resolved by ``context``.
        context: The document's names and, for a development, its IRI.

    Returns:
        Triples in the order of the fact's fields; the first subject is the claim's main subject.
    """
    out = Statements()
    fact = claim.fact
    if isinstance(fact, facts.Triples):
        out.extend(parse_nquads(fact.nquads))
    else:
        _ENCODERS[fact.type](out, fact, context)
    if fact.source:
        describe_report(out, context, report_iri(context.iris, fact.source), fact.source)
    return out


def parse_nquads(nquads: str) -> list[Triple]:
    """Return the statements of an N-Quads text; graph names are dropped, blank nodes become IRIs of ours.

    Raises:
        SyntaxError: The text is not N-Quads.
    """
    found = []
    for quad in pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS):
        found.append(Triple(_node(quad.subject), quad.predicate.value, term_of(quad.object)))
    return found


def _node(term: Any) -> str:
    """Return the IRI of a node; a blank node gets one from its label."""
    if isinstance(term, pyoxigraph.NamedNode):
        return term.value
    return f"urn:marketgraph:blank:{digest(str(term), 20)}"


def term_of(term: Any) -> Term:
    """Return a term of the engine as ours."""
    if isinstance(term, pyoxigraph.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    return _node(term)
