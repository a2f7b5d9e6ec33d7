"""Resolved claims as tables: one row a thing, in Parquet (``docs/tables.md``)."""

from __future__ import annotations

from marketgraph.tables.reader import HeldTables, Tables
from marketgraph.tables.schemas import NAMES, columns, schema
from marketgraph.tables.writer import TableWriter

__all__ = ["NAMES", "HeldTables", "TableWriter", "Tables", "columns", "schema"]
