"""What every page promises in a real Chromium: see ``visit`` of ``conftest``."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Request
    from playwright.sync_api import Page as Tab

AXE = Path(__file__).parents[1] / "browser" / "vendor" / "axe.min.js"
SOFTWARE = "GPU stall due to ReadPixels"
"""What Chromium says of WebGL wherever there is no graphics card: it tells of the machine, not of the page."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass
class Visit:
    """A tab on a page of the server, with everything that it asked for or complained of."""

    tab: Tab
    address: str
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def begin(cls, browser: Browser, address: str, **options: Any) -> Visit:
        """Open a tab that keeps what it asks for and complains of."""
        visit = cls(browser.new_context(**options).new_page(), address)
        visit.tab.on("request", visit._asked)
        visit.tab.on("console", visit._said)
        visit.tab.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.tab.on("dialog", lambda dialog: visit.complaints.append(f"dialog {dialog.message}"))
        return visit

    def go(self, path: str) -> Visit:
        """Go to a page and wait until its scripts have run."""
        self.tab.goto(self.address + path)
        self.tab.wait_for_selector("html[data-ready]")
        return self

    def forgive(self, text: str) -> None:
        """Take back the one complaint that holds a text: the test meant it to happen."""
        (meant,) = [one for one in self.complaints if text in one]
        self.complaints.remove(meant)

    def violations(self) -> list[str]:
        """Return what axe finds to be against WCAG 2.2 AA, as ``rule: element``."""
        self.tab.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.tab.evaluate(
            "rules => axe.run({ runOnly: { type: 'tag', values: rules } })", RULES
        )
        return [
            f"{one['id']}: {node['html'][:120]}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def sideways(self) -> bool:
        """Return whether the page as a whole scrolls sideways."""
        wide = self.tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return bool(wide > 0)

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).scheme in ("data", "blob"):
            return
        if not request.url.startswith(self.address + "/"):
            self.elsewhere.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and SOFTWARE not in message.text:
            self.complaints.append(message.text)
