"""Pages of single kinds: companies, markets, segments, developments, reports, claims."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

import marketgraph as mg
from marketgraph.vocabulary import KINDS

from .browser import Visit
from .conftest import served

COMPANIES = ["/id/company/onrad-inc", "/id/company/koninklijke-philips-nv", "/id/company/cvc"]
MARKETS = ["/id/market/teleradiology", "/id/market/cloud-native"]
DEAL = "/id/development/acquisition--onrad-inc--direct-radiology--2025-01"
REPORT = "/id/report/data-bridge-market-research--global-teleradiology-market"
OTHERS = [DEAL, REPORT, "/id/segment/teleradiology--delivery-mode--cloud-based"]
SHOWN = [*COMPANIES, *MARKETS, *OTHERS]

Visiting = Callable[..., Visit]


@pytest.fixture(scope="module")
def bundled(bundled_address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=bundled_address, timeout=60) as client:
        yield client


def words(client: httpx.Client, path: str) -> str:
    """Return what a page says: its text without tags, each stretch of white space as one blank."""
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == httpx.codes.OK
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.text)).split())


def test_a_company_tells_its_facts_with_their_passages(bundled: httpx.Client) -> None:
    told = words(bundled, "/id/company/onrad-inc")
    for heading, value in (
        ("Country", "United States"),
        ("Headquarters", "Phoenix"),
        ("Kind", "teleradiology company"),
        ("Customers", "120"),
    ):
        assert f"{heading} {value} Source 1" in told
    assert (
        "Teleradiology · ONRAD, Inc. · U.S. · leader · Market share, list of leaders, entry 15"
        in told
    )
    assert "market-participant.csv , row 16 · confidence 1" in told


def test_a_company_tells_its_deals_as_precisely_as_the_sources_do(bundled: httpx.Client) -> None:
    told = words(bundled, "/id/company/onrad-inc")
    assert "January 2025 ONRAD Inc. acquires Direct Radiology Source 1" in told
    assert "sold by Philips · completed" in told
    assert "No price is stated." in told
    assert re.search(r"Direct Radiology Source 1 .*? January 2025 no end stated not stated", told)


def test_a_company_tells_owners_then_and_now(bundled: httpx.Client) -> None:
    told = words(bundled, "/id/company/ge-healthcare")
    assert re.search(r"General Electric Source \d .*? not stated 3 January 2023 not stated", told)
    silent = words(bundled, "/id/company/onrad-inc")
    assert "No document that was read states an owner." in silent


def test_a_review_by_an_authority_stands_beside_its_deal(bundled: httpx.Client) -> None:
    told = words(bundled, "/id/company/koninklijke-philips-nv")
    assert re.search(
        r"Philips acquires INTERMAGNETICS .*? reviewed by European Commission: Art\. 6\(1\)\(b\)",
        told,
    )
    assert "Reviews by authorities" not in told


def test_a_company_tells_every_name_that_it_is_known_by(bundled: httpx.Client) -> None:
    told = words(bundled, "/id/company/koninklijke-philips-nv")
    assert "Philips shown by this name" in told
    for name in ("Koninklijke Philips N.V.", "PHILIPS", "Royal Philips"):
        assert f"{name} also written" in told


def test_a_company_tells_what_may_be_the_same_and_leads_to_both_sides(
    bundled: httpx.Client,
) -> None:
    told = words(bundled, "/id/company/bayer")
    assert re.search(
        r"Perhaps the same company 2 BAYER DIAGNOSTICS 0\.80 differs only by diagnostics "
        r"BAYER HEALTHCARE 0\.80 differs only by healthcare Both sides",
        told,
    )
    (path,) = re.findall(r'href="(/review\?of=[^"]*)"', bundled.get("/id/company/bayer").text)
    sides = words(bundled, unescape(path))
    assert "Only what may be the same as BAYER" in sides
    assert "One thing or two? 2" in sides and "BAYER HEALTHCARE" in sides
    assert "NOVO NORDISK" not in sides
    assert "Perhaps the same" not in words(bundled, "/id/company/onrad-inc")
    assert bundled.get("/review?of=company/nobody").status_code == httpx.codes.NOT_FOUND


def test_a_source_has_one_number_on_the_whole_page(bundled: httpx.Client) -> None:
    told = words(bundled, "/id/company/onrad-inc")
    listed = told[told.index("Sources 1 Data Bridge") :]
    assert "1 Data Bridge Market Research, 2025. Global Teleradiology Market" in listed
    assert "Source 2" not in told


def test_names_from_strangers_stay_text(client: httpx.Client) -> None:
    text = client.get("/id/company/dogwood-scans-b-kft-b", headers={"Accept": "text/html"}).text
    assert "Dogwood &#34;Scans&#34; &lt;b&gt;Kft&lt;/b&gt;" in text
    assert "<b>" not in text


def test_other_forms_of_a_thing_stay_what_they_were(bundled: httpx.Client) -> None:
    turtle = bundled.get("/id/company/onrad-inc.ttl")
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert "Phoenix" in turtle.text


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", SHOWN)
def test_pages_are_accessible(visit: Visiting, path: str, width: int, scheme: str) -> None:
    shown = visit(path, width=width, color_scheme=scheme)
    assert shown.violations() == []
    assert not shown.sideways()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_pages_of_every_other_kind_are_accessible(
    visit: Visiting, bundled: httpx.Client, width: int, scheme: str
) -> None:
    query = """SELECT (SAMPLE(?s) AS ?one) {
      { SELECT ?s { ?s a ?type } ORDER BY ?s }
      BIND(STRBEFORE(STRAFTER(STR(?s), "/marketgraph/id/"), "/") AS ?kind) FILTER(?kind != "")
    } GROUP BY ?kind"""
    found = bundled.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    every = [one["one"]["value"].removeprefix("https://w3id.org/marketgraph") for one in found]
    paths = [
        one for one in every if one.split("/")[2] not in {each.split("/")[2] for each in SHOWN}
    ]
    # Kinds of ontology and encoding (``vocabulary.KINDS``) of which the bundled markets have one.
    assert len(every) == len(KINDS)
    shown = visit("/similar?company=company/ge-healthcare", width=width, color_scheme=scheme)
    for path in ["", "/review?of=company/bayer", *paths]:
        if path:
            shown.go(path)
        assert (shown.violations(), shown.sideways()) == ([], False), path


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1440])
def test_a_passage_opens_by_keyboard_and_closes_on_escape(visit: Visiting, width: int) -> None:
    shown = visit("/id/company/onrad-inc", width=width)
    mark = shown.tab.locator("details.cite summary").nth(1)
    mark.focus()
    mark.press("Enter")
    card = shown.tab.locator("details.cite[open] .card")
    card.wait_for()
    assert "Phoenix" in card.inner_text() or "U.S." in card.inner_text()
    box = card.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width
    assert shown.violations() == []
    shown.tab.keyboard.press("Escape")
    assert shown.tab.locator("details.cite[open]").count() == 0


@pytest.mark.browser
def test_developments_are_drawn_one_block_each_and_redrawn_in_the_dark(visit: Visiting) -> None:
    shown = visit("/id/company/cvc")
    chart = shown.tab.locator("figure[data-chart=blocks][data-drawn]")
    chart.wait_for()
    assert "12 dated developments of CVC Capital Partners" in (
        chart.get_attribute("aria-label") or ""
    )
    light = chart.locator("svg").inner_html()
    shown.tab.emulate_media(color_scheme="dark")
    shown.tab.wait_for_function(
        "light => document.querySelector('[data-chart] svg').innerHTML !== light", arg=light
    )


@pytest.mark.browser
def test_similar_companies_are_told_with_their_reasons(visit: Visiting) -> None:
    shown = visit("/id/company/ge-healthcare")
    found = shown.tab.locator(".similar li")
    found.first.wait_for()
    assert "both in the market Teleradiology (21 companies)" in found.first.inner_text()


@pytest.mark.browser
def test_a_refused_comparison_says_why_in_numbers(visit: Visiting, address: str) -> None:
    shown = visit("/id/company/alder-imaging-ltd", address=address)
    refusal = shown.tab.locator(".refusal")
    refusal.wait_for()
    assert "Too little is known to say." in refusal.inner_text()
    assert "30" in refusal.inner_text()


def test_a_market_lays_published_sizes_side_by_side(bundled: httpx.Client) -> None:
    told = words(bundled, "/id/market/teleradiology")
    assert "Size in 2024, billion USD 2.52 – 17.07 by 11 publishers, apart by 6.8 times" in told
    assert re.search(
        r"Data Bridge Market Research Source 1 .*? USD 2\.52 billion, 2024 USD 9\.81 billion, 2032 forecast"
        r" 18\.5 %, 2025–2032 USD 2\.52 billion ✓",
        told,
    )
    assert re.search(r"The Insight Partners Source \d+ .*? Services only USD 2\.392 billion", told)
    assert "same figures as Valuates Reports" in told


def test_a_report_that_disagrees_with_itself_is_marked(bundled: httpx.Client) -> None:
    # Valuates: 2.709 to 10.621 billion in 8 years is (10.621 / 2.709) ** (1 / 8) - 1 = 18.62 %, 18.4 % is stated.
    assert "≠ no: 18.62 % computed" in words(bundled, "/id/market/teleradiology")


def test_a_share_of_a_whole_that_is_not_stated_says_so(bundled: httpx.Client) -> None:
    told = words(bundled, "/id/market/teleradiology")
    assert re.search(
        r"North America 44\.8 % Source 1 .*? of a whole that is not stated, estimate", told
    )
    assert re.search(r"India 26\.9 % a year Source 1 .*? number 1 by growth", told)
    assert "share not stated" in told
    assert re.search(r"Cloud-Based Delivery Mode .*? 65\.8 % .*? 2025, forecast", told)
    assert "The stated shares leave 34.2 % for the others." in told


def test_a_market_tells_who_takes_part_what_happened_and_what_moves_it(
    bundled: httpx.Client,
) -> None:
    told = words(bundled, "/id/market/teleradiology")
    assert "Who takes part 21 All of them are named as leaders. United States 11" in told
    assert "April 2022 Andhra Med Tech Zone, Teleradiology Solutions become partners" in told
    assert "Driver Too few radiologists and growing need for remote reading" in told
    assert "found in Royal College of Radiologists, 2021" in told
    assert re.search(r"GDPR Source 1 .*? European Union", told)


def test_a_market_of_which_little_is_stated_says_what_is_missing(bundled: httpx.Client) -> None:
    told = words(bundled, "/id/market/cloud-native")
    assert "No document that was read states a size of this market." in told
    assert "No document that was read defines it." in told
    assert "No driver or restraint is stated." in told
    shown = re.search(r"([\d,]+) more are not shown: ask for all of them", told)
    # market-participant.csv names 722 companies, of which 90 are listed.
    assert shown and int(shown[1].replace(",", "")) > 0


def test_a_market_tells_sizes_over_the_years_and_growth_as_published(bundled: httpx.Client) -> None:
    told = words(bundled, "/id/market/teleradiology")
    # Of 13 publishers one tells of services only: 2 of its sizes, 1 of its rates; one rate more is that of India.
    assert re.search(r"Sizes over the years, as published, USD A line .*? Not drawn: 2 more", told)
    assert re.search(r"Growth a year, as stated .*? Not drawn: 2 more", told)
    table = told[told.index("Growth a year, as stated") : told.index("How it is divided")]
    assert re.search(r"P&S Intelligence Source \d+ .*? over 15 % a year not stated", table)
    assert re.search(r"Zion Market Research Source \d .*? about 16\.5 % a year 2017–2022", table)


def test_figures_that_cannot_be_compared_are_not_drawn_together(tmp_path: Path) -> None:
    rows = [
        ("MarketSize", "1000", "USD", 2020, "reported", "", "", "One"),
        ("MarketSize", "2000", "USD", 2025, "forecast", "", "", "One"),
        ("MarketSize", "1500", "USD", 2021, "estimate", "", "", "Two"),
        ("MarketSize", "900", "EUR", 2022, "reported", "", "", "Two"),
        ("MarketSize", "300", "USD", 2022, "reported", "", "India", "Two"),
        ("GrowthRate", "", "", 2020, "", "8", "", "One"),
    ]
    head = "type,amount,currency,year,status,percent,region,source.publisher,market\n"
    lines = (",".join(map(str, (*row, "Lamps"))) for row in rows)
    (tmp_path / "sizes.csv").write_text(head + "\n".join(lines), encoding="utf-8")
    with mg.open(tmp_path / "market") as workspace:
        workspace.add(tmp_path / "sizes.csv")
        workspace.build()
    with served(tmp_path / "market") as address, httpx.Client(base_url=address) as client:
        page = client.get("/id/market/lamps", headers={"Accept": "text/html"}).text
    (drawn,) = re.findall(r'data-chart="years" data-values="([^"]*)"', page)
    lines_drawn = json.loads(unescape(drawn))["lines"]
    assert {
        (line["name"], point["year"], point["amount"], point["ahead"])
        for line in lines_drawn
        for point in line["points"]
    } == {
        ("One", 2020, 1000, False),
        ("One", 2025, 2000, True),
        ("Two", 2021, 1500, False),
    }
    assert len({(line["mark"], line["colour"]) for line in lines_drawn}) == len(lines_drawn)
    assert "Not drawn: 2 more" in page
    assert 'data-chart="growth"' not in page


@pytest.mark.browser
def test_a_market_draws_sizes_segments_and_developments_each_with_its_words(
    visit: Visiting,
) -> None:
    shown = visit("/id/market/teleradiology")
    for kind, label in (
        ("sizes", "13 published sizes, each as published and brought to 2024"),
        (
            "years",
            "20 sizes as published by 12 publishers for 2016 to 2034, from USD 1.91 billion to",
        ),
        ("growth", "12 growth rates a year as stated, from 15 % to 25.3 %"),
        ("sunburst", "41 segments of Teleradiology in 10 dimensions"),
        ("blocks", "6 dated developments of Teleradiology, 2022 to 2025"),
    ):
        chart = shown.tab.locator(f"figure[data-chart={kind}][data-drawn]")
        chart.wait_for()
        assert label in (chart.get_attribute("aria-label") or "")
        assert chart.get_attribute("role") == "img"
    shown.tab.get_by_text("The same as a tree").click()
    shown.tab.locator("figure[data-chart=tree][data-drawn] svg").wait_for()
    assert shown.violations() == []


@pytest.mark.browser
def test_a_chart_of_one_point_is_not_drawn(visit: Visiting) -> None:
    shown = visit("/id/company/onrad-inc")
    assert shown.tab.locator("[data-chart]").count() == 0


def test_a_segment_tells_its_share_its_place_and_those_beside_it(bundled: httpx.Client) -> None:
    told = words(bundled, "/id/segment/teleradiology--delivery-mode--cloud-based")
    assert re.search(r"Market Teleradiology Source 1 .*? Dimension Delivery Mode Source 1", told)
    assert re.search(r"65\.8 % Source 1 .*? of a whole that is not stated, 2025, forecast", told)
    beside = told[told.index("Beside it") :]
    assert "On-Premise Delivery Mode" in beside and "Web-Based Delivery Mode" in beside
    assert "No company is named as active in it." in told


def test_a_deal_tells_parties_by_role_terms_and_what_is_not_stated(bundled: httpx.Client) -> None:
    told = words(bundled, DEAL)
    for role, party in (
        ("Buyer", "ONRAD Inc."),
        ("Bought", "Direct Radiology"),
        ("Sold by", "Philips"),
    ):
        assert f"{role} {party} Source 1" in told.replace("Seller", "Sold by")
    assert "When January 2025 Source 1" in told
    assert "Status Completed Source 1" in told
    assert "Price not stated" in told
    voice = told[told.index("What each source says") :]
    assert "2025-01 · Teleradiology · ONRAD Inc. · Direct Radiology · Royal Philips" in voice


def test_a_deal_and_its_review_lead_to_each_other(bundled: httpx.Client) -> None:
    deal = words(
        bundled, "/id/development/acquisition--koninklijke-philips-nv--intermagnetics--2006-11"
    )
    assert re.search(
        r"Reviewed by an authority Deal review: INTERMAGNETICS, Philips Source 1 .*?"
        r"European Commission: Art\. 6\(1\)\(b\), 7 November 2006",
        deal,
    )
    told = words(bundled, "/id/development/case-m-4300")
    assert "Notified 29 September 2006" in told and "Outcome Art. 6(1)(b)" in told
    assert "The deal under review Philips acquires INTERMAGNETICS" in told


def test_a_report_tells_what_it_is_and_what_it_says_with_the_passages(
    bundled: httpx.Client,
) -> None:
    told = words(bundled, REPORT)
    assert "Publisher Data Bridge Market Research Published 2025 Base year not stated" in told
    assert "Forecast 2025–2032" in told
    assert "Teleradiology · North America · Report scope table, countries covered, entry 1" in told
    assert "coverage.csv , row 2 · confidence 1" in told
    # 109 claims credit it: 100 are shown.
    assert "9 more claims are not shown." in told
    assert "Methods 19" in told


def test_a_report_of_several_documents_is_told_document_by_document(tmp_path: Path) -> None:
    head = "Market,Company,source.publisher,source.title\n"
    for number, names in enumerate(
        (("Zinc", "Alum"), ("Mica", "Iron"), ("Opal", "Onyx"), ("Beryl",))
    ):
        rows = "".join(f"Lamps,{name} Ltd,Sun Research,The Lamps Report\n" for name in names)
        (tmp_path / f"part-{number}.csv").write_text(head + rows, encoding="utf-8")
    with mg.open(tmp_path / "market") as workspace:
        workspace.add(*sorted(tmp_path.glob("*.csv")))
        workspace.build()
    with served(tmp_path / "market") as address, httpx.Client(base_url=address) as client:
        told = words(client, "/id/report/sun-research--the-lamps-report")
    quotes = re.findall(r"Lamps · (\w+) Ltd · Sun Research", told)
    assert quotes == ["Zinc", "Alum", "Mica", "Iron", "Opal", "Onyx", "Beryl"]


def test_a_report_without_a_title_is_called_by_the_name_of_its_file(
    bundled: httpx.Client,
) -> None:
    query = 'SELECT ?s { ?s a mkg:Report ; rdfs:label ?l FILTER(STR(?l) = "product-update.csv") }'
    found = bundled.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    told = words(bundled, found[0]["s"]["value"].removeprefix("https://w3id.org/marketgraph"))
    assert told.startswith("product-update.csv – marketgraph")
    assert "/product-update.csv" not in told
    hits = bundled.get("/api/search", params={"q": "product-update"}).json()["hits"]
    assert [hit["label"] for hit in hits if hit["kind"] == "report"] == ["product-update.csv"]


def test_a_claim_shows_its_words_before_what_was_made_of_them(bundled: httpx.Client) -> None:
    page = bundled.get("/id/company/onrad-inc").text
    path = re.search(r"/id/claim/[0-9a-f]{32}", page)
    assert path
    told = words(bundled, path[0])
    assert told.index("ONRAD Inc. · teleradiology company · Phoenix") < told.index("What it states")
    assert "ONRAD Inc. Headquarters Phoenix" in told
    assert "Review status Accepted" in told


SIZES = """type,market,amount,currency,year,status,percent,dimension,segment,source.publisher,source.title
MarketSize,<img src=x onerror=alert(1)> Lamps,1000000,USD,2024,reported,,,,<script>alert(2)</script> Research,<b>Lamps</b>
MarketSize,<img src=x onerror=alert(1)> Lamps,3000000,USD,2024,reported,,,,"{note|x}<svg onload=alert(3)>",Lamps
MarketShare,<img src=x onerror=alert(1)> Lamps,,,2024,,40,Kind,<svg onload=alert(4)> Desk,{note|x} Research,Lamps
MarketShare,<img src=x onerror=alert(1)> Lamps,,,2024,,20,Kind,Floor,{note|x} Research,Lamps
"""
PRICES = """Acquirer,Target,Date,Amount,Currency,source.publisher
Maple Health Ltd,Oak Reads <b>Inc</b>,2024-03-01,5000000,EUR,The Wire
Maple Health Ltd,Oak Reads <b>Inc</b>,2024-03-01,7000000,USD,The Filing
"""


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a market of names with markup, and of a deal with two prices."""
    folder = tmp_path_factory.mktemp("strange")
    (folder / "sizes.csv").write_text(SIZES, encoding="utf-8")
    (folder / "prices.csv").write_text(PRICES, encoding="utf-8")
    with mg.open(folder / "market") as workspace:
        workspace.add(*sorted(folder.glob("*.csv")))
        workspace.build()
    with served(folder / "market") as address:
        yield address


def things(address: str, kind: str) -> list[str]:
    query = f"SELECT ?s {{ ?s a mkg:{kind} }} ORDER BY ?s"
    found = httpx.get(f"{address}/sparql", params={"query": query}).json()["results"]["bindings"]
    return [one["s"]["value"].removeprefix("https://w3id.org/marketgraph") for one in found]


def test_sources_that_disagree_stand_side_by_side(strange: str) -> None:
    with httpx.Client(base_url=strange) as client:
        told = words(client, things(strange, "Acquisition")[0])
    amounts = told[told.index("Amount sources differ") : told.index("What each source says")]
    assert re.search(r"EUR 5 million Source 1 .*? The Wire", amounts)
    assert re.search(r"USD 7 million Source 2 .*? The Filing", amounts)
    assert "The Wire" in told and "The Filing" in told


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["Market", "Segment", "Report", "Acquisition", "Claim", "Company"])
def test_markup_in_names_stays_text_on_every_kind_of_page(
    visit: Visiting, strange: str, kind: str
) -> None:
    for path in things(strange, kind)[:3]:
        shown = visit(path, address=strange)
        for name in ("img[src=x]", "svg[onload]", "main b"):
            assert shown.tab.locator(name).count() == 0
        for chart in shown.tab.locator("[data-chart]:visible").all():
            chart.locator("svg").wait_for()
        assert shown.violations() == []


def test_a_market_of_two_sizes_says_how_far_they_lie_apart(strange: str) -> None:
    with httpx.Client(base_url=strange) as client:
        told = words(client, things(strange, "Market")[0])
    assert "Size in 2024, million USD 1 – 3 by 2 publishers, apart by 3 times" in told
    assert "The stated shares leave" not in told


def test_a_market_of_many_developments_says_how_many_it_leaves_out(tmp_path: Path) -> None:
    rows = "".join(f"Buyer {n},Target {n},Lamps,{1950 + n}\n" for n in range(63))
    (tmp_path / "deals.csv").write_text(f"Acquirer,Target,Market,Date\n{rows}", encoding="utf-8")
    with mg.open(tmp_path / "market") as workspace:
        workspace.add(tmp_path / "deals.csv")
        workspace.build()
    with served(tmp_path / "market") as address, httpx.Client(base_url=address) as client:
        told = words(client, "/id/market/lamps")
    assert "3 earlier ones are not shown: ask for all of them" in told
    assert "Buyer 62 acquires Target 62" in told and "Buyer 2 acquires Target 2" not in told
