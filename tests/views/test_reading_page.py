"""The page of a document that was read: whole text, right marks, nothing that a text could do to it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.claim import Claim, Evidence
from marketgraph.documents import Block, Prose
from marketgraph.documents.prose import prose_of
from marketgraph.facts import FACT_TYPES, parse_fact
from marketgraph.reading.model import Dropped
from marketgraph.views.reading import KINDS, Places, article, kind_of, reading_page, wording
from marketgraph.views.reading.body import escaped
from marketgraph.views.reading.marks import COVERED, Marks

COMPLETE = Path(__file__).parents[1] / "facts" / "complete.jsonl"
TEXT = """# Kites

Kestrel bought Wren for USD 5 million in 2024, and Adler makes kites.

- Adler (Germany)
- Wren
"""


class Marked(HTMLParser):
    """Collects the text of the article, and for each mark its facts and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.marks: list[tuple[str, list[int], str]] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self._inside = False
        self._over: list[tuple[str, list[int]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.handlers += [name for name in given if name.startswith("on")]
        self._inside = self._inside or tag == "article"
        if self._inside and "data-f" in given:
            self._over.append((tag, [int(part) for part in (given["data-f"] or "").split()]))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"
        if self._over and self._over[-1][0] == tag:
            self._over.pop()

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text += data
            if self._over:
                self.marks.append((*self._over[-1], data))


def document(text: str) -> Prose:
    return prose_of(text)


def claim(prose: Prose, quote: str, fact: dict[str, object], confidence: float = 0.9) -> Claim:
    start = prose.text.index(quote)
    return at(prose, start, start + len(quote), fact, confidence)


def at(prose: Prose, start: int, end: int, fact: dict[str, object], sure: float = 0.9) -> Claim:
    return Claim(
        fact=parse_fact(fact),
        evidence=Evidence(document=prose.id, start=start, end=end, quote=prose.text[start:end]),
        confidence=sure,
        method="rules",
        reader="test",
    )


ALIAS = {"type": "Alias", "company": "Wren", "alias": "W"}
DEAL = {
    "type": "Acquisition",
    "acquirer": ["Kestrel"],
    "target": "Wren",
    "amount": 5000000,
    "currency": "USD",
}


def parsed(html: str) -> Marked:
    found = Marked()
    found.feed(html)
    return found


def test_marks_lie_over_the_very_words_and_overlapping_ones_over_one_another() -> None:
    prose = document(TEXT)
    outer = claim(prose, "Kestrel bought Wren for USD 5 million", DEAL)
    inner = claim(prose, "Wren for USD", ALIAS)
    page = parsed(reading_page([article(prose, [inner, outer])]).html)
    assert page.marks == [
        ("a", [0], "Kestrel bought "),
        ("a", [0, 1], "Wren for USD"),
        ("span", [0], " 5 million"),
    ]


def test_the_list_leads_to_the_marks_and_the_marks_to_the_list() -> None:
    prose = document(TEXT)
    html = reading_page([article(prose, [claim(prose, "Kestrel bought Wren", DEAL)])]).html
    assert 'id="m0-1" href="#f0-0"' in html
    assert re.search(r'<li id="f0-0" data-kind="development"><a href="#m0-1">', html)
    assert "Kestrel acquires Wren, USD 5 million" in html


def test_fields_tell_who_before_how_much() -> None:
    prose = document(TEXT)
    (fact,) = article(prose, [claim(prose, "Kestrel bought Wren", DEAL)]).facts
    assert fact["fields"] == [
        ["Acquirer", "Kestrel"], ["Target", "Wren"], ["Amount", "5,000,000"], ["Currency", "USD"],
    ]  # fmt: skip


def test_a_fact_below_the_line_is_called_unsure() -> None:
    prose = document(TEXT)
    sure, unsure = claim(prose, "Wren", ALIAS, 0.75), claim(prose, "Wren", ALIAS, 0.74)
    assert "<em>unsure" not in reading_page([article(prose, [sure])]).html
    assert "<em>unsure" in reading_page([article(prose, [unsure])]).html


def test_what_was_dropped_stands_at_the_end_by_reason_with_a_way_back() -> None:
    prose = document(TEXT)
    start = prose.text.index("Adler makes")
    left = [Dropped("habit", start, start + 17), Dropped("habit", start, start + 5)]
    html = reading_page([article(prose, [], left)]).html
    ending = html[html.index('id="dropped-title"') :]
    assert "Habit" in ending and "Adler makes kites" in ending
    assert ending.count('href="#x0-') == 2
    assert html.count('<i id="x0-') == 2
    assert "0 facts; 2 left out" in html


def test_several_documents_have_their_own_marks_headings_and_lists() -> None:
    prose = document(TEXT)
    one = article(prose, [claim(prose, "Kestrel bought Wren", DEAL)])
    html = reading_page([one, one]).html
    for part in ('id="m0-1"', 'id="m1-1"', 'id="f0-0"', 'id="f1-0"', '<h2 id="d1">'):
        assert html.count(part) == 1
    assert "2 documents" in html


def test_structure_comes_through() -> None:
    prose = document(TEXT)
    page = parsed(reading_page([article(prose, [])]).html)
    assert page.tags.count("li") == 2
    assert "h3" in page.tags
    for part in ("Kites", "Adler makes kites.", "Adler (Germany)"):
        assert part in page.text


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src=x onerror="alert(1)">',
        "</script><script>alert(1)</script>",
        "{{script}} {{data}}",
        '" onmouseover="alert(1)',
        "\x00-1\x1b[31m",
        "\ud800 half",
        "<!--",
    ],
)
def test_no_text_becomes_markup(hostile: str) -> None:
    plain = parsed(reading_page([article(document("Some words."), [])]).html)
    prose = Prose(Path("<b>.txt"), f"sha256:{'0' * 64}", "text/plain", content=content(hostile))
    fact = {
        "type": "Regulation",
        "market": hostile.replace("\x00", "").replace("\x1b", "") or "m",
        "name": "n",
    }
    made = article(prose, [at(prose, 0, 3, fact)], [Dropped(hostile, 0, 2)], [hostile])
    html = reading_page([made]).html
    page = parsed(html)
    assert page.tags.count("script") == plain.tags.count("script")
    assert "img" not in page.tags and page.handlers == []
    assert "\x00" not in html
    html.encode()
    data = re.search(r'id="data">(.*?)</script>', html, re.DOTALL)
    assert data and json.loads(data[1])


def content(text: str):  # type: ignore[no-untyped-def]
    from marketgraph.documents.blocks import Content

    return Content(text, (Block("paragraph", 0, len(text)),))


def test_the_page_asks_for_nothing() -> None:
    html = reading_page([article(document(TEXT), [])]).html
    assert "default-src 'none'" in html
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#|data:)""", html)
    assert "@import" not in html and "url(" not in html


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12)


@given(spans, st.integers(0, 40), st.integers(0, 40))
def test_stretches_are_the_part_and_each_character_has_its_passages(
    passages: list[tuple[int, int]], start: int, end: int
) -> None:
    found = list(Marks(passages).within(start, end))
    assert "".join("x" * (part.end - part.start) for part in found) == "x" * max(0, end - start)
    for part in found:
        for place in range(part.start, part.end):
            over = [n for n, (left, right) in enumerate(passages) if left <= place < right]
            assert sorted(part.over) == over


def test_thousands_of_passages_over_one_another_stay_small() -> None:
    (first, *_) = Marks([(0, 10_000 - n) for n in range(5_000)]).within(0, 10)
    assert len(first.over) == COVERED


@given(st.text(max_size=80), st.data())
def test_the_text_of_any_document_stands_on_its_page(text: str, data: st.DataObject) -> None:
    prose = document(text)
    claims = []
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(prose.text)))
        end = data.draw(st.integers(start, len(prose.text)))
        claims.append(at(prose, start, end, ALIAS))
    page = parsed(reading_page([article(prose, claims)]).html)
    for block in prose.blocks:
        cells = [cell for row in block.cells for cell in row]
        for start, end in cells or [(block.start, block.end)]:
            assert squeezed(prose.text[start:end]) in squeezed(page.text)


def squeezed(text: str) -> str:
    import html

    return "".join(html.unescape(escaped(text)).split())


def test_every_type_has_a_kind_and_a_wording_of_one_line() -> None:
    assert {name for _, names in KINDS.values() for name in names} == set(FACT_TYPES)
    records = [json.loads(line) for line in COMPLETE.read_text(encoding="utf-8").splitlines()]
    for record in records:
        fact = parse_fact(record.get("fact", record))
        said = wording(fact)
        assert said.strip() and "None" not in said and "{" not in said.replace(str(record), "")
        assert kind_of(fact.type) in KINDS
    assert {parse_fact(record.get("fact", record)).type for record in records} == set(FACT_TYPES)


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ({"type": "GrowthRate", "market": "Kites", "percent": 6.7, "kind": "cagr", "startYear": 2025, "endYear": 2032},
         "Kites, 2025–2032: growth of 6.7 % a year (CAGR)"),
        ({"type": "MarketShare", "market": "Kites", "percent": 44.8, "region": "Europe", "year": 2024, "qualifier": "over"},
         "Europe: over 44.8 % of Kites, 2024"),
        ({"type": "Ranking", "market": "Kites", "region": "Asia", "criterion": "growth", "rank": 1},
         "Asia: fastest growing in Kites"),
        ({"type": "Ranking", "market": "Kites", "company": "Wren", "criterion": "size", "rank": 3},
         "Wren: no. 3 by size in Kites"),
        ({"type": "Segment", "market": "Kites", "dimension": "Type", "segment": "Box", "parent": "Cellular"},
         "Kites, by Type: Cellular > Box"),
        ({"type": "Partnership", "partners": ["A", "B", "C"], "date": "2024-03"}, "A, B and C work together, 2024-03"),
        ({"type": "Partnership", "partners": ["A", "B", "C", "D", "E"]}, "A, B, C and 2 more work together"),
        ({"type": "Acquisition", "acquirer": ["A", "B"], "target": "C", "stake": 51, "status": "announced"},
         "A and B acquire C, 51 %, announced"),
        ({"type": "Acquisition", "target": "C"}, "somebody acquires C"),
        ({"type": "ProductLaunch", "companies": ["A", "B"], "products": ["P"]}, "A and B launch P"),
        ({"type": "MarketSize", "market": "Kites", "amount": 1, "currency": "EUR", "source": {"publisher": "Alpha"}},
         "Kites: EUR 1 (according to Alpha)"),
    ],
)  # fmt: skip
def test_wordings(fact: dict[str, object], said: str) -> None:
    assert wording(parse_fact(fact)) == said


def test_places_name_line_or_page_and_the_heading_above() -> None:
    prose = document(TEXT)
    places = Places(prose)
    found = claim(prose, "Adler (Germany)", ALIAS).evidence
    assert places.of(found) == "line 5, under “Kites”"
    assert places.of(found.model_copy(update={"page": 2})) == "page 2, under “Kites”"
    row = found.model_copy(update={"sheet": "S", "row": 7})
    assert places.of(row) == "sheet S, row 7, under “Kites”"
    assert places.at(prose.text.index("Kites")) in ("line 1", "line 1, under “Kites”")
