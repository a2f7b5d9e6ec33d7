"""Queries: saved ones with parameters, and any SPARQL text, run where they cannot hurt."""

from __future__ import annotations

from marketgraph.query.binding import bind
from marketgraph.query.checking import check
from marketgraph.query.running import QueryRunner
from marketgraph.query.saved import TOPICS, Parameter, SavedQuery, parse, saved_queries, saved_query
from marketgraph.query.terms import Lookup
from marketgraph.store import Limits, ResultGraph, Solutions

__all__ = [
    "TOPICS",
    "Limits",
    "Lookup",
    "Parameter",
    "QueryRunner",
    "ResultGraph",
    "SavedQuery",
    "Solutions",
    "bind",
    "check",
    "parse",
    "saved_queries",
    "saved_query",
]
