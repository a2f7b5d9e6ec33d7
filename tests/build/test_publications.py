"""The publication that a document carries: named by its own facts, else by the document."""

from __future__ import annotations

from typing import Any


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
