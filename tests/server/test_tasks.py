"""Ten questions of somebody who has never been here, from the first page on: by mouse alone, and by keyboard alone.

Each ends with the answer in sight, within a minute, after few actions. An action is a click, a drag, a turn of the wheel to
what one looks for, a key, or a name that is typed. Nothing is found but by the words that are on the screen.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from .browser import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Locator
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser

Visiting = Callable[..., Visit]
LONGEST = 40
"""Tabs after which somebody gives up."""
IN_SIGHT = """one => {
  const box = one.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight - box.y) / 2);
  return box.width > 0 && box.y >= 0 && box.y < innerHeight && (one.contains(top) || top?.contains(one));
}"""


SCROLLER = """one => {
  const scrolls = each => each.scrollHeight > each.clientHeight && /auto|scroll/.test(getComputedStyle(each).overflowY);
  while (one.parentElement && !scrolls(one)) one = one.parentElement;
  const box = one.getBoundingClientRect();
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  return [box.left + 40, top + 40, (top + bottom) / 2];
}"""


class Person:
    """Somebody before the screen, whose actions are counted."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.actions = 0
        self.began = time.monotonic()

    def sees(self, text: str | re.Pattern[str], inside: str = "body") -> None:
        """Wait until words are on the screen, on top of all else."""
        found = self.tab.locator(inside).get_by_text(text).locator("visible=true")
        found.first.wait_for()
        assert any(one.evaluate(IN_SIGHT) for one in found.all()), f"{text} is out of sight"

    def tells(self, name: str) -> None:
        """Wait until the details tell of a thing."""
        self.tab.locator("#details h2").get_by_text(name, exact=True).wait_for()

    def settled(self) -> None:
        """Wait until the page, or its graph, is drawn."""
        self.tab.wait_for_selector("html[data-ready]")
        if urlsplit(self.tab.url).path == "/explore":
            self.tab.wait_for_selector("#explorer[data-settled]")


class Mouse(Person):
    """Somebody who only points and clicks."""

    def click(self, text: str, role: Any = "link", inside: str = "body") -> None:
        """Click what bears some words, after a turn of the wheel if it is out of sight."""
        found = self.tab.locator(inside).get_by_role(role, name=text).locator("visible=true").first
        found.wait_for()
        self.look_for(found)
        x, y = self._middle(found)
        self.tab.mouse.click(x, y)
        self.actions += 1
        self.settled()

    def look_for(self, found: Locator) -> None:
        """Turn the wheel until something is in sight."""
        if found.evaluate(IN_SIGHT):
            return
        x, y, middle = self._over(found)
        self.tab.mouse.move(x, y)
        self.tab.mouse.wheel(0, self._middle(found)[1] - middle)
        self.tab.wait_for_function(f"one => ({IN_SIGHT})(one)", arg=found.element_handle())
        self.actions += 1

    def drag(self, found: Locator, x: float) -> None:
        """Drag something sideways to a place."""
        start, y = self._middle(found)
        self.tab.mouse.move(start, y)
        self.tab.mouse.down()
        self.tab.mouse.move(x, y, steps=6)
        self.tab.mouse.up()
        self.actions += 1

    def _over(self, found: Locator) -> tuple[float, float, float]:
        """Return a place over what scrolls around something, and how far down its middle is."""
        x, y, middle = found.evaluate(SCROLLER)
        return x, y, middle

    def _middle(self, found: Locator) -> tuple[float, float]:
        box = found.bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


class Keys(Person):
    """Somebody who only has a keyboard."""

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tab.keyboard.press(key)
            self.actions += 1

    def types(self, text: str) -> None:
        self.tab.keyboard.type(text)
        self.actions += 1

    def find(self, name: str, offered: str) -> None:
        """Search for a name, and open what is offered."""
        self.press("/")
        self.choose(name, offered)

    def choose(self, name: str, offered: str) -> None:
        """Type a name, and take what is offered first."""
        self.types(name)
        self.tab.locator("[role=option]").first.get_by_text(offered).wait_for()
        before = self.tab.url
        self.press("ArrowDown", "Enter")
        self.tab.wait_for_function("before => location.href !== before", arg=before)
        self.settled()

    def tab_to(self, text: str) -> None:
        """Press Tab until what is reached bears some words."""
        for _ in range(LONGEST):
            self.press("Tab")
            told = self.tab.evaluate(
                "() => { const one = document.activeElement; return one.getAttribute('aria-label') ?? one.innerText ?? ''; }"
            )
            if told.strip().startswith(text):
                return
        raise AssertionError(f"{text} is not reached in {LONGEST} Tabs")

    def content(self) -> None:
        """Skip what stands above the content."""
        self.press("Tab", "Enter")

    def open(self, text: str) -> None:
        """Go to what bears some words, and open it."""
        self.tab_to(text)
        self.press("Enter")
        self.settled()


@pytest.fixture
def at_home(visit: Visiting) -> Callable[[], Tab]:
    """A function that opens the first page."""

    def opened() -> Tab:
        permissions = ["clipboard-read", "clipboard-write"]
        return visit("/", reduced_motion="reduce", permissions=permissions).tab

    return opened


def shows_the_buyer(person: Person) -> None:
    person.sees("ONRAD Inc. acquires Direct Radiology")
    person.sees(re.compile("ONRAD Inc. .*Direct Radiology .*Royal Philips"), "blockquote")


def shows_the_path(person: Person) -> None:
    person.sees("2 steps", "#details")
    person.sees("RamSoft supplies Premier Radiology Services", "#details")
    person.sees("Grovecourt Capital Partners acquired Premier Radiology Services", "#details")


def shows_the_sizes(person: Person) -> None:
    person.sees("In 2024")
    person.sees("Data Bridge Market Research", "table")
    person.sees("USD 2.52 billion", "table")


def shows_the_share(person: Person) -> None:
    person.sees("65.8 %", ".figure")
    person.sees(re.compile("2025"), ".figure:has-text('65.8 %') + .small")


def shows_the_companies_of_india(person: Person) -> None:
    for name in ("TeleDiagnosys Services Pvt Ltd.", "Teleradiology Solutions", "Vital Radiology"):
        person.sees(name)


def shows_what_changed(person: Person) -> None:
    person.sees(re.compile("Jan 2023"), "#time")
    person.sees("5 of 6 developments")
    person.sees("ONRAD Inc. acquires Direct Radiology", "#rows")


def shows_both(person: Person) -> None:
    person.sees("GE Healthcare", "#details thead")
    person.sees("Philips", "#details thead")
    person.sees("Both are tied to", "#details")


def shows_what_rests_on_one_source(person: Person) -> None:
    person.sees("Statements that rest on one source", "main h1")
    person.tab.wait_for_selector("#shown table")
    person.sees("Global Teleradiology Market", "#shown")


def shows_the_link(person: Person) -> None:
    person.sees("The link to this view is copied.")
    link = person.tab.evaluate("navigator.clipboard.readText()")
    person.tab.goto(link)
    person.settled()
    person.sees("around Teleradiology")


def market(hand: Mouse) -> None:
    hand.click("Teleradiology", inside="main")


def graph(hand: Mouse) -> None:
    market(hand)
    hand.click("Open in the graph")


def buyer(hand: Mouse) -> None:
    hand.click("ONRAD Inc. acquires Direct Radiology")


def path(hand: Mouse) -> None:
    graph(hand)
    hand.click("Things", "tab")
    hand.click("RamSoft", "button", "#rows")
    hand.tells("RamSoft")
    hand.click("Path to …", "button", "#details")
    hand.click("Grovecourt Capital Partners", "button", "dialog")


def sizes(hand: Mouse) -> None:
    market(hand)
    hand.look_for(hand.tab.get_by_role("table").get_by_role("link", name="Data Bridge Market"))


def share(hand: Mouse) -> None:
    market(hand)
    hand.click("Segments", inside="main nav")
    hand.look_for(hand.tab.locator(".said").get_by_text("65.8 %"))


def india(hand: Mouse) -> None:
    market(hand)
    hand.click("Companies", inside="main nav")


def changes(hand: Mouse) -> None:
    graph(hand)
    label = hand.tab.locator("#time-axis").get_by_text("2023").bounding_box()
    assert label
    hand.drag(hand.tab.get_by_role("slider", name="From"), label["x"] + label["width"] / 2)


def both(hand: Mouse) -> None:
    graph(hand)
    hand.click("Philips", "link", "#details")
    hand.tells("Philips")
    hand.click("Compare with …", "button", "#details")
    hand.click("GE Healthcare", "button", "dialog")


def one_source(hand: Mouse) -> None:
    market(hand)
    hand.click("What rests on one source")


def picture(hand: Mouse) -> None:
    graph(hand)
    hand.tab.locator("#export summary").click()
    hand.actions += 1
    with hand.tab.expect_download() as download:
        hand.click("Picture, PNG", "button")
    assert download.value.suggested_filename == "teleradiology.png"


def link(hand: Mouse) -> None:
    graph(hand)
    hand.click("Copy link", "button")


def in_the_graph(keys: Keys, name: str, offered: str) -> None:
    keys.find(name, offered)
    keys.content()
    keys.open("Open in the graph")


def buyer_by_keys(keys: Keys) -> None:
    keys.find("direct radiology", "Direct Radiology")
    keys.content()
    keys.tab_to("ONRAD Inc. acquires")
    keys.open("Source")


def path_by_keys(keys: Keys) -> None:
    in_the_graph(keys, "ramsoft", "RamSoft")
    keys.content()
    keys.open("Path …")
    keys.choose("grovecourt", "Grovecourt")


def sizes_by_keys(keys: Keys) -> None:
    keys.find("teleradiology", "Teleradiology")
    keys.press("PageDown")


def share_by_keys(keys: Keys) -> None:
    keys.find("cloud-based delivery", "Cloud-Based Delivery")


def india_by_keys(keys: Keys) -> None:
    keys.find("india", "India")


def changes_by_keys(keys: Keys) -> None:
    in_the_graph(keys, "teleradiology", "Teleradiology")
    keys.content()
    keys.tab_to("From")
    keys.press(*["ArrowRight"] * 9)


def both_by_keys(keys: Keys) -> None:
    in_the_graph(keys, "philips", "Philips")
    keys.content()
    keys.open("Compare …")
    keys.choose("ge healthcare", "GE Healthcare")


def one_source_by_keys(keys: Keys) -> None:
    keys.find("teleradiology", "Teleradiology")
    keys.content()
    keys.open("What rests on one source")


def picture_by_keys(keys: Keys) -> None:
    in_the_graph(keys, "teleradiology", "Teleradiology")
    keys.content()
    keys.open("Export")
    keys.tab_to("Picture, PNG")
    with keys.tab.expect_download() as download:
        keys.press("Enter")
    assert download.value.suggested_filename == "teleradiology.png"


def link_by_keys(keys: Keys) -> None:
    in_the_graph(keys, "teleradiology", "Teleradiology")
    keys.content()
    keys.open("Copy link")


TASKS = [
    (buyer, 2, buyer_by_keys, 20, shows_the_buyer),
    (path, 8, path_by_keys, 20, shows_the_path),
    (sizes, 3, sizes_by_keys, 20, shows_the_sizes),
    (share, 4, share_by_keys, 20, shows_the_share),
    (india, 3, india_by_keys, 20, shows_the_companies_of_india),
    (changes, 4, changes_by_keys, 30, shows_what_changed),
    (both, 6, both_by_keys, 20, shows_both),
    (one_source, 3, one_source_by_keys, 20, shows_what_rests_on_one_source),
    (picture, 5, picture_by_keys, 20, lambda person: person.sees("around Teleradiology")),
    (link, 4, link_by_keys, 20, shows_the_link),
]
NAMES = [task[0].__name__ for task in TASKS]


@pytest.mark.parametrize(("do", "most", "_by_keys", "_most_keys", "answered"), TASKS, ids=NAMES)
def test_by_mouse_alone(
    at_home: Callable[[], Tab],
    do: Any,
    most: int,
    _by_keys: Any,
    _most_keys: int,
    answered: Any,
    record_property: Any,
) -> None:
    hand = Mouse(at_home())
    do(hand)
    told(hand, do.__name__, most, answered, record_property)


@pytest.mark.parametrize(("_do", "_most", "by_keys", "most_keys", "answered"), TASKS, ids=NAMES)
def test_by_keyboard_alone(
    at_home: Callable[[], Tab],
    _do: Any,
    _most: int,
    by_keys: Any,
    most_keys: int,
    answered: Any,
    record_property: Any,
) -> None:
    keys = Keys(at_home())
    by_keys(keys)
    told(keys, by_keys.__name__, most_keys, answered, record_property)


def told(person: Person, name: str, most: int, answered: Any, record: Any) -> None:
    """Look at the answer, and at what it took."""
    answered(person)
    record(f"{name}_actions", person.actions)
    record(f"{name}_seconds", round(time.monotonic() - person.began, 1))
    assert person.actions <= most
