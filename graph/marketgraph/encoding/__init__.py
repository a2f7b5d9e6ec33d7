"""Claim to quads: the only place where facts become triples (the table is ``docs/encoding.md``)."""

from __future__ import annotations

from marketgraph.encoding.claims import parse_nquads, states, term_of
from marketgraph.encoding.context import (
    LABEL,
    TYPE,
    Context,
    Linker,
    Statements,
    attribution,
    describe_report,
    distinct_slug,
    report_iri,
)
from marketgraph.encoding.entities import Described, describe, fixed_terms
from marketgraph.encoding.evidence import EvidenceWriter
from marketgraph.encoding.terms import Literal, Term, Triple, serialise

ENCODER_VERSION = "5"

__all__ = [
    "ENCODER_VERSION",
    "LABEL",
    "TYPE",
    "Context",
    "Described",
    "EvidenceWriter",
    "Linker",
    "Literal",
    "Statements",
    "Term",
    "Triple",
    "attribution",
    "describe",
    "describe_report",
    "distinct_slug",
    "fixed_terms",
    "parse_nquads",
    "report_iri",
    "serialise",
    "states",
    "term_of",
]
