"""The graph page in a real Chromium: its twenty interactions, by mouse and by every key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import networkx as nx
import pytest

import marketgraph as mg
from marketgraph.claim import Claim, Evidence, Source, write_claims
from marketgraph.documents import open_document
from marketgraph.facts import parse_fact

from .browser import Visit
from .conftest import served

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_its_dialogs_are_accessible(visit: Visiting, width: int, scheme: str) -> None:
    shown = visit(PARTY, width=width, color_scheme=scheme, reduced_motion="reduce")
    tab = shown.tab
    tab.wait_for_selector("#explorer[data-settled]")
    for key in ("m", "p", "?"):
        tab.locator("#canvas").focus()
        tab.keyboard.press(key)
        tab.locator("dialog[open]").wait_for()
        assert shown.violations() == []
        assert not shown.sideways()
        tab.keyboard.press("Escape")
        tab.locator("dialog[open]").wait_for(state="detached")


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


def test_regions_leave_their_companies_and_what_stands_beside_them(explore: Opening) -> None:
    tab = explore(MARKET)
    for region, there, elsewhere in [
        ("India", "Teleradiology Solutions", "RamSoft"),
        ("Japan", "FUJIFILM Corporation", "Teleradiology Solutions"),
        ("Canada", "RamSoft", "FUJIFILM Corporation"),
    ]:
        tab.locator("#region").select_option(region)
        until(tab, "region", region)
        told = " ".join(rows(tab, "Things"))
        assert there in told and elsewhere not in told, region
        assert "filtered out" in tab.locator("#cut").inner_text()
    tab.locator("#region").select_option("")
    assert "filtered out" not in tab.locator("#cut").inner_text()


def test_segments_leave_the_companies_that_are_active_in_them(explore: Opening) -> None:
    tab = explore(MARKET)
    tab.locator("#segment").select_option("Teleradiology")
    until(tab, "segment", "Teleradiology")
    told = " ".join(rows(tab, "Things"))
    assert "RamSoft" in told and "Grovecourt" not in told


def test_one_segment_after_another_leaves_others(explore: Opening) -> None:
    tab = explore("/explore?iri=market/cloud-native")
    for segment, there, elsewhere in [
        ("Database", "ClickHouse", "Traefik Labs"),
        ("API Gateway", "Traefik Labs", "ClickHouse"),
    ]:
        tab.locator("#segment").select_option(segment)
        until(tab, "segment", segment)
        told = " ".join(rows(tab, "Things"))
        assert there in told and elsewhere not in told, segment


@pytest.fixture(scope="module")
def with_a_suggestion(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of a deal with a seller, and of a partnership that a language model suggests."""
    folder = tmp_path_factory.mktemp("suggesting")
    text = "Ash Reads bought Fir Labs from Yew Health. Ash Reads and Yew Health work together."
    (folder / "news.txt").write_text(text, encoding="utf-8")
    deal = {
        "type": "Acquisition",
        "acquirer": ["Ash Reads"],
        "target": "Fir Labs",
        "seller": "Yew Health",
    }
    partnership = {"type": "Partnership", "partners": ["Ash Reads", "Yew Health"]}
    with mg.open(folder / "market") as workspace:
        workspace.add(folder / "news.txt")
        document = open_document(folder / "news.txt")
        said = Evidence(document=document.id, start=0, end=len(text), quote=text)
        claims = [
            Claim(
                fact=parse_fact(fact), evidence=said, confidence=0.9, method=method, reader="test"
            )
            for fact, method in ((deal, "rules"), (partnership, "llm"))
        ]
        source = Source(document=document.id, text_hash=document.text_hash, location="news.txt")
        write_claims(workspace.folder / "claims", source, claims)
        workspace.build()
    with served(folder / "market") as address:
        yield address


def test_what_nobody_reviewed_is_dotted_and_off_until_it_is_asked_for(
    explore: Opening, with_a_suggestion: str, tmp_path: Path
) -> None:
    tab = explore(
        "/explore?iri=company/ash-reads&iri=company/yew-health", address=with_a_suggestion
    )
    box = tab.locator("#relations").get_by_label("Suggested, not reviewed")
    assert not box.is_checked()
    assert not any("Suggested" in one for one in relations(tab))
    before = tab.locator("#sum").inner_text()
    box.focus()
    tab.keyboard.press("Space")
    until(tab, "suggested", "1")
    assert any("Ash Reads" in one and "Suggested" in one for one in relations(tab))
    assert "stroke-dasharray" in picture(tab, tmp_path)
    box.click()
    assert "suggested" not in state(tab)
    assert not any("Suggested" in one for one in relations(tab))
    assert "stroke-dasharray" not in picture(tab, tmp_path)
    assert tab.locator("#sum").inner_text() == before


def relations(tab: Tab) -> list[str]:
    """Return the rows of the table of relations."""
    tab.get_by_role("tab", name="Relations").click()
    return tab.locator("#rows tbody tr").all_inner_texts()


def picture(tab: Tab, folder: Path) -> str:
    """Return the picture of what is shown as SVG."""
    tab.locator("#export summary").click()
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Picture, SVG").click()
    download.value.save_as(folder / "picture.svg")
    return (folder / "picture.svg").read_text(encoding="utf-8")


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
        "Network, GEXF",
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
    same = nx.read_gexf(made["Network, GEXF"])
    assert set(same) == set(graph) and same.number_of_edges() == graph.number_of_edges()


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


def settled(tab: Tab, name: str, wanted: set[str]) -> None:
    """Wait until the address says exactly some things under a name."""
    tab.wait_for_function(
        "([name, wanted]) => JSON.stringify(new URLSearchParams(location.search).getAll(name).sort())"
        " === JSON.stringify(wanted)",
        arg=[name, sorted(wanted)],
    )


def test_several_are_chosen_and_kept_by_keyboard(explore: Opening) -> None:
    tab = explore(ONRAD)
    tab.locator("#canvas").focus()
    tab.keyboard.press("Space")
    until(tab, "select", "company/onrad-inc")
    tab.keyboard.press("n")
    tab.keyboard.press("Space")
    tab.wait_for_function(
        "() => new URLSearchParams(location.search).getAll('select').length === 2"
    )
    chosen = set(state(tab)["select"])
    tab.keyboard.press("l")
    settled(tab, "keep", chosen)
    tab.keyboard.press("Escape")
    settled(tab, "select", set())
    tab.keyboard.press("a")
    shown = len(rows(tab, "Things"))
    tab.wait_for_function(
        "number => new URLSearchParams(location.search).getAll('select').length === number",
        arg=shown,
    )


def test_a_node_is_moved_pinned_and_let_go_by_keyboard(explore: Opening) -> None:
    tab = explore(ONRAD + STEADY)
    x, y = spot(tab, "company/onrad-inc")
    tab.locator("#canvas").focus()
    tab.keyboard.press("Shift+ArrowRight")
    until(tab, "do", "pin company/onrad-inc")
    moved = spot(tab, "company/onrad-inc")
    assert moved[0] > x + 10 and abs(moved[1] - y) <= 1
    tab.keyboard.press("x")
    settled(tab, "do", set())
    assert abs(spot(tab, "company/onrad-inc")[0] - x) <= 1


def test_walking_around_a_node_goes_forth_and_back(explore: Opening) -> None:
    tab = explore(ONRAD)
    tab.locator("#canvas").focus()
    tab.keyboard.press("Space")
    until(tab, "select", "company/onrad-inc")
    tab.keyboard.press("n")
    first = cursor(tab)
    tab.keyboard.press("n")
    assert cursor(tab) != first
    tab.keyboard.press("Shift+N")
    assert cursor(tab) == first


def test_one_node_is_drawn_alone_with_what_is_around_it_and_that_is_taken_back_by_keyboard(
    explore: Opening,
) -> None:
    tab = explore(MARKET)
    tab.locator("#canvas").focus()
    tab.keyboard.press("n")
    name = cursor(tab).split(",")[0]
    tab.keyboard.press("o")
    tab.wait_for_function("() => !location.search.includes('market/teleradiology')")
    tab.get_by_role("heading", name=name).first.wait_for()
    tab.locator("#canvas").focus()
    tab.keyboard.press("u")
    until(tab, "iri", "market/teleradiology")
    tab.keyboard.press("Shift+U")
    tab.wait_for_function("() => !location.search.includes('market/teleradiology')")


def test_zooming_and_showing_everything_by_keyboard(explore: Opening) -> None:
    tab = explore(ONRAD, permissions=["clipboard-read", "clipboard-write"])

    def drawn() -> float:
        """Return how large things are drawn, as the link of the view says."""
        tab.get_by_role("button", name="Copy link").click()
        link = urlsplit(tab.evaluate("navigator.clipboard.readText()"))
        return float(parse_qs(link.query)["view"][0].split(",")[2])

    def comes(key: str, wanted: Callable[[float], bool]) -> bool:
        tab.locator("#canvas").focus()
        tab.keyboard.press(key)
        return any(wanted(drawn()) for _ in range(200))

    def settled() -> float:
        """Return the same once it stays: a page just opened may still fit the picture into its window."""
        same = [drawn()]
        while len(same) < 10:
            scale = drawn()
            same = [*same, scale] if scale == same[0] else [scale]
        return same[0]

    whole = settled()
    assert comes("+", lambda scale: scale > whole)
    assert comes("0", lambda scale: scale == whole)
    assert comes("-", lambda scale: scale < whole)


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
