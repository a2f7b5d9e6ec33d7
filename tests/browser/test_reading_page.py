"""The page of a document that was read, in a browser: hover, keyboard, list, kinds, themes, narrow screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marketgraph.claim import Claim, Evidence
from marketgraph.documents.prose import prose_of
from marketgraph.facts import parse_fact
from marketgraph.reading.model import Dropped
from marketgraph.views.reading import article, reading_page

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Visit = Callable[..., Any]
TEXT = """# Global Kite Market

The kite market was worth USD 2.5 billion in 2024. Kestrel bought Wren for USD 5 million.

## Players

- Adler (Germany)
- Wren
  - Deep Wren

Perhaps xx % of all kites are red.
"""
FACTS: list[tuple[str, dict[str, Any], float]] = [
    ("Global Kite Market", {"type": "Report", "market": "Kite"}, 0.9),
    ("USD 2.5 billion in 2024", {"type": "MarketSize", "market": "Kite", "amount": 2.5e9, "currency": "USD"}, 0.95),
    ("Kestrel bought Wren for USD 5 million", {"type": "Acquisition", "acquirer": ["Kestrel"], "target": "Wren"}, 0.6),
    ("Wren for", {"type": "Alias", "company": "Wren", "alias": "W<b>"}, 0.9),
    ("Adler (Germany)", {"type": "MarketParticipant", "market": "Kite", "company": "Adler"}, 0.9),
]  # fmt: skip


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Path:
    prose = prose_of(TEXT)
    claims = []
    for quote, fact, confidence in FACTS:
        start = prose.text.index(quote)
        evidence = Evidence(document=prose.id, start=start, end=start + len(quote), quote=quote)
        claims.append(
            Claim(fact=parse_fact(fact), evidence=evidence, confidence=confidence, method="rules")
        )
    place = prose.text.index("xx %")
    made = reading_page([article(prose, claims, [Dropped("placeholder", place, place + 4)])])
    return made.write(tmp_path_factory.mktemp("reading") / "reading.html")


def test_a_mark_is_explained_on_hover_and_the_panel_can_be_entered(
    visit: Visit, reading: Path
) -> None:
    tab = visit(reading).tab
    assert not tab.is_visible("#tip")
    tab.hover("text=USD 2.5 billion in 2024")
    tip = tab.inner_text("#tip")
    for part in (
        "Size",
        "Kite: USD 2.5 billion",
        "2,500,000,000",
        "confidence 0.95",
        "read by rules",
    ):
        assert part in tip
    tab.hover("#tip .says")
    tab.wait_for_timeout(400)
    assert tab.is_visible("#tip")
    tab.hover("#sift")
    tab.wait_for_selector("#tip", state="hidden")


def test_the_keyboard_goes_from_mark_to_mark_in_order_and_escape_closes(
    visit: Visit, reading: Path
) -> None:
    tab = visit(reading).tab
    tab.focus("#legend li:last-child button")
    said = []
    for _ in range(5):
        tab.keyboard.press("Tab")
        assert tab.is_visible("#tip")
        assert tab.get_attribute(":focus", "aria-describedby") == "tip"
        said.append(tab.inner_text(":focus"))
    assert [part.strip() for part in said] == [
        "Global Kite Market", "USD 2.5 billion in 2024", "Kestrel bought", "Wren for", "Adler (Germany)",
    ]  # fmt: skip
    tab.keyboard.press("Escape")
    assert not tab.is_visible("#tip")
    tab.keyboard.press("p")
    assert "W<b>" in tab.inner_text("#tip")


def test_overlapping_facts_are_told_together(visit: Visit, reading: Path) -> None:
    tab = visit(reading).tab
    tab.hover("a.m:text-is('Wren for')")
    assert tab.locator("#tip section").count() == 2
    assert tab.locator("article .m.on").count() == 3
    assert "unsure" in tab.inner_text("#tip")


def test_the_list_jumps_by_click_and_enter(visit: Visit, reading: Path) -> None:
    tab = visit(reading).tab
    tab.click("#facts li:nth-child(5) a")
    assert tab.inner_text(":focus") == "Adler (Germany)"
    assert tab.is_visible("#tip")
    tab.focus("#facts li:nth-child(2) a")
    tab.keyboard.press("Enter")
    assert tab.inner_text(":focus") == "USD 2.5 billion in 2024"
    assert tab.get_attribute("#facts li.now", "data-kind") == "figure"


def test_a_kind_is_switched_off_in_text_list_and_keyboard(visit: Visit, reading: Path) -> None:
    tab = visit(reading).tab
    tab.click("[data-kind=company].key")
    assert tab.get_attribute("[data-kind=company].key", "aria-pressed") == "false"
    assert tab.locator("#facts li:visible").count() == 3
    assert tab.inner_text("#found") == "3 of 5 facts"
    assert tab.get_attribute("a.m:has-text('Adler')", "tabindex") == "-1"
    tab.hover("a.m:text-is('Wren for')")
    assert tab.locator("#tip section").count() == 1


def test_words_sift_the_list(visit: Visit, reading: Path) -> None:
    tab = visit(reading).tab
    tab.keyboard.press("/")
    tab.keyboard.type("kestrel wren")
    assert tab.locator("#facts li:visible").count() == 1
    assert tab.input_value("#sift") == "kestrel wren"
    assert not tab.is_visible("#tip")


def test_what_was_left_out_leads_back_to_its_words(visit: Visit, reading: Path) -> None:
    tab = visit(reading).tab
    assert "Placeholder" in tab.inner_text("#dropped")
    tab.click("#dropped a")
    tab.wait_for_selector(".x.lit")
    assert tab.inner_text(".x.lit") == "xx %"
    tab.hover(".x")
    assert "No fact: placeholder" in tab.inner_text("#tip")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_it_is_accessible_and_fits(visit: Visit, reading: Path, scheme: str, width: int) -> None:
    tab = visit(reading, width=width, height=740, color_scheme=scheme).tab
    tab.keyboard.press("n")
    tab.keyboard.press("n")
    assert tab.is_visible("#tip")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    box = tab.locator("#tip").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= 740
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = tab.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    assert [(each["id"], [n["html"] for n in each["nodes"]]) for each in found["violations"]] == []


def test_the_theme_can_be_turned(visit: Visit, reading: Path) -> None:
    tab = visit(reading, color_scheme="light").tab
    before = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.click("#theme")
    assert tab.inner_text("#theme") == "Light"
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_on_a_narrow_screen_the_panel_lies_below_and_closes(visit: Visit, reading: Path) -> None:
    tab = visit(reading, width=360, height=740).tab
    tab.click("a.m:has-text('USD 2.5 billion')")
    box = tab.locator("#tip").bounding_box()
    assert box["y"] > 300 and box["width"] == 360
    tab.click("#tip [aria-label='Next fact']")
    assert "Kestrel acquires Wren" in tab.inner_text("#tip")
    tab.click("#tip >> text=Close")
    assert not tab.is_visible("#tip")


def test_without_scripts_text_list_and_ways_are_there(browser: Any, reading: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(reading.as_uri())
    way = tab.get_attribute("#facts li:nth-child(5) a", "href")
    tab.click("#facts li:nth-child(5) a")
    assert tab.url.endswith(way) and tab.inner_text(way) == "Adler (Germany)"
    assert "Kestrel bought Wren" in tab.inner_text("article")
    context.close()


def test_thousands_of_facts_are_sifted_at_once(visit: Visit, tmp_path: Path) -> None:
    lines = [f"- Adler{number} makes kites" for number in range(8_000)]
    prose = prose_of("\n".join(lines))
    claims = []
    for block in prose.blocks:
        evidence = Evidence(document=prose.id, start=block.start, end=block.end)
        company = prose.text[block.start : block.end].partition(" ")[0]
        fact = {"type": "MarketParticipant", "market": "Kite", "company": company}
        claims.append(
            Claim(fact=parse_fact(fact), evidence=evidence, confidence=0.9, method="rules")
        )
    made = reading_page([article(prose, claims)]).write(tmp_path / "many.html")
    tab = visit(made).tab
    tab.set_default_timeout(10_000)
    tab.fill("#sift", "adler7777")
    assert tab.inner_text("#found") == "1 of 8000 facts"
    tab.fill("#sift", "")
    tab.click("#legend button")
    assert tab.inner_text("#found") == "0 of 8000 facts"
