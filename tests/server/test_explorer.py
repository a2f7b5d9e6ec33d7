"""The graph page in a real Chromium: its twenty interactions, each by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import networkx as nx
import pytest

from .browser import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser

Visiting = Callable[..., Visit]
Opening = Callable[..., "Tab"]

DEAL = "development/acquisition--onrad-inc--direct-radiology--2025-01"
ONRAD = "/explore?iri=company/onrad-inc"
PARTY = f"/explore?iri={DEAL}&select=company/onrad-inc"
MARKET = "/explore?iri=market/teleradiology"
PHILIPS = "company/koninklijke-philips-nv"
STEADY = "&view=0,0,1"
"""Places of the graph are then pixels from the middle of the canvas."""


@pytest.fixture
def explore(visit: Visiting) -> Opening:
    """A function that opens the graph page and waits until it is drawn."""

    def opened(path: str, **options: Any) -> Tab:
        tab = visit(path, reduced_motion="reduce", **options).tab
        tab.wait_for_selector("#explorer[data-settled]")
        return tab

    return opened


def state(tab: Tab) -> dict[str, list[str]]:
    """Return what the address says."""
    return parse_qs(urlsplit(tab.url).query)


def until(tab: Tab, name: str, part: str) -> None:
    """Wait until the address says something."""
    tab.wait_for_function(
        "([name, part]) => new URLSearchParams(location.search).getAll(name).join('\\n').includes(part)",
        arg=[name, part],
    )


def rows(tab: Tab, table: str) -> list[str]:
    """Return the first named cells of a table."""
    tab.get_by_role("tab", name=table).click()
    return [one.split("\n")[0] for one in tab.locator("#rows tbody tr").all_inner_texts()]


def spot(tab: Tab, id: str) -> tuple[float, float]:
    """Return where a node is on the screen, for a view of ``STEADY``."""
    query = {"iri": state(tab)["iri"], "do": state(tab).get("do", [])}
    found = tab.evaluate(
        "async q => (await (await fetch('/api/view?' + new URLSearchParams("
        "[...q.iri.map(v => ['iri', v]), ...q.do.map(v => ['do', v])]))).json()).nodes",
        query,
    )
    node = next(one for one in found if one["id"] == id)
    box = tab.locator("#canvas").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2 + node["x"], box["y"] + box["height"] / 2 + node["y"]


def cursor(tab: Tab) -> str:
    """Return what is told of the node that the keyboard is at."""
    return tab.locator("#spoken").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", ["/explore", MARKET + f"&select={DEAL}&keep=company/ramsoft"])
def test_the_page_is_accessible(visit: Visiting, path: str, width: int, scheme: str) -> None:
    shown = visit(path, width=width, color_scheme=scheme)
    shown.tab.wait_for_selector("#explorer[data-settled]")
    drawn = shown.tab.locator("#canvas").bounding_box()
    assert drawn is None if path == "/explore" else drawn and drawn["height"] > 300
    assert shown.violations() == []
    assert not shown.sideways()


def test_without_a_name_it_offers_a_search_and_where_to_begin(explore: Opening) -> None:
    tab = explore("/explore")
    assert not tab.locator("#canvas").is_visible()
    tab.get_by_role("link", name="Teleradiology").click()
    until(tab, "iri", "market/teleradiology")


def test_a_name_is_completed_and_brought_into_the_graph_by_keyboard(explore: Opening) -> None:
    tab = explore("/explore")
    tab.keyboard.press("/")
    tab.keyboard.type("direct radi")
    tab.get_by_role("option", name="Direct Radiology").wait_for()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    until(tab, "iri", "company/direct-radiology")
    tab.get_by_role("heading", name="Direct Radiology").wait_for()
    tab.locator("#explore-search").fill("ramsoft")
    tab.get_by_role("option", name="RamSoft").first.wait_for()
    tab.keyboard.press("Enter")
    until(tab, "do", "add company/ramsoft")


def test_it_begins_with_at_most_200_nodes_and_says_what_is_left_out(explore: Opening) -> None:
    tab = explore("/explore?iri=market/cloud-native")
    number = int(tab.locator("#sum b").inner_text().split()[0])
    assert 0 < number <= 200
    assert "folded into groups" in tab.locator("#cut").inner_text()


def test_neighbours_are_counted_by_relation_and_opened_one_relation_at_a_time(
    explore: Opening,
) -> None:
    tab = explore(PARTY)
    row = tab.locator(".counts li", has_text="Headquarters")
    assert "1" in row.locator(".n").inner_text()
    row.get_by_role("button").click()
    until(tab, "do", "open company/onrad-inc headquarteredIn out")
    tab.locator("#rows").wait_for()
    assert any("Phoenix" in one for one in rows(tab, "Things"))


def test_a_hub_is_not_opened_unasked(explore: Opening) -> None:
    tab = explore("/explore?iri=market/cloud-native")
    tab.locator("#canvas").focus()
    assert cursor(tab).startswith("Cloud Native")
    tab.keyboard.press("e")
    tab.wait_for_function("() => document.querySelector('#notice').textContent.includes('hub')")
    assert "do" not in state(tab)


def test_double_click_opens_a_folded_group(explore: Opening) -> None:
    tab = explore(MARKET + STEADY)
    group = "group:segment:Age:https://w3id.org/marketgraph/id/market/teleradiology"
    tab.mouse.dblclick(*spot(tab, group))
    until(tab, "do", "unfold group:segment:Age")


def test_what_is_hidden_is_told_and_comes_back(explore: Opening) -> None:
    tab = explore(ONRAD)
    tab.locator("#canvas").focus()
    tab.keyboard.press("n")
    name = cursor(tab).split(",")[0]
    tab.keyboard.press("h")
    until(tab, "hide", "/")
    assert not any(name in one for one in rows(tab, "Things"))
    tab.get_by_role("button", name="show them").click()
    assert "hide" not in state(tab)


def test_collapsing_takes_back_what_was_opened(explore: Opening) -> None:
    tab = explore(PARTY + "&do=open+company/onrad-inc+headquarteredIn+out")
    tab.locator("#canvas").focus()
    tab.keyboard.press("c")
    tab.wait_for_function("() => !location.search.includes('open')")


def test_kinds_and_relations_are_switched_off_by_keyboard(explore: Opening) -> None:
    tab = explore(MARKET)
    kind = tab.locator("#kinds").get_by_label("Companies")
    kind.focus()
    tab.keyboard.press("Space")
    until(tab, "kind-off", "company")
    assert "Company" not in " ".join(rows(tab, "Things"))
    tab.keyboard.press("Control+z")
    relation = tab.locator("#relations").get_by_label("Acquirer")
    relation.focus()
    tab.keyboard.press("Space")
    until(tab, "relation-off", "acquirer")
    rows(tab, "Relations")
    assert "Acquirer" not in tab.locator("#rows").inner_text()


def test_a_region_leaves_its_companies_and_what_stands_beside_them(explore: Opening) -> None:
    tab = explore(MARKET)
    tab.locator("#region").select_option("India")
    until(tab, "region", "India")
    told = " ".join(rows(tab, "Things"))
    assert "Teleradiology Solutions" in told and "RamSoft" not in told
    assert "filtered out" in tab.locator("#cut").inner_text()


def test_a_segment_leaves_the_companies_that_are_active_in_it(explore: Opening) -> None:
    tab = explore(MARKET)
    tab.locator("#segment").select_option("Teleradiology")
    until(tab, "segment", "Teleradiology")
    told = " ".join(rows(tab, "Things"))
    assert "RamSoft" in told and "Grovecourt" not in told


def test_one_block_is_one_development_and_the_slider_leaves_those_in_its_range(
    explore: Opening,
) -> None:
    tab = explore(MARKET)
    assert tab.locator("#time-bars .block").count() == 6
    assert len(rows(tab, "Developments")) == 6
    tab.get_by_label("From").focus()
    tab.keyboard.press("End")
    until(tab, "since", "2025-01")
    assert len(rows(tab, "Developments")) == 1
    assert tab.locator("#time-bars .block.out").count() == 5


def test_the_path_between_two_companies_is_told_with_its_sentences(explore: Opening) -> None:
    tab = explore("/explore?iri=company/ramsoft")
    tab.locator("#canvas").focus()
    tab.keyboard.press("p")
    tab.keyboard.type("grovecourt")
    tab.get_by_role("option", name="Grovecourt").first.wait_for()
    tab.keyboard.press("Enter")
    until(tab, "path", "company/grovecourt-capital-partners")
    tab.locator(".chain").first.wait_for()
    told = tab.locator("#details").inner_text()
    assert "2 steps" in told
    assert "RamSoft supplies Premier Radiology Services" in told
    assert "Grovecourt Capital Partners acquired Premier Radiology Services" in told
    assert tab.locator(".sources blockquote").count() >= 2


def test_colour_by_community_has_a_legend_and_size_a_measure(explore: Opening) -> None:
    tab = explore(MARKET)
    tab.locator("#colour").select_option("community")
    assert tab.locator("#communities li").count() > 1
    tab.locator("#size").select_option("betweenness")
    assert state(tab)["colour"] == ["community"] and state(tab)["size"] == ["betweenness"]


def test_details_tell_the_sentence_its_document_place_and_confidence(explore: Opening) -> None:
    tab = explore(MARKET + f"&select={DEAL}")
    told = tab.locator("#details").inner_text()
    assert "ONRAD Inc." in told and "Royal Philips" in tab.locator("blockquote").first.inner_text()
    assert "Global Teleradiology Market" in told
    assert "row 2" in told and "confidence 1.00" in told
    assert "One source only" in told


def test_the_copied_link_opens_the_same_view(explore: Opening, visit: Visiting) -> None:
    tab = explore(
        MARKET + f"&select={DEAL}&colour=community",
        permissions=["clipboard-read", "clipboard-write"],
    )
    tab.get_by_role("button", name="Copy link").click()
    tab.wait_for_function("() => document.querySelector('#notice').textContent.includes('copied')")
    link = urlsplit(tab.evaluate("navigator.clipboard.readText()"))
    again = explore(f"{link.path}?{link.query}")
    assert again.locator("#sum").inner_text() == tab.locator("#sum").inner_text()
    assert again.locator("#details h2").inner_text() == "ONRAD Inc. acquires Direct Radiology"
    assert again.locator("#colour").input_value() == "community"


def test_a_node_that_is_dragged_is_pinned_and_stays_there(explore: Opening) -> None:
    tab = explore(ONRAD + STEADY)
    x, y = spot(tab, PHILIPS)
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + 40, y + 90, steps=4)
    tab.mouse.up()
    until(tab, "do", f"pin {PHILIPS}")
    moved = spot(tab, PHILIPS)
    assert abs(moved[0] - x - 40) <= 1 and abs(moved[1] - y - 90) <= 1
    tab.mouse.click(*moved)
    until(tab, "select", PHILIPS)


def test_undo_and_redo_by_keyboard_and_by_button(explore: Opening) -> None:
    tab = explore(PARTY)
    tab.locator("#canvas").focus()
    tab.keyboard.press("e")
    until(tab, "do", "open")
    tab.wait_for_function("() => document.querySelector('#notice').textContent.includes('added')")
    opened = tab.locator("#sum").inner_text()
    tab.keyboard.press("u")
    tab.wait_for_function("() => !location.search.includes('open')")
    tab.get_by_role("button", name="Redo").click()
    until(tab, "do", "open")
    tab.wait_for_function("text => document.querySelector('#sum').innerText === text", arg=opened)


def test_several_are_chosen_and_kept_as_a_list(explore: Opening) -> None:
    tab = explore(ONRAD + STEADY)
    tab.mouse.click(*spot(tab, "company/onrad-inc"))
    until(tab, "select", "company/onrad-inc")
    tab.keyboard.down("Shift")
    tab.mouse.click(*spot(tab, PHILIPS))
    tab.keyboard.up("Shift")
    until(tab, "select", PHILIPS)
    tab.get_by_role("button", name="Keep as a list").click()
    assert set(state(tab)["keep"]) == {"company/onrad-inc", PHILIPS}
    assert "2 things" in tab.locator(".kept h3").inner_text()


def test_a_frame_chooses_what_is_inside(explore: Opening) -> None:
    tab = explore(ONRAD + STEADY)
    x, y = spot(tab, PHILIPS)
    tab.keyboard.down("Shift")
    tab.mouse.move(x - 30, y - 40)
    tab.mouse.down()
    tab.mouse.move(x + 30, y + 40, steps=3)
    tab.mouse.up()
    tab.keyboard.up("Shift")
    until(tab, "select", PHILIPS)
    assert state(tab)["select"] == [PHILIPS]


def test_the_table_and_the_canvas_choose_the_same(explore: Opening) -> None:
    tab = explore(ONRAD + STEADY)
    rows(tab, "Things")
    tab.locator("#rows").get_by_role("button", name="Direct Radiology", exact=True).click()
    until(tab, "select", "company/direct-radiology")
    tab.mouse.click(*spot(tab, PHILIPS))
    until(tab, "select", PHILIPS)
    assert "Philips" in tab.locator("#rows tr[aria-selected=true]").inner_text()


def test_files_hold_what_is_shown(explore: Opening, tmp_path: Path) -> None:
    tab = explore(ONRAD)
    made = {}
    for name in (
        "Picture, PNG",
        "Picture, SVG",
        "Things, CSV",
        "Relations, CSV",
        "Network, GraphML",
    ):
        tab.locator("#export summary").click()
        with tab.expect_download() as download:
            tab.get_by_role("button", name=name).click()
        made[name] = tmp_path / download.value.suggested_filename
        download.value.save_as(made[name])
    assert made["Picture, PNG"].read_bytes().startswith(b"\x89PNG")
    svg = made["Picture, SVG"].read_text(encoding="utf-8")
    assert ">ONRAD Inc.</text>" in svg and "<script" not in svg
    things = made["Things, CSV"].read_text(encoding="utf-8-sig").splitlines()
    assert any("ONRAD Inc." in line for line in things)
    assert "acquirer" in made["Relations, CSV"].read_text(encoding="utf-8-sig").lower()
    graph = nx.read_graphml(made["Network, GraphML"])
    assert "https://w3id.org/marketgraph/id/company/onrad-inc" in graph


def test_the_query_behind_the_view_is_shown(explore: Opening) -> None:
    tab = explore(ONRAD)
    tab.locator("#export summary").focus()
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="SPARQL query").press("Enter")
    text = tab.locator("#query-text")
    text.wait_for()
    assert "<https://w3id.org/marketgraph/id/company/onrad-inc>" in text.input_value()


def test_one_tab_stop_arrows_inside_and_enter_leads_to_the_details(explore: Opening) -> None:
    tab = explore(ONRAD)
    tab.locator("#canvas").focus()
    first = cursor(tab)
    assert first.startswith("ONRAD Inc., Company")
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        tab.keyboard.press(key)
    tab.keyboard.press("n")
    assert cursor(tab) != first
    tab.keyboard.press("Enter")
    tab.wait_for_function("() => document.activeElement.closest('#details') !== null")


def test_a_question_mark_lists_the_keys(explore: Opening) -> None:
    tab = explore(ONRAD)
    tab.locator("#canvas").focus()
    tab.keyboard.press("?")
    assert tab.get_by_role("heading", name="Keys").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.get_by_role("heading", name="Keys").is_visible()


def test_two_companies_are_compared_side_by_side(explore: Opening) -> None:
    tab = explore("/explore?iri=" + PHILIPS)
    tab.locator("#canvas").focus()
    tab.keyboard.press("m")
    tab.keyboard.type("ge healthcare")
    tab.get_by_role("option", name="GE Healthcare").first.wait_for()
    tab.keyboard.press("Enter")
    until(tab, "compare", "company/ge-healthcare")
    tab.locator(".compare").wait_for()
    head = tab.locator(".compare thead").inner_text()
    assert "Philips" in head and "GE Healthcare" in head
    assert "Both are tied to" in tab.locator("#details").inner_text()


def test_without_webgl_the_page_says_so_and_its_tables_work(visit: Visiting) -> None:
    shown = visit("/markets")
    shown.tab.context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    tab = shown.go(ONRAD).tab
    tab.wait_for_selector("#explorer[data-settled]")
    assert "no WebGL" in tab.locator("#undrawn").inner_text()
    tab.locator("#rows").get_by_role("button").first.click()
    tab.locator("#details h2").wait_for()


def test_what_is_not_known_is_said_and_a_search_stays(explore: Opening, visit: Visiting) -> None:
    shown = visit("/explore?iri=company/no-such-company")
    shown.tab.wait_for_selector("#explorer[data-settled]")
    assert "nothing here has that IRI" in shown.tab.locator("#notice").inner_text()
    shown.complaints[:] = [one for one in shown.complaints if "404" not in one]


def test_hostile_names_stay_text(visit: Visiting, address: str) -> None:
    shown = visit("/explore", address=address)
    tab = shown.tab
    tab.locator("#explore-search").fill("dogwood")
    tab.get_by_role("option", name="Dogwood").first.wait_for()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.get_by_role("heading", name='Dogwood "Scans" <b>Kft</b>').wait_for()
    assert tab.locator("#details b b, #rows b").count() == 0
