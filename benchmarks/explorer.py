"""The graph page in Chromium: first paint, opening neighbours, and the script time of a frame at 10,000 nodes.

    marketgraph demo --no-open
    python benchmarks/explorer.py market [--chromium /usr/bin/chromium] [--rounds 9] [--nodes 10000] [--against CHECKOUT]

The server runs in a process of its own. *First paint* is the first contentful paint of the graph around a market, on a page that
the browser has not seen. *Open* is the time from a click on "Open" to the picture with the new neighbours, the first request of a page being the
server's first look at that view. For *pan* and *zoom* the page draws a made-up graph with 3 ties a node, which is handed to it in place of the server's answer;
then, when what loading left behind is collected, its ground is dragged, and the wheel turned, without a pause, and the script time that Chromium counts (``ScriptDuration``) is divided by the frames that
were drawn. That is the part of a frame that no graphics card takes off; without one, frames come late, and each still costs the same script.
``--against`` measures the page of another checkout too, in turn with this one, round by round.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = ["--headless", "--no-sandbox", "--disable-background-networking", "--no-first-run"]
HERE = Path(__file__).parents[1]
START = "/explore?iri=market/teleradiology"
DEAL = "development/acquisition--onrad-inc--direct-radiology--2025-01"
STEPS = 24
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
def served(folder: Path, checkout: Path) -> Iterator[str]:
    """Serve a workspace by the code of a checkout; yields its address once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "marketgraph", "serve", "-w", str(folder), "--port", str(port)]
    code = {**os.environ, "PYTHONPATH": str(checkout / "graph")}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=code) as process:  # noqa: S603
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


class Moving:
    """A page with a made-up graph, which is moved once while its script is counted."""

    def __init__(self, browser: Browser, address: str, nodes: int) -> None:
        """Open the page and draw the graph."""
        self.tab = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        body = json.dumps(economy(nodes))
        self.tab.route(
            "**/api/view?*",
            lambda route: route.fulfill(body=body, content_type="application/json"),
        )
        self.tab.goto(address + "/explore?iri=company/n0&view=0,0,0.3")
        self.tab.wait_for_selector("#explorer[data-settled]", timeout=120_000)
        self.metrics = self.tab.context.new_cdp_session(self.tab)
        self.metrics.send("Performance.enable")
        self.tab.evaluate(DRAWN)

    def pan(self) -> float:
        """Return the milliseconds of script a frame while the ground is dragged there and back."""
        x, y = self._ground()
        self.tab.mouse.down()
        ways = [min(step, STEPS - step) for step in range(1, STEPS + 1)]
        return self._script(
            lambda step: self.tab.mouse.move(x + 8 * ways[step], y + 4 * ways[step])
        )

    def zoom(self) -> float:
        """Return the milliseconds of script a frame while the wheel is turned there and back."""
        self._ground()
        return self._script(lambda step: self.tab.mouse.wheel(0, 60 if step % 8 < 4 else -60))

    def _ground(self) -> tuple[int, int]:
        """Return a place without a node: what is dragged there is the whole graph."""
        for x in range(560, 900, 7):
            self.tab.mouse.move(x, 260)
            if not self.tab.evaluate("() => document.querySelector('#canvas').style.cursor"):
                return x, 260
        raise LookupError("there is no place between the nodes")

    def _script(self, move: Callable[[int], Any]) -> float:
        self.metrics.send("HeapProfiler.collectGarbage")
        before = self._counted()
        for step in range(STEPS):
            move(step)
            self.tab.evaluate("() => new Promise(requestAnimationFrame)")
        script, frames = (now - then for now, then in zip(self._counted(), before, strict=True))
        self.tab.context.close()
        return 1000 * script / frames

    def _counted(self) -> tuple[float, float]:
        told = self.metrics.send("Performance.getMetrics")["metrics"]
        script = next(one["value"] for one in told if one["name"] == "ScriptDuration")
        return script, self.tab.evaluate("() => window.drawn")


def main() -> None:
    """Print the medians."""
    from playwright.sync_api import sync_playwright

    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--chromium", default="/usr/bin/chromium")
    asked.add_argument("--rounds", type=int, default=9)
    asked.add_argument("--nodes", type=int, default=10_000)
    asked.add_argument("--against", type=Path, help="another checkout, measured in turn")
    given = asked.parse_args()
    checkouts = {"": HERE} | ({str(given.against): given.against} if given.against else {})
    with ExitStack() as stack:
        addresses = {
            name: stack.enter_context(served(given.folder, checkout))
            for name, checkout in checkouts.items()
        }
        runner = stack.enter_context(sync_playwright())
        browser = runner.chromium.launch(executable_path=given.chromium, args=FLAGS)
        measured(browser, addresses, given.rounds, given.nodes)
        browser.close()


def measured(browser: Browser, addresses: dict[str, str], rounds: int, nodes: int) -> None:
    """Measure the pages at all addresses in turn, and print the medians."""

    def moving(name: str) -> Moving:
        return Moving(browser, addresses[name], nodes)

    asked: list[tuple[str, Callable[[str], float]]] = [
        ("first contentful paint", lambda name: first_paint(browser, addresses[name])),
        ("open neighbours", lambda name: opening(browser, addresses[name], DEAL)),
        (f"pan {nodes:,} nodes, script a frame", lambda name: moving(name).pan()),
        (f"zoom {nodes:,} nodes, script a frame", lambda name: moving(name).zoom()),
    ]
    for address in addresses.values():
        opened(browser, address + START).context.close()
    for title, measure in asked:
        told = [{name: measure(name) for name in addresses} for _ in range(rounds)]
        for name in addresses:
            taken = [one[name] for one in told]
            print(f"{title:36} {median(taken):7.2f} ms   (best {min(taken):.2f}) {name}")


if __name__ == "__main__":
    main()
