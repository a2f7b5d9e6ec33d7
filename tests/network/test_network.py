"""What a network promises: right degrees, dates that hold, no harm by loops and cycles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from marketgraph.errors import UnknownName, UsageError
from marketgraph.network import NETWORKS, edges, graph, tenures
from marketgraph.network.dates import first_day, last_day

Make = Callable[..., Any]


def test_a_relation_told_by_two_claims_is_one_edge_with_both_claims(
    made: Make, edge: Make, iri: Make
) -> None:
    tables = made(
        relations=[
            edge("a", "acquired", "b", development="d", claim="x:2", confidence=0.7),
            edge("a", "acquired", "b", development="d", claim="x:1", confidence=0.9),
        ]
    )
    network = graph(tables)
    assert network.number_of_edges() == 1
    assert network.degree(iri("a")) == 1
    (_, _, data) = next(iter(network.edges(data=True)))
    assert data["claim"] == "x:1"
    assert data["claims"] == "x:1 x:2"
    assert data["relation"] == "acquired"
    assert data["confidence"] == 0.9


def test_a_symmetric_relation_is_there_once_and_counts_once_at_each_end(
    made: Make, edge: Make, iri: Make
) -> None:
    network = graph(made(relations=[edge("a", "partnerOf", "b")]))
    assert [network.degree(iri(name)) for name in "ab"] == [1, 1]
    assert next(iter(network.edges(data=True)))[2]["symmetric"] is True


def test_nodes_bear_label_kind_and_country_where_known(made: Make, edge: Make, iri: Make) -> None:
    known = {"iri": iri("a"), "kind": "company", "label": "Alpha", "country": "DE"}
    network = graph(made(relations=[edge("a", "supplies", "b")], entities=[known]))
    assert network.nodes[iri("a")] == {"label": "Alpha", "kind": "company", "country": "DE"}
    assert "country" not in network.nodes[iri("b")]


def test_a_network_takes_only_its_relations(made: Make, edge: Make, iri: Make) -> None:
    tables = made(
        relations=[
            edge("a", "acquired", "b"),
            edge("a", "partnerOf", "c"),
            edge("a", "activeIn", iri("ct", "segment")),
        ]
    )
    sizes = {name: len(edges(tables, name)) for name in ("companies", "deals", "partners")}
    assert sizes == {"companies": 2, "deals": 1, "partners": 1}
    assert edges(tables, "segments").nodes == [iri("a"), iri("ct", "segment")]


def test_an_unknown_network_is_named_with_those_there_are(made: Make) -> None:
    with pytest.raises(UnknownName, match="companies, deals"):
        edges(made(), "friends")
    assert all(network.title for network in NETWORKS.values())


def test_as_of_leaves_out_what_began_later_and_what_bears_no_date(
    made: Make, edge: Make, iri: Make
) -> None:
    tables = made(
        relations=[
            edge("a", "partnerOf", "b", **{"from": "2020-05-01"}),
            edge("a", "partnerOf", "c", **{"from": "2022-01-01"}),
            edge("a", "supplies", "d"),
        ]
    )
    assert edges(tables, as_of="2020").nodes == [iri("a"), iri("b")]
    assert len(edges(tables)) == 3


def test_as_of_keeps_ownership_only_while_it_lasts(made: Make, edge: Make) -> None:
    tables = made(relations=[edge("a", "owns", "b", **{"from": "2010-01-01", "to": "2015-06-30"})])
    counts = [len(edges(tables, as_of=day)) for day in ("2009", "2012", "2015-06-30")]
    assert counts == [0, 1, 0]


def test_ownership_of_unknown_start_counts_until_it_ends(made: Make, edge: Make) -> None:
    tables = made(relations=[edge("a", "owns", "b", to="2023-01-31")])
    assert [len(edges(tables, as_of=day)) for day in ("2000", "2022-12", "2023-02")] == [1, 1, 0]


def test_announced_deals_change_no_owner(made: Make, edge: Make) -> None:
    row = edge("a", "owns", "b", status="announced", **{"from": "2020-01-01"})
    assert tenures(made(relations=[row])) == []


def test_a_later_whole_acquisition_ends_the_earlier_ownership(
    made: Make, edge: Make, iri: Make
) -> None:
    tables = made(
        relations=[
            edge("a", "owns", "t", development="d1", **{"from": "2010-01-01"}),
            edge("b", "owns", "t", development="d2", **{"from": "2015-03-01"}),
            edge("c", "owns", "t", development="d3", **{"from": "2020-01-01"}),
        ]
    )
    spans = [(t.owner, t.since, t.until, t.ended_by) for t in tenures(tables)]
    assert spans == [
        (iri("a"), "2010-01-01", "2015-03-01", iri("d2", "development")),
        (iri("b"), "2015-03-01", "2020-01-01", iri("d3", "development")),
        (iri("c"), "2020-01-01", "", ""),
    ]
    assert edges(tables, "ownership", "2016").nodes == [iri("b"), iri("t")]


def test_a_later_part_stake_and_joint_buyers_end_nothing(made: Make, edge: Make, iri: Make) -> None:
    tables = made(
        relations=[
            edge("a", "owns", "t", development="d1", **{"from": "2010-01-01"}),
            edge("b", "owns", "t", development="d1", **{"from": "2010-01-01"}),
            edge("c", "owns", "t", development="d2", **{"from": "2015-01-01"}),
        ],
        developments=[{"iri": iri("d2", "development"), "stake": 30.0}],
    )
    assert [t.until for t in tenures(tables)] == ["", "", ""]


def test_loops_and_two_cycles_stay_in_the_rows_but_make_no_pair_of_their_own(
    made: Make, edge: Make
) -> None:
    found = edges(
        made(
            relations=[
                edge("a", "acquired", "a"),
                edge("a", "acquired", "b"),
                edge("b", "acquired", "a"),
            ]
        )
    )
    assert len(found) == 3
    assert found.pairs.row.tolist() == [-1, 0, 0]
    assert len(found.pairs.low) == 1


def test_an_empty_table_is_an_empty_network(made: Make) -> None:
    found = edges(made())
    assert (len(found), found.nodes, len(found.pairs.low)) == (0, [], 0)
    assert graph(made()).number_of_nodes() == 0
    assert len(edges(made(), as_of="2020")) == 0


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-05-07", "2023-05-07", "2023-05-07"),
    ],
)
def test_a_date_covers_the_days_it_says(text: str, first: str, last: str) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("text", ["2024-13", "yesterday", "2023-02-29", "05/07/2018", ""])
def test_what_is_no_date_is_refused_with_the_form_wanted(text: str) -> None:
    with pytest.raises(UsageError, match="YYYY"):
        last_day(text)
