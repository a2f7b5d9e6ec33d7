"""Exports: networks, tables, workbooks and RDF as files that other programs open."""

from __future__ import annotations

from marketgraph.views.export.formats import FORMATS, Format, format_of
from marketgraph.views.export.frames import write_table
from marketgraph.views.export.networks import write_network
from marketgraph.views.export.rdf import write_rdf
from marketgraph.views.export.workbooks import write_workbook

__all__ = [
    "FORMATS",
    "Format",
    "format_of",
    "write_network",
    "write_rdf",
    "write_table",
    "write_workbook",
]
