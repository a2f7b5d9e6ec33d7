"""A workspace with a base of IRIs of its own: paths, kinds and short names follow it everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import marketgraph as mg

from .conftest import DEALS, served

BASE = "https://example.org/things/"
ALDER = f"{BASE}company/alder-imaging-ltd"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server of three deals under a base of their own."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "deals.csv").write_text(DEALS, encoding="utf-8")
    with mg.open(folder / "market", base=BASE) as workspace:
        workspace.add(Path(folder / "deals.csv"))
        workspace.build()
    with served(folder / "market") as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def test_things_are_found_by_the_paths_of_their_pages(own: httpx.Client) -> None:
    for given in ("company/alder-imaging-ltd", "/id/company/alder-imaging-ltd", ALDER):
        told = own.get("/api/entity", params={"iri": given}).json()
        assert (told["iri"], told["path"]) == (ALDER, "/id/company/alder-imaging-ltd")
        assert told["kind"] == "company"
        claims = list(told["claims"].values())
        assert claims and all(one["path"].startswith("/id/claim/") for one in claims)
    assert own.get("/similar?company=company/alder-imaging-ltd").status_code == httpx.codes.OK


def test_every_path_of_an_answer_leads_to_a_page(own: httpx.Client) -> None:
    hits = own.get("/api/search", params={"q": "alder"}).json()["hits"]
    near = own.get("/api/neighbours", params={"iri": ALDER}).json()["neighbours"]
    documents = own.get("/api/documents").json()["documents"]
    paths = {one["path"] for one in (*hits, *documents, *(each["thing"] for each in near))}
    assert len(paths) > 2
    for path in paths:
        assert path.startswith("/id/"), path
        page = own.get(path, headers={"Accept": "text/html"})
        assert page.status_code == httpx.codes.OK, path


def test_views_name_things_without_their_base(own: httpx.Client) -> None:
    shown = own.get("/api/view", params={"iri": "company/alder-imaging-ltd"}).json()
    assert "company/alder-imaging-ltd" in {node["id"] for node in shown["nodes"]}
    assert all("://" not in node["id"] for node in shown["nodes"])
    assert f'data-base="{BASE}"' in own.get("/explore").text


def test_reconciling_tells_the_base_and_proposes_relations(own: httpx.Client) -> None:
    assert own.get("/api/reconcile").json()["identifierSpace"] == BASE
    found = own.get("/api/reconcile/properties", params={"type": "company"}).json()["properties"]
    assert "acquired" in {one["id"] for one in found}
