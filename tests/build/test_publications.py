"""The publication that a document carries: named by its own facts, else by the document."""

from __future__ import annotations

from typing import Any

import pytest

from marketgraph.build import survey
from marketgraph.facts import Attribution


def reports(box: Any) -> dict[str, str]:
    """Return IRI -> label of the publications."""
    frame = box.tables.frame("entities", ["iri", "label"], [("kind", "=", "report")])
    return dict(zip(frame["iri"], frame["label"], strict=True))


def test_what_a_report_leaves_out_is_taken_from_the_document(box: Any) -> None:
    box.put("spring.csv", {"type": "Report", "baseYear": 2023})
    box.put("autumn.csv", {"type": "Report", "baseYear": 2024}, publisher="Aurora")
    box.put("winter.csv", {"type": "Report", "publisher": "Aurora", "date": "2025"})
    box.build()
    assert {iri.rpartition("/")[2]: label for iri, label in reports(box).items()} == {
        "spring-csv": "spring.csv",
        "aurora--autumn-csv": "autumn.csv",
        "aurora--2025": "Aurora, 2025",
    }


def test_what_other_rules_noted_of_a_document_is_not_used_again(
    box: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.put("spring.csv", {"type": "Report", "baseYear": 2023})
    monkeypatch.setattr(survey, "attribution", lambda fact: Attribution(title="another rule"))
    monkeypatch.setattr(survey, "ENCODER_VERSION", "of another rule")
    box.build()
    monkeypatch.undo()
    box.build(whole=True)
    assert list(reports(box).values()) == ["spring.csv"]
