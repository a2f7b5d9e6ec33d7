"""What breaks a rule of the shapes is set aside with the reason; pySHACL agrees."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from marketgraph.build import claims as encoding_pass
from marketgraph.workspace import open as open_workspace

ONTOLOGY = "https://w3id.org/marketgraph/ontology#"
ELSEWHERE = "https://example.org/thing"


def deal(**fields: Any) -> dict[str, Any]:
    return {"type": "Acquisition", "acquirer": ["Ash Imaging"], "target": "Birch Reading"} | fields


def share(**fields: Any) -> dict[str, Any]:
    return {"type": "MarketShare", "market": "Reading", "region": "Europe", "percent": 5} | fields


def size(**fields: Any) -> dict[str, Any]:
    return {"type": "MarketSize", "market": "Reading", "amount": 1, "currency": "USD"} | fields


def triples(*statements: str) -> dict[str, Any]:
    lines = [f"<{ELSEWHERE}> {statement} ." for statement in statements]
    return {"type": "Triples", "nquads": "\n".join(lines) + "\n"}


def of_class(name: str) -> str:
    return f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{ONTOLOGY}{name}>"


LABEL = '<http://www.w3.org/2000/01/rdf-schema#label> "A thing"'
XSD = "http://www.w3.org/2001/XMLSchema#"

PLANTED: dict[str, tuple[dict[str, Any], str]] = {
    "buys itself": (deal(target="Ash Imaging"), "a company cannot buy itself"),
    "sells itself": (deal(seller="Birch Reading"), "is not the company sold"),
    "buys from itself": (deal(seller="Ash Imaging"), "cannot buy from itself"),
    "price below nothing": (deal(amount=-1, currency="USD"), "price of a development"),
    "stake of nothing": (deal(stake=0), "A stake is above 0"),
    "stake of more than all": (deal(stake=120), "A stake is above 0"),
    "invests in itself": (
        {"type": "Investment", "investors": ["Ash Imaging"], "company": "Ash Imaging"},
        "cannot invest in itself",
    ),
    "venture of itself": (
        {"type": "JointVenture", "parents": ["Ash Imaging"], "company": "Ash Imaging"},
        "not the venture itself",
    ),
    "spun off from itself": (
        {"type": "SpinOff", "company": "Ash Imaging", "seller": "Ash Imaging"},
        "not from itself",
    ),
    "its own customer": (
        {"type": "CommercialAgreement", "supplier": "Ash Imaging", "customer": "Ash Imaging"},
        "its own customer",
    ),
    "term of no month": (
        {"type": "CommercialAgreement", "supplier": "Ash Imaging", "termMonths": 0},
        "1 or more",
    ),
    "fewer than no sites": (
        {"type": "CommercialAgreement", "supplier": "Ash Imaging", "sites": -1},
        "number of sites",
    ),
    "partner of itself": (
        {"type": "Partnership", "partners": ["Ash Imaging", "Ash Imaging"]},
        "two parties or more",
    ),
    "merges with itself": (
        {"type": "Merger", "parties": ["Ash Imaging", "Ash Imaging"]},
        "two parties or more",
    ),
    "owns itself": (
        {"type": "Ownership", "owner": "Ash Imaging", "company": "Ash Imaging"},
        "not the company itself",
    ),
    "ends before it begins": (
        {"type": "Ownership", "owner": "Ash Imaging", "company": "Birch Reading"}
        | {"from": "2021", "until": "2019"},
        "cannot end before it begins",
    ),
    "share over all": (share(percent=101), "between 0 and 100"),
    "share below nothing": (share(percent=-1), "between 0 and 100"),
    "years the wrong way": (share(startYear=2030, endYear=2020), "not before the first"),
    "size below nothing": (size(amount=-5), "0 or more"),
    "growth beyond belief": (
        {"type": "GrowthRate", "market": "Reading", "percent": 5000},
        "between -100 and 1000",
    ),
    "rank of nothing": (
        {"type": "Ranking", "market": "Reading", "company": "Ash Imaging"}
        | {"criterion": "size", "rank": 0},
        "1 for the first",
    ),
    "forecast the wrong way": (
        {"type": "Report", "market": "Reading", "publisher": "Cedar", "title": "Reading today"}
        | {"forecastStart": 2030, "forecastEnd": 2020},
        "cannot end before it starts",
    ),
    "malformed LEI": (
        {"type": "Identifier", "company": "Ash Imaging", "scheme": "lei", "value": "12"},
        "An LEI has",
    ),
    "fewer than no customers": (
        {"type": "CompanyProfile", "company": "Ash Imaging", "customers": -3},
        "number of customers",
    ),
    "RDF: malformed currency": (
        triples(of_class("Investment"), LABEL, f'<{ONTOLOGY}currency> "dollars"'),
        "three capital letters",
    ),
    "RDF: unknown status": (
        triples(of_class("Investment"), LABEL, f"<{ONTOLOGY}dealStatus> <{ONTOLOGY}Rumoured>"),
        "announced, completed or withdrawn",
    ),
    "RDF: country without a code": (triples(of_class("Country"), LABEL), "ISO 3166-1"),
    "RDF: a year in words": (
        triples(of_class("Company"), LABEL, f'<{ONTOLOGY}foundedYear> "long ago"'),
        "one calendar year",
    ),
    "RDF: no N-Quads": ({"type": "Triples", "nquads": "nonsense\n"}, "not N-Quads"),
}
KINDS = sorted(PLANTED)
SOUND = deal(acquirer=["Dogwood"], target="Elm Reading", date="2020-05")


def test_each_kind_of_error_is_set_aside_with_its_reason(box: Any) -> None:
    claims = box.put("planted.csv", *(PLANTED[kind][0] for kind in KINDS))
    box.put("sound.csv", SOUND)
    report = box.build()
    table = box.tables.frame("claims").set_index("iri")
    for kind, claim in zip(KINDS, claims, strict=True):
        row = next(row for iri, row in table.iterrows() if iri.endswith(claim.id))
        assert row["status"] == "set aside", kind
        assert PLANTED[kind][1] in row["reason"], (kind, row["reason"])
    assert report.claims == {"set aside": len(KINDS), "accepted": 1}
    assert sum(report.set_aside.values()) == len(KINDS)
    assert len(box.developments("Acquisition")) == 1


def test_what_is_left_keeps_the_shapes(box: Any) -> None:
    box.put("planted.csv", *(PLANTED[kind][0] for kind in KINDS), SOUND)
    box.build()
    report = box.validate()
    assert report.conforms, report.violations[:3]


SEEN_BY_PYSHACL = [kind for kind in KINDS if kind != "RDF: no N-Quads"]


def test_pyshacl_finds_the_same_errors_where_nothing_checks(
    box: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, kind in enumerate(SEEN_BY_PYSHACL):
        box.put(f"{number}.csv", apart(PLANTED[kind][0], number))
    checked = box.build()
    assert set(checked.claims) == {"set aside"}
    monkeypatch.setattr(encoding_pass.DocumentEncoder, "_broken", lambda *_: None)
    box.build(whole=True)
    told = {found.message for found in box.validate().violations if found.severity == "Violation"}
    assert set(checked.set_aside) <= told


def apart(fact: dict[str, Any], number: int) -> dict[str, Any]:
    """The fact with names of its own, so that errors do not meet in one node."""

    def renamed(value: Any) -> Any:
        if isinstance(value, list):
            return [renamed(item) for item in value]
        if value in ("Ash Imaging", "Birch Reading", "Reading"):
            return f"{value} {chr(65 + number)}{chr(75 + number % 9)}x"
        return value

    if fact["type"] == "Triples":
        return fact | {"nquads": fact["nquads"].replace(ELSEWHERE, f"{ELSEWHERE}{number}")}
    return {key: renamed(value) for key, value in fact.items()}


def test_status_and_the_saved_query_show_what_was_set_aside(box: Any) -> None:
    box.put("planted.csv", PLANTED["buys itself"][0], SOUND)
    box.build()
    with open_workspace(box.folders.root) as workspace:
        (aside,) = workspace.status().set_aside
        assert "cannot buy itself" in aside["reason"]
        assert aside["row"] == 2
        found = workspace.query("set-aside")
        assert list(found["reason"]) == [aside["reason"]]
        assert list(found["quote"]) == ["row 1 of planted.csv"]


def test_the_manifest_counts_what_was_set_aside(box: Any) -> None:
    box.put("planted.csv", PLANTED["buys itself"][0], PLANTED["stake of nothing"][0], SOUND)
    box.build()
    manifest = json.loads(Path(box.generation / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["report"]["claims"] == {"accepted": 1, "set aside": 2}
    assert sorted(manifest["report"]["set_aside"].values()) == [1, 1]
