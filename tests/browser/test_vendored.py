"""The vendored modules do their work under the policy of our pages: nothing refused, nobody else asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from marketgraph.resources import PACKAGE
from marketgraph.server.web.rendering import POLICY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

VENDOR = PACKAGE / "server/web/static/vendor"
SITE = "http://pages.test/"
PAGE = """<!doctype html><html lang="en"><title>t</title><link rel="stylesheet" href="yasqe.css">
<div id="place" style="width: 600px; height: 400px"></div><script type="module" src="script.js"></script>"""
HOSTILE = "<img src=x onerror=alert(1)>"

Run = Callable[[str], "Page"]


@pytest.fixture
def run(browser: Browser) -> Iterator[Run]:
    """Return a function that runs a script in a page; its test ends without a complaint."""
    context = browser.new_context()
    asked: list[str] = []
    complaints: list[str] = []

    def go(script: str) -> Page:
        def answer(route: Route) -> None:
            asked.append(route.request.url)
            name = route.request.url.removeprefix(SITE)
            if name == "script.js":
                script_ = f"{script}\ndocument.documentElement.dataset.ready = '';"
                route.fulfill(body=script_, content_type="text/javascript")
            elif name and (VENDOR / name).is_file():
                route.fulfill(path=VENDOR / name)
            else:
                headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html"}
                route.fulfill(body="" if name else PAGE, headers=headers)

        tab = context.new_page()
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: complaints.append(f"dialog {dialog.message}"))
        tab.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        context.route("**/*", answer)
        tab.goto(SITE)
        tab.wait_for_selector("html[data-ready]")
        return tab

    yield go
    assert complaints == []
    assert all(url.startswith(SITE) for url in asked)
    context.close()


def test_sigma_draws_a_graph_and_tells_which_node_is_under_the_pointer(run: Run) -> None:
    tab = run("""
import { Graph, Sigma } from "./sigma.js";
const graph = new Graph();
graph.addNode("a", { x: 0, y: 0, size: 30, label: "Acme", color: "#0072b2" });
graph.addNode("b", { x: 1, y: 1, size: 30, label: "Beta", color: "#d55e00" });
graph.addEdge("a", "b", { size: 3 });
const place = document.getElementById("place");
const sigma = new Sigma(graph, place);
sigma.on("enterNode", ({ node }) => { place.dataset.over = node; });
const { x, y } = sigma.graphToViewport({ x: 1, y: 1 });
const box = place.getBoundingClientRect();
place.dataset.at = JSON.stringify([box.x + x, box.y + y]);
""")
    x, y = tab.evaluate("() => JSON.parse(document.getElementById('place').dataset.at)")
    tab.mouse.move(x - 2, y)
    tab.mouse.move(x, y)
    tab.wait_for_selector("#place[data-over='b']", timeout=10_000)


def test_echarts_draws_svg_with_words_for_screen_readers_and_hostile_names_as_text(
    run: Run,
) -> None:
    tab = run(f"""
import {{ init }} from "./echarts.js";
const place = document.getElementById("place");
init(place, null, {{ renderer: "svg" }}).setOption({{
  animation: false, aria: {{ enabled: true }}, tooltip: {{}}, yAxis: {{}},
  xAxis: {{ type: "category", data: ["{HOSTILE}", "2024"] }},
  series: ["bar", "line", "scatter"].map((type) => ({{ type, name: type, data: [1, 2] }})),
}});
for (const type of ["pie", "sunburst", "tree"]) {{
  const next = Object.assign(document.createElement("div"), {{ id: type, style: place.style.cssText }});
  document.body.append(next);
  const data = [{{ name: type, value: 3, children: [{{ name: "part of a " + type, value: 3 }}] }}];
  init(next, null, {{ renderer: "svg" }}).setOption({{ animation: false, series: [{{ type, data, label: {{ minAngle: 0 }} }}] }});
}}
""")
    assert HOSTILE in tab.locator("#place svg text").all_text_contents()
    assert "bar" in (tab.locator("#place").get_attribute("aria-label") or "")
    for kind in ("pie", "sunburst", "tree"):
        assert kind in " ".join(tab.locator(f"#{kind} svg text").all_text_contents())


def test_the_editor_marks_errors_and_completes_prefixes_and_variables(run: Run) -> None:
    tab = run(f"""
import {{ Yasqe }} from "./yasqe.js";
Yasqe.forkAutocompleter("prefixes", {{ name: "ours", persistenceId: null, get: () => ["mg: <http://example.org/mg#>"] }});
const editor = new Yasqe(document.getElementById("place"), {{ value: "SELECT * {{ {HOSTILE} }}", persistenceId: null }});
document.addEventListener("ask", ({{ detail }}) => {{ editor.setValue(detail); editor.focus(); editor.setCursor(0, detail.length); }});
""")
    tab.wait_for_selector(".parseErrorIcon")
    tab.evaluate("() => document.dispatchEvent(new CustomEvent('ask', { detail: 'PREFIX ' }))")
    tab.keyboard.type("m")
    tab.get_by_text("mg: <http://example.org/mg#>").first.wait_for()
    tab.keyboard.press("Enter")
    assert (
        "PREFIX mg: <http://example.org/mg#>"
        in tab.locator(".CodeMirror-line").all_inner_texts()[0]
    )
