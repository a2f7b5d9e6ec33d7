"""Claims are the truth of a workspace: typed facts, each with the passage that says it."""

from __future__ import annotations

from marketgraph.claim.files import document_of, path_of, read_claims, read_source, write_claims
from marketgraph.claim.model import Claim, Evidence, Method, Source, canonical, plain

__all__ = [
    "Claim",
    "Evidence",
    "Method",
    "Source",
    "canonical",
    "document_of",
    "path_of",
    "plain",
    "read_claims",
    "read_source",
    "write_claims",
]
