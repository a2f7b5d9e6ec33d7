"""The small tables folders of the network's tests, for the analyses."""

from __future__ import annotations

import csv
import importlib.util
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from marketgraph.resources import DATA

_SPEC = importlib.util.spec_from_file_location(
    "small_tables", Path(__file__).parents[1] / "network" / "conftest.py"
)
assert _SPEC and _SPEC.loader
_small = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_small)

made = _small.made
edge = _small.edge_fixture
iri = _small.iri_fixture

ONTOLOGY = "https://w3id.org/marketgraph/ontology#"


def figure_rows(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Tables from rows written as in a table of facts: each credits a publisher."""
    figures, claims = [], []
    reports: dict[str, dict[str, Any]] = {}
    entities = {
        _iri("tele", "market"): {"kind": "market", "label": "Teleradiology"},
    }
    for number, row in enumerate(rows):
        publisher = row["source.publisher"]
        report = _iri(_slug(publisher), "report")
        reports[report] = {"iri": report, "publisher": publisher, "issued": row.get("source.date")}
        name = _iri(f"f{number}", "figure")
        places = {}
        for field, kind, none in (
            ("region", "region", "Unstated"),
            ("segment", "segment", "WholeMarket"),
            ("company", "company", ""),
            ("withinRegion", "region", "Unstated"),
            ("withinSegment", "segment", ""),
        ):
            value = row.get(field)
            if value and value != "World":
                places[field] = _iri(_slug(value), kind)
                entities[places[field]] = {"kind": kind, "label": value}
            else:
                places[field] = ONTOLOGY + ("World" if value else none) if value or none else None
        figures.append(
            {
                "iri": name,
                "type": row["type"],
                "market": _iri("tele", "market"),
                "region": places["region"],
                "segment": places["segment"],
                "company": places["company"],
                "within_region": places["withinRegion"],
                "within_segment": places["withinSegment"],
                "dimension": row.get("dimension") or None,
                "amount": float(row["amount"]) if row.get("amount") else None,
                "currency": row.get("currency") or None,
                "percent": float(row["percent"]) if row.get("percent") else None,
                "growth_kind": row.get("kind") or None,
                "start_year": int(row.get("year") or row.get("startYear") or 0) or None,
                "end_year": int(row.get("year") or row.get("endYear") or 0) or None,
                "status": row.get("status") or None,
                "qualifier": row.get("qualifier") or None,
                "report": report,
                "publisher": publisher,
            }
        )
        told = {"iri": f"c:{number}", "about": [name], "status": "accepted", "origin": publisher}
        claims.append(told)
    named = [{"iri": name, "names": [row["label"]]} | row for name, row in entities.items()]
    return {
        "figures": figures,
        "claims": claims,
        "reports": list(reports.values()),
        "entities": named,
    }


def _slug(name: str) -> str:
    return name.casefold().replace(" ", "-").replace("&", "and")


_iri = _small.iri


@pytest.fixture
def published(made: Any) -> Any:
    """The published sizes of teleradiology, as shipped."""
    with (DATA / "teleradiology" / "published-sizes.csv").open(encoding="utf-8") as file:
        return made(**figure_rows(csv.DictReader(file)))


@pytest.fixture
def stated(made: Any) -> Callable[..., Any]:
    """A function that writes tables of figures from rows as in a table of facts."""

    def make(*rows: dict[str, Any], **more: Any) -> Any:
        tables = figure_rows(rows)
        tables["entities"] = [
            row | {"country": more.get("countries", {}).get(row["label"])}
            for row in tables["entities"]
        ]
        return made(**tables | {"segments": more.get("segments", [])})

    return make
