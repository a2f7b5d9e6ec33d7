"""Chains, owners, acquirers: circles, loops and resold companies do no harm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from marketgraph.analysis import analyze
from marketgraph.errors import TooLittleEvidence

Make = Callable[..., Any]


def bought(edge: Make, *deals: str, **values: Any) -> list[dict[str, Any]]:
    """Rows for deals written as "a>b 2020-01-01", each with the ownership that follows."""
    rows = []
    for number, deal in enumerate(deals):
        parties, _, day = deal.partition(" ")
        acquirer, _, target = parties.partition(">")
        told = {"development": f"d{number}", "claim": f"c:{number}"} | values
        told |= {"from": day} if day else {}
        rows.append(edge(acquirer, "acquired", target, **told))
        if values.get("status") != "announced":
            rows.append(edge(acquirer, "owns", target, **told))
    return rows


def test_a_chain_is_told_whole_and_longest_first(made: Make, edge: Make) -> None:
    deals = ("a>b 2020-05-01", "b>c 2018-01-01", "c>d 2010-01-01", "x>y 2001-01-01", "y>z")
    frame = analyze(made(relations=bought(edge, *deals)), "chains")
    assert frame["chain"].tolist() == ["a → b → c → d", "x → y → z"]
    assert frame["acquisitions"].tolist() == [3, 2]
    assert frame["first"].tolist() == ["2010-01-01", "2001-01-01"]
    assert frame["last"].tolist() == ["2020-05-01", "2001-01-01"]
    assert list(frame["claims"][0]) == ["c:0", "c:1", "c:2"]
    assert frame.attrs["complete"] is True


def test_circles_and_purchases_of_oneself_end(made: Make, edge: Make) -> None:
    frame = analyze(made(relations=bought(edge, "a>b", "b>a", "a>a", "b>c")), "chains")
    assert frame["chain"].tolist() == ["a → b → c"]


def test_chains_of_one_company_or_market_only(made: Make, edge: Make, iri: Make) -> None:
    rows = bought(edge, "a>b", "b>c", "x>y", "y>z")
    rows.append(edge("z", "operatesIn", iri("m", "market")))
    tables = made(relations=rows)
    assert analyze(tables, "chains", company="b")["chain"].tolist() == ["a → b → c"]
    assert analyze(tables, "chains", market="m")["chain"].tolist() == ["x → y → z"]
    assert len(analyze(tables, "chains", shortest=1, limit=0)) == 2


def test_announced_deals_are_no_chain_unless_asked_for(made: Make, edge: Make) -> None:
    rows = bought(edge, "a>b") + bought(edge, "b>c", status="announced")
    tables = made(relations=rows)
    with pytest.raises(TooLittleEvidence):
        analyze(tables, "chains")
    assert analyze(tables, "chains", announced=True)["chain"].tolist() == ["a → b → c"]


def test_a_long_chain_needs_no_deep_recursion(made: Make, edge: Make) -> None:
    deals = [f"c{n:04}>c{n + 1:04}" for n in range(1500)]
    frame = analyze(made(relations=bought(edge, *deals)), "chains")
    assert frame["acquisitions"].tolist() == [1500]


@pytest.fixture
def resold(made: Make, edge: Make) -> Any:
    """T is bought by A in 2010, by B in 2015; top buys B in 2018; T owns a unit."""
    rows = bought(edge, "a>t 2010-01-01", "b>t 2015-03-01", "top>b 2018-01-01", "t>unit 2012-01-01")
    return made(relations=rows)


@pytest.mark.parametrize(
    ("date", "owners"),
    [
        ("2009", []),
        ("2012-06-01", [("a", 1)]),
        ("2015-02-28", [("a", 1)]),
        ("2015-03-01", [("b", 1)]),
        ("2020", [("b", 1), ("top", 2)]),
    ],
)
def test_the_owner_on_a_date_of_a_company_sold_twice(
    resold: Any, date: str, owners: list[tuple[str, int]]
) -> None:
    frame = analyze(resold, "owner", company="t", date=date)
    up = frame[frame["relation"] == "owned by"]
    assert list(zip(up["owner"], up["depth"], strict=True)) == owners


def test_what_a_company_owns_is_told_too(resold: Any) -> None:
    frame = analyze(resold, "owner", company="b")
    down = frame[frame["relation"] == "owns"]
    assert list(zip(down["company"], down["depth"], strict=True)) == [("t", 1), ("unit", 2)]
    assert frame[frame["relation"] == "owned by"]["owner"].tolist() == ["top"]


def test_owners_over_time_say_what_ended_each(resold: Any, iri: Make) -> None:
    frame = analyze(resold, "owners", company="t")
    assert frame["owner"].tolist() == ["a", "b"]
    assert frame["since"].tolist() == ["2010-01-01", "2015-03-01"]
    assert frame["until"].tolist() == ["2015-03-01", ""]
    assert frame["ended_by"].tolist() == [iri("d1", "development"), ""]


def test_an_ownership_that_ended_is_answered_both_ways(made: Make, edge: Make, iri: Make) -> None:
    lonely = {"iri": iri("lonely"), "kind": "company", "label": "lonely", "names": ["lonely"]}
    rows = [edge("ge", "owns", "ge-healthcare", to="2023-01-03")]
    tables = made(relations=rows, entities=[lonely])
    assert analyze(tables, "owner", company="ge-healthcare", date="2022")["owner"].tolist() == [
        "ge"
    ]
    later = analyze(tables, "owner", company="ge-healthcare", date="2024")
    assert len(later) == 0
    assert later.attrs["evidence"].edges == 1
    with pytest.raises(TooLittleEvidence, match="nothing is known"):
        analyze(tables, "owner", company="lonely")


def test_companies_that_own_each_other_do_no_harm(made: Make, edge: Make) -> None:
    tables = made(relations=bought(edge, "a>b 2010-01-01", "b>a 2012-01-01", "a>a 2013-01-01"))
    frame = analyze(tables, "owner", company="a", date="2020")
    assert set(zip(frame["relation"], frame["owner"], frame["company"], strict=True)) == {
        ("owned by", "b", "a"),
        ("owned by", "a", "b"),
        ("owns", "a", "b"),
        ("owns", "b", "a"),
    }


def test_serial_acquirers_are_counted_by_companies_and_roll_ups_found(
    made: Make, edge: Make, iri: Make
) -> None:
    deals = [f"roll>r{n} 20{10 + n}-01-01" for n in range(5)]
    rows = bought(edge, *deals, "roll>r0 2010-02-01", "once>r1", "two>x", "two>y 2001-01-01")
    rows += [edge(f"r{n}", "activeIn", iri("ct", "segment")) for n in range(4)]
    rows += bought(edge, "two>z", status="announced")
    tables = made(relations=rows)
    frame = analyze(tables, "acquirers", min_edges=5, min_sources=1)
    assert frame["acquirer"].tolist() == ["roll", "two"]
    assert frame["targets"].tolist() == [5, 3]
    assert frame["announced"].tolist() == [0, 1]
    assert frame["years"].tolist() == [5, 1]
    assert frame["roll_up"].tolist() == [True, False]
    assert (frame["field"][0], frame["in_field"][0]) == ("ct", 4)
    late = analyze(tables, "acquirers", since="2012", until="2013", min_edges=1, min_sources=1)
    assert late["targets"].tolist() == [2]
