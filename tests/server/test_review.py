"""What was read, and decisions: only on a server started for them, from this machine, by its own page."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

import marketgraph as mg
from marketgraph.server import Settings, make_app

from .browser import Visit
from .conftest import in_a_loop, served
from .test_protocol import problem

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Visiting = Callable[..., Visit]
LEFT = "https://w3id.org/marketgraph/id/company/novo-nordisk"
JSON = {"Accept": "application/json"}


@pytest.fixture
def copy(bundled_market: Path, tmp_path: Path) -> Path:
    """A workspace of the bundled markets that a test may decide in."""
    return Path(shutil.copytree(bundled_market, tmp_path / "market"))


@pytest.fixture
def judging(copy: Path) -> Iterator[httpx.Client]:
    """A client of a server that takes decisions."""
    with served(copy, review=True) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def decision(client: httpx.Client, verdict: str = "same") -> dict[str, str]:
    """Return the fields of the first decision of that verdict that the page offers."""
    for form in re.findall(r'<form class="do".*?</form>', client.get("/review").text, re.DOTALL):
        if f'value="{verdict}"' in form:
            fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
            return {**fields, "verdict": verdict}
    raise AssertionError(verdict)


def kept(workspace: Path) -> list[dict[str, str]]:
    file = workspace / "judgements.csv"
    if not file.exists():
        return []
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_sources_tell_what_each_document_gave(bundled_address: str) -> None:
    text = httpx.get(f"{bundled_address}/sources", timeout=60).text
    row = next(each for each in text.split("<tr>") if "published-sizes.csv" in each)
    plain = re.sub(r"<[^>]+>", "", row)
    assert re.search(r"Size 22\s*, Growth 13\s+35\s+–", plain)
    assert "eu-mergers-health/acquisition.csv" in text and "teleradiology/acquisition.csv" in text
    assert "30 documents were read" in text


def test_sources_say_where_they_end(bundled_address: str) -> None:
    for offset in ("-1", "x", "9" * 40, "²", "100"):
        answer = httpx.get(f"{bundled_address}/sources", params={"offset": offset}, timeout=60)
        assert answer.status_code == HTTPStatus.OK, offset


def test_a_server_that_was_not_started_for_it_takes_no_decision(bundled_address: str) -> None:
    page = httpx.get(f"{bundled_address}/review", timeout=60)
    assert "marketgraph serve --review" in page.text and 'name="token"' not in page.text
    answer = httpx.post(f"{bundled_address}/review", data={"verdict": "same", "subject": LEFT})
    problem(answer, HTTPStatus.FORBIDDEN)


def test_a_decision_is_kept_and_can_be_undone(judging: httpx.Client, copy: Path) -> None:
    form = decision(judging)
    made = judging.post("/review", data={**form, "reason": "one firm"}, headers=JSON).json()
    (row,) = kept(copy)
    assert row["id"] == made["id"]
    assert [row["verdict"], row["reason"]] == ["same", "one firm"]
    assert {row["subject"], row["object"]} == {form["subject"], form["object"]}
    page = judging.get("/review").text
    assert "Decided, waits for a build" in page
    undo = {"token": form["token"], "subject": made["id"], "verdict": "undo"}
    back = judging.post("/review", data=undo)
    assert (back.status_code, back.headers["location"]) == (HTTPStatus.SEE_OTHER, "/review")
    assert [row["verdict"] for row in kept(copy)] == ["same", "undo"]


def test_a_claim_is_judged_by_its_page(judging: httpx.Client, copy: Path) -> None:
    form = decision(judging, "reject")
    judging.post("/review", data=form, headers=JSON).raise_for_status()
    (row,) = kept(copy)
    assert (row["verdict"], row["subject"]) == ("reject", form["subject"].rpartition("/")[2])
    with mg.open(copy) as workspace:
        assert workspace.build().claims["rejected"] == 1


def test_a_decision_against_another_is_refused_and_not_kept(
    judging: httpx.Client, copy: Path
) -> None:
    form = decision(judging)
    judging.post("/review", data=form)
    told = problem(
        judging.post("/review", data={**form, "verdict": "different"}), HTTPStatus.CONFLICT
    )
    assert "contradict" in str(told["detail"])
    assert len(kept(copy)) == 1


@pytest.mark.parametrize(
    ("headers", "change", "status"),
    [
        ({"Origin": "http://evil.example"}, {}, HTTPStatus.FORBIDDEN),
        ({"Origin": "null"}, {}, HTTPStatus.FORBIDDEN),
        ({"Sec-Fetch-Site": "cross-site"}, {}, HTTPStatus.FORBIDDEN),
        ({"Sec-Fetch-Site": "same-site"}, {}, HTTPStatus.FORBIDDEN),
        ({}, {"token": ""}, HTTPStatus.FORBIDDEN),
        ({}, {"token": "é" * 43}, HTTPStatus.FORBIDDEN),
        ({"Content-Type": "text/plain"}, {}, HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
        ({"Host": "evil.example"}, {}, HTTPStatus.MISDIRECTED_REQUEST),
        ({}, {"verdict": "correct"}, HTTPStatus.BAD_REQUEST),
        ({}, {"subject": ""}, HTTPStatus.BAD_REQUEST),
        ({}, {"subject": "no-such-company"}, HTTPStatus.NOT_FOUND),
        ({}, {"reason": "x" * 2_000_000}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    ],
)
def test_whatever_is_not_a_decision_of_our_page_changes_nothing(
    judging: httpx.Client,
    copy: Path,
    headers: dict[str, str],
    change: dict[str, str],
    status: HTTPStatus,
) -> None:
    form = {**decision(judging), **change}
    problem(judging.post("/review", data=form, headers=headers), status)
    assert kept(copy) == []


def test_a_decision_by_get_is_none(judging: httpx.Client, copy: Path) -> None:
    assert judging.get("/review", params=decision(judging)).status_code == HTTPStatus.OK
    assert kept(copy) == []


def test_another_machine_sees_no_token_and_decides_nothing(copy: Path) -> None:
    async def asked() -> tuple[httpx.Response, httpx.Response]:
        app = make_app(copy, Settings(review=True, host="0.0.0.0"))  # noqa: S104 - never bound
        far = httpx.ASGITransport(app, client=("192.0.2.7", 4000))
        async with httpx.AsyncClient(transport=far, base_url="http://localhost") as client:
            page = await client.get("/review")
            form = {"token": "x", "verdict": "same", "subject": LEFT}
            return page, await client.post("/review", data=form)

    page, answer = in_a_loop(asked)
    assert page.status_code == HTTPStatus.OK and 'name="token"' not in page.text
    problem(answer, HTTPStatus.FORBIDDEN)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_both_pages_are_accessible(
    visit: Visiting, judging: httpx.Client, width: int, scheme: str
) -> None:
    for path, address in (("/sources", {}), ("/review", {"address": str(judging.base_url)})):
        shown = visit(path, width=width, color_scheme=scheme, **address)
        assert shown.violations() == []
        assert not shown.sideways()


@pytest.mark.browser
def test_pairs_are_judged_and_undone_by_keyboard(
    visit: Visiting, judging: httpx.Client, copy: Path
) -> None:
    tab = visit("/review", address=str(judging.base_url)).tab
    tab.keyboard.press("j")
    first = tab.evaluate("document.activeElement.getAttribute('aria-label')")
    tab.keyboard.press("s")
    tab.get_by_role("status").get_by_text(f"One thing: {first}").wait_for()
    assert [row["verdict"] for row in kept(copy)] == ["same"]
    tab.keyboard.press("k")
    tab.keyboard.press("u")
    tab.get_by_role("status").get_by_text("Undone.").wait_for()
    assert [row["verdict"] for row in kept(copy)] == ["same", "undo"]


@pytest.mark.browser
def test_a_refusal_is_told_on_the_card_and_keeps_what_was_typed(
    visit: Visiting, judging: httpx.Client, copy: Path
) -> None:
    shown = visit("/review", address=str(judging.base_url))
    tab = shown.tab
    card = tab.locator(".card").first
    card.get_by_label("Why").fill("the same firm")
    tab.evaluate("document.querySelector('.card [name=token]').value = 'old'")
    card.get_by_role("button", name="Same").click()
    card.get_by_role("alert").get_by_text("Load it again").wait_for()
    assert card.get_by_label("Why").input_value() == "the same firm"
    shown.forgive("403")
    assert kept(copy) == []


@pytest.mark.browser
def test_decisions_work_without_scripts(
    judging: httpx.Client, copy: Path, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{judging.base_url}/review")
    tab.locator(".card").first.get_by_role("button", name="Different").click()
    tab.get_by_role("heading", name="Decided").wait_for()
    assert [row["verdict"] for row in kept(copy)] == ["different"]
    context.close()
