"""Sentences of wires and newsrooms: datelines, names with dots, firms behind titles, and what is no deal."""

from __future__ import annotations

from typing import Any

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose


def told(text: str) -> list[dict[str, Any]]:
    """Return the facts of a text as plain values; every quote is the text at its offsets."""
    document = prose_of(text)
    found = []
    for claim in read_prose(document).claims:
        assert claim.evidence.quote == document.text[claim.evidence.start : claim.evidence.end]
        found.append(
            {k: v for k, v in claim.record()["fact"].items() if v not in (None, [], ())}
        )
    return found


def only(text: str, kind: str) -> dict[str, Any]:
    """Return the one fact of a type that a text tells."""
    found = [fact for fact in told(text) if fact["type"] == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "line",
    [
        "MONCTON, N.B. — ",
        "TRAVERSE CITY, MICH. — ",
        "BOISE, Idaho — ",
        "OSLO, Feb 3 (Reuters) - ",
        "OSLO, Feb 3 (AP) — ",
    ],
)
def test_a_dateline_is_no_party(line: str) -> None:
    fact = only(f"{line}Brask Foods has acquired Tolva Snacks.", "Acquisition")
    assert (fact["acquirer"], fact["target"]) == (["Brask Foods"], "Tolva Snacks")


def test_says_begins_no_name() -> None:
    fact = only("Brask Oyj:Says Brask subsidiary Vetle Oy buys Nordkap Oy.", "Ownership")
    assert (fact["owner"], fact["company"]) == ("Brask", "Vetle Oy")


def test_a_national_association_keeps_its_letters() -> None:
    fact = only("Brask Bancorp owns Tolva Bank, N.A., its only unit.", "Ownership")
    assert fact["company"] == "Tolva Bank, N.A."


def test_a_firm_behind_a_manager_is_no_person() -> None:
    fact = only(
        "Vetle Power has received a 40 MW order from asset manager Brask Harbour Management.",
        "CommercialAgreement",
    )
    assert (fact["supplier"], fact["customer"]) == ("Vetle Power", "Brask Harbour Management")


def test_a_sentence_on_it_goes_on_about_the_same() -> None:
    text = "Brask Foods announced results. Earlier this month it closed the purchase of The Larder and in October it acquired Tolva."
    buyers = {f["target"]: f["acquirer"] for f in told(text) if f["type"] == "Acquisition"}
    assert buyers["Tolva"] == ["Brask Foods"]
