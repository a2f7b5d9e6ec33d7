"""Stores: folders of this machine and SPARQL services behind one interface."""

from __future__ import annotations

from marketgraph.store.chunks import chunks
from marketgraph.store.embedded import EmbeddedStore, write_store
from marketgraph.store.graph import ResultGraph
from marketgraph.store.opening import open_store
from marketgraph.store.protocol import Answer, DumpFormat, Form, Limits, LoadableStore, Store
from marketgraph.store.remote import RemoteStore
from marketgraph.store.solutions import Solutions
from marketgraph.store.stopping import Stop

__all__ = [
    "Answer",
    "DumpFormat",
    "EmbeddedStore",
    "Form",
    "Limits",
    "LoadableStore",
    "RemoteStore",
    "ResultGraph",
    "Solutions",
    "Stop",
    "Store",
    "chunks",
    "open_store",
    "write_store",
]
