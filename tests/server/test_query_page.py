"""``/sparql`` for people: saved queries by form, any query by editor, and what is done with the results."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest

from marketgraph.query import saved_queries
from marketgraph.store import Limits

from .browser import Visit
from .conftest import served
from .test_limits import ENDLESS
from .test_protocol import ASK, DEALS, problem

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

Visiting = Callable[..., Visit]
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
ONRAD = "https://w3id.org/marketgraph/id/company/onrad-inc"
BOUGHT = (
    "SELECT ?buyer ?bought ?buyerIRI { ?buyerIRI mkg:acquired ?b ; rdfs:label ?buyer ."
    " ?b rdfs:label ?bought } ORDER BY ?buyer"
)


def query(text: str) -> str:
    return f"/sparql?query={quote(text, safe='')}"


@pytest.fixture(scope="module")
def bundled(bundled_address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=bundled_address, timeout=60) as client:
        yield client


@pytest.mark.parametrize("path", ["/sparql", query(DEALS), "/sparql?saved=acquisitions"])
def test_a_browser_gets_the_page(client: httpx.Client, path: str) -> None:
    response = client.get(path, headers=BROWSER)
    assert response.status_code == HTTPStatus.OK
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["vary"] == "Accept"
    assert "script-src 'self'" in response.headers["content-security-policy"]


@pytest.mark.parametrize(
    "accept",
    ["*/*", "text/*", "text/html, text/csv", "text/html;q=0.9, application/json", "text/html, */*"],
)
def test_who_likes_results_as_much_as_pages_gets_results(client: httpx.Client, accept: str) -> None:
    response = client.get(query(ASK), headers={"Accept": accept})
    assert not response.headers["content-type"].startswith("text/html")


def test_a_form_that_is_posted_gets_results_without_a_script(client: httpx.Client) -> None:
    response = client.post("/sparql", data={"query": DEALS}, headers=BROWSER)
    assert response.headers["content-type"] == "application/sparql-results+xml"


def test_the_page_lists_each_saved_query_with_its_description(client: httpx.Client) -> None:
    text = client.get("/sparql", headers=BROWSER).text
    for name, saved in saved_queries().items():
        assert f'href="/sparql?saved={name}"' in text
        assert saved.description.replace('"', "&#34;").replace("'", "&#39;") in text


def test_each_parameter_of_each_saved_query_has_a_field(client: httpx.Client) -> None:
    for name, saved in saved_queries().items():
        text = client.get("/sparql", params={"saved": name}, headers=BROWSER).text
        for parameter in saved.parameters:
            assert f'name="{parameter.name}"' in text, (name, parameter.name)


def test_an_unknown_saved_query_is_told_and_stays_text(client: httpx.Client) -> None:
    text = client.get("/sparql", params={"saved": "<b>none</b>"}, headers=BROWSER).text
    assert "no saved query named “&lt;b&gt;none&lt;/b&gt;”" in text


def test_a_query_of_the_address_stays_text_in_the_page(client: httpx.Client) -> None:
    text = client.get(query("</textarea><script>alert(1)</script>"), headers=BROWSER).text
    assert "<script>alert" not in text and "&lt;/textarea&gt;" in text


def test_empty_fields_of_a_form_are_no_values(bundled: httpx.Client) -> None:
    asked = {"company": "Direct Radiology", "market": "", "from": "", "until": ""}
    rows = bundled.get("/api/queries/acquisitions", params=asked).json()["rows"]
    assert [(row["acquirer"], row["target"]) for row in rows] == [
        ("ONRAD Inc.", "Direct Radiology")
    ]


def test_the_text_of_a_saved_query_gives_the_same_rows_at_the_endpoint(
    bundled: httpx.Client,
) -> None:
    given = {"company": "Direct Radiology", "from": "2025-01-01"}
    text = bundled.get("/api/queries/acquisitions/text", params=given).json()["query"]
    found = bundled.post("/sparql", data={"query": text}).json()["results"]["bindings"]
    assert [row["acquirerIRI"]["value"] for row in found] == [ONRAD]
    problem(bundled.get("/api/queries/no-such/text"), HTTPStatus.NOT_FOUND)
    problem(bundled.get("/api/queries/sizes/text"), HTTPStatus.BAD_REQUEST)


def test_terms_are_told_with_roles_and_definitions(client: httpx.Client) -> None:
    told = client.get("/api/terms").json()
    assert told["prefixes"]["mkg"] == "https://w3id.org/marketgraph/ontology#"
    terms = {term["name"]: term for term in told["terms"]}
    assert terms["mkg:Company"]["role"] == "class" and terms["mkg:Company"]["definition"]
    assert terms["mkg:acquired"]["role"] == terms["rdfs:label"]["role"] == "property"
    assert terms["mkg:World"]["role"] == "individual"
    assert terms["adms:Identifier"]["role"] == "class"


def rows(tab: Tab) -> list[list[str]]:
    """Return what the table of results shows."""
    tab.wait_for_selector("#shown table")
    return [row.locator("td").all_inner_texts() for row in tab.locator("#shown tbody tr").all()]


def said(tab: Tab, text: str) -> None:
    tab.locator("#said").get_by_text(text).wait_for()


def typed(tab: Tab, text: str) -> None:
    """Write a query of our own into the editor."""
    tab.locator(".CodeMirror").click()
    tab.keyboard.press("Control+A")
    tab.keyboard.type(text)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    "path",
    [
        "/sparql",
        query(BOUGHT),
        query(f"DESCRIBE <{ONRAD}>"),
        query("ASK { ?a mkg:acquired ?b }"),
        "/sparql?saved=sizes&market=teleradiology",
        "/sparql?saved=document-claims",
    ],
)
def test_the_page_is_accessible(visit: Visiting, path: str, width: int, scheme: str) -> None:
    shown = visit(path, width=width, color_scheme=scheme)
    if "query=" in path or "market=" in path:
        shown.tab.locator("#shown > *").first.wait_for()
    elif path == "/sparql":
        shown.tab.wait_for_selector(".CodeMirror")
    assert shown.violations() == []
    assert not shown.sideways()


@pytest.mark.browser
def test_an_error_and_names_to_complete_are_accessible(visit: Visiting) -> None:
    for scheme in ("light", "dark"):
        shown = visit("/sparql", color_scheme=scheme)
        typed(shown.tab, "SELECT * { ?a mkg:acq")
        shown.tab.locator(".CodeMirror-hint").first.wait_for()
        assert shown.violations() == []
        shown.tab.keyboard.press("Escape")
        shown.tab.keyboard.press("Control+Enter")
        shown.tab.get_by_role("alert").wait_for()
        assert shown.violations() == []
        shown.forgive("400 (Bad Request)")


@pytest.mark.browser
def test_a_saved_query_is_found_filled_in_and_run_by_mouse(visit: Visiting) -> None:
    tab = visit("/sparql").tab
    tab.get_by_placeholder("Filter by words").fill("who acquired whom")
    tab.get_by_role("link", name="Acquisitions", exact=True).click()
    tab.wait_for_url("**/sparql?saved=acquisitions")
    field = tab.get_by_label("a party of the deal")
    field.click()
    field.press_sequentially("direct radiol")
    tab.get_by_role("option", name="Direct Radiology").click()
    tab.get_by_role("button", name="Run").click()
    said(tab, "1 row in")
    (row,) = rows(tab)
    assert row[:6] == [
        "ONRAD Inc.", "Direct Radiology", "Philips", "2025-01-01", "2025-01-31", "Completed",
    ]  # fmt: skip
    link = tab.get_by_role("link", name="ONRAD Inc.")
    assert link.get_attribute("href") == "/id/company/onrad-inc"
    asked = parse_qs(urlsplit(tab.url).query)
    assert asked["saved"] == ["acquisitions"]
    assert asked["company"] == ["https://w3id.org/marketgraph/id/company/direct-radiology"]


def tabbed(tab: Tab, selector: str) -> None:
    """Press Tab until the focus is on an element."""
    for _ in range(80):
        tab.keyboard.press("Tab")
        if tab.evaluate("one => document.activeElement.matches(one)", selector):
            return
    raise AssertionError(selector)


@pytest.mark.browser
def test_a_saved_query_is_found_filled_in_and_run_by_keyboard_alone(visit: Visiting) -> None:
    tab = visit("/sparql").tab
    tabbed(tab, "#filter")
    tab.keyboard.type("who acquired whom")
    tabbed(tab, "#topics a")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/sparql?saved=acquisitions")
    tab.wait_for_selector("html[data-ready]")
    rows(tab)
    tabbed(tab, "[name=company]")
    tab.keyboard.type("premier radiol")
    tab.get_by_role("option", name="Premier Radiology Services").wait_for()
    assert "Enter fills it in" in tab.locator(".names .end:visible").inner_text()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.value") == "Premier Radiology Services"
    tab.keyboard.press("Control+Enter")
    said(tab, "1 row in")
    (row,) = rows(tab)
    assert row[:6] == [
        "Grovecourt Capital Partners", "Premier Radiology Services", "not bound",
        "2023-06-01", "2023-06-30", "Announced",
    ]  # fmt: skip


@pytest.mark.browser
def test_saved_queries_are_filtered_by_words_and_topics(visit: Visiting) -> None:
    tab = visit("/sparql").tab
    field, shown = tab.locator("#filter"), tab.locator("#topics li:visible a")
    field.fill("share rank")
    assert shown.all_inner_texts() == [
        "Shares and ranks of companies",
        "Shares and ranks of regions",
        "Shares and ranks of segments",
    ]
    field.fill("partners and cust")
    assert set(shown.all_inner_texts()) == {
        "Customers", "Partners", "Partners of partners", "Shared partners", "Suppliers",
    }  # fmt: skip
    field.fill("zzzz")
    assert shown.count() == 0
    assert tab.get_by_text("No saved query has these words.").is_visible()
    field.press("Escape")
    assert shown.count() == len(saved_queries())


@pytest.mark.browser
def test_a_link_shows_names_and_result_and_asks_for_any_of_several(visit: Visiting) -> None:
    radiology = "https://w3id.org/marketgraph/id/company/direct-radiology"
    premier = "https://w3id.org/marketgraph/id/company/premier-radiology-services"
    tab = visit(f"/sparql?saved=acquisitions&company={radiology}&company={premier}").tab
    buyers = {row[0] for row in rows(tab)}
    assert buyers == {"ONRAD Inc.", "Grovecourt Capital Partners"}
    fields = tab.locator("[data-name=company] input")
    assert [each.input_value() for each in fields.all()] == [
        "Direct Radiology",
        "Premier Radiology Services",
    ]


@pytest.mark.browser
def test_another_value_may_be_added_by_hand(visit: Visiting) -> None:
    tab = visit("/sparql?saved=acquisitions&company=Direct+Radiology").tab
    rows(tab)
    tab.locator("[data-name=company]").get_by_role("button", name="or another").click()
    tab.keyboard.type("Premier Radiology Services")
    tab.keyboard.press("Control+Enter")
    said(tab, "2 rows in")


@pytest.mark.browser
def test_what_is_needed_is_asked_for(visit: Visiting) -> None:
    tab = visit("/sparql?saved=sizes").tab
    tab.get_by_role("button", name="Run").click()
    assert tab.evaluate("document.activeElement.name") == "market"
    assert tab.locator("#shown > *").count() == 0


@pytest.mark.browser
def test_an_unknown_name_is_told_with_near_ones(visit: Visiting) -> None:
    shown = visit("/sparql?saved=acquisitions&company=Direct+Radiologie")
    shown.tab.get_by_role("alert").get_by_text("Direct Radiology").wait_for()
    shown.forgive("404 (Not Found)")


@pytest.mark.browser
def test_a_saved_query_becomes_one_to_edit(visit: Visiting) -> None:
    tab = visit("/sparql?saved=acquisitions&company=Direct+Radiology").tab
    rows(tab)
    tab.get_by_role("button", name="Edit as SPARQL").click()
    tab.wait_for_url("**/sparql?query=*")
    assert [row[:2] for row in rows(tab)] == [["ONRAD Inc.", "Direct Radiology"]]
    text = tab.locator("#text").input_value()
    assert "<https://w3id.org/marketgraph/id/company/direct-radiology>" in text


@pytest.mark.browser
def test_an_error_is_told_and_marked_at_its_place(visit: Visiting) -> None:
    shown = visit(query("SELECT *\n{ ?a rdfs:label }"))
    tab = shown.tab
    tab.get_by_role("button", name="Go to line 2, column 17").click()
    assert tab.locator(".CodeMirror .wrong").inner_text() == "}"
    tab.keyboard.type("?b ")
    assert "?a rdfs:label ?b }" in tab.locator("#text").input_value()
    assert tab.locator(".CodeMirror .wrong").count() == 0
    shown.forgive("400 (Bad Request)")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("SELECT * { ?a a compa", "mkg:Company"),
        ("SELECT * { ?a a mkg:Compa", "mkg:Company"),
        ("SELECT * { ?a mkg:acq", "mkg:acquired"),
        ("SELECT * { ?a suppl", "mkg:supplier"),
        ("SELECT * { ?a acqui", "mkg:acquired"),
        ("PREFIX mk", "mkg: <https://w3id.org/marketgraph/ontology#>"),
    ],
)
def test_names_of_the_ontology_are_completed(visit: Visiting, start: str, name: str) -> None:
    tab = visit("/sparql").tab
    typed(tab, start)
    tab.locator(".CodeMirror-hint-active").filter(has_text=name).wait_for()
    tab.keyboard.press("Enter")
    assert tab.locator("#text").input_value() == start[: start.rindex(" ") + 1] + name


@pytest.mark.browser
def test_known_prefixes_are_no_error_to_the_editor(visit: Visiting) -> None:
    tab = visit(query(BOUGHT)).tab
    rows(tab)
    assert tab.locator(".parseErrorIcon").count() == 0


@pytest.mark.browser
def test_nobody_is_kept_in_the_editor(visit: Visiting) -> None:
    tab = visit("/sparql").tab
    typed(tab, "ASK {}")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "run"
    tab.keyboard.press("Shift+Tab")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == "SPARQL query"
    tab.keyboard.press("Control+Enter")
    tab.get_by_text("Yes: the graph holds this.").wait_for()


@pytest.mark.browser
def test_rows_are_sorted_by_their_columns(visit: Visiting) -> None:
    values = 'SELECT * { VALUES (?n ?t) { (10 "b") (9 "c"@en) (UNDEF "a") (-1.5 UNDEF) } }'
    tab = visit(query(values)).tab
    assert [row[0] for row in rows(tab)] == ["10integer", "9integer", "not bound", "-1.5decimal"]
    head = tab.get_by_role("button", name="n", exact=True)
    head.click()
    order = ["-1.5", "9", "10", "not bound"]
    assert [row[0].removesuffix("integer").removesuffix("decimal") for row in rows(tab)] == order
    head.click()
    order = ["10", "9", "-1.5", "not bound"]
    assert [row[0].removesuffix("integer").removesuffix("decimal") for row in rows(tab)] == order
    assert tab.locator("th[aria-sort=descending]").count() == 1
    assert [row[1] for row in rows(tab)] == ["b", "c@en", "not bound", "a"]


@pytest.mark.browser
def test_many_rows_are_drawn_a_thousand_at_a_time_and_the_rest_is_told(visit: Visiting) -> None:
    tab = visit(query("SELECT ?s { ?s ?p ?o } LIMIT 2100")).tab
    assert len(rows(tab)) == 1_000
    tab.get_by_text("Rows 1 to 1,000 of 2,100; 1,100 are not drawn.").wait_for()
    tab.get_by_role("button", name="Later rows").click()
    tab.get_by_role("button", name="Later rows").click()
    tab.get_by_text("Rows 2,001 to 2,100 of 2,100").wait_for()
    assert len(rows(tab)) == 100


def downloaded(tab: Tab, form: str) -> tuple[str, str]:
    """Return the name and text of the file that a button gives."""
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name=f"Download {form}").click()
    file = waiting.value
    text = Path(file.path()).read_text(encoding="utf-8")
    return file.suggested_filename, text


@pytest.mark.browser
def test_csv_is_plain_for_charts_and_no_formula(visit: Visiting) -> None:
    values = (
        "SELECT ?t ?n ?d { VALUES (?t ?n ?d) {"
        ' ("=1+1" -2 "2024-05-01"^^xsd:date) ("@a,\\"b" 1.5e3 UNDEF) ("-x" 2.5 UNDEF) } }'
    )
    tab = visit(query(values)).tab
    rows(tab)
    name, text = downloaded(tab, "CSV")
    assert name == "query.csv"
    assert [*csv.reader(io.StringIO(text))] == [
        ["t", "n", "d"],
        ["'=1+1", "-2", "2024-05-01"],
        ["'@a,\"b", "1500", ""],
        ["'-x", "2.5", ""],
    ]


@pytest.mark.browser
def test_json_and_tsv_are_those_of_the_endpoint(visit: Visiting) -> None:
    tab = visit("/sparql?saved=acquisitions&company=Direct+Radiology").tab
    rows(tab)
    name, text = downloaded(tab, "TSV")
    assert name == "acquisitions.tsv"
    assert text.startswith("?acquirer\t?target\t") and f"<{ONRAD}>" in text
    name, text = downloaded(tab, "JSON")
    assert name == "acquisitions.json" and f'"{ONRAD}"' in text


@pytest.mark.browser
def test_statements_are_turtle_with_links_and_open_in_the_explorer(visit: Visiting) -> None:
    tab = visit(query(f"DESCRIBE <{ONRAD}>")).tab
    shown = tab.get_by_role("region", name="Statements")
    text = shown.inner_text()
    assert "@prefix mkg: <https://w3id.org/marketgraph/ontology#> ." in text
    assert "mkg:acquired <https://w3id.org/marketgraph/id/company/direct-radiology>" in text
    link = shown.get_by_role("link", name="company/direct-radiology")
    assert link.get_attribute("href") == "/id/company/direct-radiology"
    tab.get_by_role("link", name="Open in the explorer").click()
    tab.wait_for_selector("#explorer[data-settled]")
    assert ONRAD in parse_qs(urlsplit(tab.url).query)["iri"]
    assert "ONRAD Inc." in tab.locator("#sum").inner_text()
    assert tab.locator("#canvas canvas").first.is_visible()


@pytest.mark.browser
def test_a_query_that_is_cancelled_makes_room_for_the_next(visit: Visiting, market: Path) -> None:
    with served(market, Limits(timeout=600), workers=1) as address:
        tab = visit("/sparql", address=address).tab
        typed(tab, ENDLESS)
        tab.keyboard.press("Control+Enter")
        tab.get_by_role("button", name="Cancel").click()
        said(tab, "Cancelled after")
        assert not tab.get_by_role("button", name="Cancel").is_visible()
        typed(tab, "ASK {}")
        tab.keyboard.press("Control+Enter")
        tab.get_by_text("Yes: the graph holds this.").wait_for()


@pytest.mark.browser
def test_names_from_strangers_stay_text_in_results(visit: Visiting, address: str) -> None:
    tab = visit(query(BOUGHT), address=address).tab
    assert ['Dogwood "Scans" <b>Kft</b>', "Elm Labs"] in rows(tab)
    tab.goto(address + query('SELECT ?x { VALUES ?x { <javascript:alert(1)> "<img src=x>" } }'))
    assert rows(tab) == [["javascript:alert(1)"], ["<img src=x>"]]
    assert tab.locator("#shown a, #shown img").count() == 0


@pytest.mark.browser
def test_the_link_is_copied_and_shows_the_same(visit: Visiting, bundled_address: str) -> None:
    tab = visit("/sparql", permissions=["clipboard-read", "clipboard-write"]).tab
    typed(tab, "ASK { ?a mkg:acquired ?b }")
    tab.get_by_role("button", name="Copy link").click()
    said(tab, "The link is copied.")
    link = tab.evaluate("navigator.clipboard.readText()")
    assert link == bundled_address + "/sparql?query=" + "ASK+%7B+%3Fa+mkg%3Aacquired+%3Fb+%7D"
    tab.goto(link)
    tab.get_by_text("Yes: the graph holds this.").wait_for()


@pytest.mark.browser
def test_going_back_shows_the_query_before(visit: Visiting) -> None:
    tab = visit(query("ASK {}")).tab
    tab.get_by_text("Yes: the graph holds this.").wait_for()
    typed(tab, "ASK { <urn:a> <urn:b> <urn:c> }")
    tab.keyboard.press("Control+Enter")
    tab.get_by_text("No: the graph does not hold this.").wait_for()
    tab.go_back()
    tab.get_by_text("Yes: the graph holds this.").wait_for()
    assert tab.locator("#text").input_value() == "ASK {}"


@pytest.mark.browser
def test_a_link_of_a_page_opens_the_query_with_its_result(visit: Visiting) -> None:
    text = "SELECT ?thing ?name { ?thing mkg:acquired ?b OPTIONAL { ?thing rdfs:label ?name } }"
    tab = visit(query(text)).tab
    assert ["ONRAD Inc."] in rows(tab)
    assert tab.get_by_role("link", name="ONRAD Inc.").count() == 1


@pytest.mark.browser
def test_without_scripts_the_list_and_a_plain_form_are_there(visit: Visiting) -> None:
    shown = visit("/", java_script_enabled=True)
    context = shown.tab.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    tab = context.new_page()
    tab.goto(shown.address + "/sparql")
    tab.get_by_label("SPARQL query").fill("ASK {}")
    with tab.expect_response("**/sparql") as waiting:
        tab.get_by_role("button", name="Run").click()
    assert waiting.value.headers["content-type"] == "application/sparql-results+xml"
    tab.goto(shown.address + "/sparql")
    tab.get_by_role("link", name="Acquisitions", exact=True).click()
    tab.get_by_label("a party of the deal").fill("Direct Radiology")
    with tab.expect_response("**/api/queries/acquisitions*") as waiting:
        tab.get_by_role("button", name="Run").click()
    assert waiting.value.ok
    context.close()
