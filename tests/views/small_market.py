"""A small market as tables, from plain dictionaries: what a build would write of two reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from marketgraph.tables import NAMES, Tables, schema
from marketgraph.vocabulary import BASE, MKG

MARKET = f"{BASE}market/teleradiology"
WORLD, UNSTATED, WHOLE = f"{MKG}World", f"{MKG}Unstated", f"{MKG}WholeMarket"

PARTICIPANTS = {
    "onrad": ("ONRAD", "US"),
    "philips": ("Koninklijke Philips", "NL"),
    "ramsoft": ("RamSoft", "CA"),
    "teleradiology-solutions": ("Teleradiology Solutions", "IN"),
    **{f"reader-{n:02}": (f"Reader {n} Imaging", "GB") for n in range(1, 15)},
}
OUTSIDERS = {
    "direct-radiology": "Direct Radiology",
    "grovecourt": "Grovecourt Capital Partners",
    "premier": "Premier Radiology Services",
    "andhra": "Andhra Med Tech Zone",
    "spectra": "Spectra Lasers",
}
DEALS: list[tuple[str, str, str, str, str, dict[str, str]]] = [
    (
        "d1", "Acquisition", "ONRAD acquires Direct Radiology", "2025-01-01", "2025-01-31",
        {"acquirer": "onrad", "target": "direct-radiology", "seller": "philips"},
    ),
    (
        "d2", "Acquisition", "Grovecourt Capital Partners acquires Premier Radiology Services",
        "2023-06-01", "2023-06-30", {"acquirer": "grovecourt", "target": "premier"},
    ),
    (
        "d3", "CommercialAgreement", "RamSoft supplies Premier Radiology Services",
        "2024-03-01", "2024-03-31",
        {"supplier": "ramsoft", "customer": "premier", "product": "omega"},
    ),
    (
        "d4", "Partnership", "Teleradiology Solutions and Andhra Med Tech Zone partner",
        "2022-04-01", "2022-04-30",
        {"partner": "teleradiology-solutions", "partner ": "andhra"},
    ),
]  # fmt: skip
REVIEWS = [f"r{n:02}" for n in range(1, 13)]
SEGMENTS = {
    "component": ("Component", {"hardware": "Hardware", "software": "Software"}),
    "delivery": (
        "Delivery",
        {"cloud": "Cloud-based", "web": "Web-based", "premise": "On-premise"},
    ),
    "modality": ("Modality", {f"m{n}": f"Modality {n}" for n in range(1, 8)}),
}


def company(key: str) -> str:
    """Return the IRI of a company, or of the one product."""
    return f"{BASE}{'product' if key == 'omega' else 'company'}/{key}"


def development(key: str) -> str:
    return f"{BASE}development/{key}"


def segment(dimension: str, key: str) -> str:
    return f"{BASE}segment/teleradiology--{dimension}--{key}"


def _entity(kind: str, key: str, label: str, **more: Any) -> dict[str, Any]:
    iri = f"{BASE}{kind}/{key}"
    return {
        "iri": iri, "kind": kind, "type": kind.capitalize(), "label": label,
        "names": [label], "country": None, "claims": 1, **more,
    }  # fmt: skip


def entities() -> Iterator[dict[str, Any]]:
    yield _entity("market", "teleradiology", "Teleradiology")
    for key, (label, country) in PARTICIPANTS.items():
        names = [label, "Royal Philips"] if key == "philips" else [label]
        yield _entity("company", key, label, country=country, names=names)
    for key, label in OUTSIDERS.items():
        yield _entity("company", key, label)
    yield _entity("product", "omega", "OmegaAI")
    for key, label in {"north-america": "North America", "asia-pacific": "Asia-Pacific"}.items():
        yield _entity("region", key, label)
    for dimension, (_, parts) in SEGMENTS.items():
        for key, label in parts.items():
            yield _entity("segment", f"teleradiology--{dimension}--{key}", label)
    yield _entity("factor", "shortage", "Too few radiologists", type="Driver")


def developments() -> Iterator[dict[str, Any]]:
    for key, kind, label, earliest, latest, _ in DEALS:
        yield {
            "iri": development(key), "type": kind, "label": label, "earliest": earliest,
            "latest": latest, "market": MARKET, "claims": 1,
            "status": "completed" if kind == "Acquisition" else None,
        }  # fmt: skip
    for number, key in enumerate(REVIEWS):
        yield {
            "iri": development(key), "type": "DealReview", "label": f"Case M.{9000 + number}",
            "earliest": f"{2005 + number}-05-01", "latest": f"{2005 + number}-05-01",
            "case": f"M.{9000 + number}", "claims": 1,
        }  # fmt: skip


def roles() -> Iterator[dict[str, Any]]:
    for key, _, _, _, _, parties in DEALS:
        for role, party in parties.items():
            yield {"development": development(key), "role": role.strip(), "entity": company(party)}
            yield {"development": development(key), "role": "involves", "entity": company(party)}
    for key in REVIEWS:
        for party in ("philips", "spectra") if key == "r01" else ("philips",):
            yield {"development": development(key), "role": "involves", "entity": company(party)}


def relations() -> Iterator[dict[str, Any]]:
    for key in PARTICIPANTS:
        yield _relation(company(key), "operatesIn", MARKET, f"p-{key}")
    yield _relation(company("ramsoft"), "leaderIn", MARKET, "p-ramsoft")
    yield _relation(
        company("onrad"), "acquired", company("direct-radiology"), "c-d1",
        development=development("d1"),
    )  # fmt: skip
    yield _relation(
        company("philips"), "owns", company("spectra"), "c-own", **{"from": "2017-03-01"}
    )
    yield _relation(company("ramsoft"), "hasProduct", company("omega"), "c-d3")
    yield _relation(f"{BASE}factor/shortage", "shapes", MARKET, "c-shortage")


def _relation(source: str, relation: str, target: str, claim: str, **more: Any) -> dict[str, Any]:
    return {
        "source": source, "relation": relation, "target": target,
        "claim": f"{BASE}claim/{claim}", "confidence": 0.98, **more,
    }  # fmt: skip


def figures() -> Iterator[dict[str, Any]]:
    for publisher, amount in {"Alpha Research": 2.5e9, "Beta Insights": 5.1e9}.items():
        key = publisher[0].lower()
        yield _figure(f"size-{key}", "MarketSize", publisher, amount=amount, currency="USD")
    yield _figure("growth", "GrowthRate", "Alpha Research", percent=25.1, start_year=2025,
                  end_year=2032)  # fmt: skip
    for region, share in {"north-america": 44.8, "asia-pacific": 24.5}.items():
        yield _figure(f"share-{region}", "MarketShare", "Alpha Research", percent=share,
                      region=f"{BASE}region/{region}")  # fmt: skip
    yield _figure("share-cloud", "MarketShare", "Alpha Research", percent=65.8,
                  segment=segment("delivery", "cloud"))  # fmt: skip


def _figure(key: str, kind: str, publisher: str, **more: Any) -> dict[str, Any]:
    return {
        "iri": f"{BASE}figure/{key}", "type": kind, "market": MARKET, "region": WORLD,
        "segment": WHOLE, "start_year": 2024, "end_year": 2024, "publisher": publisher,
        "claim": f"{BASE}claim/f-{key}", "claims": 1, **more,
    }  # fmt: skip


def claims() -> Iterator[dict[str, Any]]:
    for key, _, label, *_ in DEALS:
        yield _claim(f"c-{key}", [development(key)], f"It was made known that {label}.")
    yield _claim("c-d1-again", [development("d1")], "A second paper tells of it.", report="beta")
    for key in REVIEWS:
        yield _claim(f"c-{key}", [development(key)], None)
    for key in PARTICIPANTS:
        yield _claim(f"p-{key}", [company(key)], f"Companies: {PARTICIPANTS[key][0]}")
    yield _claim("c-own", [company("spectra")], "A unit of Philips since March 2017.")
    yield _claim("c-shortage", [f"{BASE}factor/shortage"], "There are too few radiologists.")
    for figure in figures():
        key = figure["iri"].rpartition("/")[2]
        yield _claim(f"f-{key}", [figure["iri"]], f"A figure by {figure['publisher']}.")


def _claim(key: str, about: list[str], quote: str | None, report: str = "alpha") -> dict[str, Any]:
    return {
        "iri": f"{BASE}claim/{key}", "document": f"{BASE}document/{report}", "type": "Fact",
        "about": about, "report": f"{BASE}report/{report}", "origin": f"{report} research",
        "confidence": 0.98, "method": "table", "status": "accepted", "quote": quote,
        "start": 10, "end": 90, "row": 7,
    }  # fmt: skip


def segments() -> Iterator[dict[str, Any]]:
    for dimension, (dimension_label, parts) in SEGMENTS.items():
        for key, label in parts.items():
            yield {
                "iri": segment(dimension, key), "market": MARKET, "label": label,
                "dimension": f"{BASE}dimension/{dimension}", "dimension_label": dimension_label,
            }  # fmt: skip


def reports() -> Iterator[dict[str, Any]]:
    for key, url in {
        "alpha": "https://alpha.example/report",
        "beta": "javascript:alert(1)",
    }.items():
        yield {
            "iri": f"{BASE}report/{key}", "title": f"{key.capitalize()} on teleradiology",
            "publisher": f"{key.capitalize()} Research", "issued": "2025", "url": url,
        }  # fmt: skip


def documents() -> Iterator[dict[str, Any]]:
    for key in ("alpha", "beta"):
        yield {"iri": f"{BASE}document/{key}", "location": f"folder/{key}.csv", "claims": 9}


def tables_of(folder: Path, **changed: list[dict[str, Any]]) -> Tables:
    """Write the tables into a folder, some replaced, and return what reads them."""
    made = {
        "entities": entities, "developments": developments, "roles": roles, "claims": claims,
        "relations": relations, "figures": figures, "segments": segments, "reports": reports,
        "documents": documents,
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        rows = changed.get(name, list(made[name]()) if name in made else [])
        pq.write_table(pa.Table.from_pylist(rows, schema=schema(name)), folder / f"{name}.parquet")
    return Tables(folder)
