"""The graph page in Chromium: first paint, opening neighbours, and the script time of a frame at 10,000 nodes.

    marketgraph demo --no-open
    python benchmarks/explorer.py market [--chromium /usr/bin/chromium] [--rounds 9] [--nodes 10000]

The server runs in a process of its own. *First paint* is the first contentful paint of the graph around a market, on a page that
the browser has not seen. *Open* is the time from a click on "Open" to the picture with the new neighbours, the first request of a page being the
server's first look at that view. For *frame* the page draws a made-up graph with 3 ties a node, which is handed to it in place of the server's answer; then it
is dragged and zoomed without a pause, and the script time that Chromium counts (``ScriptDuration``) is divided by the frames that were drawn.
That is the part of a frame that no graphics card takes off; without one, frames come late, and each still costs the same script.
"""

from __future__ import annotations

import argparse
import json
import random
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = ["--headless", "--no-sandbox", "--disable-background-networking", "--no-first-run"]
START = "/explore?iri=market/teleradiology"
STEPS = 40
"""Moves of the mouse and turns of the wheel that one round makes."""

WAIT = """() => new Promise(done => {
  const sum = document.querySelector("#sum"), began = performance.now();
  new MutationObserver((_, watch) => { watch.disconnect(); requestAnimationFrame(() => done(performance.now() - began)); })
    .observe(sum, { childList: true, subtree: true, characterData: true });
  [...document.querySelectorAll(".counts button")][0].click();
})"""
DRAWN = """() => {
  window.drawn = 0;
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (this.canvas.className === "overlay") window.drawn += 1;
    return clear.apply(this, box);
  };
}"""
"""Counts the frames that are drawn: each clears its names once."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a workspace; yields its address once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "marketgraph", "serve", "-w", str(folder), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stderr  # noqa: S101 - asked for above
        process.stderr.readline()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def opened(browser: Browser, address: str) -> Page:
    """Return a tab of its own with a drawn page."""
    tab = browser.new_context(
        viewport={"width": 1440, "height": 900}, reduced_motion="reduce"
    ).new_page()
    tab.goto(address)
    tab.wait_for_selector("#explorer[data-settled]", timeout=120_000)
    return tab


def first_paint(browser: Browser, address: str) -> float:
    """Return the first contentful paint in milliseconds."""
    tab = opened(browser, address + START)
    found = tab.evaluate(
        "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
    )
    tab.context.close()
    return float(found)


def opening(browser: Browser, address: str, focus: str) -> float:
    """Return the milliseconds from a click to the picture with the neighbours that it brings."""
    tab = opened(browser, f"{address}/explore?iri={focus}&select=company/onrad-inc")
    tab.locator(".counts button").first.wait_for()
    taken = tab.evaluate(WAIT)
    tab.context.close()
    return float(taken)


def economy(nodes: int) -> dict[str, Any]:
    """Return an answer of ``/api/view`` with so many nodes and three times as many ties."""
    draw = random.Random(1)  # noqa: S311 - no secret
    side = nodes**0.5 * 34
    kinds = ("company", "development", "segment", "region", "product")
    marks = [
        {
            "id": f"company/n{number}", "iri": f"x:{number}", "path": None, "kind": kinds[number % 5],
            "type": "Company", "label": f"Company {number}", "lines": [f"Company {number}"], "note": "",
            "focus": number == 0, "claims": 1, "members": 0, "anchor": None, "regions": [], "segments": [],
            "start": None, "end": None, "x": draw.uniform(-side, side), "y": draw.uniform(-side, side),
            "size": 6, "side": "right", "degree": 6, "betweenness": 0, "pagerank": 0, "community": 0,
        }
        for number in range(nodes)
    ]  # fmt: skip
    pairs = {
        tuple(sorted(draw.sample(range(max(0, at - 40), min(nodes, at + 40)), 2)))
        for at in range(nodes)
        for _ in range(3)
    }
    ties = []
    for one, other in sorted(pairs):
        source, target = f"company/n{one}", f"company/n{other}"
        said: dict[str, Any] = {
            "source": source,
            "target": target,
            "kind": "relation",
            "relation": "owns",
        }
        said |= {"words": "Owns", "note": "", "claims": []}
        ties.append({"source": source, "target": target, "says": [said]})
    return {"nodes": marks, "edges": ties, "left_out": 0, "folded": 0, "short": []}


def script_of_frames(
    browser: Browser, address: str, nodes: int, rounds: int
) -> list[tuple[float, float]]:
    """Return milliseconds of script a frame, and the frames, while the page is dragged and zoomed, a round each."""
    tab = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    body = json.dumps(economy(nodes))
    tab.route(
        "**/api/view?*", lambda route: route.fulfill(body=body, content_type="application/json")
    )
    tab.goto(address + "/explore?iri=company/n0&view=0,0,0.3")
    tab.wait_for_selector("#explorer[data-settled]", timeout=120_000)
    metrics = tab.context.new_cdp_session(tab)
    metrics.send("Performance.enable")
    tab.evaluate(DRAWN)
    found = []
    for _ in range(rounds):
        before = _counted(tab, metrics)
        _drag_and_zoom(tab)
        script, frames = (
            now - then for now, then in zip(_counted(tab, metrics), before, strict=True)
        )
        found.append((1000 * script / max(1, frames), frames))
    tab.context.close()
    return found


def _counted(tab: Page, metrics: Any) -> tuple[float, float]:
    told = {one["name"]: one["value"] for one in metrics.send("Performance.getMetrics")["metrics"]}
    return told["ScriptDuration"], tab.evaluate("() => window.drawn")


def _drag_and_zoom(tab: Page) -> None:
    tab.mouse.move(720, 260)
    tab.mouse.down()
    for step in range(STEPS):
        tab.mouse.move(720 + 4 * step, 260 + 2 * step)
    tab.mouse.up()
    for step in range(STEPS):
        tab.mouse.wheel(0, 60 if step % 8 < 4 else -60)


def main() -> None:
    """Print the medians."""
    from playwright.sync_api import sync_playwright

    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--chromium", default="/usr/bin/chromium")
    asked.add_argument("--rounds", type=int, default=9)
    asked.add_argument("--nodes", type=int, default=10_000)
    given = asked.parse_args()
    with served(given.folder) as address, sync_playwright() as runner:
        browser = runner.chromium.launch(executable_path=given.chromium, args=FLAGS)
        opened(browser, address + START).context.close()
        paints = [first_paint(browser, address) for _ in range(given.rounds)]
        print(f"first contentful paint  {median(paints):7.0f} ms   (best {min(paints):.0f})")
        taken = [
            opening(
                browser, address, "development/acquisition--onrad-inc--direct-radiology--2025-01"
            )
            for _ in range(given.rounds)
        ]
        print(f"open neighbours         {median(taken):7.0f} ms   (best {min(taken):.0f})")
        frames = script_of_frames(browser, address, given.nodes, given.rounds)
        script, drawn = [each for each, _ in frames], sum(count for _, count in frames)
        print(
            f"script a frame          {median(script):7.2f} ms   at {given.nodes:,} nodes (best {min(script):.2f}; {drawn:.0f} frames)"
        )
        browser.close()


if __name__ == "__main__":
    main()
