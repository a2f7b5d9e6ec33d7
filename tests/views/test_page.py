from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marketgraph.errors import UnknownName
from marketgraph.tables import Tables
from marketgraph.views import page
from marketgraph.views.html import STATIC, as_json, policy, render, script, static

HOSTILE = [
    '<img src=x onerror="alert(1)">',
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "{{script}} {{data}}",
    "a\u2028b\u2029c",
    "\u202egnp.exe",
    "]]><svg onload=alert(1)>",
    "x" * 10_000,
]
texts = st.one_of(
    st.text(max_size=60),
    st.sampled_from(HOSTILE),
    st.text(alphabet="<>&/!-'\"{}scriptSCRIPT \u2028\ud800\x00", max_size=40),
)


class Elements(HTMLParser):
    """Counts elements and keeps the texts of title, headings and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self._inside = tag
        if tag in ("title", "h1", "script"):
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in self.texts:
            self.texts[self._inside][-1] += data


def parsed(text: str) -> Elements:
    found = Elements()
    found.feed(text)
    found.close()
    return found


EMPTY = parsed(render({}, "", ""))


@given(texts)
def test_json_in_the_page_reads_back_and_holds_nothing_that_html_or_script_could_take_up(
    name: str,
) -> None:
    written = as_json({"name": name, name: [name]})
    assert not re.search("[<>&\u2028\u2029]", written)
    clean = name.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    assert json.loads(written)["name"] == clean
    written.encode()


@given(texts, texts, texts)
@settings(max_examples=40)
def test_no_text_adds_an_element_or_a_handler_to_the_page(title: str, note: str, name: str) -> None:
    found = parsed(render({"name": name}, title, note))
    assert found.tags == EMPTY.tags
    assert found.handlers == []
    assert json.loads(found.texts["script"][0]) == json.loads(as_json({"name": name}))


def test_the_policy_allows_exactly_the_two_scripts_of_the_page_by_their_digest() -> None:
    scripts = parsed(render({"a": 1}, "t", "n")).texts["script"][1:]
    digests = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts
    ]
    allowed = re.search(r"script-src ([^;]*);", policy())
    assert allowed
    assert allowed[1].split() == [f"'sha256-{digest}'" for digest in digests]
    assert policy().startswith("default-src 'none'; ")
    assert "unsafe-eval" not in policy()


def test_no_script_could_end_its_own_element() -> None:
    for text in (static("vendor/vis-network.min.js"), script()):
        assert "</script" not in text.lower()
        assert "<!--" not in text


def test_our_own_script_never_writes_markup_and_names_no_address() -> None:
    ours = script()
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert word not in ours
    assert set(re.findall(r"https?://[^\s\"'`)]+", ours)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(
        r"https?://|url\((?!data:)", static("page.css") + static("head.html") + static("page.html")
    )


def test_scripts_stay_small_files() -> None:
    for path in (STATIC / "js").glob("*.js"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 500, path.name


def test_the_same_tables_give_the_same_page_byte_for_byte(
    small: ModuleType, tables: Tables, tmp_path: Path
) -> None:
    again = small.tables_of(
        tmp_path,
        **{
            name: list(reversed(list(getattr(small, name)())))
            for name in ("entities", "developments", "roles", "relations", "claims", "figures")
        },
    )
    first, second = page(tables, [small.MARKET]), page(again, [small.MARKET])
    assert first.html == second.html


def test_a_page_is_written_whole_and_counts_what_it_shows(
    small: ModuleType, tables: Tables, tmp_path: Path
) -> None:
    made = page(tables, [small.MARKET], made="1 May 2026")
    target = made.write(tmp_path / "market.html")
    assert target.read_text(encoding="utf-8") == made.html
    assert [path.name for path in tmp_path.iterdir()] == ["market.html"]
    assert (made.title, made.left_out) == ("Teleradiology", 0)
    data = json.loads(parsed(made.html).texts["script"][0])
    assert len([node for node in data["nodes"] if "group" not in node]) == made.nodes
    assert len([node for node in data["nodes"] if "group" in node]) == made.folded > 0
    assert "Made 1 May 2026 from 2 sources" in made.html


def test_a_failed_write_leaves_the_old_page_and_no_half_file(
    small: ModuleType, tables: Tables, tmp_path: Path
) -> None:
    made = page(tables, [small.MARKET])
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(OSError, match=r"folder\.html"):
        made.write(tmp_path / "folder.html")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.html"]


def test_a_notebook_gets_a_frame_that_runs_scripts_but_has_no_origin(
    small: ModuleType, tables: Tables
) -> None:
    shown = page(tables, [small.MARKET])._repr_html_()
    assert parsed(shown).tags == ["iframe"]
    sandbox = re.search(r'sandbox="([^"]*)"', shown)
    assert sandbox
    assert "allow-scripts" in sandbox[1]
    assert "allow-same-origin" not in sandbox[1]


def test_unknown_things_are_refused_with_a_remedy(tables: Tables) -> None:
    with pytest.raises(UnknownName, match="Search for a name"):
        page(tables, ["https://example.org/nothing"])
