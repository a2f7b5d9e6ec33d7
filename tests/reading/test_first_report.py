"""The report that the bundled tables were made from, read as a text: the same facts by their key fields.

Its text is the publisher's and not in the repository; the test runs where it lies beside the checkout. What differs is
listed in ``first_report.csv`` with the reason, reviewed by hand; nothing else may differ, and nothing listed may vanish.
"""

from __future__ import annotations

import csv
import hashlib
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from marketgraph.claim import plain
from marketgraph.documents import open_document
from marketgraph.reading import read
from marketgraph.resources import CHECKOUT, DATA

TEXT = CHECKOUT.parent / "shared/corpus/dev/texts/databridge_teleradiology.txt"
REVIEWED = Path(__file__).parent / "first_report.csv"
OTHER_REPORTS = "published-sizes.csv"

pytestmark = pytest.mark.skipif(
    not TEXT.exists(), reason="the text of the report is its publisher's and lies elsewhere"
)


@pytest.fixture(scope="module")
def scoring() -> Iterator[ModuleType]:
    sys.path.insert(0, str(CHECKOUT / "benchmarks"))
    try:
        yield importlib.import_module("scoring")
    finally:
        sys.path.remove(str(CHECKOUT / "benchmarks"))


def facts(*files: Path) -> list[dict[str, object]]:
    """Return the facts of some files as JSON objects, without whom the passage credits."""
    found = [plain(c.fact) for file in files for c in read(open_document(file)).claims]
    return [{key: value for key, value in fact.items() if key != "source"} for fact in found]


def keys(scoring: ModuleType, told: list[dict[str, object]]) -> set[tuple[str, str]]:
    """Return type and key fields of facts, folded; all fields where a type has no key fields."""
    labelled = scoring.statements(fact for fact in told if fact["type"] in scoring.KEYS)
    found = set()
    for fact in [*labelled, *(fact for fact in told if fact["type"] not in scoring.KEYS)]:
        kind = str(fact["type"])
        fields = scoring.KEYS.get(kind) or sorted(name for name in fact if name != "type")
        held = {n: scoring.folded(fact[n]) for n in fields if fact.get(n, "World") != "World"}
        found.add((kind, json.dumps(held, ensure_ascii=False)))
    return found


def digest(text: str) -> str:
    """Return what stands for words of the publisher, which are not kept here."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_the_text_gives_the_facts_of_the_tables(scoring: ModuleType) -> None:
    files = (DATA / "teleradiology").glob("*.csv")
    tables = keys(scoring, facts(*sorted(file for file in files if file.name != OTHER_REPORTS)))
    told = keys(scoring, facts(TEXT))
    assert len(tables & told) == 97
    differing = {("tables", kind, text) for kind, text in tables - told}
    differing |= {("text", kind, digest(text)) for kind, text in told - tables}
    with REVIEWED.open(encoding="utf-8", newline="") as rows:
        reviewed = {(r["only"], r["type"], r["key"]): r["why"] for r in csv.DictReader(rows)}
    assert differing == set(reviewed)
    assert all(reviewed.values())
