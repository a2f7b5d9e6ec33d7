"""What a claim of each fact type puts into the graph is what the golden files say, statement by statement."""

from __future__ import annotations

import runpy
from difflib import unified_diff
from pathlib import Path

import pyoxigraph
import pytest

from marketgraph.encoding import serialise
from marketgraph.facts import FACT_TYPES

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
WRITER = runpy.run_path(str(HERE / "write_golden.py"))
WRITTEN: dict[str, str] = WRITER["all_golden"]()
REMEDY = "If it ought to be so: python tests/encoding/write_golden.py, and read the difference."


def test_every_fact_type_has_a_golden_file_and_no_other_has() -> None:
    names = {f"{name}.trig" for name in FACT_TYPES} | {"document.trig"}
    assert names == WRITTEN.keys() == {path.name for path in GOLDEN.iterdir()}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_stated_is_what_the_golden_file_says(name: str) -> None:
    kept = (GOLDEN / name).read_text(encoding="utf-8")
    found = unified_diff(
        kept.splitlines(), WRITTEN[name].splitlines(), f"golden/{name}", "encoded", lineterm=""
    )
    if difference := "\n".join(found):
        pytest.fail(f"{difference}\n\n{REMEDY}", pytrace=False)


@pytest.mark.parametrize("fact_type", FACT_TYPES)
def test_a_golden_file_says_all_that_is_stated_and_no_more(fact_type: str) -> None:
    path = str(GOLDEN / f"{fact_type}.trig")
    found = {
        (str(quad.graph_name).strip("<>"), line(quad.subject, quad.predicate, quad.object))
        for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TRIG)
    }
    told = {quad for told in WRITER["claims"](fact_type) for quad in told.quads()}
    assert found == {
        (graph or "DEFAULT", f"<{s}> <{p}> {serialise(o)}") for graph, (s, p, o) in told
    }


def line(*terms: object) -> str:
    return " ".join(map(str, terms))
