"""An increment gives what a full build of the same truth gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketgraph.build import increment, restating
from marketgraph.facts import parse_fact

REPORT = {"publisher": "Cedar Research", "title": "Reading today", "date": "2024-03"}
RIVAL = {"publisher": "Dune Analysts", "title": "Images and readers", "date": "2025"}
LEDGER = {"publisher": "Elder Records", "title": "The open ledger", "date": "2021"}
DEAL = {"type": "Acquisition", "acquirer": ["Ash Imaging, Inc."], "target": "Birch Reading"}
DOCUMENTS: dict[str, list[dict[str, Any]]] = {
    "deals-a": [
        DEAL | {"date": "2020-05-01", "amount": 10, "currency": "USD", "source": REPORT},
        {"type": "Investment", "investors": ["Fir Capital"], "company": "Ash Imaging"},
    ],
    "deals-b": [
        DEAL | {"date": "2020-05-09", "amount": 12, "currency": "EUR", "source": RIVAL},
        {"type": "Acquisition", "acquirer": ["Birch Reading"], "target": "Ash Imaging"}
        | {"date": "2022", "status": "withdrawn"},
    ],
    "deals-c": [
        DEAL | {"date": "2020-05", "acquirer": ["Ash Imaging"], "status": "completed"},
        {"type": "Partnership", "partners": ["Ash Imaging", "Elm Reading GmbH"], "date": "2021"},
        DEAL | {"target": "Ash Imaging", "acquirer": ["Ash Imaging"]},
    ],
    "report": [
        {"type": "Report", "market": "Reading", "baseYear": 2023, **REPORT},
        {"type": "Segment", "market": "Reading", "dimension": "Place", "segment": "Clinics"},
        {"type": "MarketSize", "market": "Reading", "amount": 5.5, "currency": "USD"}
        | {"year": 2023, "source": REPORT},
    ],
    "report-again": [
        {"type": "Report", "market": "Reading", "baseYear": 2022, **REPORT},
        {"type": "MarketSize", "market": "Reading", "amount": 5.5, "currency": "USD"}
        | {"year": 2023, "source": REPORT},
        {"type": "MarketShare", "market": "Reading", "region": "Germany", "percent": 60}
        | {"withinRegion": "Europe", "year": 2023, "source": REPORT},
    ],
    "shares": [
        {"type": "MarketShare", "market": "Reading", "region": "France", "percent": 70}
        | {"withinRegion": "Europe", "year": 2023, "source": REPORT},
        {"type": "Segment", "market": "Reading", "dimension": "Place", "segment": "Wards"}
        | {"parent": "Clinics"},
    ],
    "players": [
        {"type": "MarketParticipant", "market": "Reading", "company": "Ash Imaging, Inc."}
        | {"country": "United States", "role": "leader"},
        {"type": "MarketParticipant", "market": "Reading", "company": "Elm Reading"}
        | {"country": "Germany", "dimension": "Place", "segment": "Clinics"},
    ],
    "profiles": [
        {"type": "CompanyProfile", "company": "Ash Imaging", "founded": 1999}
        | {"country": "United States"},
        {"type": "Alias", "company": "Birch Reading", "alias": "Birch Tele", "kind": "brand"},
        {"type": "Ownership", "owner": "Fir Capital", "company": "Elm Reading", "from": "2019"},
    ],
    "profiles-b": [
        {"type": "CompanyProfile", "company": "Ash Imaging", "founded": 2001, "kind": "clinic"},
        {"type": "Offering", "company": "Birch Tele", "product": "Viewer", "market": "Reading"},
        {"type": "Identifier", "company": "Elm Reading GmbH", "scheme": "hrb", "value": "B 1"},
    ],
    "cases": [
        {"type": "DealReview", "case": "M.1", "parties": ["Ash Imaging", "Birch Reading"]}
        | {"authority": "Trade Office", "date": "2020-05-20", "outcome": "cleared"},
        {"type": "Classification", "case": "M.1", "scheme": "nace", "code": "Q.86"},
    ],
    "cases-b": [
        {"type": "Identifier", "case": "M.1", "scheme": "eu-merger", "value": "M.1"},
        {"type": "MarketFactor", "market": "Reading", "kind": "driver", "title": "Few readers"},
        {"type": "Finding", "market": "Reading", "factor": "Few readers", "work": "A survey"}
        | {"statement": "Readers are few", "date": "2021"},
    ],
    "ledger-a": [
        DEAL | {"date": "2020-05-02", "source": LEDGER},
        {"type": "MarketParticipant", "market": "Reading", "company": "Ash Imaging, Inc."}
        | {"country": "United States", "role": "leader", "source": LEDGER},
        {"type": "CompanyProfile", "company": "Fir Capital", "kind": "private equity firm"},
    ],
    "ledger-b": [
        {"type": "CompanyProfile", "company": "Fir Capital", "kind": "venture capital fund"}
        | {"founded": 1990, "source": LEDGER | {"date": "2022"}},
        {"type": "MarketShare", "market": "Reading", "region": "France", "percent": 71}
        | {"withinRegion": "Europe", "year": 2024, "source": LEDGER | {"date": "2022"}},
    ],
    "ledger-c": [
        {"type": "CompanyProfile", "company": "Elm Reading", "founded": 1991}
        | {"source": LEDGER | {"url": "https://example.org/ledger"}},
        {"type": "CompanyProfile", "company": "Ash Imaging, Inc.", "founded": 1999}
        | {"source": LEDGER},
    ],
    "spellings": [
        {"type": "CompanyProfile", "company": "ASH IMAGING", "country": "United States"}
        | {"founded": 1998 + n}
        for n in range(3)
    ]
    + [
        {"type": "MarketSize", "market": "READING", "amount": n, "currency": "USD"}
        | {"year": 2019, "source": {"publisher": "CEDAR RESEARCH", "title": f"Reading {n}"}}
        for n in range(6, 9)
    ],
    "rdf": [
        {"type": "Triples", "nquads": "<https://example.org/x> "
         "<http://www.w3.org/2000/01/rdf-schema#label> \"An X\" .\n"}
    ],
}  # fmt: skip
HOMES = {
    "Ash Imaging": "United States",
    "Birch Reading": "United States",
    "Elm Reading": "Germany",
    "Fir Capital": "Canada",
}
for _facts in DOCUMENTS.values():
    _said = str(_facts)
    _facts += [
        {"type": "CompanyProfile", "company": name, "country": country}
        for name, country in HOMES.items()
        if name in _said
    ]
BIG = "ballast"
NAMES = sorted(DOCUMENTS)


def ballast() -> list[dict[str, Any]]:
    """Enough claims that a few documents are a small part of the whole."""
    return [
        {
            "type": "CompanyProfile",
            "company": f"Ballast Works {chr(97 + i // 26)}{chr(97 + i % 26)}",
        }
        | {"founded": 1950 + i % 50}
        for i in range(120)
    ]


def start(box: Any, names: list[str]) -> None:
    box.put(BIG, *ballast())
    for number in range(40):
        box.put(
            f"small-{number}",
            {
                "type": "Market",
                "market": f"Market of {chr(97 + number // 26)}{chr(97 + number % 26)}",
            },
        )
    for name in names:
        box.put(name, *DOCUMENTS[name])
    box.build()


def assert_same_as_full(box: Any, folder: Path) -> None:
    full = box.fresh(folder)
    mine, wanted = box.quads(), full.quads()
    assert sorted(set(mine) ^ set(wanted)) == []
    assert box.rows() == full.rows()
    words = (
        "Ash Imaging",
        "birch",
        "Reading",
        "Fir Capital",
        "Clinics",
        "An X",
        "Ballast Works aa",
    )
    assert box.finds(*words) == full.finds(*words)
    assert box.tables.read("claims").num_rows == sum(
        len(path.read_text(encoding="utf-8").splitlines()) - 1 for path in box.folders.claim_files()
    )


@given(
    first=st.sets(st.sampled_from(NAMES)),
    steps=st.lists(st.sets(st.sampled_from(NAMES), min_size=1, max_size=3), min_size=1, max_size=3),
)
@settings(max_examples=16, suppress_health_check=list(HealthCheck), derandomize=True)
def test_documents_that_come_and_go(
    new_box: Callable[[], Any],
    tmp_path_factory: pytest.TempPathFactory,
    first: set[str],
    steps: list[set[str]],
) -> None:
    box = new_box()
    start(box, sorted(first))
    there = set(first)
    for step in steps:
        for name in sorted(step):
            if name in there:
                box.drop(name)
            else:
                box.put(name, *DOCUMENTS[name])
        there ^= step
        report = box.build()
        assert report.incremental
        assert report.quads == len(box.quads())
        assert_same_as_full(box, tmp_path_factory.getbasetemp() / "full")


@pytest.fixture
def everything(box: Any) -> Any:
    start(box, NAMES)
    return box


def test_a_document_that_is_read_anew_replaces_its_claims(everything: Any, tmp_path: Path) -> None:
    everything.put("deals-a", DOCUMENTS["deals-a"][0] | {"amount": 99})
    assert everything.build().incremental
    assert_same_as_full(everything, tmp_path / "full")


def test_an_increment_touches_a_small_part_only(everything: Any) -> None:
    everything.put("report", *DOCUMENTS["report"][:2])
    assert everything.build().incremental
    for number in range(40):
        everything.drop(f"small-{number}")
    for name in NAMES[:9]:
        everything.drop(name)
    assert not everything.build().incremental
    assert increment.SHARE == 5


def test_what_many_claims_speak_of_is_put_right_and_not_said_anew(
    everything: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew: list[str] = []
    whole = restating.Restater.whole

    def noted(self: restating.Restater, subject: str) -> Any:
        anew.append(subject)
        return whole(self, subject)

    monkeypatch.setattr(restating.Restater, "whole", noted)
    ash = everything.company("Ash Imaging")
    everything.put("ledger-a", *DOCUMENTS["ledger-a"][:2], DEAL | {"date": "2023"})
    assert everything.build().incremental
    assert anew
    assert ash not in anew
    assert not [iri for iri in anew if iri.endswith("report/elder-records--the-open-ledger")]
    assert_same_as_full(everything, tmp_path / "full")


def test_judgements_on_names_and_their_undoing(everything: Any, tmp_path: Path) -> None:
    ash, fir = everything.company("Ash Imaging"), everything.company("Fir Capital")
    same = everything.judge("same", ash, fir)
    everything.build()
    assert everything.company("Ash Imaging") == everything.company("Fir Capital")
    assert_same_as_full(everything, tmp_path / "full")
    everything.judgements().undo(same.id)
    everything.build()
    assert everything.company("Ash Imaging") != everything.company("Fir Capital")
    assert_same_as_full(everything, tmp_path / "full")
    everything.judge("different", ash, fir)
    everything.build()
    assert_same_as_full(everything, tmp_path / "full")


@pytest.mark.parametrize("verdict", ["accept", "reject", "correct"])
def test_judgements_on_claims_and_their_undoing(
    everything: Any, tmp_path: Path, verdict: str
) -> None:
    before = everything.quads()
    fact = DOCUMENTS["deals-b"][0]
    claim = everything.claims("deals-b", (fact,))[0]
    right = {"correction": parse_fact(fact | {"amount": 11})} if verdict == "correct" else {}
    judgement = everything.judge_claim(verdict, claim, **right)
    assert everything.build().changed
    assert_same_as_full(everything, tmp_path / "full")
    everything.judgements().undo(judgement.id)
    everything.build()
    assert everything.quads() == before
    assert_same_as_full(everything, tmp_path / "full")


def test_developments_are_split_and_joined(everything: Any, tmp_path: Path) -> None:
    one = everything.claims("deals-a", (DOCUMENTS["deals-a"][0],))[0]
    other = everything.claims("deals-b", (DOCUMENTS["deals-b"][0],))[0]
    before = len(everything.developments("Acquisition"))
    split = everything.judge("split", one.id, other.id)
    everything.build()
    assert len(everything.developments("Acquisition")) == before + 1
    assert_same_as_full(everything, tmp_path / "full")
    everything.judgements().undo(split.id)
    everything.judge(
        "join", one.id, everything.claims("deals-b", tuple(DOCUMENTS["deals-b"]))[1].id
    )
    everything.build()
    assert len(everything.developments("Acquisition")) == before - 1
    assert_same_as_full(everything, tmp_path / "full")
