"""The docs are complete and true: every command, error, query and analysis is in them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from pydantic import ValidationError

from marketgraph import errors
from marketgraph.analysis import analyses
from marketgraph.facts import FACT_TYPES, parse_fact
from marketgraph.query import saved_queries
from marketgraph.resources import CHECKOUT, PACKAGE

PAGES = [
    *sorted(CHECKOUT.glob("*.md")),
    *sorted((CHECKOUT / "docs").glob("*.md")),
    *sorted(
        path
        for top in ("data", "benchmarks", "ontology")
        for path in CHECKOUT.glob(f"{top}/**/*.md")
    ),
]
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def text(*parts: str) -> str:
    return CHECKOUT.joinpath(*parts).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["cli", "facts", "queries"])
def test_a_written_page_is_what_the_program_says(page: str) -> None:
    program = CHECKOUT / "docs" / f"make_{page}.py"
    done = subprocess.run(
        [sys.executable, program], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    remedy = f"run: python docs/make_{page}.py > docs/{page}.md"
    assert text("docs", f"{page}.md") == done.stdout, remedy


@pytest.mark.parametrize("name", FACT_TYPES)
def test_the_page_of_facts_tells_what_a_fact_needs_besides_its_needed_fields(name: str) -> None:
    section = text("docs", "facts.md").partition(f"\n### {name}\n")[2].partition("\n### ")[0]
    fact = json.loads(section.partition("```json\n")[2].partition("\n```")[0])
    assert parse_fact(fact).type == name
    needed = re.findall(r"^\| `(\w+)` .* \| needed", section, re.MULTILINE)
    try:
        parse_fact({field: fact[field] for field in ("type", *needed)})
    except ValidationError:
        assert re.search("Needs|Is about exactly", section)
    else:
        assert not re.search("Needs|Is about exactly", section)


def test_every_error_is_in_the_tree_at_its_place() -> None:
    tree = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        if match := re.match(r" {4}([│├└─ ]*)([A-Z]\w+)", line):
            depth = len(match[1]) // 4
            above[depth:] = [match[2]]
            tree[match[2]] = above[depth - 1] if depth else "Exception"
    assert tree == {
        kind.__name__: kind.__bases__[0].__name__
        for kind in vars(errors).values()
        if isinstance(kind, type)
    }


def test_every_saved_query_is_documented() -> None:
    page = text("docs", "queries.md")
    assert not [name for name in saved_queries() if f"`{name}`" not in page]


def test_every_analysis_is_documented() -> None:
    page = text("docs", "analyses.md")
    assert not [name for name in analyses() if f"`{name}`" not in page]


@pytest.mark.parametrize("page", sorted((CHECKOUT / "docs").glob("*.md")), ids=lambda p: p.name)
def test_every_page_of_the_docs_is_in_their_index(page: Path) -> None:
    assert page.name == "index.md" or f"({page.name})" in text("docs", "index.md")


@pytest.mark.parametrize("module", sorted(PACKAGE.iterdir()), ids=lambda path: path.name)
def test_every_layer_is_in_the_architecture(module: Path) -> None:
    name = module.stem
    if not name.startswith(("_", "py", ".")):
        assert f"`{name}`" in text("docs", "architecture.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_every_link_inside_the_repository_leads_somewhere(page: Path) -> None:
    found = LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    inside = [unquote(link) for link in found if not re.match(r"[a-z]+:", link)]
    assert not [link for link in inside if not _exists(page, *link.partition("#")[::2])]


def test_the_readme_tests_by_the_command_that_ci_runs() -> None:
    commands = [line for line in text("README.md").splitlines() if line.startswith("python3 ")]
    main, tests = commands
    assert main.endswith("marketgraph demo")
    assert "pytest" in tests
    script = text(".ci", "run")
    assert "sed -n '/^python3 .*pytest/p' README.md" in script
    assert script.rstrip().endswith('eval "$tests"')


def _exists(page: Path, path: str, anchor: str) -> bool:
    target = page.parent / path if path else page
    if not target.exists():
        return False
    return not anchor or anchor in _anchors(target.read_text(encoding="utf-8"))


def _anchors(markdown: str) -> set[str]:
    """Return the anchors of a page's headings, as they are made on the pages of a repository."""
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", markdown), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
