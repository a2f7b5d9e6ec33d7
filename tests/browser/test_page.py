from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from marketgraph.views import page

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Visit = Callable[..., Any]
HOSTILE = [
    '<img src=x onerror="document.title=1">',
    "</script><script>document.title=1</script>",
    "javascript:document.title=1",
    '"><svg onload=document.title=1>',
    "\u202egnp.exe\u2066",
    "A" * 10_000,
]


def heading(tab: Any) -> str:
    return str(tab.inner_text("#panel h2"))


def open_table(tab: Any) -> None:
    tab.click("#all summary")
    tab.wait_for_selector("tbody tr")


def test_the_page_opens_alone_with_canvas_counts_and_details(visit: Visit) -> None:
    tab = visit().tab
    assert tab.inner_text("h1") == "Teleradiology"
    assert tab.inner_text("#counts") == "27 nodes and 28 relations shown; 28 folded; none left out"
    assert heading(tab) == "Teleradiology"
    drawn = tab.evaluate(
        """() => { const c = document.querySelector('#canvas canvas');
        const pixels = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        const seen = new Set(); for (let i = 0; i < pixels.length; i += 4) seen.add(pixels.slice(i, i + 3).join());
        return seen.size; }"""
    )
    assert drawn > 50


def test_search_finds_other_names_and_opens_details_by_keyboard(visit: Visit) -> None:
    opened = visit()
    tab = opened.tab
    tab.keyboard.press("/")
    tab.keyboard.type("royal ph")
    assert tab.inner_text("#hits .hit") == "Koninklijke Philips"
    tab.keyboard.press("Enter")
    assert heading(tab) == "Koninklijke Philips"
    assert opened.state() == "s=company%2Fphilips"
    assert tab.evaluate("document.activeElement.id") == "graph"


def test_search_says_when_no_name_matches(visit: Visit) -> None:
    tab = visit().tab
    tab.fill("#find", "qqq")
    assert tab.inner_text("#hits") == "No such name on this page"
    tab.keyboard.press("Escape")
    assert tab.input_value("#find") == ""


def test_details_carry_the_passage_its_source_place_and_confidence(visit: Visit) -> None:
    tab = visit(fragment="#s=development/d1").tab
    assert "2 independent sources" in tab.inner_text("#panel .tag")
    passage = tab.inner_text("#evidence-1")
    for part in ("It was made known that ONRAD", "Alpha on teleradiology", "Alpha Research, 2025",
                 "alpha.csv", "row 7", "0.98"):  # fmt: skip
        assert part in passage
    assert tab.inner_text(".facts").count("not stated") == 2
    tab.click(".mark >> nth=1")
    assert tab.evaluate("document.activeElement.id") == "evidence-2"


def test_links_lead_only_to_web_addresses_and_give_no_opener(visit: Visit) -> None:
    tab = visit(fragment="#s=development/d1").tab
    links = tab.eval_on_selector_all(
        ".evidence a", "found => found.map(a => [a.href, a.rel, a.target])"
    )
    assert links == [["https://alpha.example/report", "noopener noreferrer", "_blank"]]


def test_the_legend_hides_a_kind_everywhere(visit: Visit) -> None:
    opened = visit()
    tab = opened.tab
    tab.click("[data-kind=company]")
    assert tab.get_attribute("[data-kind=company]", "aria-pressed") == "false"
    assert "off=company" in opened.state()
    open_table(tab)
    tab.click(".tab >> nth=1")
    assert "ONRAD" not in tab.inner_text("#table")
    tab.click("[data-kind=company]")
    assert "ONRAD" in tab.inner_text("#table")


def test_the_years_hide_developments_and_what_hangs_on_them_alone(visit: Visit) -> None:
    opened = visit(fragment="#open=group:development:DealReview:x")
    tab = opened.tab
    assert tab.inner_text("#range-words") == "2005 – 2025"
    tab.focus("#first")
    for _ in range(19):
        tab.keyboard.press("ArrowRight")
    assert tab.inner_text("#range-words") == "2024 – 2025"
    assert tab.get_attribute("#first", "aria-valuetext") == "2024"
    assert "y=2024_2025" in opened.state()
    open_table(tab)
    assert "Grovecourt" not in tab.inner_text("#table")
    assert "ONRAD acquires" in tab.inner_text("#table")
    tab.click(".tab >> nth=1")
    assert "Grovecourt" not in tab.inner_text("#table")
    assert "Reader 1 Imaging" in tab.inner_text("#table")


def test_a_block_of_the_histogram_opens_its_development(visit: Visit) -> None:
    tab = visit().tab
    assert tab.locator(".unit").count() == 16
    tab.locator(".unit[data-id='development/d1']").dispatch_event("click")
    assert heading(tab) == "ONRAD acquires Direct Radiology"


def test_the_graph_is_one_stop_and_is_walked_with_arrows(visit: Visit) -> None:
    tab = visit().tab
    stops = tab.eval_on_selector_all(
        ".stage *, .stage",
        "found => found.filter(e => e.tabIndex >= 0 && e.tagName !== 'BUTTON').map(e => e.id)",
    )
    assert stops == ["graph"]
    tab.focus("#graph")
    tab.keyboard.press("ArrowRight")
    first = tab.inner_text("#said")
    tab.keyboard.press("ArrowDown")
    second = tab.inner_text("#said")
    assert first
    assert first != second
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#said").startswith(heading(tab))
    tab.keyboard.press("Escape")
    assert heading(tab) == "Teleradiology"


def test_enter_opens_a_folded_group_and_its_members_can_be_found(visit: Visit) -> None:
    opened = visit()
    tab = opened.tab
    before = tab.inner_text("#counts")
    tab.fill("#find", "Modality 7")
    tab.keyboard.press("Enter")
    assert heading(tab) == "Modality 7"
    assert "open=group" in opened.state()
    assert tab.inner_text("#counts") != before
    assert "; 21 folded;" in tab.inner_text("#counts")


def test_a_path_names_each_step_and_its_evidence(visit: Visit) -> None:
    tab = visit(fragment="#s=company/grovecourt").tab
    tab.click("#path")
    assert "Choose the end" in tab.inner_text(".picking")
    tab.fill("#find", "RamSoft")
    tab.keyboard.press("Enter")
    assert heading(tab) == "From Grovecourt Capital Partners to RamSoft"
    assert tab.inner_text("#panel .tag") == "Path, 4 steps"
    assert tab.locator(".steps li").count() == 5
    assert "as customer" in tab.inner_text(".steps")
    assert tab.locator(".evidence").count() == 2


def test_the_table_sorts_and_selects_in_step_with_the_canvas(visit: Visit) -> None:
    opened = visit()
    tab = opened.tab
    open_table(tab)
    dates = tab.eval_on_selector_all("tbody tr td:first-child", "c => c.map(e => e.innerText)")
    assert dates == ["January 2025", "March 2024", "June 2023", "April 2022"]
    tab.click("thead button >> nth=0")
    assert tab.get_attribute("thead th >> nth=0", "aria-sort") == "ascending"
    assert tab.inner_text("tbody tr td:first-child") == "April 2022"
    assert tab.evaluate("document.activeElement.innerText").startswith("Date")
    tab.click("tbody a >> nth=3")
    assert heading(tab) == "ONRAD acquires Direct Radiology"
    assert tab.locator("tr.on").count() == 1
    assert opened.state() == "s=development%2Fd1"


def test_a_link_restores_selection_filters_years_and_opened_groups(visit: Visit) -> None:
    first = visit()
    tab = first.tab
    tab.fill("#find", "Modality 7")
    tab.keyboard.press("Enter")
    tab.click("[data-kind=region]")
    tab.focus("#last")
    tab.keyboard.press("ArrowLeft")
    open_table(tab)
    tab.click(".tab >> nth=2")
    again = visit(fragment=f"#{first.state()}").tab
    for part in ("#counts", "#range-words", "#panel h2", "#all-title"):
        assert again.inner_text(part) == tab.inner_text(part)
    assert again.get_attribute("[data-kind=region]", "aria-pressed") == "false"


@pytest.mark.parametrize(
    "fragment", ["#s=nothing&to=x&off=zzz&y=9_1&open=q", "#s=%00<img>", "#y=a_b", "#%%%"]
)
def test_an_address_that_makes_no_sense_shows_the_page_as_it_is(
    fragment: str, visit: Visit
) -> None:
    assert heading(visit(fragment=fragment).tab) == "Teleradiology"


def test_png_holds_the_picture_at_the_size_of_the_canvas(visit: Visit, tmp_path: Path) -> None:
    tab = visit().tab
    with tab.expect_download() as download:
        tab.click("#png")
    assert download.value.suggested_filename == "teleradiology.png"
    download.value.save_as(tmp_path / "page.png")
    raw = (tmp_path / "page.png").read_bytes()
    assert raw.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", raw[16:24])
    assert width == tab.evaluate("document.querySelector('#canvas canvas').width")
    assert height > 400


def test_hostile_names_are_text_everywhere(visit: Visit, small: ModuleType, tmp_path: Path) -> None:
    entities = list(small.entities())
    for row, name in zip([e for e in entities if e["kind"] == "company"], HOSTILE, strict=False):
        row["label"], row["names"] = name, [name, f"{name}!"]
    reports = [{**row, "title": HOSTILE[0], "url": HOSTILE[2]} for row in small.reports()]
    claims = [{**row, "quote": HOSTILE[1]} for row in small.claims()]
    tables = small.tables_of(tmp_path / "t", entities=entities, reports=reports, claims=claims)
    made = page(tables, [small.MARKET], title=HOSTILE[0], made=HOSTILE[3])
    opened = visit(made.write(tmp_path / "hostile.html"))
    tab = opened.tab
    assert tab.title() == HOSTILE[0]
    elements = "img, script:not([type]), svg[onload], [onerror]"
    assert tab.locator(elements).count() == 2, "only our two scripts"
    open_table(tab)
    for number in range(3):
        tab.click(f".tab >> nth={number}")
    tab.fill("#find", "onerror")
    tab.keyboard.press("Enter")
    assert heading(tab) == HOSTILE[0]
    assert tab.locator("a[href^='javascript']").count() == 0
    assert tab.locator(elements).count() == 2
    assert tab.title() == HOSTILE[0], "no payload ran"
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_policy_blocks_a_handler_that_got_in_by_other_ways(visit: Visit) -> None:
    opened = visit()
    opened.tab.evaluate(
        """() => { const i = document.createElement('div'); document.body.append(i);
        i.innerHTML = '<img src="data:x" onerror="document.title=1">'; }"""
    )
    opened.tab.wait_for_timeout(100)
    assert opened.tab.title() == "Teleradiology"
    assert any("Content Security Policy" in text for text in opened.complaints)
    opened.complaints.clear()


@pytest.mark.parametrize("width", [360, 390, 1440, 2560])
@pytest.mark.parametrize("fragment", ["", "#s=development/d1&tab=relations"])
def test_no_width_needs_sideways_scrolling(width: int, fragment: str, visit: Visit) -> None:
    tab = visit(width=width, fragment=fragment).tab
    open_table(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_follow_the_system_and_the_button(scheme: str, visit: Visit) -> None:
    tab = visit(color_scheme=scheme).tab
    paper = "getComputedStyle(document.body).backgroundColor"
    light, night = "rgb(255, 255, 255)", "rgb(18, 20, 22)"
    assert tab.evaluate(paper) == (light if scheme == "light" else night)
    tab.click("#theme")
    assert tab.evaluate(paper) == (night if scheme == "light" else light)


def test_reduced_motion_moves_nothing_slowly(visit: Visit) -> None:
    tab = visit(reduced_motion="reduce").tab
    assert tab.evaluate("getComputedStyle(document.querySelector('.btn')).transitionDuration") in (
        "0s",
        "0ms",
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
@pytest.mark.parametrize(
    "fragment",
    ["", "#s=development/d1", "#s=company/grovecourt&to=company/ramsoft&off=region&tab=nodes"],
)
def test_axe_finds_nothing_against_wcag_22_aa(
    scheme: str, width: int, height: int, fragment: str, visit: Visit
) -> None:
    tab = visit(fragment=fragment, width=width, height=height, color_scheme=scheme).tab
    open_table(tab)
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    result = tab.evaluate(f"axe.run({{runOnly: {{type: 'tag', values: {json.dumps(TAGS)}}}}})")
    found = [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in result["violations"]]
    assert found == []


def test_a_notebook_frame_runs_without_an_origin(
    visit: Visit, small: ModuleType, tmp_path: Path
) -> None:
    made = page(small.tables_of(tmp_path / "t"), [small.company("philips")])
    book = tmp_path / "notebook.html"
    book.write_text(
        f"<!doctype html><html data-ready><body>{made._repr_html_()}</body></html>",
        encoding="utf-8",
    )
    opened = visit(book)
    frame = opened.tab.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached")
    assert frame.locator("h1").inner_text() == "Koninklijke Philips"
    frame.locator("[data-kind=company]").click()
    assert frame.locator("[data-kind=company]").get_attribute("aria-pressed") == "false"
