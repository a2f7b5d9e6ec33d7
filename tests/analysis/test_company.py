"""Paths, partners, likeness: reasons are right and hubs join nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from marketgraph.analysis import analyze
from marketgraph.errors import TooLittleEvidence, UsageError

Make = Callable[..., Any]


def test_a_path_says_each_step_in_its_true_direction(made: Make, edge: Make) -> None:
    rows = [
        edge("a", "acquired", "b", claim="c:1"),
        edge("c", "supplies", "b", claim="c:2"),
        edge("a", "partnerOf", "x"),
        edge("x", "partnerOf", "y"),
        edge("y", "partnerOf", "c"),
    ]
    frame = analyze(made(relations=rows), "paths", company="a", to="c")
    assert frame["path"].tolist() == ["a acquired b; c supplies b"]
    assert frame["steps"].tolist() == [2]
    assert frame["through"].tolist() == [["b"]]
    assert list(frame["claims"][0]) == ["c:1", "c:2"]


def test_all_shortest_paths_are_found_up_to_the_limit(made: Make, edge: Make) -> None:
    rows = [edge("a", "partnerOf", f"m{n}") for n in range(5)]
    rows += [edge(f"m{n}", "partnerOf", "z") for n in range(5)]
    tables = made(relations=rows)
    assert len(analyze(tables, "paths", company="a", to="z")) == 5
    assert len(analyze(tables, "paths", company="a", to="z", limit=2)) == 2


def test_parties_of_one_case_are_linked_but_not_those_of_a_crowd(
    made: Make, edge: Make, iri: Make
) -> None:
    roles = [
        {"development": iri("case", "development"), "role": "involves", "entity": iri(name)}
        for name in ("a", "b")
    ]
    roles += [
        {"development": iri("fair", "development"), "role": "involves", "entity": iri(f"f{n}")}
        for n in range(30)
    ]
    told = [{"iri": "c:9", "about": [iri("case", "development")], "status": "accepted"}]
    tables = made(
        relations=[
            edge("b", "acquired", "c"),
            edge("f0", "acquired", "f9"),
            edge("f1", "owns", "x"),
        ],
        roles=roles,
        claims=told,
        entities=[{"iri": iri("a"), "kind": "company", "label": "a", "names": ["a"]}],
    )
    frame = analyze(tables, "paths", company="a", to="c")
    assert frame["path"].tolist() == ["a shares a development with b; b acquired c"]
    assert "c:9" in list(frame["claims"][0])
    with pytest.raises(TooLittleEvidence):
        analyze(tables, "paths", company="f9", to="x")


def test_a_shared_segment_joins_only_if_asked_for_and_small(
    made: Make, edge: Make, iri: Make
) -> None:
    rows = [edge(name, "activeIn", iri("small", "segment")) for name in ("a", "b")]
    rows += [edge(f"n{n}", "activeIn", iri("large", "segment")) for n in range(25)]
    rows += [edge("n0", "partnerOf", "a"), edge("n1", "partnerOf", "x")]
    tables = made(relations=rows)
    with pytest.raises(TooLittleEvidence):
        analyze(tables, "paths", company="a", to="b")
    frame = analyze(tables, "paths", company="a", to="b", segments=True)
    assert frame["path"].tolist() == ["a is active in small; b is active in small"]
    with pytest.raises(TooLittleEvidence):
        analyze(tables, "paths", company="a", to="x", segments=True)


def test_a_path_to_itself_is_wrong_use_and_longer_ones_than_allowed_are_not_found(
    made: Make, edge: Make
) -> None:
    tables = made(relations=[edge(f"n{n}", "partnerOf", f"n{n + 1}") for n in range(5)])
    with pytest.raises(UsageError, match="one company"):
        analyze(tables, "paths", company="n0", to="n0")
    with pytest.raises(TooLittleEvidence):
        analyze(tables, "paths", company="n0", to="n5", longest=4)
    assert analyze(tables, "paths", company="n0", to="n5", longest=5)["steps"].tolist() == [5]


def test_shared_partners_are_named_and_the_rare_weigh_more(made: Make, edge: Make) -> None:
    rows = [edge(name, "partnerOf", "rare", claim=f"c:{name}") for name in ("a", "b")]
    rows += [edge(f"n{n}", "partnerOf", "common") for n in range(10)]
    rows += [edge("n0", "partnerOf", "n1")]
    tables = made(relations=rows)
    frame = analyze(tables, "shared-partners", min_edges=1)
    first = frame.iloc[0]
    assert (first["company"], first["other"], first["names"]) == ("a", "b", ["rare"])
    assert list(first["claims"]) == ["c:a", "c:b"]
    assert frame["weight"].is_monotonic_decreasing
    linked = frame[frame["linked"]]
    assert {("n0", "n1")} <= set(zip(linked["company"], linked["other"], strict=True))
    mine = analyze(tables, "shared-partners", company="n3", min_edges=1)
    assert len(mine) == 9


def test_hubs_are_passed_over_as_shared_partners(made: Make, edge: Make) -> None:
    tables = made(relations=[edge(f"n{n:03}", "partnerOf", "hub") for n in range(120)])
    assert len(analyze(tables, "shared-partners")) == 0


@pytest.fixture
def likeness(made: Make, edge: Make, iri: Make) -> Any:
    """Twenty companies of one market; a and b share a rare segment, an acquirer and a country."""
    market = iri("tele", "market")
    rows = [edge(f"n{n:02}", "operatesIn", market) for n in range(18)]
    rows += [edge(name, "operatesIn", market) for name in ("a", "b")]
    rows += [edge(name, "activeIn", iri("ct", "segment"), claim=f"s:{name}") for name in ("a", "b")]
    rows += [edge("fund", "acquired", name, claim=f"f:{name}") for name in ("a", "b")]
    rows += [edge(f"n{n:02}", "activeIn", iri("xray", "segment")) for n in range(4)]
    rows += [edge("a", "activeIn", iri("xray", "segment"))]
    countries = [
        {"iri": iri(name), "kind": "company", "label": name, "names": [name], "country": "IN"}
        for name in ("a", "b", "n09")
    ]
    return made(relations=rows, entities=countries)


def test_similar_companies_come_with_reasons_the_rarest_first(likeness: Any) -> None:
    frame = analyze(likeness, "similar", company="a", min_edges=1)
    assert frame["company"].tolist() == ["b", "n00", "n01", "n02", "n03"]
    assert frame["reasons"][0] == (
        "both acquired by fund (2 companies); both in ct (2 companies); both from IN (3 companies)"
    )
    assert list(frame["claims"][0]) == ["f:a", "f:b", "s:a", "s:b"]
    assert frame["reasons"][1] == "both in xray (5 companies)"
    assert 0 < frame["similarity"][1] < frame["similarity"][0] < 1


def test_what_a_quarter_of_all_share_or_only_a_country_is_no_likeness(likeness: Any) -> None:
    frame = analyze(likeness, "similar", company="a", min_edges=1)
    assert "n09" not in set(frame["company"])
    assert not frame["reasons"].str.contains("tele").any()


def test_a_company_of_which_nothing_is_known_is_refused(made: Make, edge: Make, iri: Make) -> None:
    lonely = {"iri": iri("lonely"), "kind": "company", "label": "lonely", "names": ["lonely"]}
    rows = [edge(f"n{n}", "activeIn", iri("ct", "segment")) for n in range(40)]
    with pytest.raises(TooLittleEvidence, match="0 of 1"):
        analyze(made(relations=rows, entities=[lonely]), "similar", company="lonely")


def test_parties_of_deals_in_one_industry_are_alike_and_it_is_said_how(
    made: Make, edge: Make, iri: Make
) -> None:
    cases = [iri(f"case{n}", "development") for n in range(12)]
    rows = [
        edge(case, "inIndustry", iri(f"nace{n // 2}", "industry")) for n, case in enumerate(cases)
    ]
    roles = [
        {"development": case, "role": "involves", "entity": iri(f"c{n}")}
        for n, case in enumerate(cases)
    ]
    names = [
        {"iri": iri(f"c{n}"), "kind": "company", "label": f"c{n}", "names": [f"c{n}"]}
        for n in range(12)
    ]
    tables = made(relations=rows, roles=roles, entities=names)
    frame = analyze(tables, "similar", company="c0", min_edges=1)
    assert frame["company"].tolist() == ["c1"]
    assert frame["reasons"].tolist() == ["both party to deals in nace0 (2 companies)"]
    assert list(frame["claims"][0]) == [iri("r0", "claim"), iri("r1", "claim")]
