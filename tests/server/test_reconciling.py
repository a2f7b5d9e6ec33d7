"""The Reconciliation Service API 0.2: answers have the form that its text and schemas ask for.

The schemas here are written from the specification (sections 3 to 7); each refuses members that it does not name where that one does.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

import marketgraph as mg

from .conftest import served
from .test_api import iri_of, rows_of
from .test_protocol import problem

TEXT, NUMBER = {"type": "string", "minLength": 1}, {"type": "number"}


def shape(needed: dict[str, Any], maybe: dict[str, Any] | None = None, open: bool = False) -> Any:
    return {
        "type": "object",
        "properties": needed | (maybe or {}),
        "required": [*needed],
        "additionalProperties": open,
    }


TYPE = shape({"id": TEXT}, {"name": TEXT})
TEMPLATE = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}
SERVICE = shape({}, {"service_url": TEXT, "service_path": TEXT, "flyout_service_path": TEXT})
MANIFEST = shape(
    {
        "versions": {"type": "array", "items": TEXT, "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": TEXT,
        "schemaSpace": TEXT,
    },
    {
        "serviceVersion": TEXT,
        "documentation": TEXT,
        "defaultTypes": {"type": "array", "items": TYPE, "uniqueItems": True},
        "view": shape({"url": TEMPLATE}),
        "preview": shape(
            {"url": TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}
        ),
        "suggest": shape({}, dict.fromkeys(("entity", "type", "property"), SERVICE)),
        "extend": shape(
            {}, {"propose_properties": SERVICE, "property_settings": {"type": "array"}}
        ),
        "batchSize": {"type": "integer", "minimum": 1},
    },
)
CANDIDATE = shape(
    {"id": TEXT, "name": TEXT, "score": NUMBER},
    {"description": TEXT, "match": {"type": "boolean"}, "type": {"type": "array", "items": TYPE}},
)
RESULTS = {
    "type": "object",
    "additionalProperties": shape({"result": {"type": "array", "items": CANDIDATE}}),
}
SUGGESTED = shape(
    {
        "result": {
            "type": "array",
            "items": shape(
                {"id": TEXT, "name": TEXT},
                {"description": TEXT, "notable": {"type": "array", "items": TYPE}},
            ),
        }
    }
)
CELL = {
    "oneOf": [
        shape({}),
        shape({"id": TEXT, "name": TEXT}, {"description": TEXT}),
        shape({"str": TEXT}),
        shape({"float": NUMBER}),
        shape({"int": {"type": "integer"}}),
    ]
}
EXTENDED = shape(
    {
        "meta": {"type": "array", "items": shape({"id": TEXT, "name": TEXT}, {"type": TYPE})},
        "rows": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": CELL},
            },
        },
    }
)
PROPOSED = shape(
    {"type": TEXT, "properties": {"type": "array", "items": shape({"id": TEXT, "name": TEXT})}},
    {"limit": {"type": "integer"}},
)


def said(client: httpx.Client, route: str, schema: Any, **values: Any) -> Any:
    response = client.get(f"/api/reconcile{route}", params=values)
    assert response.status_code == 200, response.text
    jsonschema.validate(response.json(), schema)
    return response.json()


def matched(client: httpx.Client, **query: Any) -> list[dict[str, Any]]:
    batch = json.dumps({"q": query})
    return list(said(client, "", RESULTS, queries=batch)["q"]["result"])


def test_the_manifest_is_of_the_form_and_its_addresses_answer(bundled: httpx.Client) -> None:
    manifest = said(bundled, "", MANIFEST)
    for what in ("entity", "type", "property"):
        service = manifest["suggest"][what]
        url = service["service_url"] + service["service_path"]
        jsonschema.validate(bundled.get(url, params={"prefix": "co"}).json(), SUGGESTED)
    proposals = manifest["extend"]["propose_properties"]
    url = proposals["service_url"] + proposals["service_path"]
    jsonschema.validate(bundled.get(url, params={"type": "company"}).json(), PROPOSED)
    for template in (manifest["view"]["url"], manifest["preview"]["url"]):
        iri = iri_of(bundled, "ONRAD Inc.")
        page = bundled.get(
            template.replace("{{id}}", str(httpx.QueryParams({"x": iri}))[2:]),
            follow_redirects=True,
            headers={"Accept": "text/html"},
        )
        assert page.status_code == 200 and "ONRAD" in page.text


@pytest.mark.parametrize(
    "query",
    [
        {"query": "ONRAD Inc."},
        {"query": "ONRAD Inc.", "type": "company", "type_strict": "any", "limit": 2},
        {"query": "ONRAD", "type": ["company", "market"]},
        {"query": "ONRAD, Inc.", "properties": [{"pid": "country", "v": "US"}]},
        {"query": "ONRAD, Inc.", "properties": [{"pid": "country", "v": ["us", {"id": "x"}]}]},
        {"query": "ONRAD, Inc.", "properties": [{"pid": "other", "v": 3}]},
    ],
)
def test_queries_of_every_form_are_answered(bundled: httpx.Client, query: dict[str, Any]) -> None:
    best = matched(bundled, **query)[0]
    assert best["name"] == "ONRAD Inc." and best["score"] > 80


def test_an_iri_matches_itself_and_nothing_else(bundled: httpx.Client) -> None:
    iri = iri_of(bundled, "ONRAD Inc.")
    (best,) = matched(bundled, query=iri)
    assert best["id"] == iri and best["match"] and best["score"] == 100
    assert matched(bundled, query="https://example.org/nobody") == []
    (one,) = said(bundled, "/suggest/entity", SUGGESTED, prefix=iri)["result"]
    assert one["id"] == iri and one["notable"] == [{"id": "company", "name": "company"}]


def test_properties_without_a_name_are_a_query_that_finds_nothing(bundled: httpx.Client) -> None:
    assert matched(bundled, properties=[{"pid": "country", "v": "US"}]) == []
    problem(bundled.get("/api/reconcile", params={"queries": '{"q": {}}'}), 400)


def test_a_batch_over_its_size_is_too_large(bundled: httpx.Client) -> None:
    batch = json.dumps({f"q{number}": {"query": "x"} for number in range(51)})
    problem(bundled.post("/api/reconcile", data={"queries": batch}), 413)


def test_suggestions_can_be_passed_over(bundled: httpx.Client) -> None:
    first = said(bundled, "/suggest/entity", SUGGESTED, prefix="tele")["result"]
    later = said(bundled, "/suggest/entity", SUGGESTED, prefix="tele", cursor=3)["result"]
    assert later[:2] == first[3:5]


def extended(client: httpx.Client, ids: list[str], *properties: str) -> Any:
    asked = {"ids": ids, "properties": [{"id": name, "settings": {}} for name in properties]}
    form = {"extend": json.dumps(asked)}
    posted, got = (
        client.post("/api/reconcile", data=form),
        client.get("/api/reconcile", params=form),
    )
    assert posted.status_code == 200, posted.text
    assert posted.json() == got.json()
    jsonschema.validate(posted.json(), EXTENDED)
    return posted.json()


def test_matched_companies_are_extended_by_their_country_names_and_deals(
    bundled: httpx.Client, checkout: Path
) -> None:
    onrad, direct = (iri_of(bundled, name) for name in ("ONRAD Inc.", "Direct Radiology"))
    wanted = ("country", "names", "acquired", "acquired-inverse", "nonsense")
    answer = extended(bundled, [onrad, direct, "urn:nobody"], *wanted)
    assert [one["id"] for one in answer["meta"]] == [*wanted]
    assert [one["name"] for one in answer["meta"]][2:4] == ["Acquired", "Acquired by"]
    rows = answer["rows"]
    assert rows[onrad]["country"] == [{"str": "US"}]
    assert {"str": "ONRAD, Inc."} in rows[onrad]["names"]
    assert rows[onrad]["acquired"] == [{"id": direct, "name": "Direct Radiology"}]
    assert rows[direct]["acquired-inverse"] == [{"id": onrad, "name": "ONRAD Inc."}]
    assert rows["urn:nobody"] == {name: [] for name in wanted}
    deals = [row for row in rows_of(checkout, "acquisition.csv") if "ONRAD" in str(row)]
    assert len(deals) == 1


def test_properties_are_proposed_that_things_of_the_type_have(bundled: httpx.Client) -> None:
    answer = said(bundled, "/properties", PROPOSED, type="company")
    ids = [one["id"] for one in answer["properties"]]
    assert {"country", "acquired", "acquired-inverse", "operatesIn"} <= set(ids)
    assert "operatesIn-inverse" not in ids
    few = said(bundled, "/properties", PROPOSED, type="company", limit=2)
    assert few["limit"] == 2 and len(few["properties"]) == 2
    asked = extended(bundled, [iri_of(bundled, "ONRAD Inc.")], *ids[:20])
    assert len(asked["meta"]) == len(ids[:20])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"ids": 1}',
        '{"ids": [], "properties": [{}]}',
        '{"ids": ["' + "a" * 3_000 + '"]}',
    ],
)
def test_an_extension_that_is_none_is_refused(bundled: httpx.Client, text: str) -> None:
    problem(bundled.get("/api/reconcile", params={"extend": text}), 400)


def test_only_pages_of_this_machine_may_read_answers_and_frame_the_preview(
    bundled: httpx.Client,
) -> None:
    allowed = "access-control-allow-origin"
    for origin in ("http://127.0.0.1:3333", "http://localhost:3333", "http://[::1]:8080"):
        answer = bundled.get("/api/reconcile", headers={"Origin": origin})
        assert answer.headers[allowed] == origin and answer.headers["vary"] == "Origin"
    for origin in (
        "https://example.org",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org:3333",
        "http://127.0.0.1:3333@example.org",
        "null",
    ):
        for route in ("/api/reconcile", "/api/reconcile/suggest/type?prefix=c"):
            assert allowed not in bundled.get(route, headers={"Origin": origin}).headers
    search = bundled.get("/api/search?q=x", headers={"Origin": "http://127.0.0.1:3333"})
    assert allowed not in search.headers
    page = bundled.get("/api/reconcile/preview", params={"id": "company/onrad-inc"})
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script" not in policy.replace("allow-", "")
    assert "frame-ancestors http://127.0.0.1:* http://localhost:*" in policy
    assert "x-frame-options" not in page.headers
    assert bundled.get("/api/reconcile").headers["x-frame-options"] == "DENY"


def test_the_preview_of_a_hostile_name_is_text(tmp_path: Path) -> None:
    name = '<script>alert(1)</script> "><img src=x onerror=alert(2)> Fir'
    (tmp_path / "deals.csv").write_text(
        f'Acquirer,Target,Date\n"{name.replace(chr(34), chr(34) * 2)}",Gum Tree GmbH,2020\n',
        encoding="utf-8",
    )
    with mg.open(tmp_path / "market") as workspace:
        workspace.add(tmp_path / "deals.csv")
        workspace.build()
    with (
        served(tmp_path / "market") as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        for found in ("Gum Tree GmbH", "Fir"):
            iri = iri_of(client, found)
            page = client.get("/api/reconcile/preview", params={"id": iri})
            assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
            assert "alert(1)" in page.text
            assert "<script" not in page.text and "<img" not in page.text


@contextmanager
def page_of(html: str) -> Iterator[int]:
    """Serve one page on a port of this machine; yields the port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("host", "shown"), [("127.0.0.1", True), ("localhost", True), ("other.localhost", False)]
)
def test_a_browser_frames_the_preview_in_pages_of_this_machine_only(
    browser: Any, bundled: httpx.Client, host: str, shown: bool
) -> None:
    template = bundled.get("/api/reconcile").json()["preview"]["url"]
    preview = template.replace("{{id}}", "company/onrad-inc")
    with page_of(f'<!doctype html><title>x</title><iframe src="{preview}"></iframe>') as port:
        page = browser.new_page()
        page.goto(f"http://{host}:{port}/", wait_until="load")
        text = page.frames[1].locator("body").inner_text()
        page.close()
    assert ("ONRAD Inc." in text) is shown
