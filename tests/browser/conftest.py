"""A Chromium that opens a written page as a user would, and refuses every request."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from marketgraph.views import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab


@pytest.fixture(scope="session")
def small() -> ModuleType:
    """Return the module that writes the small market of the views' tests."""
    path = Path(__file__).parents[1] / "views" / "small_market.py"
    spec = importlib.util.spec_from_file_location("small_market", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def written(small: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page of the small market."""
    folder = tmp_path_factory.mktemp("page")
    return page(small.tables_of(folder / "tables"), [small.MARKET]).write(folder / "page.html")


@dataclass
class Opened:
    """A page that was opened, with everything that it asked for or complained of."""

    tab: Tab
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def state(self) -> str:
        """Return what stands behind the # of the address."""
        return self.tab.url.partition("#")[2]


Open = Callable[..., Opened]


@pytest.fixture
def visit(browser: Browser, written: Path) -> Iterator[Open]:
    """Return a function that opens a page; its tests end with no request and no complaint."""
    everything: list[Opened] = []

    def go(
        path: Path | None = None,
        fragment: str = "",
        width: int = 1440,
        height: int = 900,
        **options: Any,
    ) -> Opened:
        target = (path or written).as_uri()
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        opened = Opened(context.new_page())
        tab = opened.tab
        tab.on("request", lambda request: opened.requests.append(request.url))
        tab.on("pageerror", lambda error: opened.complaints.append(str(error)))
        tab.on("console", lambda message: opened.complaints.append(message.text))
        tab.on("dialog", lambda dialog: opened.complaints.append(f"dialog {dialog.message}"))
        tab.goto(f"{target}{fragment}")
        tab.wait_for_selector("html[data-ready]")
        everything.append(opened)
        return opened

    yield go
    for opened in everything:
        local = ("file:", "blob:", "data:")
        assert [url for url in opened.requests if not url.startswith(local)] == []
        assert sum(url.startswith("file:") for url in opened.requests) == 1
        assert opened.complaints == []
        opened.tab.context.close()
