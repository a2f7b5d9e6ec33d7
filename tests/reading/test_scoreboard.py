"""The reader keeps the scores that are recorded on the labelled texts, and the scorer counts as one counts by hand.

Where a score fell, `python benchmarks/reading.py --show` tells which facts are missed or wrong; `--record` keeps new scores.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from marketgraph.claim import Claim
from marketgraph.documents import open_document
from marketgraph.facts import parse_fact
from marketgraph.reading.prose import read_prose
from marketgraph.resources import CHECKOUT

from ..documents.pdfs import At, pdf

BENCHMARKS = CHECKOUT / "benchmarks"
FIXTURES = Path(__file__).parent / "fixtures"
PARTS = ("reports", "passages")

pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="benchmarks are in a checkout only")


@pytest.fixture(scope="module")
def board() -> Iterator[ModuleType]:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        yield importlib.import_module("reading")
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="module")
def recorded() -> dict:
    return json.loads((FIXTURES / "recorded.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def scores(board) -> dict:
    return {part: board.score(board.read(board.PARTS[part](FIXTURES))) for part in PARTS}


def test_no_score_is_below_the_recorded_one(board, scores, recorded):
    now = {part: board.rates(rows) for part, rows in scores.items()}
    assert not board.fallen(now, recorded)


def test_every_labelled_type_has_a_recorded_score(board, scores, recorded):
    for part, rows in scores.items():
        assert set(recorded[part]) >= {kind for kind, row in rows.items() if row.gold}


def test_there_are_two_texts_a_layout_and_as_many_traps_as_deals(board):
    texts = list(board.reports(FIXTURES))
    passages = list(board.passages(FIXTURES))
    assert len(texts) == len(list((FIXTURES / "texts").iterdir())) >= 20
    assert len(passages) >= 40
    assert sum(not passage.labels for passage in passages) >= len(passages) / 2


def test_labels_are_facts_of_the_texts_as_they_are(board):
    for text in [*board.reports(FIXTURES), *board.passages(FIXTURES)]:
        assert text.document.id == "sha256:" + text.sha256
        for label in text.labels:
            assert parse_fact(label["fact"])
            assert text.document.text[label["start"] : label["end"]].strip(), label


def size(amount, year, **more):
    return {"type": "MarketSize", "market": "Kites", "amount": amount, "year": year} | more


def segment(name, dimension="Type", **more):
    return {"type": "Segment", "dimension": dimension, "segment": name} | more


GOLD = [
    size(2_520_000_000, 2024, currency="USD", status="reported"),
    size(9_810_000_000, 2032, currency="USD", status="forecast"),
    segment("Hard-ware"),
    segment("Software"),
    {"type": "Acquisition", "acquirer": ["Alpha"], "target": "Beta", "date": "2024-03"},
    {"type": "CompanyProfile", "company": "Alpha", "headquarters": "Ghent", "founded": 1999},
    {"type": "Alias", "company": "Low Kite Co.", "alias": "LKC"},
    {"type": "Partnership", "partners": ["Alpha", "Gamma & Sons"], "purpose": "fly"},
]
CLAIMED = [
    size(2_500_000_000, 2024, currency="USD", status="reported", region="World"),  # rounded: right
    size(9_810_000_000, 2031, currency="USD", status="forecast"),  # another year: wrong
    segment("hard ware", "By Types"),  # right
    segment("Software"),  # right
    segment("Software", parent="Hardware"),  # said again: not counted
    segment("Services"),  # wrong
    {"type": "Acquisition", "acquirer": ["ALPHA"], "target": "Beta"},  # no date: not all fields
    {"type": "CompanyProfile", "company": "Alpha", "founded": 1999},  # one of two statements
    {"type": "Alias", "company": "LKC", "alias": "Low Kite Co"},  # right
    {"type": "JointVenture", "parents": ["Gamma and Sons", "Alpha"]},  # right
    {"type": "Offering", "company": "Alpha", "product": "Kite"},  # not labelled: not counted
]


def test_scores_are_those_counted_by_hand(board):
    scores = board.score({"text": (GOLD, CLAIMED)})
    assert {kind: tuple(row) for kind, row in scores.items()} == {
        "MarketSize": (2, 2, 1, 1),
        "Segment": (2, 3, 2, 2),
        "Acquisition": (1, 1, 1, 0),
        "Partnership": (1, 1, 1, 1),
        "CompanyProfile": (2, 1, 1, 1),
        "Alias": (1, 1, 1, 1),
    }
    everything = board.total(scores.values())
    assert everything == (9, 9, 7, 6)
    assert everything.rates() == pytest.approx((7 / 9, 7 / 9, 7 / 9))
    assert everything.rates("strict") == pytest.approx((6 / 9, 6 / 9, 6 / 9))


def test_facts_of_one_text_do_not_answer_those_of_another(board):
    scores = board.score({"one": (GOLD, []), "other": ([], CLAIMED)})
    assert sum(row.core for row in scores.values()) == 0


def test_what_is_missed_wrong_or_different_is_shown(board):
    words = Counter(line.split()[0] for line in board.faults({"text": (GOLD, CLAIMED)}))
    assert words == {"missed": 2, "wrong": 2, "differs": 1}


def test_lower_scores_are_recorded_only_with_a_reason(board, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(board, "RECORDED", tmp_path / "recorded.json")

    def rates(core):
        return {"reports": {"all": {"core": core, "strict": 0.5}}, "passages": {}}

    def kept():
        return json.loads(board.RECORDED.read_text("utf-8"))

    assert board.record(rates(0.8)) == 0
    assert board.record(rates(0.7)) == 1
    assert "reports, all, core: 0.700, recorded 0.800" in capsys.readouterr().out
    assert kept()["reports"]["all"]["core"] == 0.8
    assert board.record(rates(0.7), "labels were mended") == 0
    assert kept()["reports"]["all"]["core"] == 0.7
    assert kept()["lowered"][0]["why"] == "labels were mended"
    assert board.record(rates(0.9)) == 0
    assert len(kept()["lowered"]) == 1


def told(path: Path) -> set[str]:
    claims: list[Claim] = list(read_prose(open_document(path)).claims)
    return {json.dumps(claim.record()["fact"], sort_keys=True) for claim in claims}


def test_a_word_file_tells_what_its_text_tells(tmp_path):
    docx = pytest.importorskip("docx")
    source = FIXTURES / "texts" / "01-drone-delivery.txt"
    document = docx.Document()
    for line in source.read_text("utf-8").splitlines():
        if line.startswith("- "):
            document.add_paragraph(line.removeprefix("- "), style="List Bullet")
        else:
            document.add_heading(line, 2) if len(line) < 80 else document.add_paragraph(line)
    document.save(str(tmp_path / "report.docx"))
    facts = told(source)
    assert facts <= told(tmp_path / "report.docx")


def test_a_pdf_tells_what_its_text_tells(tmp_path):
    pytest.importorskip("pypdfium2")
    source = FIXTURES / "texts" / "08-pet-food.txt"
    lines = []
    for line in source.read_text("utf-8").splitlines():
        lines += _wrapped(line, 90) if line else [""]
    places = [At(60, 60 + 14 * row, line) for row, line in enumerate(lines) if line]
    (tmp_path / "report.pdf").write_bytes(pdf(places))
    facts = told(source)
    assert facts <= told(tmp_path / "report.pdf")


def _wrapped(line: str, width: int) -> list[str]:
    rows = [""]
    for word in line.split():
        if len(rows[-1]) + len(word) > width:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return rows


def test_texts_keep_their_bytes():
    windows = (FIXTURES / "texts" / "02-cold-chain-packaging.txt").read_bytes()
    assert windows.count(b"\r\n") == windows.count(b"\n") > 10
    assert hashlib.sha256(windows).hexdigest() in (
        FIXTURES / "gold" / "02-cold-chain-packaging.json"
    ).read_text("utf-8")


@pytest.fixture(scope="module")
def timing(board) -> ModuleType:
    return importlib.import_module("timing")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells what is held")
def test_a_report_takes_little_memory(timing):
    assert timing.peak(next(timing.samples())) < 60_000_000
