"""Small tables folders written from plain rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from marketgraph.tables import NAMES, Tables, columns, schema

ID = "https://w3id.org/marketgraph/id/"


def iri(name: str, kind: str = "company") -> str:
    """The IRI of a name; an IRI stays, nothing stays nothing."""
    return name if "://" in name or not name else f"{ID}{kind}/{name}"


def edge(source: str, relation: str, target: str, **values: Any) -> dict[str, Any]:
    """A row of the relations table; names stand for companies unless they are IRIs."""
    return {
        "source": iri(source),
        "relation": relation,
        "target": iri(target),
        "development": iri(values.pop("development", ""), "development") or None,
        "confidence": 1.0,
    } | values


def write(folder: Path, **tables: Iterable[dict[str, Any]]) -> Tables:
    """Write tables; companies, claims and their two sources that the relations need are added."""
    given = {name: list(rows) for name, rows in tables.items()}
    relations = given.setdefault("relations", [])
    claims = given.setdefault("claims", [])
    entities = given.setdefault("entities", [])
    for number, row in enumerate(relations):
        row.setdefault("claim", iri(f"r{number}", "claim"))
    known = {row["iri"] for row in claims}
    for number, name in enumerate(dict.fromkeys(row["claim"] for row in relations)):
        if name not in known:
            claims.append({"iri": name, "origin": f"source {number % 2}", "status": "accepted"})
    named = {row["iri"] for row in entities}
    for name in dict.fromkeys(row[end] for row in relations for end in ("source", "target")):
        if name not in named:
            kind, _, slug = name.removeprefix(ID).partition("/")
            entities.append({"iri": name, "kind": kind, "label": slug, "names": [slug]})
    for name in NAMES:
        rows = [dict.fromkeys(columns(name)) | row for row in given.get(name, [])]
        pq.write_table(pa.Table.from_pylist(rows, schema(name)), folder / f"{name}.parquet")
    return Tables(folder)


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Tables]:
    """A function that writes a small tables folder and returns its reader."""

    def make(**tables: Iterable[dict[str, Any]]) -> Tables:
        return write(tmp_path, **tables)

    return make


@pytest.fixture(name="edge")
def edge_fixture() -> Callable[..., dict[str, Any]]:
    """A function that makes a row of the relations table."""
    return edge


@pytest.fixture(name="iri")
def iri_fixture() -> Callable[..., str]:
    """A function that makes the IRI of a name."""
    return iri
