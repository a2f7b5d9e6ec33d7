"""``/api/view``: a view unfolds step by step, each time to the same places; and what is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from io import BytesIO
from typing import Any

import httpx
import networkx as nx
import pytest

from marketgraph.server.api.measuring import measured
from marketgraph.views.boxes import Box, Point
from marketgraph.views.picture import Node
from marketgraph.views.placing import place_beside

from .test_protocol import problem

DEAL = "development/acquisition--onrad-inc--direct-radiology--2025-01"
BASE = "https://w3id.org/marketgraph/id/"


@pytest.fixture(scope="module")
def bundled(bundled_address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=bundled_address, timeout=120) as client:
        yield client


def view(client: httpx.Client, iri: str, *steps: str) -> dict[str, Any]:
    answer = client.get("/api/view", params={"iri": iri, "do": list(steps)})
    assert answer.status_code == HTTPStatus.OK, answer.text
    found: dict[str, Any] = answer.json()
    return found


def ids(found: dict[str, Any]) -> set[str]:
    return {node["id"] for node in found["nodes"]}


def test_a_view_begins_with_at_most_200_nodes_and_tells_how_many_are_left_out(
    bundled: httpx.Client,
) -> None:
    found = view(bundled, "market/cloud-native")
    assert len(found["nodes"]) <= 200
    assert found["left_out"] + found["folded"] > 1000


def test_the_parties_of_a_deal_are_tied_to_it_by_their_roles(bundled: httpx.Client) -> None:
    found = view(bundled, DEAL)
    says = {one["target"]: one["relation"] for tie in found["edges"] for one in tie["says"]}
    assert says["company/onrad-inc"] == "acquirer"
    assert says["company/direct-radiology"] == "target"
    assert says["company/koninklijke-philips-nv"] == "seller"
    deal = next(node for node in found["nodes"] if node["id"] == DEAL)
    assert (deal["start"], deal["end"]) == ("2025-01-01", "2025-01-31")


def test_several_statements_between_two_things_are_one_tie(bundled: httpx.Client) -> None:
    found = view(bundled, "company/onrad-inc")
    pairs = [frozenset((tie["source"], tie["target"])) for tie in found["edges"]]
    assert len(pairs) == len(set(pairs))
    market = frozenset(("company/onrad-inc", "market/teleradiology"))
    tie = found["edges"][pairs.index(market)]
    assert {one["relation"] for one in tie["says"]} == {"operatesIn", "leaderIn"}


def test_opening_a_relation_brings_its_things_and_leaves_the_others_where_they_are(
    bundled: httpx.Client,
) -> None:
    before = view(bundled, DEAL)
    after = view(bundled, DEAL, "open company/onrad-inc headquarteredIn out")
    assert ids(after) - ids(before) == {"region/phoenix"}
    places = {node["id"]: (node["x"], node["y"]) for node in after["nodes"]}
    assert all(places[node["id"]] == (node["x"], node["y"]) for node in before["nodes"])


def test_a_step_that_brings_too_much_tells_what_is_left_and_brings_it_when_repeated(
    bundled: httpx.Client,
) -> None:
    step = "open company/cloud-native-computing-foundation hasProduct out"
    once = view(bundled, "company/cloud-native-computing-foundation", step)
    twice = view(bundled, "company/cloud-native-computing-foundation", step, step)
    (left,) = once["short"]
    assert left["step"] == step and left["left_out"] > 50
    assert twice["short"][0]["left_out"] == left["left_out"] - 50


def test_a_deal_comes_with_its_parties(bundled: httpx.Client) -> None:
    found = view(bundled, "company/direct-radiology", "add " + DEAL)
    assert {"company/onrad-inc", "company/koninklijke-philips-nv"} <= ids(found)


def test_the_same_steps_give_the_same_places_whatever_was_asked_before(
    bundled: httpx.Client,
) -> None:
    steps = ["open company/onrad-inc country out", "open region/united-states country in"]
    first = view(bundled, "company/onrad-inc", *steps)
    view(bundled, "company/ramsoft", "open company/ramsoft country out")
    assert view(bundled, "company/onrad-inc", *steps) == first


def test_a_pin_holds_a_node_and_what_is_opened_from_it_stands_beside_it(
    bundled: httpx.Client,
) -> None:
    pinned = view(
        bundled,
        DEAL,
        "pin company/onrad-inc 900 -700",
        "open company/onrad-inc headquarteredIn out",
    )
    places = {node["id"]: Point(node["x"], node["y"]) for node in pinned["nodes"]}
    assert places["company/onrad-inc"] == (900, -700)
    city = places["region/phoenix"]
    assert abs(city.x - 900) < 300 and abs(city.y + 700) < 300


def test_a_folded_group_opens_into_its_members(bundled: httpx.Client) -> None:
    before = view(bundled, "market/teleradiology")
    group = next(node for node in before["nodes"] if node["label"] == "+10 participants")
    after = view(bundled, "market/teleradiology", f"unfold {group['id']}")
    assert group["id"] not in ids(after)
    assert len(ids(after) - ids(before)) == 10
    assert after["folded"] == before["folded"] - 10


def test_a_step_from_something_that_is_not_there_does_nothing(bundled: httpx.Client) -> None:
    plain = view(bundled, "company/onrad-inc")
    assert view(bundled, "company/onrad-inc", "pin company/ramsoft 5 5") == plain


@pytest.mark.parametrize(
    "step", ["jump company/onrad-inc", "open company/onrad-inc country", "pin company/ramsoft a b"]
)
def test_what_is_no_step_is_refused_and_the_steps_are_named(
    bundled: httpx.Client, step: str
) -> None:
    answer = bundled.get("/api/view", params={"iri": "company/onrad-inc", "do": step})
    assert "open THING RELATION" in problem(answer, HTTPStatus.BAD_REQUEST)["remedy"]


def test_neighbours_are_counted_and_those_not_shown_among_them(bundled: httpx.Client) -> None:
    asked = {"iri": DEAL, "of": "company/onrad-inc"}
    counts = bundled.get("/api/view/counts", params=asked).json()
    by = {(one["relation"], one["inverse"]): one for one in counts["relations"]}
    assert by["headquarteredIn", False] == {
        "relation": "headquarteredIn", "inverse": False, "neighbours": 1, "fresh": 1,
    }  # fmt: skip
    assert by["acquirer", True]["fresh"] == 0
    assert counts["hub"] is False
    hub = bundled.get("/api/view/counts", params={**asked, "of": "market/cloud-native"}).json()
    assert hub["hub"] is True


def test_countries_and_markets_are_told_by_which_a_view_is_filtered(bundled: httpx.Client) -> None:
    found = view(bundled, "company/onrad-inc")
    onrad = next(node for node in found["nodes"] if node["id"] == "company/onrad-inc")
    assert "United States" in onrad["regions"]
    assert onrad["segments"] == ["Teleradiology"]


def test_claims_are_told_by_their_iris(bundled: httpx.Client) -> None:
    tie = view(bundled, DEAL)["edges"][0]
    claim = tie["says"][0]["claims"][0]
    told = bundled.get("/api/claims", params={"iri": claim}).json()["claims"][claim]
    assert "Direct Radiology" in told["quote"] and told["row"] is not None


def test_a_view_becomes_graphml_that_networkx_reads(bundled: httpx.Client) -> None:
    things = [DEAL, "company/onrad-inc", "company/direct-radiology"]
    answer = bundled.post("/api/view/network", json={"iri": things})
    graph = nx.read_graphml(BytesIO(answer.content))
    assert set(graph) == {BASE + thing for thing in things}
    told = {target: data["relation"] for _, target, data in graph.edges(data=True)}
    assert told == {
        BASE + "company/onrad-inc": "acquirer",
        BASE + "company/direct-radiology": "target",
    }


def test_the_query_behind_a_view_finds_its_statements_and_their_claims(
    bundled: httpx.Client,
) -> None:
    things = [DEAL, "company/onrad-inc", "company/direct-radiology"]
    query = bundled.post("/api/view/query", json={"iri": things}).text
    rows = bundled.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"}).text
    line = next(row for row in rows.splitlines() if "#acquirer," in row)
    assert line.startswith(f"{BASE}{DEAL},") and "/id/claim/" in line


def test_what_is_no_list_of_things_is_refused(bundled: httpx.Client) -> None:
    for body in ("[]", '{"iri": []}', "no json", '{"iri": ["x"], "format": "exe"}'):
        problem(bundled.post("/api/view/query", content=body), HTTPStatus.BAD_REQUEST)
    big = b'{"iri": ["' + b"x" * (1 << 20) + b'"]}'
    problem(bundled.post("/api/view/query", content=big), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def test_measures_of_a_path_of_three_and_of_a_pair() -> None:
    found = measured(["a", "b", "c", "d", "e"], [("a", "b"), ("b", "c"), ("d", "e")])
    assert [found[node].degree for node in "abcde"] == [1, 2, 1, 1, 1]
    assert found["b"].betweenness == pytest.approx(
        1 / 6, abs=1e-6
    )  # one of the six pairs of the others
    assert found["a"].betweenness == 0
    assert {found[node].community for node in "abc"} == {0}
    assert {found[node].community for node in "de"} == {1}


def test_what_is_placed_covers_nothing_and_stays_near() -> None:
    wall = Box(40, -400, 700, 400)
    node = Node("x", "company", "Company", "A company")
    place = place_beside([node], {}, Point(0, 0), [wall], {"x": 6.0})["x"]
    assert place.x < 40 and place.side == "left"
    free = place_beside([node], {}, Point(0, 0), [], {"x": 6.0})["x"]
    assert free.side == "right" and 0 < free.x < 120
