"""The JSON API: each route on a small workspace and on a bundled market, and under hostile hands."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pyoxigraph as ox
import pytest
from openapi_spec_validator import validate

import marketgraph as mg

from .conftest import served
from .test_protocol import problem

ROUTES = {
    "/search": {"q": "alder"},
    "/entity": {"iri": "company/alder-imaging"},
    "/neighbours/counts": {"iri": "company/alder-imaging"},
    "/neighbours": {"iri": "company/alder-imaging"},
    "/path": {"from": "company/birch-reads", "to": "company/cedar-health"},
    "/graph": {"iri": "company/alder-imaging"},
    "/view": {"iri": "company/alder-imaging", "do": "add company/birch-reads"},
    "/view/counts": {"iri": "company/alder-imaging", "of": "company/alder-imaging"},
    "/view/network": {"iri": "company/alder-imaging"},
    "/view/query": {"iri": "company/alder-imaging"},
    "/claims": {"iri": "claim/none"},
    "/queries": {},
    "/queries/{name}": {},
    "/queries/{name}/text": {},
    "/terms": {},
    "/analyses": {},
    "/analyses/{name}": {},
    "/documents": {},
    "/markets": {},
    "/status": {},
    "/reconcile": {"queries": '{"q0": {"query": "Alder"}}'},
    "/reconcile/preview": {"id": "company/alder-imaging-ltd"},
    "/reconcile/properties": {"type": "company"},
    "/reconcile/suggest/entity": {"prefix": "al"},
    "/reconcile/suggest/type": {"prefix": "com"},
    "/reconcile/suggest/property": {"prefix": "co"},
}
HOSTILE = [
    "> } SELECT * { ?s ?p ?o } #",
    'x" . } ; DROP ALL ; #',
    "a" * 5_000,
    "\0",
    "\u202e\u2066evil",
    "-1",
    "9" * 40,
    "<img src=x onerror=alert(1)>",
    "../../etc/passwd",
    "file:///etc/passwd",
    "NaN",
    "",
]


def get(client: httpx.Client, route: str, **values: Any) -> Any:
    response = client.get(f"/api{route}", params=values)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    assert response.headers["x-content-type-options"] == "nosniff"
    return response.json()


def iri_of(client: httpx.Client, name: str) -> str:
    return str(get(client, "/search", q=name, limit=1)["hits"][0]["iri"])


def rows_of(checkout: Path, name: str) -> list[dict[str, str]]:
    with (checkout / "data" / "teleradiology" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_openapi_describes_every_route_and_the_docs_do_too(
    client: httpx.Client, checkout: Path
) -> None:
    described = get(client, "/openapi.json")
    assert described["openapi"].startswith("3.")
    assert set(described["paths"]) == set(ROUTES)
    text = (checkout / "docs" / "api.md").read_text(encoding="utf-8")
    assert [route for route in ROUTES if f"| `{route}` |" not in text] == []
    references = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(described)))
    assert references <= set(described["components"]["schemas"])
    for path in described["paths"].values():
        for operation in path.values():
            assert operation["responses"] and operation["description"]
    assert client.get("/api/docs").status_code == 404


def test_the_description_is_valid_openapi_whose_errors_are_problem_documents(
    client: httpx.Client,
) -> None:
    described = get(client, "/openapi.json")
    validate(described)
    operations = [one for path in described["paths"].values() for one in path.values()]
    assert operations
    for operation in operations:
        assert set(operation["responses"]) == {"200", "4XX", "5XX"}
        for status in ("4XX", "5XX"):
            (media,) = operation["responses"][status]["content"]
            assert media == "application/problem+json"
    assert "HTTPValidationError" not in described["components"]["schemas"]
    schema = {**described["components"]["schemas"]["Problem"], "additionalProperties": False}
    for path in ("/search", "/entity?iri=nobody", "/entity?iri=x&limit=0", "/nothing"):
        jsonschema.validate(client.get(f"/api{path}").json(), schema)


def test_every_example_of_the_docs_works_on_the_bundled_markets(
    bundled: httpx.Client, checkout: Path
) -> None:
    text = (checkout / "docs" / "api.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(/[^`]*)` \| (?:`([^`]*)`)? ?\|", text, re.MULTILINE)
    assert {route for route, _ in rows} == set(ROUTES)
    for route, example in rows:
        address = example if example.startswith("/") else f"{route}{example}"
        answer = bundled.get(f"/api{address}")
        assert answer.status_code == 200, (address, answer.text)
        if answer.headers["content-type"] != "application/json":
            continue
        lists = [value for value in answer.json().values() if isinstance(value, list)]
        assert not lists or any(lists), f"{address} gives nothing"
    for address in re.findall(r"curl '?http://127\.0\.0\.1:8321(/api[^'\n]*)", text):
        assert bundled.get(address).status_code == 200, address


@pytest.mark.parametrize(("typed", "label"), [("alder", "Alder"), ("aldr imaging", "Alder")])
def test_search_forgives_and_completes(client: httpx.Client, typed: str, label: str) -> None:
    hit = get(client, "/search", q=typed)["hits"][0]
    assert hit["label"].startswith(label) and hit["kind"] == "company"
    assert hit["path"] == "/id/" + hit["iri"].partition("/id/")[2]
    assert 0 < hit["score"] <= 1 and hit["matched"]


def test_search_keeps_to_kinds(bundled: httpx.Client) -> None:
    hits = get(bundled, "/search", q="tele", kind=["market", "segment"])["hits"]
    assert hits and {hit["kind"] for hit in hits} <= {"market", "segment"}


def test_an_entity_comes_with_the_passages_behind_each_fact(client: httpx.Client) -> None:
    found = get(client, "/entity", iri=iri_of(client, "Alder Imaging"))
    assert "Alder Imaging Ltd" in found["names"]
    acquired = {
        (fact["inverse"], fact["thing"]["label"]): fact
        for fact in found["facts"]
        if fact["relation"] == "acquired"
    }
    assert {(back, label.split()[0]) for back, label in acquired} == {
        (False, "Birch"),
        (True, "Cedar"),
    }
    for fact in found["facts"]:
        assert fact["claims"], fact
        assert set(fact["claims"]) <= set(found["claims"])
    assert {claim["row"] for claim in found["claims"].values()} == {2, 3}
    part = get(client, "/entity", iri=found["iri"], limit=1)
    assert len(part["facts"]) == 1 and part["left_out"] == found["total"] - 1


def test_a_file_that_is_its_own_report_is_named_without_its_folders(
    client: httpx.Client, market: Path
) -> None:
    found = get(client, "/entity", iri=iri_of(client, "Alder Imaging"))
    assert {claim["title"] for claim in found["claims"].values()} == {"deals.csv"}
    (document,) = get(client, "/documents")["documents"]
    assert document["file"] == "deals.csv"
    assert str(market.parent) not in json.dumps([found, document])


def facts_of(client: httpx.Client, iri: str) -> list[dict[str, Any]]:
    found = get(client, "/entity", iri=iri, limit=1_000)
    for fact in found["facts"]:
        assert set(fact["claims"]) <= set(found["claims"])
    return [*found["facts"]]


def test_a_market_tells_its_factors_regulations_coverage_and_dimensions(
    bundled: httpx.Client, checkout: Path
) -> None:
    facts = facts_of(bundled, "market/teleradiology")

    def told(relation: str) -> set[tuple[str, str]]:
        found = [fact for fact in facts if fact["relation"] == relation]
        assert all(fact["claims"] for fact in found)
        return {(fact["type"], fact["thing"]["label"]) for fact in found}

    assert told("regulates") == {("Regulation", "HIPAA"), ("Regulation", "GDPR")}
    factors = {
        (row["kind"].capitalize(), row["title"]) for row in rows_of(checkout, "market-factor.csv")
    }
    assert told("shapes") == factors
    assert {label for _, label in told("covers")} == {"Global Teleradiology Market"}
    assert len(told("segmentedBy")) == 10
    (definition,) = [fact for fact in facts if fact["relation"] == "definition"]
    assert definition["value"].startswith("Sending radiological images") and definition["claims"]


def test_identifiers_of_a_deal_are_told_with_their_schemes(bundled: httpx.Client) -> None:
    facts = facts_of(bundled, "development/case-m-58")
    found = {fact["thing"]["label"] for fact in facts if fact["relation"] == "hasIdentifier"}
    assert found == {"eu-merger M.58", "case M.58"}


@pytest.mark.parametrize(
    "path",
    [
        "market/teleradiology",
        "company/onrad-inc",
        "company/koninklijke-philips-nv",
        "segment/teleradiology--delivery-mode--cloud-based",
        "development/case-m-58",
        "region/united-states",
        "factor/teleradiology--privacy-and-data-protection-rules",
    ],
)
def test_an_entity_tells_all_that_its_linked_data_does(bundled: httpx.Client, path: str) -> None:
    facts = facts_of(bundled, path)
    iri = get(bundled, "/entity", iri=path)["iri"]
    told = {(fact["inverse"], (fact["thing"] or {}).get("iri")) for fact in facts}
    values = {str(fact["value"]) for fact in facts if fact["thing"] is None}
    unsaid = ("type", "label", "altLabel", "about", "isReplacedBy", "primaryTopic")
    for quad in ox.parse(bundled.get(f"/id/{path}.nt").content, ox.RdfFormat.N_TRIPLES):
        subject, value = quad.subject.value, quad.object.value
        if re.split("[/#]", quad.predicate.value)[-1] in unsaid or iri not in (subject, value):
            continue
        if subject != iri:
            assert (True, subject) in told or (False, subject) in told, quad
        elif isinstance(quad.object, ox.Literal):
            assert value in values, quad
        else:
            assert (False, value) in told, quad


@pytest.mark.parametrize("kind", ["figure", "finding", "claim", "document", "ownership"])
def test_things_without_a_row_of_their_own_are_entities_too(
    bundled: httpx.Client, kind: str
) -> None:
    query = f"SELECT ?s {{ ?s ?p ?o FILTER(CONTAINS(STR(?s), '/id/{kind}/')) }} LIMIT 1"
    iri = bundled.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]["s"]
    found = get(bundled, "/entity", iri=iri["value"])
    assert found["kind"] == kind and found["facts"]


def test_stretches_of_facts_make_up_the_whole(bundled: httpx.Client) -> None:
    whole = facts_of(bundled, "market/teleradiology")
    parts = [
        fact
        for offset in range(0, len(whole), 50)
        for fact in get(bundled, "/entity", iri="market/teleradiology", limit=50, offset=offset)[
            "facts"
        ]
    ]
    assert parts == whole


def test_neighbours_are_counted_then_listed(client: httpx.Client) -> None:
    iri = iri_of(client, "Alder Imaging")
    counts = get(client, "/neighbours/counts", iri=iri)
    every = get(client, "/neighbours", iri=iri)
    assert sum(one["neighbours"] for one in counts["relations"]) == every["total"]
    assert not counts["hub"] and every["left_out"] == 0
    bought = get(client, "/neighbours", iri=iri, relation="acquired", inverse=False)
    assert [one["thing"]["label"].split()[0] for one in bought["neighbours"]] == ["Birch"]
    part = get(client, "/neighbours", iri=iri, limit=1)
    assert part["left_out"] == every["total"] - 1


def test_a_hub_is_not_expanded_unasked(tmp_path: Path) -> None:
    rows = "".join(f"Hub Holding,Part {number} Unit{number:03}\n" for number in range(205))
    (tmp_path / "deals.csv").write_text(f"Acquirer,Target\n{rows}", encoding="utf-8")
    with mg.open(tmp_path / "market") as workspace:
        workspace.add(tmp_path / "deals.csv")
        workspace.build()
    with served(tmp_path / "market") as address, httpx.Client(base_url=address) as client:
        iri = iri_of(client, "Hub Holding")
        unasked = get(client, "/neighbours", iri=iri)
        assert unasked["hub"] and unasked["neighbours"] == []
        assert unasked["left_out"] == unasked["total"] > 200
        asked = get(client, "/neighbours", iri=iri, relation="acquired", limit=1_000)
        assert len(asked["neighbours"]) == 205


def test_a_path_has_the_claims_of_each_step(client: httpx.Client) -> None:
    ends = {"from": iri_of(client, "Birch Reads"), "to": iri_of(client, "Cedar Health")}
    found = get(client, "/path", **ends)
    (path,) = found["paths"]
    assert [thing["label"].split()[0] for thing in path["things"]] == ["Birch", "Alder", "Cedar"]
    rows = [
        {found["claims"][claim]["row"] for reason in step for claim in reason["claims"]}
        for step in path["steps"]
    ]
    assert rows == [{2}, {3}]
    assert get(client, "/path", **ends, as_of="2022-01-01")["paths"] == []


def test_a_graph_is_limited_and_drawn_alike_twice(bundled: httpx.Client) -> None:
    iri = iri_of(bundled, "teleradiology")
    for limit in (1, 5, 60):
        found = get(bundled, "/graph", iri=iri, limit=limit)
        assert len(found["nodes"]) <= limit and found["left_out"] >= 0
        known = {node["iri"] for node in found["nodes"]}
        assert iri in known
        assert all(edge["source"] in known and edge["target"] in known for edge in found["edges"])
        assert found == get(bundled, "/graph", iri=iri, limit=limit)
    assert get(bundled, "/graph", iri=iri, limit=5)["left_out"] > 0


def test_saved_queries_answer_in_types(bundled: httpx.Client, checkout: Path) -> None:
    names = {path.stem for path in (checkout / "ontology" / "queries").glob("*.rq")}
    assert {one["name"] for one in get(bundled, "/queries")["questions"]} == names
    found = get(bundled, "/queries/sizes", market="teleradiology")
    types = {column["name"]: column["type"] for column in found["columns"]}
    assert {"iri", "string"} & set(types.values()) and {"integer", "number"} & set(types.values())
    assert found["rows"] and set(found["rows"][0]) == set(types)
    graph = get(bundled, "/queries/neighbourhood", subject="teleradiology")
    assert [column["name"] for column in graph["columns"]] == ["subject", "predicate", "object"]
    assert graph["rows"]
    problem(bundled.get("/api/queries/none"), 404)
    problem(bundled.get("/api/queries/neighbourhood"), 400)


def test_analyses_answer_with_their_evidence(bundled: httpx.Client) -> None:
    listed = get(bundled, "/analyses")["questions"]
    assert {"paths", "sizes"} <= {one["name"] for one in listed}
    options = {option["name"] for one in listed for option in one["parameters"]}
    assert not options & {"rates", "threads"}
    found = get(bundled, "/analyses/sizes", market="teleradiology")
    assert found["rows"] and found["evidence"]["claims"] > 0
    values = {"market": "teleradiology", "rates": "/etc/passwd"}
    problem(bundled.get("/api/analyses/sizes", params=values), 400)
    problem(bundled.get("/api/analyses/centrality", params={"min_edges": "1000000"}), 422)
    problem(bundled.get("/api/analyses/none"), 404)


def test_markets_and_documents_are_those_of_the_tables(
    bundled: httpx.Client, checkout: Path
) -> None:
    (market,) = (
        one
        for one in get(bundled, "/markets")["markets"]
        if one["label"].lower() == "teleradiology"
    )
    rows = [
        row
        for row in rows_of(checkout, "market-participant.csv")
        if row["market"].lower() == "teleradiology"
    ]
    companies = {row["company"] for row in rows}
    assert market["companies"] == len(companies)
    counts = get(bundled, "/neighbours/counts", iri=market["path"])["relations"]
    assert {"relation": "operatesIn", "inverse": True, "neighbours": len(companies)} in counts
    sizes = rows_of(checkout, "market-size.csv") + [
        row for row in rows_of(checkout, "published-sizes.csv") if row["type"] == "MarketSize"
    ]
    told = ("source.publisher", "amount", "currency", "year", "region", "status")
    assert market["sizes"] == len({tuple(row[name] for name in told) for row in sizes})
    files = sorted(path.name for path in (checkout / "data").glob("*/*.csv"))
    documents = get(bundled, "/documents")
    found = sorted(one["file"] for one in documents["documents"])
    assert found == files and documents["total"] == len(files) and documents["left_out"] == 0
    assert str(checkout) not in json.dumps(documents)
    status = get(bundled, "/status")
    assert status["documents"] == documents["total"] and status["claims"]["accepted"] > 100


def test_an_unchanged_answer_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/api/markets")
    again = client.get("/api/markets", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content


def reconciled(client: httpx.Client, **query: Any) -> list[dict[str, Any]]:
    batch = {"queries": json.dumps({"q": query})}
    answers = [
        client.get("/api/reconcile", params=batch),
        client.post("/api/reconcile", data=batch),
    ]
    assert [answer.status_code for answer in answers] == [200, 200], answers[0].text
    assert answers[0].json() == answers[1].json()
    found: list[dict[str, Any]] = answers[0].json()["q"]["result"]
    return found


def test_the_manifest_says_what_openrefine_needs(client: httpx.Client, address: str) -> None:
    manifest = get(client, "/reconcile")
    assert "0.2" in manifest["versions"]
    assert {"name", "identifierSpace", "schemaSpace"} <= set(manifest)
    assert manifest["view"]["url"] == f"{address}/resolve?iri={{{{id}}}}"
    for service in manifest["suggest"].values():
        url = service["service_url"] + service["service_path"]
        found = client.get(url, params={"prefix": "co"}).json()["result"]
        assert all(one["id"] and one["name"] for one in found)


@pytest.mark.parametrize(
    ("name", "label", "match"),
    [
        ("Alder Imaging", "Alder", True),
        ("ALDER IMAGING LIMITED", "Alder", True),
        ("Cedar Health", "Cedar", True),
        ("Aldr Imaging", "Alder", False),
        ("Alder", "Alder", False),
    ],
)
def test_a_name_matches_only_where_the_rules_call_it_the_same(
    client: httpx.Client, name: str, label: str, match: bool
) -> None:
    best = reconciled(client, query=name, type="company")[0]
    assert best["name"].startswith(label) and best["match"] is match
    assert 0 <= best["score"] <= 100 and (best["score"] > 90 or not match)
    assert best["type"] == [{"id": "company", "name": "company"}]


def test_a_batch_that_is_none_is_a_problem(client: httpx.Client) -> None:
    surrogate = '{"q": {"query": "\\ud800"}}'
    for text in ("", "[]", "{", '{"q": {}}', '{"q": {"query": 1}}', surrogate):
        problem(client.get("/api/reconcile", params={"queries": text}), 400)
        problem(client.post("/api/reconcile", data={"queries": text}), 400)
    problem(client.post("/api/reconcile", content=b"\xff"), 400)
    problem(client.post("/api/reconcile", content=b"a" * (2 << 20)), 413)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_parameters_get_a_plain_answer_or_a_problem(
    client: httpx.Client, text: str
) -> None:
    described = get(client, "/openapi.json")["paths"]
    for route, good in ROUTES.items():
        path = "/api" + route.replace("{name}", "sizes")
        names = {one["name"] for one in described[route]["get"].get("parameters", ())}
        for name in (names - {"name"}) | {"market"}:
            response = client.get(path, params={**good, name: text})
            assert response.status_code in (200, 400, 404, 422), (path, name, response.text)
            assert response.headers["x-content-type-options"] == "nosniff"
            if response.status_code != 200:
                problem(response, response.status_code)
            assert "root:" not in response.text and "Traceback" not in response.text


def test_limits_are_limits(client: httpx.Client) -> None:
    for value in ("0", "-5", "1000000000", "1e3", "x"):
        told = problem(client.get("/api/search", params={"q": "a", "limit": value}), 400)
        assert told["errors"] == [
            {"parameter": "limit", "message": told["errors"][0]["message"]}  # type: ignore[index]
        ]
    problem(client.get("/api/search"), 400)
    problem(client.get("/api/none"), 404)
    problem(client.post("/api/search"), 405)


def test_names_come_back_as_they_are_in_json(client: httpx.Client) -> None:
    iri = iri_of(client, "dogwood")
    assert 'Dogwood "Scans" <b>Kft</b>' in get(client, "/entity", iri=iri)["names"]
