"""Sentences as releases and news write them: who the parties are among places, adjectives and side remarks."""

from __future__ import annotations

from typing import Any

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose

LOOSE = ("market", "purpose", "confidence", "kind", "status", "facility")


def facts(text: str, *kinds: str) -> list[dict[str, Any]]:
    """Return the facts of some kinds that a text tells, without loose fields; every quote is the text at its offsets."""
    document = prose_of(text)
    found = []
    for claim in read_prose(document).claims:
        assert claim.evidence.quote == document.text[claim.evidence.start : claim.evidence.end]
        record = claim.record()["fact"]
        if record.pop("type") in kinds:
            found.append(
                {k: v for k, v in record.items() if k not in LOOSE and v not in (None, [], ())}
            )
    return found


@pytest.mark.parametrize(
    ("text", "company", "investors"),
    [
        (
            "Tolva, a two-year-old, Tampa, Florida-based maker of lamps, has raised $4 million from Brask Capital.",
            "Tolva",
            ["Brask Capital"],
        ),
        (
            "Tolva, a Pune, India-based lamp maker, raised $4 million in funding from the Danish lamp-shade maker Brask.",
            "Tolva",
            ["Brask"],
        ),
    ],
)
def test_the_city_before_a_seat_raises_nothing(
    text: str, company: str, investors: list[str]
) -> None:
    found = facts(text, "Investment")
    assert [(one["company"], one["investors"]) for one in found] == [(company, investors)]


def test_adjectives_of_nations_are_no_parties() -> None:
    text = "Global lighting firm Brask partnered with Korean early-stage lamp company Tolva to build lamps."
    assert [one["partners"] for one in facts(text, "Partnership")] == [["Brask", "Tolva"]]


def test_the_end_of_a_waiting_period_calls_nothing_off() -> None:
    text = "Brask today announced the early termination of the waiting period for its proposed acquisition of Tolva Ltd."
    document = prose_of(text)
    deals = [
        c.record()["fact"] for c in read_prose(document).claims if c.fact.type == "Acquisition"
    ]
    assert [(deal["target"], deal["status"]) for deal in deals] == [("Tolva Ltd.", "announced")]
