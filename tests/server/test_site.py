"""The first page, all markets, what is found by a name, and the files that pages load."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http import HTTPStatus

import httpx
import pytest

from .browser import Visit
from .test_protocol import problem

SHOWN = ["/", "/markets", "/search?q=phlips", "/search?q=zzzzqqqq", "/ontology"]
ABOUT = ["/id/company/onrad-inc", "/id/market/teleradiology", "/id/company/no-such-company"]

Visiting = Callable[..., Visit]


@pytest.fixture(scope="module")
def bundled(bundled_address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=bundled_address, timeout=60) as client:
        yield client


def test_the_first_page_tells_markets_news_and_documents(bundled: httpx.Client) -> None:
    text = bundled.get("/").text
    assert '<a class="plain" href="/id/market/teleradiology">Teleradiology</a>' in text
    assert "USD 2.52 billion to USD 17.066 billion in 2024, by 11 publishers" in text
    assert "ONRAD Inc. acquires Direct Radiology" in text
    assert "offering.csv" in text


def test_a_search_without_a_script_finds_a_name_with_typing_errors(bundled: httpx.Client) -> None:
    assert ">Philips</a>" in bundled.get("/search", params={"q": "phlips"}).text
    assert "No name is like that" in bundled.get("/search", params={"q": "zzzzqqqq"}).text


def test_a_page_that_is_known_is_not_sent_again(bundled: httpx.Client) -> None:
    for path in ("/", "/static/css/base.css"):
        tag = bundled.get(path).headers["etag"]
        again = bundled.get(path, headers={"If-None-Match": tag})
        assert again.status_code == HTTPStatus.NOT_MODIFIED


@pytest.mark.parametrize(
    "path",
    ["/static/", "/static/../app.py", "/static/%2e%2e/%2e%2e/app.py", "/static/css/none.css"],
)
def test_only_the_files_of_pages_are_sent(bundled: httpx.Client, path: str) -> None:
    problem(bundled.get(path), HTTPStatus.NOT_FOUND)


def test_names_from_strangers_stay_text(client: httpx.Client) -> None:
    assert "Dogwood &#34;Scans&#34; &lt;b&gt;Kft&lt;/b&gt;" in client.get("/").text
    hit = client.get("/search", params={"q": 'Dogwood "Scans" <b>'}).text
    assert "<b>" not in hit and "&lt;b&gt;Kft" in hit


def test_style_sheets_load_nothing_from_elsewhere(bundled: httpx.Client) -> None:
    for name in ("tokens", "base", "home", "thing"):
        style = bundled.get(f"/static/css/{name}.css")
        assert style.headers["content-type"].startswith("text/css")
        assert "@import" not in style.text and "http" not in style.text


@pytest.mark.browser
def test_a_page_that_the_browser_keeps_is_shown_again_as_it_was(visit: Visiting) -> None:
    shown = visit("/id/region/united-states")
    for path in ("/markets", "/sources", "/id/region/united-states", "/markets", "/sources"):
        shown.go(path)
    assert shown.tab.locator("h1").inner_text() == "Sources"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", [*SHOWN, *ABOUT[:2]])
def test_pages_are_accessible(visit: Visiting, path: str, width: int, scheme: str) -> None:
    shown = visit(path, width=width, color_scheme=scheme)
    assert shown.violations() == []
    assert not shown.sideways()


@pytest.mark.browser
def test_a_name_is_completed_and_opened_by_keyboard_alone(visit: Visiting) -> None:
    tab = visit("/").tab
    tab.keyboard.press("/")
    tab.keyboard.type("direct radi")
    tab.get_by_role("option", name="Direct Radiology").wait_for()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/id/company/direct-radiology")


@pytest.mark.browser
def test_the_list_of_names_closes_on_escape_and_keeps_what_was_typed(visit: Visiting) -> None:
    tab = visit("/markets").tab
    field = tab.get_by_role("combobox")
    field.fill("philips")
    tab.get_by_role("option").first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "philips"


@pytest.mark.browser
def test_a_hostile_name_in_the_list_of_names_stays_text(visit: Visiting, address: str) -> None:
    tab = visit("/", address=address).tab
    tab.get_by_role("combobox").fill("dogwood")
    assert 'Dogwood "Scans" <b>Kft</b>' in tab.get_by_role("option").first.inner_text()
