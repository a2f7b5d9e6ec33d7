"""Resolving: which names mean one thing, and the IRI of that thing."""

from __future__ import annotations

from marketgraph.resolving.aliases import Aliases
from marketgraph.resolving.collecting import Collector, collect, maker_of
from marketgraph.resolving.compare import Verdict, compare
from marketgraph.resolving.judgements import Judgement, Judgements
from marketgraph.resolving.mentions import DocumentNames
from marketgraph.resolving.model import Cut, Entity, Suggestion
from marketgraph.resolving.namemap import NameMap
from marketgraph.resolving.names import Name, key_of, parse_name
from marketgraph.resolving.places import Country, Places
from marketgraph.resolving.register import Register
from marketgraph.resolving.resolution import Resolution, resolve

__all__ = [
    "Aliases",
    "Collector",
    "Country",
    "Cut",
    "DocumentNames",
    "Entity",
    "Judgement",
    "Judgements",
    "Name",
    "NameMap",
    "Places",
    "Register",
    "Resolution",
    "Suggestion",
    "Verdict",
    "collect",
    "compare",
    "key_of",
    "maker_of",
    "parse_name",
    "resolve",
]
