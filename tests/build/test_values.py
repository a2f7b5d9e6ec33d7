"""Where claims differ, one value stands in the default graph, by the order that is promised."""

from __future__ import annotations

from typing import Any

import pytest

from marketgraph.workspace import open as open_workspace

DEAL = {"type": "Acquisition", "acquirer": ["Ash Imaging"], "target": "Birch Reading"}
HOMES = [
    {"type": "CompanyProfile", "company": name, "country": "United States"}
    for name in ("Ash Imaging", "Birch Reading")
]


def told(box: Any, name: str, publisher: str, issued: str = "2024", **fields: Any) -> Any:
    """A document in which a publisher tells of the deal; gives the claim."""
    source = {"publisher": publisher, "title": f"News of {publisher}", "date": issued}
    return box.put(name, DEAL | fields | {"source": source}, *HOMES)[0]


def only(box: Any) -> str:
    (iri,) = box.developments("Acquisition")
    return str(iri)


def dates(box: Any) -> list[list[str]]:
    return [box.values(only(box), name) for name in ("earliestDate", "latestDate")]


def test_a_deal_told_twice_a_week_apart_is_one_with_two_claims(box: Any) -> None:
    claims = [
        told(box, "a", "Cedar", date="2020-05-01", amount=10, currency="USD"),
        told(box, "b", "Dune", date="2020-05-08", amount=12, currency="EUR"),
    ]
    box.build()
    rows = box.tables.frame("developments", filters=[("type", "=", "Acquisition")])
    assert list(rows["claims"]) == [2]
    for claim, amount in zip(claims, ("10", "12"), strict=True):
        graph = f"https://w3id.org/marketgraph/id/claim/{claim.id}"
        assert box.values(only(box), "amount", graph) == [amount]
    with open_workspace(box.folders.root) as workspace:
        found = workspace.query("disagreements")
        found = found[found["subjectIRI"] == only(box)]
        assert set(found["statement"]) == {"amount", "currency", "date"}
        assert set(found[found["statement"] == "amount"]["value"]) == {"10", "12"}


def test_deals_two_months_apart_are_two(box: Any) -> None:
    told(box, "a", "Cedar", date="2020-05-01")
    told(box, "b", "Dune", date="2020-07-01")
    box.build()
    assert len(box.developments("Acquisition")) == 2


def test_more_independent_sources_win(box: Any) -> None:
    told(box, "a", "Cedar", date="2020-05-08")
    told(box, "b", "Dune", date="2020-05")
    told(box, "c", "Elder", date="2020-05")
    box.build()
    assert dates(box) == [["2020-05-01"], ["2020-05-31"]]


def test_one_publisher_in_two_documents_is_one_source(box: Any) -> None:
    told(box, "a", "Cedar", date="2020-05-08")
    told(box, "b", "Dune", date="2020-05")
    told(box, "c", "Dune", date="2020-05")
    box.build()
    assert dates(box) == [["2020-05-08"], ["2020-05-08"]]


def test_the_more_precise_date_wins(box: Any) -> None:
    told(box, "a", "Cedar", "2025", date="2020")
    told(box, "b", "Dune", "2023", date="2020-05-08")
    told(box, "c", "Elder", "2024", date="2020-05")
    box.build()
    assert dates(box) == [["2020-05-08"], ["2020-05-08"]]


def test_the_later_source_wins(box: Any) -> None:
    told(box, "a", "Cedar", "2025", date="2020-05-01")
    told(box, "b", "Dune", "2023", date="2020-05-08")
    box.build()
    assert dates(box) == [["2020-05-01"], ["2020-05-01"]]


def test_the_smaller_claim_id_wins_where_nothing_else_decides(box: Any) -> None:
    claims = [told(box, n, p, date=f"2020-05-0{n}") for n, p in zip("123", "CDE", strict=True)]
    box.build()
    first = min(claims, key=lambda claim: claim.id)
    assert dates(box) == [[first.fact.date], [first.fact.date]]


def test_a_judgement_wins_over_everything(box: Any) -> None:
    claim = told(box, "a", "Cedar", "2020", date="2020")
    told(box, "b", "Dune", "2025", date="2020-05-08")
    told(box, "c", "Elder", "2025", date="2020-05-08")
    box.put("ballast", *({"type": "Market", "market": f"Market of {c}"} for c in "abcdefgh"))
    box.judgements().add_claim("accept", claim, location="a", by="tester")
    box.build()
    assert dates(box) == [["2020-01-01"], ["2020-12-31"]]


@pytest.mark.parametrize("later", ["a", "b"])
def test_amount_and_currency_are_chosen_together(box: Any, later: str) -> None:
    issued = {"a": "2020", "b": "2020"} | {later: "2025"}
    told(box, "a", "Cedar", issued["a"], amount=10, currency="USD", date="2020-05-01")
    told(box, "b", "Dune", issued["b"], amount=20, currency="EUR", date="2020-05-01")
    box.build()
    chosen = box.values(only(box), "amount"), box.values(only(box), "currency")
    assert chosen == {"a": (["10"], ["USD"]), "b": (["20"], ["EUR"])}[later]


def test_a_withdrawn_deal_has_no_edge_and_no_owner(box: Any) -> None:
    told(box, "a", "Cedar", status="withdrawn", date="2020")
    box.build()
    assert box.values(only(box), "dealStatus") == [
        "https://w3id.org/marketgraph/ontology#Withdrawn"
    ]
    assert box.values(box.company("Ash Imaging"), "acquired") == []
    relations = set(box.tables.frame("relations")["relation"])
    assert not relations & {"acquired", "owns", "soldTo"}


def test_an_announced_deal_changes_no_owner(box: Any) -> None:
    told(box, "a", "Cedar", status="announced", date="2020")
    box.build()
    relations = box.tables.frame("relations")
    assert list(relations[relations["relation"] == "acquired"]["status"]) == ["announced"]
    assert "owns" not in set(relations["relation"])


def test_two_companies_can_buy_each_other(box: Any) -> None:
    back = {"acquirer": ["Birch Reading"], "target": "Ash Imaging", "date": "2021"}
    box.put("a", DEAL | {"date": "2020"}, DEAL | back)
    report = box.build()
    assert report.claims == {"accepted": 2}
    ash, birch = box.company("Ash Imaging"), box.company("Birch Reading")
    assert box.values(ash, "acquired") == [birch]
    assert box.values(birch, "acquired") == [ash]
