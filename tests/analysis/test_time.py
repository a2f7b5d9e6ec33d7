"""Timelines, changes and guesses of next links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from marketgraph.analysis import analyze
from marketgraph.analysis.holdout import evaluate, split
from marketgraph.errors import TooLittleEvidence, UsageError
from marketgraph.network import edges

Make = Callable[..., Any]


@pytest.fixture
def history(made: Make, edge: Make, iri: Make) -> Any:
    """Three developments: one of a market, one of its company, one elsewhere and undated."""

    def development(name: str, type_: str, earliest: str | None, **more: Any) -> dict[str, Any]:
        return {
            "iri": iri(name, "development"),
            "type": type_,
            "label": name,
            "earliest": earliest,
            "latest": earliest,
        } | more

    def party(name: str, role: str, who: str) -> dict[str, str]:
        return {"development": iri(name, "development"), "role": role, "entity": iri(who)}

    tele = iri("tele", "market")
    return made(
        developments=[
            development("launch", "ProductLaunch", "2022-01-01", latest="2022-12-31"),
            development("deal", "Acquisition", "2020-05-01", market=tele, amount=5.0),
            development("pact", "Partnership", None),
        ],
        roles=[
            party("deal", "acquirer", "a"),
            party("deal", "involves", "a"),
            party("deal", "target", "b"),
            party("launch", "involves", "m"),
            party("pact", "partner", "x"),
        ],
        relations=[
            edge("m", "operatesIn", tele),
            edge("a", "acquired", "b"),
            edge("x", "owns", "y"),
        ],
        claims=[
            {"iri": f"c:{name}", "about": [iri(name, "development")], "status": "accepted"}
            | {"origin": "p"}
            for name in ("deal", "launch", "pact")
        ],
    )


def test_developments_come_in_order_of_time_undated_last(history: Any) -> None:
    frame = analyze(history, "timeline")
    assert frame["label"].tolist() == ["deal", "launch", "pact"]
    assert frame["parties"][0] == ["acquirer: a", "target: b"]
    assert frame["parties"][1] == ["involves: m"]
    assert [list(claims) for claims in frame["claims"]] == [["c:deal"], ["c:launch"], ["c:pact"]]


@pytest.mark.parametrize(
    ("options", "labels"),
    [
        ({"market": "tele"}, ["deal", "launch"]),
        ({"company": "b"}, ["deal"]),
        ({"type": "Partnership"}, ["pact"]),
        ({"since": "2022-06"}, ["launch"]),
        ({"until": "2022-06"}, ["deal", "launch"]),
        ({"since": "2020", "until": "2021"}, ["deal"]),
    ],
)
def test_the_timeline_is_cut_as_asked(
    history: Any, options: dict[str, str], labels: list[str]
) -> None:
    assert analyze(history, "timeline", **options)["label"].tolist() == labels


def test_a_period_without_developments_is_refused(history: Any) -> None:
    with pytest.raises(TooLittleEvidence, match="nothing is known"):
        analyze(history, "timeline", since="2030")


@pytest.fixture
def resold(made: Make, edge: Make) -> Any:
    rows = [
        edge("a", "owns", "t", development="d1", **{"from": "2010-01-01"}),
        edge("a", "acquired", "t", development="d1", **{"from": "2010-01-01"}),
        edge("b", "owns", "t", development="d2", **{"from": "2015-03-01"}),
        edge("b", "acquired", "t", development="d2", **{"from": "2015-03-01"}),
        edge("b", "partnerOf", "c", **{"from": "2016-01-01"}),
        edge("b", "partnerOf", "b", **{"from": "2016-01-01"}),
        edge("b", "partnerOf", "z"),
    ]
    return made(relations=rows)


def test_changes_are_what_began_and_what_a_later_sale_ended(resold: Any, iri: Make) -> None:
    frame = analyze(resold, "changes", since="2012", until="2015")
    told = list(
        zip(frame["change"], frame["company"], frame["relation"], frame["other"], strict=True)
    )
    assert told == [
        ("ended", "a", "owns", "t"),
        ("new", "b", "acquired", "t"),
        ("new", "b", "owns", "t"),
    ]
    assert frame["ended_by"][0] == iri("d2", "development")
    assert set(frame["day"]) == {"2015-03-01"}


def test_the_first_date_is_out_the_second_in(resold: Any) -> None:
    frame = analyze(resold, "changes", since="2015-03-01", until="2016-01-01")
    assert frame["other"].tolist() == ["c"]
    with pytest.raises(TooLittleEvidence):
        analyze(resold, "changes", since="2016", until="2017")
    with pytest.raises(UsageError, match="not after"):
        analyze(resold, "changes", since="2016", until="2016")


def test_changes_of_one_network_only(resold: Any) -> None:
    frame = analyze(resold, "changes", since="2009", until="2020", network="partners")
    assert frame["relation"].tolist() == ["partner of"]


@pytest.fixture
def growing(made: Make, edge: Make) -> Any:
    """Groups of friends: pairs inside a group link up year by year, half of them after 2015."""
    random = np.random.default_rng(5)
    rows = []
    for group in range(12):
        names = [f"g{group}m{n}" for n in range(8)]
        for one in range(8):
            for other in range(one):
                year = 2000 + int(random.integers(0, 25))
                if random.random() < 0.7:
                    day = {"from": f"{year}-01-01"}
                    rows.append(edge(names[one], "partnerOf", names[other], **day))
        rows.append(edge(names[0], "partnerOf", f"g{(group + 1) % 12}m1", **{"from": "2001-01-01"}))
    return made(relations=rows)


def test_guesses_are_tested_on_links_after_a_date_and_beat_chance(growing: Any) -> None:
    frame = analyze(growing, "links", cut="2015")
    evaluation = frame.attrs["evaluation"]
    assert evaluation.cut == "2015-12-31"
    assert evaluation.pairs > 50
    assert evaluation.k == evaluation.pairs
    assert all(auc > 0.8 for auc in evaluation.auc.values())
    chance = evaluation.pairs / (96 * 95 / 2)
    assert all(precision > 3 * chance for precision in evaluation.precision.values())


def test_guessed_pairs_are_not_linked_and_name_what_they_share(growing: Any) -> None:
    frame = analyze(growing, "links", cut="2015")
    found = edges(growing)
    linked = set(zip(found.pairs.low.tolist(), found.pairs.high.tolist(), strict=True))
    for row in frame.itertuples():
        assert (found.number[row.iri], found.number[row.other_iri]) not in linked
        assert row.shared
        assert len(row.claims) >= 2 * len(row.shared)
    assert frame["adamic_adar"].is_monotonic_decreasing


def test_the_test_looks_only_at_companies_known_by_then(made: Make, edge: Make) -> None:
    rows = [
        edge("a", "partnerOf", "b", **{"from": "2010-01-01"}),
        edge("b", "partnerOf", "c", **{"from": "2011-01-01"}),
        edge("a", "partnerOf", "c", **{"from": "2020-01-01"}),
        edge("a", "supplies", "b", **{"from": "2020-01-01"}),
        edge("a", "partnerOf", "new", **{"from": "2020-01-01"}),
        edge("b", "partnerOf", "undated"),
    ]
    parts = split(edges(made(relations=rows)), "2015")
    names = [name.rpartition("/")[2] for name in parts.before.nodes]
    assert names == ["a", "b", "c", "undated"]
    assert parts.new.tolist() == [0 * 4 + 2]
    found = evaluate(parts, hub=500)
    assert (found.pairs, found.unlinked, found.k) == (1, 2, 1)
    assert set(found.auc.values()) == {0.5}
    assert set(found.precision.values()) == {1.0}


def test_too_few_new_links_to_test_on_is_refused_with_the_number(made: Make, edge: Make) -> None:
    rows = [edge(f"n{n}", "partnerOf", f"n{n + 1}", **{"from": "2010-01-01"}) for n in range(40)]
    rows += [edge("n0", "partnerOf", "n2", **{"from": "2020-01-01"})]
    tables = made(relations=rows)
    with pytest.raises(TooLittleEvidence, match="only 1 link after 2012"):
        analyze(tables, "links", cut="2012")
    frame = analyze(tables, "links", cut="2012", min_pairs=0)
    assert frame.attrs["evaluation"] is None
    with pytest.raises(UsageError, match="adamic_adar"):
        analyze(tables, "links", by="magic")


def test_without_dates_nothing_can_be_tested(made: Make, edge: Make) -> None:
    tables = made(relations=[edge(f"n{n}", "partnerOf", f"n{n + 1}") for n in range(40)])
    with pytest.raises(TooLittleEvidence, match="only 0 links"):
        analyze(tables, "links")
